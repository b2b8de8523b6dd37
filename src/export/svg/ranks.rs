//! Chance of each rank: a bar a scenario, brackets between those that are tied.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::{Palette, Tint};
use crate::present::list::addresses;
use crate::present::report::{Scope, captions};
use crate::present::robustness::ranking::RankRow;
use crate::present::text;

const NAMES: f64 = 190.0;
const BRACKET: f64 = 46.0;
const ROW: f64 = 34.0;
const BAR: f64 = 22.0;
const LINE: f64 = 16.0;
const HEAD: f64 = 22.0;

/// The colour of a rank of so many: as on the screen, the first has the strong end of the ramp.
fn tint(palette: &Palette, rank: usize, of: usize) -> Tint {
    let last = of.saturating_sub(1).max(1) as f64;
    palette.ramp(94.0 - 82.0 * (rank.saturating_sub(1) as f64 / last).min(1.0))
}

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let mut canvas = Canvas::default();
    let (title, note) = (captions::ranks(scope), captions::ranks_note(scope));
    let party = captions::plane_party(scope);
    let Some(of) = scope.robustness.as_ref().and_then(|found| found.of(party)) else {
        return Drawn { canvas, height: top + 10.0, title, description: note.clone(), note };
    };
    let ranking = &of.ranking;
    let ranks = ranking.rows.len();
    legend(&mut canvas, palette, ranks, top);
    let mut spoken = vec![format!("{}{}", ranking.finding, ranking.rest)];
    for (at, row) in ranking.rows.iter().enumerate() {
        let y = top + HEAD + ROW * at as f64;
        let coverage = addresses(&scope.document, row.scenario);
        bar(&mut canvas, palette, (row, &coverage), ranks, y);
        let shares: Vec<String> =
            row.ranks.iter().map(|rank| format!("{} {}", text::ordinal(rank.rank), rank.text)).collect();
        spoken.push(format!("{}: {}.", row.name, shares.join(", ")));
        if row.tied_with_next {
            bracket(&mut canvas, palette, y + ROW / 2.0);
        }
    }
    let mut height = top + HEAD + ROW * ranks as f64 + 6.0;
    let muted = palette.get("text_muted");
    for words in ranking.unranked.iter().map(|unranked| &unranked.why).chain(&ranking.notes) {
        canvas.text((0.0, height + 10.0), &measure::cut(words, 11.0, WIDTH), Type::new(11.0, muted));
        spoken.push(words.clone());
        height += LINE;
    }
    Drawn { canvas, height: height + 6.0, title, note, description: spoken.join(" ") }
}

/// The ends of the scale and what lies between, at the right.
fn legend(canvas: &mut Canvas, palette: &Palette, ranks: usize, top: f64) {
    let muted = palette.get("text_muted");
    let last = text::ordinal(ranks);
    let mut x = WIDTH - measure::width(&last, 10.5) - 6.0 - 11.0 * ranks as f64;
    canvas.text((x - 5.0, top + 11.0), "1st", Type::new(10.5, muted).end());
    for rank in 1..=ranks {
        canvas.rect(Area::new(x, top + 2.0, 10.0, 10.0), 2.0, &tint(palette, rank, ranks).fill);
        x += 11.0;
    }
    if ranks > 1 {
        canvas.text((x + 4.0, top + 11.0), &last, Type::new(10.5, muted));
    }
}

/// A row: chip, name, how much the scenario addresses, and its bar.
fn bar(canvas: &mut Canvas, palette: &Palette, (row, coverage): (&RankRow, &str), ranks: usize, y: f64) {
    let ink = palette.get("text_primary");
    let chip = marks::chip(canvas, palette, row.scenario.0, &row.letter, (0.0, y + ROW / 2.0 - 8.0));
    let name = measure::cut(&row.name, 11.8, NAMES - chip - 14.0);
    canvas.text((chip + 8.0, y + ROW / 2.0 - 1.0), &name, Type::new(11.8, ink));
    canvas.text((chip + 8.0, y + ROW / 2.0 + 10.5), coverage, Type::new(9.5, palette.get("text_muted")));
    let (left, within) = (NAMES + BRACKET, WIDTH - NAMES - BRACKET);
    let mut x = left;
    for rank in row.ranks.iter().filter(|rank| rank.share > 0.0) {
        let width = within * rank.share;
        let tint = tint(palette, rank.rank, ranks);
        let gap = if width > 4.0 { 1.0 } else { 0.0 };
        let area = Area::new(x, y + (ROW - BAR) / 2.0, width - gap, BAR);
        canvas.named(&rank.spoken, |canvas| {
            canvas.rect(area, 0.0, &tint.fill);
            if width >= 30.0 {
                let style = Type::new(11.0, &tint.on);
                let style = if rank.rank == 1 { style.strong() } else { style };
                canvas.text((x + 6.0, y + ROW / 2.0 + 4.0), &rank.text, style);
            }
        });
        x += width;
    }
}

/// From the middle of a row to that of the next.
fn bracket(canvas: &mut Canvas, palette: &Palette, middle: f64) {
    let muted = palette.get("text_muted");
    let x = NAMES + BRACKET - 12.0;
    let (from, to) = (middle + 2.0, middle + ROW - 2.0);
    canvas.path(&[(x + 5.0, from), (x, from), (x, to), (x + 5.0, to)], muted, 1.0, "");
    canvas.text((x - 5.0, middle + ROW / 2.0 + 3.5), "tied", Type::new(10.0, muted).end());
}
