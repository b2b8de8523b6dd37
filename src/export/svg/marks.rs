//! Small signs: the marks of parties and the chips of scenarios.

use super::canvas::{Anchor, Area, Canvas, Type};
use super::measure;
use crate::export::palette::Palette;

/// Draws the mark of the party at `party` in the file, centred on `at`.
pub(super) fn party(canvas: &mut Canvas, palette: &Palette, party: usize, at: (f64, f64), radius: f64) {
    let tint = palette.party(party);
    let (color, (x, y), r) = (tint.fill.as_str(), at, radius);
    let points = |points: &[(f64, f64)]| points.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect::<Vec<_>>();
    match party % 8 {
        0 => canvas.circle(at, r, color, ("", 0.0)),
        1 => canvas.rect(Area::new(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8), 0.0, color),
        2 => canvas.shape(&points(&[(0.0, -1.1), (1.15, 0.9), (-1.15, 0.9)]), color),
        3 => canvas.shape(&points(&[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]), color),
        mark => {
            let spokes: &[(f64, f64)] = match mark {
                4 => &[(0.8, 0.8), (0.8, -0.8)],
                5 => &[(1.1, 0.0), (0.0, 1.1)],
                6 => &[(1.1, 0.0), (0.0, 1.1), (0.8, 0.8), (0.8, -0.8)],
                _ => &[(0.0, 1.1), (0.95, 0.55), (0.95, -0.55)],
            };
            for (dx, dy) in spokes {
                canvas.line((x - dx * r, y - dy * r), (x + dx * r, y + dy * r), color, r * 0.55, "");
            }
        }
    }
}

/// Draws the chip of the scenario at `scenario` in the file with its letter; its left top is `at`. Returns its width.
pub(super) fn chip(canvas: &mut Canvas, palette: &Palette, scenario: usize, letter: &str, at: (f64, f64)) -> f64 {
    let (tint, hollow) = palette.scenario(scenario);
    let width = (measure::width(letter, 10.0) + 6.0).max(15.0);
    let area = Area::new(at.0 + 0.5, at.1 + 0.5, width - 1.0, 14.0);
    let on = if hollow {
        canvas.outlined(area, 3.0, "none", Some((&tint.fill, 1.5)));
        palette.get("text_primary")
    } else {
        canvas.rect(Area::new(at.0, at.1, width, 15.0), 3.0, &tint.fill);
        &tint.on
    };
    let style = Type { size: 10.0, strong: true, fill: on, anchor: Anchor::Middle };
    canvas.text((at.0 + width / 2.0, at.1 + 11.2), letter, style);
    width
}
