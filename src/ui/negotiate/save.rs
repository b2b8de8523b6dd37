//! The question under which name the package becomes a scenario.

use egui::{Context, Key, RichText, TextEdit, vec2};

use crate::present::negotiation::builder::{NAME_TAKEN, SAVE_MEANING, name_is_taken};
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::ui::frame::dialog;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, style, r#type};
use crate::ui::widgets::Button;

/// The most letters of a name.
const LONGEST: usize = 80;

/// Asks, while `naming` holds what was typed so far.
pub(super) fn show(ctx: &Context, document: &Document, naming: &mut Option<String>, out: &mut Queue) {
    let Some(name) = naming else { return };
    let tokens = Tokens::of_ctx(ctx);
    let title = "Save the package as a scenario";
    let mut done = false;
    let modal = dialog::show(ctx, title, |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new(title).font(r#type::strong()).color(tokens.text_primary));
        ui.add_space(size::HALF);
        ui.label(RichText::new(SAVE_MEANING).font(r#type::body()).color(tokens.text_secondary));
        ui.add_space(size::STEP);
        let field = ui
            .scope(|ui| {
                style::for_text_fields(ui);
                ui.add(TextEdit::singleline(name).desired_width(400.0).char_limit(LONGEST))
            })
            .inner
            .accessible_name("Name of the scenario");
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        let taken = name_is_taken(document, name);
        ui.add_space(size::HALF);
        let note = if taken { NAME_TAKEN } else { "" };
        ui.label(RichText::new(note).font(r#type::small()).color(tokens.uncertain));
        ui.add_space(size::STEP);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::STEP, 0.0);
            let may = !name.trim().is_empty() && !taken;
            if ui.add_enabled(may, Button::primary("Save")).clicked() || (may && entered) {
                out.edit(EditCommand::SaveDraft(name.trim().to_owned()));
                done = true;
            }
            if ui.add(Button::secondary("Cancel")).clicked() {
                done = true;
            }
        });
    });
    if done || modal.should_close() {
        *naming = None;
    }
}
