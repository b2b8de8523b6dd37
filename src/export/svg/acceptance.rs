//! The heat table: scenario × party, more ink for more value, with no-deal values and red lines.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::acceptance::{Heat, HeatCell, HeatRow, heat};
use crate::present::report::{Scope, captions};
use crate::present::text;

const NAMES: f64 = 172.0;
/// Room for how many find a scenario acceptable, where every party is shown.
fn verdicts(scope: &Scope) -> f64 {
    if scope.shows_all_parties() { 118.0 } else { 0.0 }
}

const HEAD: f64 = 38.0;
const ROW: f64 = 42.0;

/// What a cell is drawn with.
struct Ink<'a> {
    palette: &'a Palette,
    hatch: String,
}

pub(super) fn draw(scope: &Scope, palette: &Palette, name: &str, top: f64) -> Drawn {
    let heat = heat(&scope.document);
    let mut canvas = Canvas::default();
    let width = (WIDTH - NAMES - verdicts(scope)) / scope.parties.len().max(1) as f64;
    heads(&mut canvas, scope, palette, &heat, (top, width));
    let ink = Ink { palette, hatch: format!("url(#{name}-hatch)") };
    let mut spoken = Vec::new();
    for (at, row) in heat.rows.iter().enumerate() {
        let y = top + HEAD + ROW * at as f64;
        row_head(&mut canvas, palette, row, y);
        for (column, party) in scope.parties.iter().enumerate() {
            let Some(cell) = row.cells.get(party.0) else { continue };
            let area = Area::new(NAMES + width * column as f64, y, width - 2.0, ROW - 2.0);
            spoken.push(format!("{}.", cell.spoken));
            canvas.named(&cell.spoken, |canvas| ink.cell(canvas, cell, row.apart, area));
        }
        verdict(&mut canvas, scope, palette, row, y);
    }
    let height = top + HEAD + ROW * heat.rows.len() as f64 + 10.0;
    Drawn {
        canvas,
        height,
        title: captions::acceptance().to_owned(),
        note: captions::acceptance_note().to_owned(),
        description: spoken.join(" "),
    }
}

fn heads(canvas: &mut Canvas, scope: &Scope, palette: &Palette, heat: &Heat, (top, width): (f64, f64)) {
    let (ink, muted) = (palette.get("text_primary"), palette.get("text_muted"));
    canvas.text((0.0, top + 14.0), "Scenario", Type::new(11.0, muted));
    for (column, party) in scope.parties.iter().enumerate() {
        let Some(head) = heat.parties.get(party.0) else { continue };
        let x = NAMES + width * column as f64;
        marks::party(canvas, palette, party.0, (x + 5.0, top + 10.0), 4.2);
        let label = measure::cut(scope.document.framework().party(*party).label(), 11.5, width - 18.0);
        canvas.text((x + 14.0, top + 14.0), &label, Type::new(11.0, ink).strong());
        canvas.text((x, top + 29.0), &measure::cut(&head.no_deal, 10.0, width - 4.0), Type::new(10.0, muted));
    }
    if !scope.shows_all_parties() {
        return;
    }
    let x = WIDTH - verdicts(scope) + 8.0;
    canvas.text((x, top + 14.0), "Acceptable to", Type::new(11.0, muted));
    let smallest = if heat.by_margin { "and smallest margin" } else { "and smallest total" };
    canvas.text((x, top + 29.0), smallest, Type::new(10.0, muted));
}

fn row_head(canvas: &mut Canvas, palette: &Palette, row: &HeatRow, y: f64) {
    let (ink, muted) = (palette.get("text_primary"), palette.get("text_muted"));
    let chip = marks::chip(canvas, palette, row.scenario.0, &row.letter, (0.0, y + 11.0));
    let x = chip + 8.0;
    let lines = measure::wrap(&row.name, 11.8, NAMES - x - 8.0, 2);
    let below = 13.0;
    let top = y + (ROW - 2.0 - 13.0 * lines.len() as f64 - below) / 2.0 + 10.0;
    for (at, line) in lines.iter().enumerate() {
        canvas.text((x, top + 13.0 * at as f64), line, Type::new(11.0, ink).strong());
    }
    let note = if row.apart { "shown apart" } else { &row.date };
    let note = [note, &row.addresses].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let note = measure::cut(&note, 10.0, NAMES - x - 8.0);
    canvas.text((x, top + 13.0 * lines.len() as f64), &note, Type::new(10.0, muted));
}

fn verdict(canvas: &mut Canvas, scope: &Scope, palette: &Palette, row: &HeatRow, y: f64) {
    if !scope.shows_all_parties() {
        return;
    }
    let within = verdicts(scope) - 8.0;
    let x = WIDTH - within;
    let lines = measure::wrap(&row.acceptable_to, 10.5, within, 2);
    let known = scope.parties.iter().all(|party| row.accepts.get(party.0).copied().flatten().is_some());
    let ink = palette.get(if known { "text_primary" } else { "text_secondary" });
    for (at, line) in lines.iter().enumerate() {
        canvas.text((x, y + 13.0 + 12.0 * at as f64), line, Type::new(10.5, ink));
    }
    let below = y + 13.0 + 12.0 * lines.len() as f64;
    canvas.text((x, below), &measure::cut(&row.smallest, 10.0, within), Type::new(10.0, palette.get("text_muted")));
}

impl Ink<'_> {
    fn cell(&self, canvas: &mut Canvas, cell: &HeatCell, apart: bool, area: Area) {
        let palette = self.palette;
        let Some(total) = cell.total else {
            canvas.outlined(area, 2.0, "none", Some((palette.get("line"), 1.0)));
            canvas.text((area.x + 9.0, area.y + 19.0), "–", Type::new(15.0, palette.get("text_muted")));
            return;
        };
        let tint = palette.ramp(total);
        canvas.rect(area, 2.0, &tint.fill);
        if cell.red_lines > 0 {
            canvas.veil(area, self.palette.get("raised"));
            canvas.rect(area, 2.0, &self.hatch);
        }
        canvas.text((area.x + 9.0, area.y + 20.0), &text::score(total), Type::new(15.0, &tint.on).strong());
        let number = measure::width(&text::score(total), 15.0) + 16.0;
        let within = area.width - number - 8.0;
        let right = if cell.red_lines > 0 {
            text::count(cell.red_lines, "red line", "red lines")
        } else if apart || cell.margin.is_empty() {
            if cell.at_risk > 0 { format!("{} at risk", cell.at_risk) } else { String::new() }
        } else {
            cell.margin.clone()
        };
        canvas.text(
            (area.x + area.width - 8.0, area.y + 19.0),
            &measure::cut(&right, 10.5, within),
            Type::new(10.5, &tint.on).end(),
        );
        self.track(canvas, cell, total, area, &tint.on);
    }

    /// The range with the total on a line from 0 to 100, and the no-deal value across it.
    fn track(&self, canvas: &mut Canvas, cell: &HeatCell, total: f64, area: Area, ink: &str) {
        let (left, width, y) = (area.x + 9.0, area.width - 17.0, area.y + area.height - 9.0);
        let x = |value: f64| left + width * value.clamp(0.0, 100.0) / 100.0;
        canvas.line((left, y), (left + width, y), ink, 0.5, "");
        canvas.line((x(cell.low), y), (x(cell.high), y), ink, 2.0, "");
        canvas.circle((x(total), y), 2.6, ink, ("", 0.0));
        if let Some(no_deal) = cell.no_deal {
            canvas.line((x(no_deal), y - 5.0), (x(no_deal), y + 5.0), ink, 1.4, "");
        }
    }
}
