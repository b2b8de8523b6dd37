//! What could change the lead most: a bar a cause, the widest on top.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, measure};
use crate::export::palette::Palette;
use crate::present::report::{Scope, by_weights};
use crate::present::sensitivity::causes::{CauseRow, Causes, ENDS};

const NAMES: f64 = 210.0;
const ROW: f64 = 20.0;
/// The most bars that are drawn; "Copy data" has all, and the legend says so where some are not.
const MOST: usize = 24;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let (title, note) = (by_weights::causes(scope), by_weights::CAUSES_NOTE.to_owned());
    let Some(shown) = by_weights::shown_causes(scope) else {
        return super::nothing(palette, top, (title, note), by_weights::NO_RANKING);
    };
    let mut canvas = Canvas::default();
    let rows = &shown.rows[..shown.rows.len().min(MOST)];
    let plot = (top + 22.0, top + 22.0 + ROW * rows.len().max(1) as f64);
    let x = scale(&shown, rows);
    let ink = palette.get("text_primary");
    for row in rows.iter().enumerate() {
        bar(&mut canvas, palette, (row.1, plot.0 + ROW * row.0 as f64), shown.now, &x);
    }
    if rows.is_empty() {
        let style = Type::new(11.0, palette.get("text_muted"));
        canvas.text((NAMES + 20.0, plot.0 + 14.0), "No weight and no outcome changes it.", style);
    }
    if shown.is_lead {
        canvas.line((x(0.0), plot.0 - 4.0), (x(0.0), plot.1), ink, 1.5, "");
        canvas.text((x(0.0), plot.0 - 8.0), "tie", Type::new(10.5, palette.get("text_secondary")).middle());
    }
    canvas.line((x(shown.now), plot.0 - 4.0), (x(shown.now), plot.1), ink, 1.0, "2 3");
    // The word at the tie keeps its room.
    let free = if shown.is_lead { x(0.0) + 14.0 } else { NAMES };
    let fits = measure::width(&shown.now_text, 10.5) <= WIDTH - free;
    let now_text = if fits { &shown.now_text } else { &shown.now_short };
    let half = measure::width(now_text, 10.5) / 2.0;
    let middle = x(shown.now).clamp(free + half, (WIDTH - half).max(free + half));
    canvas.text((middle, plot.0 - 8.0), now_text, Type::new(10.5, ink).middle());
    let style = Type::new(11.0, palette.get("text_secondary")).middle();
    let axis = measure::cut(&shown.axis, 11.0, WIDTH);
    let middle = NAMES.midpoint(WIDTH).min(WIDTH - measure::width(&axis, 11.0) / 2.0);
    canvas.text((middle, plot.1 + 18.0), &axis, style);
    let all = shown.rows.len();
    let widest = if all > MOST { format!(" The {MOST} widest of {all}.") } else { String::new() };
    let legend = format!("Filled: {}. Outlined: {}.{widest}", ENDS[0], ENDS[1]);
    let style = Type::new(10.5, palette.get("text_muted")).middle();
    canvas.text((NAMES.midpoint(WIDTH), plot.1 + 34.0), &legend, style);
    Drawn { canvas, height: plot.1 + 42.0, title, note, description: shown.spoken }
}

/// From figures to places.
fn scale(shown: &Causes, rows: &[CauseRow]) -> impl Fn(f64) -> f64 + use<> {
    let zero = shown.is_lead.then_some(0.0);
    let ends = rows.iter().flat_map(|row| [row.less, row.more]).chain([shown.now]).chain(zero);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| (low.min(end), high.max(end)));
    let span = (high - low).max(0.1);
    move |figure| NAMES + 12.0 + (figure - low) / span * (WIDTH - NAMES - 56.0)
}

fn bar(canvas: &mut Canvas, palette: &Palette, (row, top): (&CauseRow, f64), now: f64, x: &dyn Fn(f64) -> f64) {
    let tint = palette.group(row.hue).0;
    let middle = top + ROW / 2.0;
    canvas.named(&row.spoken, |canvas| {
        let name = measure::cut(&row.name, 11.0, NAMES);
        let style = Type::new(11.0, palette.get("text_primary")).end();
        canvas.text((NAMES, middle + 3.8), &name, if row.unseats { style.strong() } else { style });
        let area = |from: f64, to: f64| Area::new(from.min(to), middle - 6.0, (to - from).abs(), 12.0);
        if row.outcome {
            canvas.line((x(row.less), middle), (x(row.more), middle), &tint.fill, 2.0, "");
            canvas.line((x(row.less), middle - 4.0), (x(row.less), middle + 4.0), &tint.fill, 2.0, "");
            canvas.circle((x(row.more), middle), 3.5, &tint.fill, ("", 0.0));
        } else {
            canvas.rect(area(x(now), x(row.more)), 2.0, &tint.fill);
            canvas.outlined(area(x(now), x(row.less)), 2.0, "none", Some((&tint.fill, 1.5)));
        }
        let at = x(row.less.max(row.more).max(now)) + 6.0;
        if at + measure::width(&row.ends, 9.5) <= WIDTH {
            canvas.text((at, middle + 3.4), &row.ends, Type::new(9.5, palette.get("text_muted")));
        }
    });
}
