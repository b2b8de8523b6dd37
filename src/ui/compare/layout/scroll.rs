//! Scrolling that chart, header and matrix share: one offset for all of them, moved by wheel, bars and keys.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::Tokens;

/// Width of the lane that a scroll bar lies in.
pub const LANE: f32 = 12.0;
/// Thickness of a scroll bar's handle.
const HANDLE: f32 = 6.0;
/// Shortest handle.
const SHORTEST: f32 = 28.0;

/// Which way a bar scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// From left to right.
    X,
    /// From top to bottom.
    Y,
}

impl Axis {
    const fn of(self, at: Vec2) -> f32 {
        match self {
            Self::X => at.x,
            Self::Y => at.y,
        }
    }
}

/// Moves `offset` by what the wheel does over `area`; Shift turns the wheel sideways. `most` is how far it goes.
pub fn wheel(ui: &Ui, area: Rect, offset: &mut Vec2, most: Vec2) {
    if !ui.is_enabled() || !ui.rect_contains_pointer(area) {
        return;
    }
    let delta = ui.input(egui::InputState::smooth_scroll_delta);
    let next = (*offset - delta).clamp(Vec2::ZERO, most.max(Vec2::ZERO));
    if next != *offset {
        ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
        *offset = next;
    }
}

/// Where the handle lies in its lane: start and length along the axis.
#[must_use]
pub fn handle(lane: f32, seen: f32, content: f32, offset: f32) -> [f32; 2] {
    let length = (lane * seen / content.max(1.0)).clamp(SHORTEST.min(lane), lane);
    let most = (content - seen).max(1.0);
    [(lane - length) * (offset / most).clamp(0.0, 1.0), length]
}

/// Draws a bar in `lane` where `content` is longer than what is `seen`, and moves `offset` by dragging it or by a click
/// beside it.
pub fn bar(ui: &mut Ui, lane: Rect, axis: Axis, [seen, content]: [f32; 2], offset: &mut f32) {
    if content <= seen + 0.5 || !lane.is_positive() {
        return;
    }
    let name = match axis {
        Axis::X => "Scroll scenarios",
        Axis::Y => "Scroll issues",
    };
    let long = axis.of(lane.size());
    let most = content - seen;
    let response = ui.interact(lane, ui.scope_id().with(("scroll bar", name)), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, ui.is_enabled(), name));
    let [start, length] = handle(long, seen, content, *offset);
    if let Some(at) = response.interact_pointer_pos() {
        let at = axis.of(at - lane.min);
        if response.dragged() {
            *offset += axis.of(response.drag_delta()) * most / (long - length).max(1.0);
        } else if response.clicked() && !(start..start + length).contains(&at) {
            *offset += if at < start { -seen } else { seen };
        }
        *offset = offset.clamp(0.0, most);
    }
    let tokens = Tokens::of(ui);
    let [start, length] = handle(long, seen, content, *offset);
    let side = (LANE - HANDLE) / 2.0;
    let rect = match axis {
        Axis::X => Rect::from_min_size(pos2(lane.left() + start, lane.top() + side), vec2(length, HANDLE)),
        Axis::Y => Rect::from_min_size(pos2(lane.left() + side, lane.top() + start), vec2(HANDLE, length)),
    };
    let color = if response.hovered() || response.dragged() { tokens.text_muted } else { tokens.line_strong };
    ui.painter().rect_filled(rect, HANDLE / 2.0, color);
}

#[cfg(test)]
mod tests {
    use super::handle;

    #[test]
    fn handles_stay_in_their_lane() {
        assert_eq!(handle(100.0, 50.0, 200.0, 0.0), [0.0, 28.0]);
        assert_eq!(handle(200.0, 50.0, 100.0, 50.0), [100.0, 100.0]);
        let [start, length] = handle(20.0, 10.0, 1000.0, 990.0);
        assert_eq!([start, length], [0.0, 20.0]);
    }
}
