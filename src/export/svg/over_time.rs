//! Each party's figure, draft after draft.

use super::axis::{Axis, GUTTER};
use super::canvas::{Canvas, Type};
use super::{Drawn, WIDTH, marks, measure};
use crate::export::palette::Palette;
use crate::present::over_time::{Draft, PartyLine, Timeline, timeline};
use crate::present::report::{Scope, captions};
use crate::present::text;

const PLOT: f64 = 250.0;
const ENDS: f64 = 146.0;

pub(super) fn draw(scope: &Scope, palette: &Palette, top: f64) -> Drawn {
    let mut timeline = timeline(&scope.document);
    timeline.lines.retain(|line| scope.parties.contains(&line.party));
    let mut canvas = Canvas::default();
    let points = timeline.lines.iter().flat_map(|line| line.points.iter().copied().flatten());
    let ends = if timeline.margins { (0.0, 0.0) } else { (0.0, 100.0) };
    let axis = Axis::new(points, ends, top + 8.0, PLOT);
    let right = WIDTH - ENDS;
    axis.draw(&mut canvas, palette, right, timeline.margins);
    let place = places(&timeline.drafts, GUTTER + 26.0, right - 14.0);
    for x in &place {
        canvas.line((*x, axis.top), (*x, axis.bottom), palette.get("line_subtle"), 1.0, "");
    }
    for line in &timeline.lines {
        canvas.named(&line.spoken, |canvas| draw_line(canvas, palette, line, &place, axis));
    }
    end_labels(&mut canvas, palette, &timeline, axis, right);
    let bottom = draft_labels(&mut canvas, palette, &timeline.drafts, &place, axis.bottom);
    let height = red_lines(&mut canvas, palette, &timeline, &place, bottom);
    let spoken: Vec<&str> = timeline.lines.iter().map(|line| line.spoken.as_str()).collect();
    Drawn {
        canvas,
        height,
        title: captions::over_time(timeline.margins).to_owned(),
        note: captions::over_time_note(timeline.margins, timeline.undated),
        description: spoken.join(" "),
    }
}

/// Where each draft stands, from `left` to `right`.
fn places(drafts: &[Draft], left: f64, right: f64) -> Vec<f64> {
    let last = drafts.last().map_or(0.0, |draft| draft.x);
    let share = |draft: &Draft| if last > 0.0 { draft.x / last } else { 0.5 };
    drafts.iter().map(|draft| left + (right - left) * share(draft)).collect()
}

fn draw_line(canvas: &mut Canvas, palette: &Palette, line: &PartyLine, place: &[f64], axis: Axis) {
    let tint = palette.party(line.party.0);
    let points: Vec<Option<(f64, f64)>> =
        line.points.iter().zip(place).map(|(value, x)| value.map(|value| (*x, axis.y(value)))).collect();
    for run in points.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().copied().flatten().collect();
        if run.len() > 1 {
            canvas.path(&run, &tint.fill, 2.0, "");
        }
    }
    for (point, crossed) in points.iter().zip(&line.red_lines) {
        let Some(point) = point else { continue };
        marks::party(canvas, palette, line.party.0, *point, 4.0);
        if *crossed > 0 {
            canvas.circle(*point, 7.0, "none", (palette.get("red_line"), 1.4));
        }
    }
}

/// Names of lines at their ends, pushed apart where they are close.
fn end_labels(canvas: &mut Canvas, palette: &Palette, timeline: &Timeline, axis: Axis, right: f64) {
    let mut labels: Vec<(f64, &PartyLine, f64)> = timeline
        .lines
        .iter()
        .filter_map(|line| {
            let value = line.points.iter().rev().copied().flatten().next()?;
            Some((axis.y(value), line, value))
        })
        .collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut least = axis.top;
    let room = 15.0 * labels.len() as f64;
    let start = labels.first().map_or(axis.top, |label| label.0.min(axis.bottom + 12.0 - room));
    for (at, (y, line, value)) in labels.iter().enumerate() {
        let y = y.max(if at == 0 { start.max(axis.top) } else { least }).min(axis.bottom + 12.0);
        least = y + 15.0;
        let figure = if timeline.margins { text::margin(*value) } else { text::score(*value) };
        marks::party(canvas, palette, line.party.0, (right + 10.0, y), 4.0);
        let name = measure::cut(&line.name, 11.0, ENDS - 24.0 - measure::width(&figure, 11.0) - 6.0);
        let style = Type::new(11.0, palette.get("text_primary"));
        canvas.text((right + 20.0, y + 3.8), &format!("{name} {figure}"), style.strong());
    }
}

/// Chips, dates and coverage below the plot; returns where they end.
fn draft_labels(canvas: &mut Canvas, palette: &Palette, drafts: &[Draft], place: &[f64], y: f64) -> f64 {
    let mut last = f64::NEG_INFINITY;
    let mut lower = false;
    for (draft, x) in drafts.iter().zip(place) {
        let half = measure::width(&draft.letter, 10.0) / 2.0 + 4.0;
        lower = *x - last < 17.0 && !lower;
        let y = y + if lower { 24.0 } else { 8.0 };
        marks::chip(canvas, palette, draft.scenario.0, &draft.letter, (x - half.max(7.5), y));
        last = *x;
    }
    let room = (place.last().copied().unwrap_or_default() - place.first().copied().unwrap_or_default())
        / (drafts.len().max(2) - 1) as f64;
    let muted = Type::new(10.0, palette.get("text_muted")).middle();
    let mut free = f64::NEG_INFINITY;
    for (draft, x) in drafts.iter().zip(place) {
        let mut lines = measure::wrap(&draft.date, 9.5, room.max(34.0), 3);
        lines.push(draft.coverage.clone());
        let half = lines.iter().map(|line| measure::width(line, 9.5)).fold(0.0, f64::max) / 2.0;
        if x - half < free {
            continue;
        }
        free = x + half + 2.0;
        for (at, line) in lines.iter().enumerate() {
            canvas.text((*x, y + 52.0 - 16.0 + 11.5 * at as f64), line, Type { size: 9.5, ..muted });
        }
    }
    y + 78.0
}

/// Who sees red lines crossed, draft by draft, in words; returns where they end.
fn red_lines(canvas: &mut Canvas, palette: &Palette, timeline: &Timeline, place: &[f64], y: f64) -> f64 {
    let crossed: Vec<String> = timeline
        .drafts
        .iter()
        .enumerate()
        .filter_map(|(at, draft)| {
            let of: Vec<String> = timeline
                .lines
                .iter()
                .filter(|line| line.red_lines.get(at).is_some_and(|count| *count > 0))
                .map(|line| format!("{} {}", line.name, line.red_lines[at]))
                .collect();
            (!of.is_empty()).then(|| format!("{} {}", draft.letter, of.join(", ")))
        })
        .collect();
    if crossed.is_empty() || place.is_empty() {
        return y;
    }
    canvas.circle((6.0, y + 8.0), 5.0, "none", (palette.get("red_line"), 1.4));
    let words = format!("Red lines crossed: {}", crossed.join("; "));
    let lines = measure::wrap(&words, 10.5, WIDTH - 20.0, 4);
    for (at, line) in lines.iter().enumerate() {
        canvas.text((18.0, y + 12.0 + 13.0 * at as f64), line, Type::new(10.5, palette.get("text_secondary")));
    }
    y + 14.0 + 13.0 * lines.len() as f64
}
