//! The marks of the parties, drawn: the fonts have no such glyphs.

use egui::epaint::{PathShape, PathStroke};
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, vec2};

use crate::ui::theme::{Mark, Tokens};

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// In its colour.
    Filled,
    /// At a quarter of its strength: the party is not among those meant.
    Pale,
    /// As an outline: a draft that is not published, or assumed.
    Hollow,
}

/// Draws a mark around a point, about `side` wide. All marks look equally large.
pub fn paint(painter: &Painter, center: Pos2, side: f32, mark: Mark, color: Color32, ink: Ink) {
    let color = if ink == Ink::Pale { color.gamma_multiply(0.25) } else { color };
    let r = side / 2.0;
    let point = |x: f32, y: f32| center + r * vec2(x, y);
    let area = |points: Vec<Pos2>| outline_or_fill(points, color, ink);
    match mark {
        Mark::Circle if ink == Ink::Hollow => {
            painter.circle_stroke(center, r - 0.5, Stroke::new(1.5, color));
        }
        Mark::Circle => {
            painter.circle_filled(center, r, color);
        }
        Mark::Square => {
            let s = 0.88;
            painter.add(area(vec![point(-s, -s), point(s, -s), point(s, s), point(-s, s)]));
        }
        Mark::Triangle => {
            painter.add(area(vec![point(0.0, -1.05), point(1.15, 0.92), point(-1.15, 0.92)]));
        }
        Mark::Diamond => {
            let s = 1.25;
            painter.add(area(vec![point(0.0, -s), point(s, 0.0), point(0.0, s), point(-s, 0.0)]));
        }
        Mark::Star => {
            star(painter, center, 1.3 * r, color, ink);
        }
        Mark::Cross => strokes(painter, center, 1.15 * r, &[45.0, 135.0], color, ink),
        Mark::Plus => strokes(painter, center, 1.2 * r, &[0.0, 90.0], color, ink),
        Mark::Asterisk => strokes(painter, center, 1.25 * r, &[30.0, 90.0, 150.0], color, ink),
    }
}

fn outline_or_fill(points: Vec<Pos2>, color: Color32, ink: Ink) -> Shape {
    match ink {
        Ink::Hollow => Shape::closed_line(points, Stroke::new(1.5, color)),
        Ink::Filled | Ink::Pale => Shape::convex_polygon(points, color, Stroke::NONE),
    }
}

/// Five triangles around a pentagon: egui fills convex shapes only.
fn star(painter: &Painter, center: Pos2, radius: f32, color: Color32, ink: Ink) {
    let corner = |ix: usize| {
        let angle = std::f32::consts::TAU * (ix as f32 / 10.0 - 0.25);
        let inner = if ix.is_multiple_of(2) { 1.0 } else { 0.42 };
        center + radius * inner * Vec2::angled(angle)
    };
    if ink == Ink::Hollow {
        painter.add(Shape::closed_line((0..10).map(corner).collect(), Stroke::new(1.2, color)));
        return;
    }
    let tips = (0..5).map(|tip| vec![corner(2 * tip), corner(2 * tip + 1), corner((2 * tip + 9) % 10)]);
    for points in tips.chain([(0..5).map(|ix| corner(2 * ix + 1)).collect()]) {
        painter.add(PathShape { points, closed: true, fill: color, stroke: PathStroke::NONE });
    }
}

fn strokes(painter: &Painter, center: Pos2, radius: f32, degrees: &[f32], color: Color32, ink: Ink) {
    let width = if ink == Ink::Hollow { 1.0 } else { 2.0 };
    for angle in degrees {
        let reach = radius * Vec2::angled(angle.to_radians());
        painter.line_segment([center - reach, center + reach], Stroke::new(width, color));
    }
}

/// The mark of the party at `ix` in its colour, as a label beside its name.
pub fn mark(ui: &mut Ui, ix: usize, side: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side + 4.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_party(ui.painter(), Tokens::of(ui), rect.center(), side, ix);
    }
    response
}

/// Draws the mark of the party at `ix` in its colour.
pub fn paint_party(painter: &Painter, tokens: &Tokens, center: Pos2, side: f32, ix: usize) {
    let hue = tokens.party(ix);
    let ink = if hue.hollow { Ink::Hollow } else { Ink::Filled };
    paint(painter, center, side, Mark::of_party(ix), hue.color, ink);
}

/// Where marks stand in a row, `step` apart, around the middle of `rect`.
#[must_use]
pub fn row(rect: Rect, count: usize, step: f32) -> Vec<Pos2> {
    let first = rect.center().x - step * (count.saturating_sub(1)) as f32 / 2.0;
    (0..count).map(|ix| Pos2::new(first + step * ix as f32, rect.center().y)).collect()
}
