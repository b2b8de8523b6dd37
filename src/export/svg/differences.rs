//! Two scenarios, issue by issue: what each difference is worth to each party, as bars left and right of zero.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::model::ids::ScenarioIx;
use crate::present::differences::{Differences, between};
use crate::present::report::{Scope, captions};
use crate::present::text;

const NAMES: f64 = 268.0;
const HEAD: f64 = 44.0;
const ROW: f64 = 32.0;

pub(super) fn draw(scope: &Scope, palette: &Palette, pair: (ScenarioIx, ScenarioIx), top: f64) -> Drawn {
    let found = between(&scope.document, pair.0, pair.1);
    let framework = scope.document.framework();
    let mut canvas = Canvas::default();
    let width = (WIDTH - NAMES) / scope.parties.len().max(1) as f64;
    let most = found.rows.iter().flat_map(|row| row.worth.iter().map(|worth| worth.abs())).fold(1.0, f64::max);
    let (ink, muted) = (palette.get("text_primary"), palette.get("text_muted"));
    for (column, party) in scope.parties.iter().enumerate() {
        let x = NAMES + width * column as f64;
        marks::party(&mut canvas, palette, party.0, (x + 5.0, top + 10.0), 4.2);
        let label = measure::cut(framework.party(*party).label(), 11.5, width - 20.0);
        canvas.text((x + 14.0, top + 14.0), &label, Type::new(11.5, ink).strong());
        let Some(total) = found.totals.get(party.0) else { continue };
        let words = captions::total_change("", total.totals, total.difference);
        canvas.text((x, top + 29.0), &measure::cut(words.trim(), 10.5, width - 4.0), Type::new(10.5, muted));
        let middle = x + width / 2.0;
        let bottom = top + HEAD + ROW * found.rows.len() as f64;
        canvas.line((middle, top + HEAD - 4.0), (middle, bottom), palette.get("line_strong"), 1.0, "");
    }
    for (at, row) in found.rows.iter().enumerate() {
        let y = top + HEAD + ROW * at as f64;
        canvas.line((0.0, y + ROW - 1.0), (WIDTH, y + ROW - 1.0), palette.get("line_subtle"), 1.0, "");
        canvas.rect(Area::new(0.0, y + 3.0, 8.0, 8.0), 1.5, &palette.group(row.hue).0.fill);
        canvas.text((14.0, y + 11.0), &measure::cut(&row.label, 11.0, NAMES - 26.0), Type::new(11.0, ink).strong());
        let says = format!("{} → {}", row.says[0], row.says[1]);
        canvas.text((14.0, y + 24.0), &measure::cut(&says, 10.0, NAMES - 26.0), Type::new(10.0, muted));
        canvas.named(&row.spoken, |canvas| {
            for (column, party) in scope.parties.iter().enumerate() {
                let worth = row.worth.get(party.0).copied().unwrap_or_default();
                let middle = NAMES + width * (column as f64 + 0.5);
                bar(canvas, palette, worth, (middle, y + ROW / 2.0 - 1.0), (width / 2.0 - 30.0) * worth.abs() / most);
            }
        });
    }
    let bottom = top + HEAD + ROW * found.rows.len() as f64;
    canvas.text((0.0, bottom + 16.0), &captions::same(&found), Type::new(10.5, muted));
    Drawn {
        canvas,
        height: bottom + 26.0,
        title: captions::differences(scope, pair.0, pair.1),
        note: captions::differences_note().to_owned(),
        description: description(scope, &found),
    }
}

fn bar(canvas: &mut Canvas, palette: &Palette, worth: f64, at: (f64, f64), length: f64) {
    let words = text::signed(worth, 1);
    let style = Type::new(10.5, palette.difference(if words == "0.0" { 0.0 } else { worth }));
    let length = length.max(0.0);
    if worth > 0.0 {
        canvas.rect(Area::new(at.0, at.1 - 5.0, length, 10.0), 0.0, style.fill);
        canvas.text((at.0 + length + 4.0, at.1 + 3.6), &words, style);
    } else {
        canvas.rect(Area::new(at.0 - length, at.1 - 5.0, length, 10.0), 0.0, style.fill);
        canvas.text((at.0 - length - 4.0, at.1 + 3.6), &words, style.end());
    }
}

fn description(scope: &Scope, found: &Differences) -> String {
    let framework = scope.document.framework();
    let totals = scope.parties.iter().filter_map(|party| {
        let total = found.totals.get(party.0)?;
        Some(format!("{}.", captions::total_change(framework.party(*party).label(), total.totals, total.difference)))
    });
    let rows = found.rows.iter().map(|row| row.spoken.clone());
    totals.chain(rows).chain([captions::same(found)]).collect::<Vec<_>>().join(" ")
}
