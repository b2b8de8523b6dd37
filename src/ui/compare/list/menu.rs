//! The menu of a row: by right click, or Shift F10 while the row has the focus.

use egui::{Button, Key, Modifiers, Popup, Response, RichText, SetOpenCommand, Ui};

use super::{Shown, drag, pin, select};
use crate::session::command::EditCommand;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, r#type};

/// Opens and draws the menu of row `at`.
pub(super) fn show(ui: &Ui, list: &Shown<'_>, at: usize, response: &Response, out: &mut Queue) {
    let Some(row) = list.rows.get(at) else { return };
    let by_keys = response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    // A menu opened by keys stands below its row, one opened by the pointer stays where that was.
    let opened_by_keys = response.id.with("menu opened by keys");
    if by_keys || response.secondary_clicked() {
        ui.data_mut(|data| data.insert_temp(opened_by_keys, by_keys));
    }
    let popup = if ui.data(|data| data.get_temp(opened_by_keys)).unwrap_or(false) {
        Popup::menu(response).open_memory(by_keys.then_some(SetOpenCommand::Bool(true)))
    } else {
        Popup::context_menu(response)
    };
    popup.show(|ui| {
        ui.set_min_width(200.0);
        if item(ui, "Select", "Enter", true) {
            select(row.scenario, out);
        }
        let include = if row.included { "Leave out of the comparison" } else { "Compare" };
        if item(ui, include, "Space", true) {
            out.edit(EditCommand::Include(row.scenario, !row.included));
        }
        let baseline = if row.baseline { "Take the baseline back" } else { "Make it the baseline" };
        if item(ui, baseline, "B", true) {
            pin(row, out);
        }
        ui.separator();
        if item(ui, "Move up", "Alt Up", !row.apart && at > 0) {
            drag::step(list, at, false, out);
        }
        if item(ui, "Move down", "Alt Down", at + 1 < list.places.ranked) {
            drag::step(list, at, true, out);
        }
    });
}

fn item(ui: &mut Ui, label: &str, keys: &str, enabled: bool) -> bool {
    let keys = RichText::new(keys).font(r#type::caption()).color(Tokens::of(ui).text_muted);
    let clicked = ui.add_enabled(enabled, Button::new(label).right_text(keys)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
