//! Tooltips: after 300 ms with a resting pointer (set in the style), in small text, no wider than 320.

use egui::{Response, Ui};

use crate::ui::theme::{Tokens, r#type};

/// Widest line of a tooltip.
const WIDTH: f32 = 320.0;

/// A tooltip of one text.
pub fn text(response: Response, text: &str) -> Response {
    response.on_hover_ui(|ui| line(ui, text))
}

/// A tooltip with a name in the first line and more about it below.
pub fn titled(response: Response, title: &str, detail: &str) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(WIDTH);
        let tokens = Tokens::of(ui);
        ui.label(egui::RichText::new(title).font(r#type::small_semi()).color(tokens.text_primary));
        ui.label(egui::RichText::new(detail).font(r#type::small()).color(tokens.text_secondary));
    })
}

/// A tooltip with a name and the keys that do the same.
pub fn with_keys(response: Response, name: &str, keys: Option<&str>) -> Response {
    let Some(keys) = keys else {
        return text(response, name);
    };
    response.on_hover_ui(|ui| {
        ui.horizontal(|ui| {
            line(ui, name);
            let tokens = Tokens::of(ui);
            ui.label(egui::RichText::new(keys).font(r#type::caption()).color(tokens.text_muted));
        });
    })
}

fn line(ui: &mut Ui, text: &str) {
    ui.set_max_width(WIDTH);
    let tokens = Tokens::of(ui);
    ui.label(egui::RichText::new(text).font(r#type::small()).color(tokens.text_primary));
}
