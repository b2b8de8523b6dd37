//! Totals as one weight walks: a line a scenario, the share now, and where the lead changes.

use super::axis::{Axis, GUTTER};
use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::report::{Scope, by_weights};
use crate::present::sensitivity::walk::{WalkLine, WalkView};
use crate::present::text;

/// Height of the plot at least; it grows so that every name has its room.
const PLOT: f64 = 280.0;
const ENDS: f64 = 156.0;
/// Height of a name.
const NAME: f64 = 17.0;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let mut canvas = Canvas::default();
    let (title, note) = (by_weights::walk(scope), by_weights::WALK_NOTE.to_owned());
    let Some(shown) = by_weights::walked(scope) else {
        return super::nothing(palette, top, (title, note), by_weights::NO_RANKING);
    };
    let totals = shown.lines.iter().flat_map(|line| line.runs.iter().flatten()).map(|[_, total]| *total);
    let totals: Vec<f64> = totals.collect();
    let least = totals.iter().copied().fold(100.0, f64::min);
    let most = totals.iter().copied().fold(0.0, f64::max);
    let height = PLOT.max(NAME * shown.lines.len() as f64 - NAME);
    let axis = Axis::new(totals.into_iter(), (least, most), top + 22.0, height);
    let right = WIDTH - ENDS;
    let x = |share: f64| GUTTER + (right - GUTTER) * share;
    if let Some(stays) = &shown.stays {
        let area = Area::new(x(stays.from), axis.top, x(stays.to) - x(stays.from), axis.bottom - axis.top);
        canvas.rect(area, 0.0, palette.get("hover"));
    }
    axis.draw(&mut canvas, palette, right, false);
    for step in 0..=5 {
        let share = f64::from(step) / 5.0;
        let style = Type::new(10.5, palette.get("text_muted")).middle();
        canvas.text((x(share), axis.bottom + 15.0), &text::percent(share), style);
    }
    for line in shown.lines.iter().rev() {
        let (tint, hollow) = palette.scenario(line.scenario.0);
        let width = if line.leads { 3.0 } else { 1.8 };
        canvas.named(&line.spoken, |canvas| {
            for run in &line.runs {
                let points: Vec<(f64, f64)> = run.iter().map(|[share, total]| (x(*share), axis.y(*total))).collect();
                canvas.path(&points, &tint.fill, width, if hollow { "6 3" } else { "" });
            }
        });
    }
    changes(&mut canvas, palette, &shown, &axis, &x);
    let ink = palette.get("text_primary");
    canvas.line((x(shown.now), axis.top - 4.0), (x(shown.now), axis.bottom), ink, 1.5, "");
    let style = Type::new(10.5, ink).strong().middle();
    canvas.text((x(shown.now).clamp(GUTTER + 20.0, right - 10.0), axis.top - 8.0), &shown.now_text, style);
    names(&mut canvas, palette, &shown.lines, &axis, right);
    let style = Type::new(11.0, palette.get("text_secondary")).middle();
    canvas.text((GUTTER.midpoint(right), axis.bottom + 33.0), &shown.axis, style);
    Drawn { canvas, height: axis.bottom + 42.0, title, note, description: shown.spoken }
}

/// Where the lead changes: a ring, and the percentage at the axis where there is room.
fn changes(canvas: &mut Canvas, palette: &Palette, shown: &WalkView, axis: &Axis, x: &dyn Fn(f64) -> f64) {
    let mut free = f64::NEG_INFINITY;
    for change in &shown.changes {
        let at = (x(change.at), axis.y(change.total));
        canvas.named(&change.sentence, |canvas| {
            canvas.line(at, (at.0, axis.bottom), palette.get("text_muted"), 1.0, "2 3");
            canvas.circle(at, 4.5, palette.get("raised"), (palette.get("text_primary"), 1.5));
        });
        if at.0 >= free {
            // Beside its rule, which would run through it.
            let style = Type::new(10.0, palette.get("text_primary")).strong();
            let is_late = change.at > 0.9;
            let style = if is_late { style.end() } else { style };
            canvas.text((at.0 + if is_late { -4.0 } else { 4.0 }, axis.bottom - 5.0), &change.text, style);
            free = at.0 + 34.0;
        }
    }
}

/// Chips and names at the lines' ends, pushed apart.
fn names(canvas: &mut Canvas, palette: &Palette, lines: &[WalkLine], axis: &Axis, right: f64) {
    let mut ends: Vec<(f64, &WalkLine)> =
        lines.iter().filter_map(|line| Some((axis.y(line.end.or(line.now)?), line))).collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    let room = NAME * ends.len().saturating_sub(1) as f64;
    let mut least = f64::NEG_INFINITY;
    for (at, (wanted, line)) in ends.iter().enumerate() {
        // The last percentage of the axis stands below.
        let highest = axis.bottom - 4.0 - (room - NAME * at as f64);
        let y = wanted.min(highest).max(least);
        least = y + NAME;
        canvas.line((right, *wanted), (right + 8.0, y), palette.get("line"), 1.0, "");
        let chip = marks::chip(canvas, palette, line.scenario.0, &line.letter, (right + 10.0, y - 7.5));
        let left = right + 10.0 + chip + 5.0;
        let room = measure::width(&line.coverage, 10.0) + 6.0;
        let name = measure::cut(&line.name, 11.0, WIDTH - left - room);
        canvas.text((WIDTH, y + 3.8), &line.coverage, Type::new(10.0, palette.get("text_muted")).end());
        let style = Type::new(11.0, palette.get(if line.leads { "text_primary" } else { "text_secondary" }));
        canvas.text((left, y + 3.8), &name, if line.leads { style.strong() } else { style });
    }
}
