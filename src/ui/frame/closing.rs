//! The question about unsaved changes, asked once when a file or the program is closed.

use egui::{Context, RichText, vec2};

use super::dialog;

use crate::present::actions::WindowAsk;
use crate::present::status;
use crate::session::command::FileCommand;
use crate::session::tabs::{Content, Tab};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::Button;

/// Draws the question about `tab`.
pub fn show(ctx: &Context, tab: &Tab, quitting: bool, out: &mut Queue) {
    let Content::Document(document) = &tab.content else { return };
    let tokens = Tokens::of_ctx(ctx);
    let title = format!("Save the changes to {}?", tab.title());
    dialog::show(ctx, &title, |ui| {
        ui.set_width(400.0);
        ui.label(RichText::new(&title).font(r#type::strong()).color(tokens.text_primary));
        ui.add_space(size::HALF);
        let what = status::unsaved(document);
        ui.label(RichText::new(what).font(r#type::body()).color(tokens.text_secondary));
        ui.add_space(size::CARD_MARGIN);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::STEP, 0.0);
            let save = ui.add(Button::primary("Save"));
            if ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                out.window(WindowAsk::SaveAndClose(tab.id));
            }
            if ui.add(Button::secondary("Close without saving")).clicked() {
                out.file(FileCommand::CloseUnsaved(tab.id));
            }
            let keep = if quitting { "Keep the program open" } else { "Keep open" };
            if ui.add(Button::secondary(keep)).clicked() {
                out.file(FileCommand::KeepOpen);
            }
        });
    });
}
