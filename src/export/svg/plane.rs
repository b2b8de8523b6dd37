//! The plane of PROMETHEE: scenarios as chips, issues as arrows, and the decision axis.

use super::canvas::{Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::report::{Scope, captions};
use crate::present::second_opinions::plane::Plane;
use crate::present::second_opinions::shown;

const HEIGHT: f64 = 460.0;
/// Room around what is drawn, as a part of the reach.
const ROOM: f64 = 1.2;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let mut canvas = Canvas::default();
    let (title, note) = (captions::plane(scope), captions::plane_note(scope));
    let found = shown(&scope.document, captions::plane_party(scope), false).plane;
    let plane = match found {
        Ok(plane) => plane,
        Err(reason) => {
            return super::nothing(palette, top, (title, note), &reason);
        }
    };
    let scale = HEIGHT / 2.0 / (plane.reach * ROOM);
    let middle = (WIDTH / 2.0, top + HEIGHT / 2.0);
    let at = |[x, y]: [f64; 2]| (middle.0 + x * scale, middle.1 - y * scale);
    let rule = palette.get("line_subtle");
    canvas.line((0.0, middle.1), (WIDTH, middle.1), rule, 1.0, "");
    canvas.line((middle.0, top), (middle.0, top + HEIGHT), rule, 1.0, "");
    for issue in &plane.issues {
        let color = palette.group(issue.hue).0.fill;
        arrow(&mut canvas, middle, at(issue.tip), 1.8, &color);
    }
    arrow(&mut canvas, middle, at(plane.axis), 4.0, palette.get("text_primary"));
    names(&mut canvas, palette, &plane, middle, &at);
    for scenario in &plane.scenarios {
        let (x, y) = at(scenario.at);
        canvas.named(&scenario.spoken, |canvas| {
            marks::chip(canvas, palette, scenario.scenario.0, &scenario.letter, (x - 8.0, y - 8.0));
        });
    }
    let quality = format!("Quality δ = {}", plane.quality);
    canvas.text((0.0, top + 14.0), &quality, Type::new(12.0, palette.get("text_primary")).strong());
    Drawn { canvas, height: top + HEIGHT, title, note, description: plane.spoken }
}

/// The names of arrows beyond their tips; one that would cover another stands a line lower or higher.
fn names(
    canvas: &mut Canvas,
    palette: &Palette,
    plane: &Plane,
    middle: (f64, f64),
    at: &dyn Fn([f64; 2]) -> (f64, f64),
) {
    let axis = std::iter::once(("Decision axis", plane.axis));
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    for (place, (name, tip)) in
        axis.chain(plane.issues.iter().map(|issue| (issue.name.as_str(), issue.tip))).enumerate()
    {
        let (x, y) = at(tip);
        let right = x >= middle.0;
        let room = if right { WIDTH - x - 6.0 } else { x - 6.0 };
        let words = measure::cut(name, 10.5, room.max(0.0));
        let width = measure::width(&words, 10.5);
        let left = if right { x + 6.0 } else { x - 6.0 - width };
        let free =
            |y: f64| taken.iter().all(|(l, w, line)| (line - y).abs() >= 11.0 || left > l + w || left + width < *l);
        let Some(y) = [0.0, -12.0, 12.0, -24.0, 24.0].into_iter().map(|shift| y + shift).find(|y| free(*y)) else {
            continue;
        };
        taken.push((left, width, y));
        let style = Type::new(10.5, palette.get(if place == 0 { "text_primary" } else { "text_secondary" }));
        canvas.text((left, y + 3.7), &words, if place == 0 { style.strong() } else { style });
    }
}

fn arrow(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64), width: f64, color: &str) {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y);
    if length < 4.0 {
        canvas.circle(to, width, color, ("", 0.0));
        return;
    }
    let (x, y) = (x / length, y / length);
    let (back, half) = (4.0 + 2.0 * width, 2.0 + 1.2 * width);
    let foot = (to.0 - x * back, to.1 - y * back);
    canvas.line(from, foot, color, width, "");
    canvas.shape(&[to, (foot.0 - y * half, foot.1 + x * half), (foot.0 + y * half, foot.1 - x * half)], color);
}
