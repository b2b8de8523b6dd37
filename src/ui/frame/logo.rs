//! The logo: a W whose second half is in the colour of what is acceptable to all.

use egui::{Painter, Pos2, Stroke, pos2, vec2};

use crate::ui::theme::Tokens;

/// Draws the logo with its left upper corner at `at`, `height` high and [`width`] wide.
pub fn paint(painter: &Painter, tokens: &Tokens, at: Pos2, height: f32) {
    let point = |x: f32, y: f32| at + height * vec2(x, y);
    let ink = Stroke::new(height * 0.17, tokens.text_primary);
    let other = Stroke::new(height * 0.17, tokens.focus);
    let (top, bottom) = (0.06, 0.94);
    for [from, to] in [[point(0.10, top), point(0.36, bottom)], [point(0.36, bottom), point(0.62, top)]] {
        painter.line_segment([from, to], ink);
    }
    for [from, to] in [[point(0.50, 0.36), point(0.74, bottom)], [point(0.74, bottom), point(1.06, top)]] {
        painter.line_segment([from, to], other);
    }
    // The joints are round, which line segments alone are not.
    for [x, y] in [[0.36, bottom], [0.10, top], [0.62, top]] {
        painter.circle_filled(point(x, y), height * 0.085, tokens.text_primary);
    }
    for [x, y] in [[0.74, bottom], [1.06, top], [0.50, 0.36]] {
        painter.circle_filled(pos2(point(x, y).x, point(x, y).y), height * 0.085, tokens.focus);
    }
}

/// How wide the logo is for its height.
#[must_use]
pub fn width(height: f32) -> f32 {
    height * 1.16
}
