//! Highest score by weights: the triangle of three weights in regions, with the part of it that each scenario has.

use super::canvas::{Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::report::{Scope, by_weights};
use crate::present::sensitivity::map::{HEAD, MapView};

const SIDE: f64 = 340.0;
const LEFT: f64 = 40.0;
const LIST: f64 = 450.0;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let (title, note) = (by_weights::map(scope), by_weights::MAP_NOTE.to_owned());
    let shown = match by_weights::shown_map(scope) {
        Ok(shown) => shown,
        Err(reason) => return super::nothing(palette, top, (title, note), &reason),
    };
    let mut canvas = Canvas::default();
    let height = SIDE * 3.0_f64.sqrt() / 2.0;
    let apex = top + 22.0;
    let corners = [(LEFT + SIDE / 2.0, apex), (LEFT, apex + height), (LEFT + SIDE, apex + height)];
    let at = |shares: [f64; 3]| {
        let sum = |part: &dyn Fn((f64, f64)) -> f64| {
            shares.iter().zip(corners).map(|(share, corner)| share * part(corner)).sum::<f64>()
        };
        (sum(&|corner| corner.0), sum(&|corner| corner.1))
    };
    regions(&mut canvas, palette, &shown, &at);
    canvas.path(&[corners[0], corners[1], corners[2], corners[0]], palette.get("text_secondary"), 1.2, "");
    canvas.circle(at(shown.now), 5.0, palette.get("raised"), (palette.get("text_primary"), 2.0));
    let now = at(shown.now);
    canvas.text((now.0 + 9.0, now.1 + 3.6), "now", Type::new(10.5, palette.get("text_primary")).strong());
    let name = |corner: usize| measure::cut(&format!("All {}", shown.corners[corner].name), 11.0, SIDE / 2.0);
    let style = Type::new(11.0, palette.get("text_primary")).strong();
    canvas.text((corners[0].0, apex - 8.0), &name(0), style.middle());
    canvas.text((corners[1].0 - 10.0, corners[1].1 + 16.0), &name(1), style);
    canvas.text((corners[2].0 + 10.0, corners[2].1 + 16.0), &name(2), style.end());
    let below = list(&mut canvas, palette, &shown, apex);
    Drawn { canvas, height: (corners[1].1 + 24.0).max(below), title, note, description: shown.spoken }
}

fn regions(canvas: &mut Canvas, palette: &Palette, shown: &MapView, at: &dyn Fn([f64; 3]) -> (f64, f64)) {
    for region in &shown.regions {
        let points: Vec<(f64, f64)> = region.corners.iter().map(|corner| at(*corner)).collect();
        // A region of several has the colour of none of them.
        let fill = match region.leaders.as_slice() {
            [only] => palette.scenario(only.0).0.fill,
            _ => palette.get("bar_neutral").to_owned(),
        };
        canvas.named(&region.spoken, |canvas| {
            canvas.pale(&points, &fill, palette.get("raised"));
            let middle = at(region.middle);
            let extent = |part: fn(&(f64, f64)) -> f64| {
                points
                    .iter()
                    .map(part)
                    .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
            };
            let ((left, right), (above, below)) = (extent(|point| point.0), extent(|point| point.1));
            if right - left > 16.0 && below - above > 16.0 {
                let many = region.leaders.len().min(3);
                for (place, leader) in region.leaders.iter().take(many).enumerate() {
                    let letter = crate::present::labels::letter(*leader);
                    let left = middle.0 - 7.5 + 18.0 * (place as f64 - (many as f64 - 1.0) / 2.0);
                    marks::chip(canvas, palette, leader.0, &letter, (left, middle.1 - 7.5));
                }
            }
        });
    }
}

/// Scenarios with their parts of the triangle. Returns where the list ends.
fn list(canvas: &mut Canvas, palette: &Palette, shown: &MapView, top: f64) -> f64 {
    let muted = palette.get("text_muted");
    let mut y = top;
    for line in measure::wrap(HEAD, 10.5, WIDTH - LIST, 3) {
        canvas.text((LIST, y), &line, Type::new(10.5, muted));
        y += 14.0;
    }
    for row in &shown.shares {
        y += 20.0;
        canvas.line((LIST, y - 13.0), (WIDTH, y - 13.0), palette.get("line_subtle"), 1.0, "");
        let chip = marks::chip(canvas, palette, row.scenario.0, &row.letter, (LIST, y - 10.5));
        let fill = if row.anywhere { palette.get("text_primary") } else { muted };
        let left = LIST + chip + 6.0;
        let room = measure::width(&row.coverage, 10.0) + 6.0;
        let name = measure::cut(&row.name, 11.0, WIDTH - 40.0 - room - left);
        canvas.text((WIDTH - 40.0, y + 1.0), &row.coverage, Type::new(10.0, muted).end());
        canvas.text((left, y + 1.0), &name, Type::new(11.0, fill));
        canvas.text((WIDTH, y + 1.0), &row.text, Type::new(11.0, fill).strong().end());
    }
    y += 24.0;
    for line in measure::wrap(&shown.note, 10.5, WIDTH - LIST, 4) {
        canvas.text((LIST, y), &line, Type::new(10.5, muted));
        y += 14.0;
    }
    y
}
