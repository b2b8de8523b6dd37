//! What stands in a panel that has nothing to show: one sentence and one button.

use egui::{RichText, Ui};

use super::Button;
use crate::ui::theme::{Tokens, size, r#type};

/// Draws the sentence and the button in the middle of the space that is left. Returns whether the button was clicked.
pub fn empty(ui: &mut Ui, sentence: &str, button: Option<&str>) -> bool {
    let tokens = Tokens::of(ui);
    let height = if button.is_some() { 2.0 * size::CONTROL + size::STEP } else { size::CONTROL };
    let above = ((ui.available_height().min(10_000.0) - height) / 2.0).max(size::STEP);
    let mut clicked = false;
    ui.vertical_centered(|ui| {
        ui.add_space(above);
        ui.set_max_width(ui.available_width().min(360.0));
        ui.label(RichText::new(sentence).font(r#type::body()).color(tokens.text_muted));
        if let Some(label) = button {
            ui.add_space(size::STEP);
            clicked = ui.add(Button::secondary(label)).clicked();
        }
    });
    clicked
}
