//! Dashed lines and outlines, and the zone into which files are dropped.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2};

use crate::ui::theme::{Tokens, size};

/// Lengths of a dash and of the gap after it.
pub type Pattern = [f32; 2];

/// No-deal values, and nothing else.
pub const NO_DEAL: Pattern = [5.0, 3.0];
/// Crossovers and projections.
pub const THIN: Pattern = [2.0, 3.0];
/// Drafts that are unpublished or edited.
pub const DRAFT: Pattern = [4.0, 3.0];
/// Data lines of a scenario whose hue is hollow.
pub const HOLLOW: Pattern = [6.0, 3.0];
/// The border of a drop zone.
const ZONE: Pattern = [6.0, 4.0];

/// A dashed line from one point to another.
pub fn line(painter: &Painter, from: Pos2, to: Pos2, stroke: impl Into<Stroke>, pattern: Pattern) {
    path(painter, &[from, to], stroke, pattern);
}

/// A dashed line through points.
pub fn path(painter: &Painter, points: &[Pos2], stroke: impl Into<Stroke>, [dash, gap]: Pattern) {
    painter.extend(Shape::dashed_line(points, stroke, dash, gap));
}

/// A dashed outline just inside of a rectangle.
pub fn rect(painter: &Painter, rect: Rect, radius: f32, stroke: impl Into<Stroke>, pattern: Pattern) {
    let stroke = stroke.into();
    path(painter, &outline(rect.shrink(stroke.width / 2.0), radius), stroke, pattern);
}

/// The outline of a rounded rectangle as points, closed.
fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    const STEPS: usize = 6;
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
    let inner = rect.shrink(radius);
    let corners =
        [(inner.right_top(), -0.25), (inner.right_bottom(), 0.0), (inner.left_bottom(), 0.25), (inner.left_top(), 0.5)];
    let mut points = vec![pos2(inner.left(), rect.top())];
    for (center, start) in corners {
        for step in 0..=STEPS {
            let turn = start + 0.25 * step as f32 / STEPS as f32;
            points.push(center + radius * Vec2::angled(turn * std::f32::consts::TAU));
        }
    }
    points
}

/// The drop zone: dashed, or lit while files hover over it.
pub fn drop_zone(painter: &Painter, tokens: &Tokens, zone: Rect, lit: bool) {
    if lit {
        let border = Stroke::new(size::STROKE_DATA, tokens.focus);
        painter.rect(zone, size::RADIUS_CARD, tokens.focus_fill, border, StrokeKind::Inside);
    } else {
        let border = Stroke::new(1.5, tokens.line_strong);
        rect(painter, zone, f32::from(size::RADIUS_CARD), border, ZONE);
    }
}

/// The line of a no-deal value, from left to right.
pub fn no_deal(painter: &Painter, tokens: &Tokens, x: std::ops::RangeInclusive<f32>, y: f32) {
    line(painter, pos2(*x.start(), y), pos2(*x.end(), y), (size::STROKE, tokens.text_primary), NO_DEAL);
}

/// The bar of an issue that is not addressed: a dashed baseline without fill.
pub fn not_addressed(painter: &Painter, color: Color32, x: std::ops::RangeInclusive<f32>, y: f32) {
    line(painter, pos2(*x.start(), y), pos2(*x.end(), y), (size::STROKE, color), [3.0, 2.0]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outline_is_closed_and_stays_inside() {
        let rect = Rect::from_min_max(pos2(10.0, 20.0), pos2(60.0, 40.0));
        let points = outline(rect, 6.0);
        assert!(points[0].distance(points[points.len() - 1]) < 0.01);
        assert!(points.iter().all(|point| rect.expand(0.01).contains(*point)));
        assert!(outline(rect, 99.0).iter().all(|point| rect.expand(0.01).contains(*point)));
    }
}
