//! What the keys do in a row that has the focus.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::{Shown, State, drag, pin, select};
use crate::session::command::EditCommand;
use crate::ui::queue::Queue;

/// What a key asks for.
enum Press {
    Include,
    Pin,
    Go(usize),
    Move { down: bool },
}

/// Carries out what the keys ask of row `at`. Returns whether a key stood for what egui takes for a click.
pub(super) fn show(
    ui: &Ui,
    list: &Shown<'_>,
    at: usize,
    response: &Response,
    state: &mut State,
    out: &mut Queue,
) -> bool {
    if !response.has_focus() {
        return false;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let Some(row) = list.rows.get(at) else { return false };
    match press(ui, at, list.rows.len()) {
        None => false,
        Some(Press::Include) => {
            out.edit(EditCommand::Include(row.scenario, !row.included));
            true
        }
        Some(Press::Pin) => {
            pin(row, out);
            false
        }
        Some(Press::Go(to)) => {
            if let Some(next) = list.rows.get(to) {
                state.go = Some(to);
                ui.ctx().request_repaint();
                select(next.scenario, out);
            }
            false
        }
        Some(Press::Move { down }) => {
            drag::step(list, at, down, out);
            false
        }
    }
}

fn press(ui: &Ui, at: usize, rows: usize) -> Option<Press> {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::ALT, Key::ArrowUp) {
            Some(Press::Move { down: false })
        } else if input.consume_key(Modifiers::ALT, Key::ArrowDown) {
            Some(Press::Move { down: true })
        } else if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            Some(Press::Go(at.saturating_sub(1)))
        } else if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            Some(Press::Go((at + 1).min(rows.saturating_sub(1))))
        } else if input.consume_key(Modifiers::NONE, Key::Home) {
            Some(Press::Go(0))
        } else if input.consume_key(Modifiers::NONE, Key::End) {
            Some(Press::Go(rows.saturating_sub(1)))
        } else if input.consume_key(Modifiers::NONE, Key::Space) {
            Some(Press::Include)
        } else if input.consume_key(Modifiers::NONE, Key::B) {
            Some(Press::Pin)
        } else {
            None
        }
    })
}
