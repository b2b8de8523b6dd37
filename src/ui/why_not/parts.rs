//! What several parts of Why not are made of: the ring of a red line, bars, rules.

use egui::{Painter, Pos2, Rect, Stroke, Ui, Vec2, vec2};

use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::{dashed, icon};

/// Radius of a red line's ring.
const RADIUS: f32 = 6.0;
/// Dashes of an assumed red line's ring.
const DASHES: dashed::Pattern = [3.0, 2.4];
/// Height of a bar.
const BAR: f32 = 10.0;

/// The ring of a red line: with a slash on its pale ground where it is stated, dashed and empty where it is assumed.
pub(super) fn ring(painter: &Painter, tokens: &Tokens, center: Pos2, assumed: bool) {
    if assumed {
        let steps = 32;
        let points: Vec<Pos2> = (0..=steps)
            .map(|step| center + RADIUS * Vec2::angled(std::f32::consts::TAU * step as f32 / steps as f32))
            .collect();
        dashed::path(painter, &points, Stroke::new(size::STROKE, tokens.red_line), DASHES);
    } else {
        painter.circle_filled(center, RADIUS, tokens.red_line_fill);
        icon::paint(painter, center, icons::PROHIBIT, size::ICON, tokens.red_line);
    }
}

/// A bar of `length`, 0..=1, along the middle of `rect`, on its empty rail. What is not nothing is seen.
pub(super) fn bar(painter: &Painter, tokens: &Tokens, rect: Rect, length: f64, color: egui::Color32) {
    let rail = Rect::from_center_size(rect.center(), vec2(rect.width(), BAR));
    painter.rect_filled(rail, 0, tokens.hover);
    if length > 0.0 {
        let width = (rail.width() * length as f32).clamp(2.0, rail.width());
        painter.rect_filled(Rect::from_min_size(rail.min, vec2(width, rail.height())), 0, color);
    }
}

/// A line below what was drawn last.
pub(super) fn rule(ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
}
