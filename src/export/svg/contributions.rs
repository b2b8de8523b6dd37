//! The chart above the matrix: stacks of one party's contributions by group, or one bar a party. Many scenarios stand on
//! several rows of even length.

use super::axis::{Axis, GUTTER};
use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::model::ids::PartyIx;
use crate::present::centre::coverage;
use crate::present::columns::{Bars, Column, Figure, PartyBar, Stack, columns, no_deal, scale, summary};
use crate::present::report::{Scope, captions};
use crate::present::text;
use crate::session::view::JudgedBy;

/// The most scenarios on one row.
const MOST_A_ROW: usize = 7;

/// The height of a plot.
const PLOT: f64 = 172.0;

/// Room above a plot for ranks and headlines, and below it for names.
const ABOVE: f64 = 46.0;
const BELOW: f64 = 84.0;

/// What the rows of a chart share.
struct Sheet<'a> {
    scope: &'a Scope,
    palette: &'a Palette,
    hatch: String,
    slot: f64,
}

pub(super) fn draw(scope: &Scope, palette: &Palette, name: &str, top: f64) -> Drawn {
    let columns = columns(&scope.document);
    let mut canvas = Canvas::default();
    let mut y = key(&mut canvas, scope, palette, top);
    let rows = columns.len().div_ceil(MOST_A_ROW).max(1);
    let longest = columns.len().div_ceil(rows).max(1);
    let sheet = Sheet {
        scope,
        palette,
        hatch: format!("url(#{name}-hatch)"),
        slot: ((WIDTH - GUTTER - 4.0) / longest as f64).min(150.0),
    };
    let (mut from, mut left) = (0, columns.len());
    for row in 0..rows {
        let take = left.div_ceil(rows - row);
        let axis = Axis::new(ends(scope, &columns), (0.0, 100.0), y + ABOVE, PLOT);
        sheet.row(&mut canvas, &columns[from..from + take], axis);
        y = axis.bottom + BELOW;
        (from, left) = (from + take, left - take);
    }
    Drawn {
        canvas,
        height: y - 20.0,
        title: captions::contributions(scope),
        note: captions::contributions_note(scope).to_owned(),
        description: description(scope, &columns),
    }
}

/// Every value that the axis must hold.
fn ends<'a>(scope: &'a Scope, columns: &'a [Column]) -> impl Iterator<Item = f64> {
    columns.iter().flat_map(|column| match &column.figure {
        Figure::Stack(Some(stack)) => vec![stack.low, stack.high],
        Figure::Stack(None) => Vec::new(),
        Figure::Bars(bars) => {
            shown(scope, bars).flat_map(|bar| [Some(bar.low), Some(bar.high), bar.no_deal]).flatten().collect()
        }
    })
}

fn shown<'a>(scope: &'a Scope, bars: &'a Bars) -> impl Iterator<Item = &'a PartyBar> {
    bars.bars.iter().filter(|bar| scope.parties.contains(&bar.party))
}

fn description(scope: &Scope, columns: &[Column]) -> String {
    let mut lines = vec![summary(&scope.document)];
    for column in columns {
        match &column.figure {
            Figure::Stack(Some(stack)) => lines.push(stack.spoken.clone()),
            Figure::Stack(None) => lines.push(format!("{}: no total.", column.name)),
            Figure::Bars(bars) => lines.extend(shown(scope, bars).map(|bar| format!("{}.", bar.spoken))),
        }
    }
    lines.join(" ")
}

/// What colours mean: groups with their weights, or parties with their no-deal values. Returns where the rows begin.
fn key(canvas: &mut Canvas, scope: &Scope, palette: &Palette, top: f64) -> f64 {
    let framework = scope.document.framework();
    let secondary = palette.get("text_secondary");
    let mut entries: Vec<(Option<PartyIx>, Option<usize>, String)> = Vec::new();
    match scope.document.view().judged_by {
        JudgedBy::Party(_) => {
            for group in scale(&scope.document) {
                entries.push((None, group.hue, format!("{} {}", group.name, text::percent(group.share))));
            }
        }
        JudgedBy::All => {
            for party in &scope.parties {
                let no_deal = no_deal(&scope.document, *party)
                    .map_or_else(String::new, |(value, _)| format!(", no-deal value {}", text::score(value)));
                entries.push((Some(*party), None, format!("{}{no_deal}", framework.party(*party).label())));
            }
        }
    }
    let (mut x, mut y) = (0.0, top + 8.0);
    for (party, hue, words) in entries {
        let words = measure::cut(&words, 11.0, WIDTH - 16.0);
        let width = 16.0 + measure::width(&words, 11.0);
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + 18.0);
        }
        match party {
            Some(party) => marks::party(canvas, palette, party.0, (x + 5.0, y), 4.5),
            None => canvas.rect(Area::new(x, y - 5.0, 10.0, 10.0), 2.0, &palette.group(hue).0.fill),
        }
        canvas.text((x + 15.0, y + 3.8), &words, Type::new(11.0, secondary));
        x += width + 18.0;
    }
    y + 14.0
}

impl Sheet<'_> {
    fn row(&self, canvas: &mut Canvas, columns: &[Column], axis: Axis) {
        axis.draw(canvas, self.palette, GUTTER + self.slot * columns.len() as f64, false);
        for (at, column) in columns.iter().enumerate() {
            let x = GUTTER + self.slot * at as f64;
            self.heading(canvas, column, x, axis.top - ABOVE);
            match &column.figure {
                Figure::Stack(Some(stack)) => self.stack(canvas, stack, x, axis),
                Figure::Stack(None) => {
                    let style = Type::new(10.5, self.palette.get("text_muted")).middle();
                    canvas.text((x + self.slot / 2.0, axis.bottom - 6.0), "no total", style);
                }
                Figure::Bars(bars) => self.bars(canvas, bars, x, axis),
            }
            self.name(canvas, column, x, axis.bottom + 24.0);
        }
        if let Some((value, assumed)) = self.no_deal_line() {
            let y = axis.y(value);
            let right = GUTTER + self.slot * columns.len() as f64;
            let ink = self.palette.get("text_primary");
            canvas.line((GUTTER, y), (right, y), ink, 1.2, "5 3");
            let tag = format!("{}{}", text::score(value), if assumed { "*" } else { "" });
            canvas.rect(Area::new(GUTTER - 30.0, y - 8.0, 26.0, 16.0), 3.0, ink);
            let style = Type::new(10.5, self.palette.get("raised")).strong().middle();
            canvas.text((GUTTER - 17.0, y + 3.8), &tag, style);
        }
    }

    fn no_deal_line(&self) -> Option<(f64, bool)> {
        no_deal(&self.scope.document, self.scope.document.view().judged_by.party()?)
    }

    /// Rank, and what it goes by.
    fn heading(&self, canvas: &mut Canvas, column: &Column, x: f64, y: f64) {
        let (middle, within) = (x + self.slot / 2.0, self.slot - 6.0);
        if column.red_lines > 0 {
            let style = Type::new(10.0, self.palette.get("red_line")).middle();
            canvas.text((middle, y + 12.0), "crosses", style);
            canvas.text((middle, y + 25.0), &text::count(column.red_lines, "red line", "red lines"), style.strong());
            return;
        }
        let rank = if column.apart { "shown apart" } else { &column.rank };
        let ink = if column.apart || column.muted { "text_muted" } else { "text_primary" };
        canvas.text((middle, y + 12.0), rank, Type::new(11.0, self.palette.get(ink)).strong().middle());
        let (words, ink) = match &column.figure {
            Figure::Bars(bars) if !column.apart => {
                (bars.headline.as_str(), if bars.below { "loss" } else { "text_secondary" })
            }
            Figure::Bars(_) | Figure::Stack(_) => ("", "text_muted"),
        };
        let style = Type::new(10.0, self.palette.get(ink)).middle();
        canvas.text((middle, y + 25.0), &measure::cut(words, 10.0, within), style);
    }

    fn name(&self, canvas: &mut Canvas, column: &Column, x: f64, y: f64) {
        let chip = marks::chip(canvas, self.palette, column.scenario.0, &column.letter, (x + 6.0, y - 11.0));
        let from = x + 6.0 + chip + 5.0;
        let within = x + self.slot - 4.0 - from;
        let ink = self.palette.get("text_primary");
        let lines = measure::wrap(&column.label, 11.3, within, 3);
        for (at, line) in lines.iter().enumerate() {
            canvas.text((from, y + 12.5 * at as f64), line, Type::new(10.5, ink).strong());
        }
        let muted = Type::new(10.0, self.palette.get("text_muted"));
        let mut below = y + 12.5 * lines.len() as f64;
        if column.baseline {
            canvas.text((from, below), "baseline", muted);
            below += 12.5;
        }
        let [long, short] = coverage(&self.scope.document, column.scenario);
        let words = if measure::width(&long, 10.0) <= within { long } else { short };
        canvas.text((from, below), &words, muted);
    }

    fn stack(&self, canvas: &mut Canvas, stack: &Stack, x: f64, axis: Axis) {
        let width = (self.slot * 0.46).min(56.0);
        let left = x + (self.slot - width) / 2.0 - 8.0;
        let mut base = 0.0;
        let mut numbers = Vec::new();
        for segment in stack.segments.iter().filter(|segment| segment.points > 0.0) {
            let (low, high) = (axis.y(base), axis.y(base + segment.points));
            let (tint, _) = self.palette.group(segment.hue);
            let area = Area::new(left, high, width, low - high - 0.8);
            canvas.named(&segment.spoken, |canvas| canvas.rect(area, 0.0, &tint.fill));
            if low - high >= 13.0 {
                numbers.push(((low + high) / 2.0 + 3.5, text::score(segment.points), tint.on));
            }
            base += segment.points;
        }
        let ink = self.palette.get("text_primary");
        if stack.links != 0.0 {
            let (from, to) = (axis.y(base), axis.y(base + stack.links));
            let area = Area::new(left, from.min(to), width, (from - to).abs());
            canvas.named(&format!("Links add {}", text::signed(stack.links, 1)), |canvas| {
                canvas.outlined(area, 0.0, "none", Some((ink, 1.2)));
            });
        }
        let top = axis.y(base.max(stack.total));
        if stack.blocked {
            let area = Area::new(left, top, width, axis.bottom - top);
            canvas.veil(area, self.palette.get("raised"));
            canvas.rect(area, 0.0, &self.hatch);
        }
        for (y, number, on) in &numbers {
            let style = Type::new(10.5, if stack.blocked { ink } else { on }).middle();
            canvas.text((left + width / 2.0, *y), number, style);
        }
        self.total(canvas, stack, (left, top - 6.0, width), axis);
    }

    /// The total above a stack with its range, and the whisker beside both.
    fn total(&self, canvas: &mut Canvas, stack: &Stack, (left, y, width): (f64, f64, f64), axis: Axis) {
        let total = text::score(stack.total);
        canvas.text((left, y), &total, Type::new(13.0, self.palette.get("text_primary")).strong());
        if stack.low == stack.high {
            return;
        }
        let from = left + measure::width(&total, 13.8) + 4.0;
        let range = text::range(stack.low, stack.high);
        canvas.text((from, y), &range, Type::new(9.5, self.palette.get("text_muted")));
        let whisker_at = (left + width + 9.0).max(from + measure::width(&range, 9.5) + 7.0);
        whisker(canvas, self.palette, whisker_at, (axis, stack.low, stack.high), Some(stack.total));
    }

    fn bars(&self, canvas: &mut Canvas, bars: &Bars, x: f64, axis: Axis) {
        let count = shown(self.scope, bars).count().max(1);
        let pitch = ((self.slot - 12.0) / count as f64).min(34.0);
        let start = x + (self.slot - pitch * count as f64) / 2.0;
        for (at, bar) in shown(self.scope, bars).enumerate() {
            let left = start + pitch * at as f64;
            let width = (pitch * 0.62).min(18.0);
            marks::party(canvas, self.palette, bar.party.0, (left + width / 2.0, axis.bottom + 8.0), 3.2);
            canvas.named(&bar.spoken, |canvas| self.bar(canvas, bar, Area::new(left, 0.0, width, pitch), axis));
        }
    }

    /// One bar; `place` holds its left, its width, and as height the room to the next.
    fn bar(&self, canvas: &mut Canvas, bar: &PartyBar, place: Area, axis: Axis) {
        let Area { x: left, width, height: pitch, .. } = place;
        let Some(total) = bar.total else { return };
        let tint = self.palette.party(bar.party.0);
        let (from, to) = (axis.y(0.0), axis.y(total));
        let area = Area::new(left, from.min(to), width, (from - to).abs());
        canvas.rect(area, 1.5, &tint.fill);
        if bar.blocked {
            canvas.veil(area, self.palette.get("raised"));
            canvas.rect(area, 1.5, &self.hatch);
        }
        let ink = self.palette.get("text_primary");
        if pitch >= 14.0 {
            whisker(canvas, self.palette, left + width + 3.0, (axis, bar.low, bar.high), None);
        }
        if let Some(no_deal) = bar.no_deal {
            let y = axis.y(no_deal);
            canvas.line((left - 2.0, y), (left + width + 2.0, y), self.palette.get("raised"), 3.2, "");
            canvas.line((left - 2.0, y), (left + width + 2.0, y), ink, 1.6, "");
        }
        if pitch >= 15.0 {
            let style = Type::new(10.0, if bar.smallest { ink } else { self.palette.get("text_secondary") }).middle();
            let style = if bar.smallest { style.strong() } else { style };
            let top = to.min(bar.no_deal.map_or(to, |value| axis.y(value)).max(to - 12.0));
            canvas.text((left + width / 2.0, top - 3.5), &text::score(total), style);
        }
    }
}

fn whisker(canvas: &mut Canvas, palette: &Palette, x: f64, (axis, low, high): (Axis, f64, f64), dot: Option<f64>) {
    if low == high {
        return;
    }
    let ink = palette.get(if dot.is_some() { "text_secondary" } else { "line_strong" });
    let half = if dot.is_some() { 3.0 } else { 1.8 };
    let (top, bottom) = (axis.y(high), axis.y(low));
    canvas.line((x, top), (x, bottom), ink, 1.0, "");
    for y in [top, bottom] {
        canvas.line((x - half, y), (x + half, y), ink, 1.0, "");
    }
    if let Some(total) = dot {
        canvas.circle((x, axis.y(total)), 2.4, ink, ("", 0.0));
    }
}
