//! The scatter of efficient packages for two parties, with scenarios, no-deal values and what rules single out.

use super::canvas::{Area, Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::negotiation::chart::{Chart, TOO_FEW, chart};
use crate::present::negotiation::points::{Points, points};
use crate::present::report::{Scope, captions};
use crate::present::text;

const LEFT: f64 = 44.0;
const HEIGHT: f64 = 420.0;
/// A drawing holds at most so many points; of more every so-manyth is drawn.
const MOST: usize = 4_000;

/// From totals to places of the drawing.
struct Place {
    low: [f64; 2],
    high: [f64; 2],
    top: f64,
}

impl Place {
    fn at(&self, [x, y]: [f64; 2]) -> (f64, f64) {
        let share =
            |value: f64, axis: usize| ((value - self.low[axis]) / (self.high[axis] - self.low[axis])).clamp(0.0, 1.0);
        (LEFT + share(x, 0) * (WIDTH - LEFT - 12.0), self.top + (1.0 - share(y, 1)) * HEIGHT)
    }
}

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let document = &scope.document;
    let points = points(document);
    let mut canvas = Canvas::default();
    let (title, note) = (captions::FRONTIER.to_owned(), captions::frontier_note(scope));
    let Some(chart) = chart(document, points.as_ref()) else {
        canvas.text((0.0, top + 14.0), TOO_FEW, Type::new(11.0, palette.get("text_muted")));
        return Drawn { canvas, height: top + 24.0, title, note, description: TOO_FEW.to_owned() };
    };
    let line = points.as_ref().map_or_else(Vec::new, |points| points.staircase(chart.across.party, chart.up.party));
    let place = place(&chart, &line, top + 8.0);
    axes(&mut canvas, palette, &chart, &place);
    if let Some(points) = &points {
        cloud(&mut canvas, palette, &chart, points, &place);
    }
    frontier(&mut canvas, palette, &line, &place);
    over(&mut canvas, palette, &chart, &place);
    let description = std::iter::once(chart.spoken.clone())
        .chain(chart.rules.iter().map(|rule| rule.spoken.clone()))
        .chain(chart.scenarios.iter().map(|scenario| format!("{}.", scenario.spoken)));
    let description = description.collect::<Vec<_>>().join(" ");
    Drawn { canvas, height: top + HEIGHT + 44.0, title, note, description }
}

/// Axes that hold everything, rounded outwards to tens.
fn place(chart: &Chart, line: &[[f64; 2]], top: f64) -> Place {
    let no_deal = [&chart.across, &chart.up].map(|axis| axis.no_deal.as_ref().map(|(value, _)| *value));
    let held = || {
        let rules = chart.rules.iter().flat_map(|rule| rule.at.iter().copied());
        line.iter().copied().chain(rules).chain(chart.scenarios.iter().map(|scenario| scenario.at))
    };
    let end = |axis: usize| {
        let values = held().map(|at| at[axis]).chain(no_deal[axis]);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if low > high {
            return (0.0, 100.0);
        }
        let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
        (low, high.max(low + 10.0))
    };
    let (x, y) = (end(0), end(1));
    Place { low: [x.0, y.0], high: [x.1, y.1], top }
}

fn axes(canvas: &mut Canvas, palette: &Palette, chart: &Chart, place: &Place) {
    let (muted, rule) = (palette.get("text_muted"), palette.get("line_subtle"));
    let tens = |axis: usize| {
        let steps = ((place.high[axis] - place.low[axis]) / 10.0).round() as usize;
        let low = place.low[axis];
        (0..=steps).map(move |step| low + 10.0 * step as f64)
    };
    let [low_x, low_y] = place.low;
    for value in tens(0) {
        let (x, bottom) = place.at([value, low_y]);
        canvas.line((x, place.top), (x, bottom), rule, 1.0, "");
        canvas.text((x - 5.0, bottom + 14.0), &text::score(value), Type::new(10.5, muted));
    }
    for value in tens(1) {
        let (left, y) = place.at([low_x, value]);
        canvas.line((left, y), (WIDTH - 12.0, y), rule, 1.0, "");
        canvas.text((left - 7.0, y + 3.7), &text::score(value), Type::new(10.5, muted).end());
    }
    let below = place.top + HEIGHT + 30.0;
    let words = format!("Across: {}. Up: {}.", chart.across.title, chart.up.title);
    canvas.text((LEFT, below), &words, Type::new(11.0, palette.get("text_secondary")));
}

fn cloud(canvas: &mut Canvas, palette: &Palette, chart: &Chart, points: &Points<'_>, place: &Place) {
    let (Some(across), Some(up)) = (points.place(chart.across.party), points.place(chart.up.party)) else { return };
    let step = points.len().div_ceil(MOST).max(1);
    for acceptable in [false, true] {
        let fill = palette.get(if acceptable { "focus" } else { "line_strong" });
        let shown = (0..points.len()).step_by(step).filter(|point| points.is_acceptable(*point) == acceptable);
        for point in shown {
            let totals = points.totals(point);
            let (x, y) = place.at([totals[across], totals[up]]);
            canvas.rect(Area::new(x - 1.2, y - 1.2, 2.4, 2.4), 1.2, fill);
        }
    }
}

fn frontier(canvas: &mut Canvas, palette: &Palette, line: &[[f64; 2]], place: &Place) {
    let mut steps: Vec<(f64, f64)> = Vec::with_capacity(2 * line.len());
    for point in line.iter().map(|point| place.at(*point)) {
        if let Some(before) = steps.last() {
            steps.push((before.0, point.1));
        }
        steps.push(point);
    }
    canvas.path(&steps, palette.get("text_primary"), 1.2, "");
}

/// No-deal values, scenarios and rules.
fn over(canvas: &mut Canvas, palette: &Palette, chart: &Chart, place: &Place) {
    let ink = palette.get("text_primary");
    if let Some((value, words)) = &chart.across.no_deal {
        let (x, bottom) = place.at([*value, place.low[1]]);
        canvas.line((x, place.top), (x, bottom), ink, 1.0, "5 3");
        canvas.text((x + 5.0, bottom - 6.0), words, Type::new(10.5, palette.get("text_secondary")));
    }
    if let Some((value, words)) = &chart.up.no_deal {
        let (left, y) = place.at([place.low[0], *value]);
        canvas.line((left, y), (WIDTH - 12.0, y), ink, 1.0, "5 3");
        canvas.text((WIDTH - 16.0, y - 5.0), words, Type::new(10.5, palette.get("text_secondary")).end());
    }
    for scenario in &chart.scenarios {
        let (x, y) = place.at(scenario.at);
        canvas.named(&scenario.spoken, |canvas| {
            let chip = marks::chip(canvas, palette, scenario.scenario.0, &scenario.letter, (x - 8.0, y - 8.0));
            let right = x - 8.0 + chip;
            let room = (WIDTH - right - 6.0).max(0.0);
            canvas.text(
                (right + 4.0, y + 3.7),
                &measure::cut(&scenario.label, 10.5, room),
                Type::new(10.5, ink).strong(),
            );
        });
    }
    // Labels of rules that lie near each other stand above each other.
    let mut labelled: Vec<(f64, f64)> = Vec::new();
    for rule in &chart.rules {
        let Some(at) = rule.at.first().map(|at| place.at(*at)) else { continue };
        let lines = labelled.iter().filter(|other| (other.0 - at.0).abs() < 60.0 && (other.1 - at.1).abs() < 30.0);
        let line = lines.count() as f64;
        labelled.push(at);
        canvas.named(&rule.spoken, |canvas| {
            canvas.circle(at, 5.0, palette.get("raised"), (ink, 2.0));
            let label = (at.0 + 34.0, at.1 - 34.0 - 14.0 * line);
            canvas.line((at.0 + 4.0, at.1 - 4.0), (label.0 - 3.0, label.1 - 3.0), palette.get("text_muted"), 1.0, "");
            canvas.text(label, rule.name, Type::new(10.5, ink).strong());
        });
    }
}
