//! The hatch that says "blocked by a red line".

use egui::{Color32, Painter, Rect, pos2};

use crate::ui::theme::{Tokens, size};

/// Draws lines at 45 degrees, 10 apart, 16 % of the text colour, within a rectangle.
/// They start from the picture's corner, so that neighbouring areas match.
pub fn hatch(painter: &Painter, rect: Rect, text: Color32) {
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let step = size::HATCH_STEP;
    let mut start = ((rect.left() - rect.height()) / step).floor() * step - (rect.bottom() % step);
    while start < rect.right() {
        let from = pos2(start, rect.bottom());
        let to = pos2(start + rect.height(), rect.top());
        painter.line_segment([from, to], Tokens::hatch(text));
        start += step;
    }
}
