//! Moving a scenario to another place of the list: by dragging its row, with Alt and the arrow keys, or from its menu.

use egui::{Align2, CursorIcon, Key, LayerId, Order, Rect, StrokeKind, Ui, pos2, vec2};

use super::{Shown, State};
use crate::model::ids::ScenarioIx;
use crate::present::list::moved;
use crate::session::command::ViewCommand;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, text};

/// The gap between rows that is nearest to `y`, which is measured from the top of the first row: 0 above it.
fn gap(y: f32, rows: usize) -> usize {
    ((y / size::SCENARIO_ROW).round().max(0.0) as usize).min(rows)
}

/// Shows where the dragged scenario would go, and puts it there when it is let go.
pub(super) fn show(ui: &mut Ui, list: &Shown<'_>, state: &mut State, out: &mut Queue) {
    let Some(scenario) = state.dragged else { return };
    let (pointer, down, cancelled) =
        ui.input(|input| (input.pointer.interact_pos(), input.pointer.any_down(), input.key_pressed(Key::Escape)));
    let from = list.rows.iter().position(|row| row.scenario == scenario);
    let (Some(pointer), Some(from), false) = (pointer, from, cancelled) else {
        state.dragged = None;
        return;
    };
    let to = gap(pointer.y - list.area.top(), list.places.ranked);
    let stays = to == from || to == from + 1;
    if !down {
        state.dragged = None;
        if !stays {
            put(list, scenario, to, out);
        }
        return;
    }
    scroll(ui, pointer.y);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let tokens = Tokens::of(ui);
    if !stays {
        let y = list.area.top() + to as f32 * size::SCENARIO_ROW;
        let line = Rect::from_x_y_ranges(list.area.x_range().shrink(size::HALF), y - 1.0..=y + 1.0);
        ui.painter().rect_filled(line, 1, tokens.text_primary);
    }
    ghost(ui, list, from, pointer);
}

/// Moves the scenario of row `at` by one row.
pub(super) fn step(list: &Shown<'_>, at: usize, down: bool, out: &mut Queue) {
    let Some(row) = list.rows.get(at).filter(|row| !row.apart) else { return };
    let to = if down { at + 2 } else { at.wrapping_sub(1) };
    if to <= list.places.ranked {
        put(list, row.scenario, to, out);
    }
}

/// Puts a scenario into a gap; while the list is ordered by score, the order shown becomes the order by hand.
fn put(list: &Shown<'_>, scenario: ScenarioIx, gap: usize, out: &mut Queue) {
    let before = list.rows.get(gap).filter(|_| gap < list.places.ranked).map(|row| row.scenario);
    let edit = moved(list.document, scenario, before);
    if list.document.view().sorts_by_score() {
        out.view(ViewCommand::SortByScore(false));
    }
    out.edit(edit);
}

/// Scrolls while the pointer is held near an end of the list.
fn scroll(ui: &Ui, y: f32) {
    let (shown, near) = (ui.clip_rect(), size::STEP * 2.0);
    if y < shown.top() + near {
        ui.scroll_with_delta(vec2(0.0, size::STEP));
        ui.ctx().request_repaint();
    } else if y > shown.bottom() - near {
        ui.scroll_with_delta(vec2(0.0, -size::STEP));
        ui.ctx().request_repaint();
    }
}

/// The chip and name of the dragged scenario beside the pointer.
fn ghost(ui: &Ui, list: &Shown<'_>, from: usize, pointer: egui::Pos2) {
    let Some(row) = list.rows.get(from) else { return };
    let tokens = Tokens::of(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, list.name.with("dragged")));
    let name = text::elided(&painter, &row.name, r#type::body_semi(), tokens.text_primary, 180.0);
    let rect = Rect::from_min_size(pointer + vec2(12.0, 4.0), vec2(name.size().x + 48.0, size::CONTROL));
    painter.rect(rect, size::RADIUS_CONTROL, tokens.raised, (size::STROKE, tokens.line_strong), StrokeKind::Inside);
    chip::paint(&painter, tokens, pos2(rect.left() + 18.0, rect.center().y), size::CHIP, row.scenario.0);
    text::paint(&painter, &name, pos2(rect.left() + 36.0, rect.center().y), Align2::LEFT_CENTER);
}

#[cfg(test)]
mod tests {
    use super::gap;

    #[test]
    fn the_nearest_gap_is_meant() {
        assert_eq!(gap(-30.0, 3), 0);
        assert_eq!(gap(21.0, 3), 0);
        assert_eq!(gap(23.0, 3), 1);
        assert_eq!(gap(110.0, 3), 3);
        assert_eq!(gap(9000.0, 3), 3);
    }
}
