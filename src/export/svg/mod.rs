//! Charts as SVG, laid out as on the screen and written by hand, so that no text from a file can be more than text.

mod acceptance;
mod axis;
mod canvas;
mod causes;
mod contributions;
mod differences;
mod frontier;
mod map;
mod marks;
mod measure;
mod over_time;
mod pairs;
mod plane;
mod ranks;
mod walk;

use canvas::{Canvas, Type};

use super::Chart;
use super::palette::Palette;
use crate::model::ids::ScenarioIx;
use crate::present::report::head::{head, judged_by};
use crate::present::report::{Scope, by_weights, captions};
use crate::present::text;

/// The width of every drawing, in user units: that of a printed page.
const WIDTH: f64 = 720.0;

/// A chart drawn from the top down: what it says, and how high it became.
struct Drawn {
    canvas: Canvas,
    height: f64,
    title: String,
    note: String,
    /// The chart in words, for those who do not see it.
    description: String,
}

/// A chart as a drawing of its own, with title, note and whose reading it is.
pub(super) fn chart(scope: &Scope, chart: Chart) -> String {
    let palette = Palette::light();
    let pair = match scope.baseline() {
        Some(baseline) => {
            let (first, second) = scope.document.view().pair;
            let other = [second, first].into_iter().chain(scope.scenarios.iter().copied()).find(|s| *s != baseline);
            (baseline, other.unwrap_or(second))
        }
        None => scope.document.view().pair,
    };
    let top = 62.0;
    let drawn = draw(scope, &palette, chart, pair, (chart.keyword(), top));
    framed(scope, &palette, chart, drawn)
}

/// A chart inside a page that has its own heading: colours are the page's variables.
pub(super) fn inside(scope: &Scope, chart: Chart) -> String {
    let palette = Palette::variables();
    let drawn = draw(scope, &palette, chart, scope.document.view().pair, (chart.keyword(), 2.0));
    let words = (drawn.title.as_str(), drawn.description.as_str());
    drawn.canvas.finish(chart.keyword(), (WIDTH, drawn.height), words, palette.get("text_primary"))
}

/// The title of a chart and what it shows, for a caption.
pub(super) fn caption(scope: &Scope, chart: Chart) -> (String, String) {
    let timeline = || crate::present::over_time::timeline(&scope.document);
    match chart {
        Chart::Contributions => (captions::contributions(scope), captions::contributions_note(scope).to_owned()),
        Chart::Acceptance => (captions::acceptance().to_owned(), captions::acceptance_note().to_owned()),
        Chart::OverTime => {
            let timeline = timeline();
            let note = captions::over_time_note(timeline.margins, timeline.undated);
            (captions::over_time(timeline.margins).to_owned(), note)
        }
        Chart::Frontier => (captions::FRONTIER.to_owned(), captions::frontier_note(scope)),
        Chart::Plane => (captions::plane(scope), captions::plane_note(scope)),
        Chart::Walk => (by_weights::walk(scope), by_weights::WALK_NOTE.to_owned()),
        Chart::Causes => (by_weights::causes(scope), by_weights::CAUSES_NOTE.to_owned()),
        Chart::Map => (by_weights::map(scope), by_weights::MAP_NOTE.to_owned()),
        Chart::Ranks => (captions::ranks(scope), captions::ranks_note(scope)),
        Chart::Pairs => (captions::pairs(scope), captions::pairs_note(scope)),
        Chart::Differences => {
            let (first, second) = scope.document.view().pair;
            (captions::differences(scope, first, second), captions::differences_note().to_owned())
        }
    }
}

fn draw(
    scope: &Scope,
    palette: &Palette,
    chart: Chart,
    pair: (ScenarioIx, ScenarioIx),
    (name, top): (&str, f64),
) -> Drawn {
    match chart {
        Chart::Contributions => contributions::draw(scope, palette, name, top),
        Chart::Acceptance => acceptance::draw(scope, palette, name, top),
        Chart::OverTime => over_time::draw(scope, palette, top),
        Chart::Differences => differences::draw(scope, palette, pair, top),
        Chart::Frontier => frontier::draw(scope, palette, top),
        Chart::Plane => plane::draw(scope, palette, top),
        Chart::Walk => walk::draw(scope, palette, top),
        Chart::Causes => causes::draw(scope, palette, top),
        Chart::Map => map::draw(scope, palette, top),
        Chart::Ranks => ranks::draw(scope, palette, top),
        Chart::Pairs => pairs::draw(scope, palette, top),
    }
}

/// A chart that there is nothing for, with the reason in its place.
fn nothing(palette: &Palette, top: f64, (title, note): (String, String), reason: &str) -> Drawn {
    let mut canvas = Canvas::default();
    let lines = measure::wrap(reason, 11.0, WIDTH, 3);
    for (at, line) in lines.iter().enumerate() {
        canvas.text((0.0, top + 14.0 + 15.0 * at as f64), line, Type::new(11.0, palette.get("text_muted")));
    }
    Drawn { canvas, height: top + 10.0 + 15.0 * lines.len() as f64, title, note, description: reason.to_owned() }
}

fn framed(scope: &Scope, palette: &Palette, chart: Chart, drawn: Drawn) -> String {
    let Drawn { mut canvas, height, title, note, description } = drawn;
    let head = head(scope);
    let muted = palette.get("text_muted");
    canvas.text((0.0, 18.0), &measure::cut(&title, 17.0, WIDTH), Type::new(17.0, palette.get("text_primary")).strong());
    for (at, line) in measure::wrap(&note, 11.0, WIDTH, 2).iter().enumerate() {
        canvas.text((0.0, 35.0 + 14.0 * at as f64), line, Type::new(11.0, muted));
    }
    let document = &scope.document;
    let as_of = document.framework().as_of().map_or_else(String::new, |date| format!(", as of {}", text::date(date)));
    let silence = text::silence(document.edits().silence).to_lowercase();
    let mut foot = vec![
        format!("{}{as_of}. File: {}.", head.title, document.file_name()),
        format!("Judged by: {}. Silence counts as {silence}.", judged_by(scope)),
    ];
    foot.extend(head.assumptions.iter().chain(&head.reading).map(|note| text::sentence(note)));
    let mut y = height + 18.0;
    canvas.line((0.0, y - 14.0), (WIDTH, y - 14.0), palette.get("line"), 1.0, "");
    for line in foot.iter().flat_map(|line| measure::wrap(line, 10.5, WIDTH, 2)) {
        y += 1.0;
        canvas.text((0.0, y), &line, Type::new(10.5, muted));
        y += 13.0;
    }
    let page = paper(canvas, palette, y);
    page.finish(chart.keyword(), (WIDTH + 32.0, y + 24.0), (&title, &description), palette.get("text_primary"))
}

/// The drawing on a sheet with margins, so that it can be read on any ground.
fn paper(canvas: Canvas, palette: &Palette, height: f64) -> Canvas {
    let mut page = Canvas::default();
    page.rect(canvas::Area::new(0.0, 0.0, WIDTH + 32.0, height + 24.0), 0.0, palette.get("raised"));
    page.moved((16.0, 16.0), canvas);
    page
}
