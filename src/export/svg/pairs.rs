//! Who scores higher, pair by pair: a table filled by share, ties framed with dashes.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::list::addresses;
use crate::present::report::{Scope, captions};
use crate::present::robustness::pairs::{PairCell, TIED};

const NAMES: f64 = 190.0;
const ROW: f64 = 30.0;
const HEAD: f64 = 26.0;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let mut canvas = Canvas::default();
    let (title, note) = (captions::pairs(scope), captions::pairs_note(scope));
    let party = captions::plane_party(scope);
    let Some(of) = scope.robustness.as_ref().and_then(|found| found.of(party)) else {
        return Drawn { canvas, height: top + 10.0, title, description: note.clone(), note };
    };
    let rows = &of.ranking.rows;
    let width = ((WIDTH - NAMES) / rows.len().max(1) as f64).min(96.0);
    let (ink, muted) = (palette.get("text_primary"), palette.get("text_muted"));
    let mut spoken = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let middle = NAMES + width * (at as f64 + 0.5);
        marks::chip(&mut canvas, palette, row.scenario.0, &row.letter, (middle - 8.0, top + 2.0));
        let y = top + HEAD + ROW * at as f64;
        let chip = marks::chip(&mut canvas, palette, row.scenario.0, &row.letter, (0.0, y + ROW / 2.0 - 8.0));
        let name = measure::cut(&row.name, 11.8, NAMES - chip - 14.0);
        canvas.text((chip + 8.0, y + ROW / 2.0 - 1.0), &name, Type::new(11.8, ink));
        let coverage = addresses(&scope.document, row.scenario);
        canvas.text((chip + 8.0, y + ROW / 2.0 + 10.0), &coverage, Type::new(9.5, muted));
        for (other, pair) in of.pairs[at].iter().enumerate() {
            let area = Area::new(NAMES + width * other as f64, y, width - 1.0, ROW - 1.0);
            match pair {
                Some(pair) => {
                    spoken.push(format!("{}.", pair.spoken));
                    canvas.named(&pair.spoken, |canvas| cell(canvas, palette, pair, area));
                }
                None => {
                    let at = (area.x + area.width / 2.0, area.y + ROW / 2.0 + 3.5);
                    canvas.text(at, "–", Type::new(11.0, muted).middle());
                }
            }
        }
    }
    let height = top + HEAD + ROW * rows.len() as f64 + 10.0;
    frame(&mut canvas, Area::new(NAMES, height, 16.0, 10.0), muted);
    canvas.text((NAMES + 22.0, height + 9.0), TIED, Type::new(10.5, muted));
    Drawn { canvas, height: height + 20.0, title, note, description: spoken.join(" ") }
}

fn cell(canvas: &mut Canvas, palette: &Palette, pair: &PairCell, area: Area) {
    let tint = palette.ramp(12.0 + 82.0 * pair.share);
    canvas.rect(area, 0.0, &tint.fill);
    if pair.tied {
        frame(canvas, Area::new(area.x + 2.5, area.y + 2.5, area.width - 5.0, area.height - 5.0), &tint.on);
    }
    let style = Type::new(11.0, &tint.on).middle();
    let style = if pair.share > 0.6 { style.strong() } else { style };
    canvas.text((area.x + area.width / 2.0, area.y + ROW / 2.0 + 3.5), &pair.text, style);
}

/// A dashed outline.
fn frame(canvas: &mut Canvas, area: Area, color: &str) {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let corners = [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom), (area.x, area.y)];
    canvas.path(&corners, color, 1.0, "3 2");
}
