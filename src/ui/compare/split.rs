//! The left panel in two: the scenario list above, the weights below, and the edge between them that is dragged.

use egui::{CursorIcon, EventFilter, Key, Modifiers, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use crate::ui::theme::{Tokens, size};
use crate::ui::widgets::focus;

/// The share of the panel that the list takes at most, until a person decides.
const USUAL_SHARE: f32 = 0.47;
/// The least height of the list: its header and two rows.
const LEAST_LIST: f32 = size::PANEL_HEADER + 2.0 * size::SCENARIO_ROW;
/// The least height of the weights: header, tabs, a few sliders and the explanation.
const LEAST_WEIGHTS: f32 = 200.0;

/// Where the panel is divided.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    height: Option<f32>,
}

/// How high the list is: what a person chose, else what it needs, but never so much that the weights have no room.
#[must_use]
fn list_height(available: f32, needed: f32, chosen: Option<f32>) -> f32 {
    let usual = needed.min(available * USUAL_SHARE);
    let most = (available - LEAST_WEIGHTS).max(available * 0.5);
    chosen.unwrap_or(usual).clamp(LEAST_LIST.min(most), most).round()
}

/// The two parts of what is left of `ui`; `needed` is the height at which the list would not scroll.
#[must_use]
pub fn areas(ui: &Ui, state: &State, needed: f32) -> (Rect, Rect) {
    let whole = ui.available_rect_before_wrap();
    let middle = whole.top() + list_height(whole.height(), needed, state.height);
    (
        Rect::from_min_max(whole.min, pos2(whole.right(), middle)),
        Rect::from_min_max(pos2(whole.left(), middle), whole.max),
    )
}

/// Draws `contents` within `area` and nowhere else.
pub fn part(ui: &mut Ui, name: &str, area: Rect, contents: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(area));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    contents(&mut child);
}

/// The edge below `above`: dragged, moved with the arrow keys, put back by a double click.
pub fn edge(ui: &mut Ui, state: &mut State, above: Rect, needed: f32) {
    let tokens = Tokens::of(ui);
    let whole = ui.available_rect_before_wrap();
    let place = Rect::from_x_y_ranges(above.x_range(), above.bottom() - 4.0..=above.bottom() + 4.0);
    let id = ui.scope_id().with("edge between list and weights");
    let response = ui.interact(place, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, "Height of the scenario list"));
    let height = above.height();
    if response.double_clicked() {
        state.height = None;
    } else if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        state.height = Some(list_height(whole.height(), needed, Some(pointer.y - above.top())));
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let step = ui.input_mut(|input| {
            let mut steps = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            size::STEP * (steps(Key::ArrowDown) - steps(Key::ArrowUp))
        });
        if step != 0.0 {
            state.height = Some(list_height(whole.height(), needed, Some(height + step)));
        }
    }
    let strong = response.hovered() || response.dragged();
    let (width, color) = if strong { (size::STROKE_DATA, tokens.line_strong) } else { (size::STROKE, tokens.line) };
    ui.painter().hline(above.x_range(), above.bottom(), (width, color));
    focus::ring_at(ui, &response, place.shrink2(egui::vec2(4.0, 2.0)), 0);
    response.on_hover_and_drag_cursor(CursorIcon::ResizeVertical);
}

#[cfg(test)]
mod tests {
    use super::list_height;

    #[test]
    fn the_list_takes_what_it_needs_and_leaves_room_for_the_weights() {
        assert_eq!(list_height(800.0, 208.0, None), 208.0);
        assert_eq!(list_height(800.0, 900.0, None), 376.0);
        assert_eq!(list_height(800.0, 900.0, Some(790.0)), 600.0);
        assert_eq!(list_height(800.0, 900.0, Some(10.0)), 120.0);
        assert_eq!(list_height(300.0, 900.0, None), 141.0);
        assert_eq!(list_height(100.0, 900.0, None), 50.0);
    }
}
