//! Whiskers: how far a value may lie from where it is drawn.

use egui::{Color32, Painter, Rangef, pos2};

use crate::ui::theme::{Tokens, size};

/// Half the length of a cap.
const CAP: f32 = 3.5;

/// A whisker beside a column, from `low` to `high` in screen heights, with the value as a point.
pub fn vertical(painter: &Painter, tokens: &Tokens, x: f32, low: f32, high: f32, value: Option<f32>) {
    let stroke = (size::STROKE, tokens.text_secondary);
    painter.vline(x, Rangef::new(low.min(high), low.max(high)), stroke);
    for y in [low, high] {
        painter.hline(x - CAP..=x + CAP, y, stroke);
    }
    if let Some(y) = value {
        painter.circle_filled(pos2(x, y), 2.5, tokens.text_primary);
    }
}

/// A whisker under a bar, from `low` to `high` across the screen.
pub fn horizontal(painter: &Painter, color: Color32, y: f32, low: f32, high: f32) {
    let stroke = (size::STROKE, color);
    painter.hline(low.min(high)..=low.max(high), y, stroke);
    for x in [low, high] {
        painter.vline(x, y - CAP + 1.0..=y + CAP - 1.0, stroke);
    }
}
