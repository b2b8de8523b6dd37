//! One cell: the term with at most two marks, and below it the value, or every party's.

use egui::{Align2, Color32, Id, Painter, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2};

use super::geometry::{MiniBars, ValueLine, mini_bars, value_line};
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::centre::{self, Drawn, drawn};
use crate::present::matrix::{Badge, Cell, CellValue, PartyValue, cell, spoken};
use crate::session::view::JudgedBy;
use crate::ui::compare::layout::scene::Scene;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{ValueBar, dashed, icon, mark, text, tooltip};

/// The id of a cell.
#[must_use]
pub fn id(ui: &Ui, scenario: ScenarioIx, issue: IssueIx) -> Id {
    Id::unique(("westphalia: cell", ui.ctx().viewport_id(), scenario, issue))
}

/// Draws the cell of the column at `ix`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, (ix, issue): (usize, IssueIx), area: Rect) -> Response {
    let document = scene.document;
    let scenario = scene.columns[ix].scenario;
    let cell = cell(document, scenario, issue);
    let selection = document.view().selection;
    let selected = selection.scenario == Some(scenario) && selection.issue == Some(issue);
    let response = ui.interact(area, id(ui, scenario, issue), Sense::CLICK);
    response.widget_info(|| {
        let name = spoken(document, scenario, issue, &cell);
        WidgetInfo::selected(Role::GridCell, ui.is_enabled(), selected, name)
    });
    if response.hovered() {
        scene.next.scenario = Some(scenario);
        scene.next.issue = Some(issue);
    }
    under(ui, scene, scenario, issue, (area, selected));
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(area));
    first_line(&painter, scene.tokens, &cell, area);
    match document.view().judged_by {
        JudgedBy::Party(_) => one_value(&painter, scene.tokens, &cell, value_line(area)),
        JudgedBy::All => all_values(&painter, scene.tokens, &cell, area),
    }
    if response.hovered() {
        let title = format!("{}, {}", scene.columns[ix].name, document.framework().issue(issue).name);
        let about = centre::cell_tooltip(document, scenario, issue, &cell).join("\n");
        return tooltip::titled(response, &title, &about);
    }
    response
}

fn under(ui: &Ui, scene: &Scene<'_>, scenario: ScenarioIx, issue: IssueIx, (area, selected): (Rect, bool)) {
    let tokens = scene.tokens;
    let at_pointer = scene.hover.scenario == Some(scenario) && scene.hover.issue == Some(issue);
    let in_row = scene.row_fill(issue, scene.document.framework().top_group(issue)) != Color32::TRANSPARENT;
    let fill = if selected {
        tokens.selected
    } else if at_pointer {
        tokens.hover
    } else if in_row {
        return;
    } else {
        match scene.column_fill(scenario) {
            Color32::TRANSPARENT => return,
            fill => tokens.plot().lerp_to_gamma(fill, 0.6),
        }
    };
    ui.painter().rect_filled(Rect::from_min_max(area.min, area.max - egui::vec2(0.0, 1.0)), 0, fill);
}

/// The term, and marks from the right.
fn first_line(painter: &Painter, tokens: &Tokens, cell: &Cell, area: Rect) {
    let y = area.top() + 13.0;
    let mut right = area.right() - 7.0;
    for badge in cell.badges.iter().take(2) {
        let (glyph, color) = match badge {
            Badge::RedLine { assumed: false } => (icons::PROHIBIT, tokens.red_line),
            Badge::RedLine { assumed: true } => (icons::PROHIBIT, tokens.red_line.gamma_multiply(0.55)),
            Badge::AtRisk => (icons::PROHIBIT, tokens.uncertain),
            Badge::Open => (icons::GIT_BRANCH, tokens.uncertain),
            Badge::LowConfidence => (icons::APPROXIMATE_EQUALS, tokens.uncertain),
        };
        icon::paint(painter, pos2(right - 6.0, y), glyph, size::ICON_INLINE_SMALL, color);
        right -= 15.0;
    }
    let quiet = cell.unchanged || !cell.standing.is_addressed();
    let color = if quiet { tokens.text_muted } else { tokens.text_primary };
    let left = value_line(area).bar.left();
    let at = (pos2(left, y), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &cell.says, r#type::small(), color, right - left - 2.0);
}

/// The bar, the value, the difference to the baseline, the sources.
fn one_value(painter: &Painter, tokens: &Tokens, cell: &Cell, line: ValueLine) {
    if let Some(value) = cell.value {
        paint_bar(painter, tokens, drawn(cell), value, line.bar);
        let addressed = cell.standing.is_addressed();
        let color = if addressed && !cell.unchanged { tokens.text_secondary } else { tokens.text_muted };
        let shown = centre::value(cell, value);
        if drawn(cell) == Drawn::Doubt {
            let at = pos2(line.bar.right() + 6.0, line.y);
            text::at(painter, at, Align2::LEFT_CENTER, &shown, r#type::small(), tokens.text_muted);
        } else {
            text::at(painter, pos2(line.value, line.y), Align2::RIGHT_CENTER, &shown, r#type::small(), color);
        }
        if let Some((shown, size)) = centre::difference(cell, value) {
            let at = pos2(line.difference, line.y);
            let font = if line.is_narrow { r#type::caption() } else { r#type::small() };
            text::at(painter, at, Align2::LEFT_CENTER, &shown, font, tokens.difference(size));
        }
    } else {
        ValueBar::NotAddressed.paint(painter, tokens, line.bar);
    }
    sources(painter, tokens, cell, pos2(line.sources, line.y));
}

fn sources(painter: &Painter, tokens: &Tokens, cell: &Cell, at: egui::Pos2) {
    if let Some(count) = cell.sources {
        let color = if count == 0 { tokens.uncertain } else { tokens.text_muted };
        text::at(painter, at, Align2::RIGHT_CENTER, &centre::source_count(count), r#type::caption(), color);
    }
}

/// The bar of one value. What silence counts as is outlined in dashes.
fn paint_bar(painter: &Painter, tokens: &Tokens, drawn: Drawn, value: CellValue, bar: Rect) {
    let shape = match drawn {
        Drawn::Settled => match value.baseline {
            Some(baseline) => ValueBar::Difference { value: value.value, baseline },
            None => ValueBar::Value(value.value),
        },
        Drawn::Open => ValueBar::Open { low: value.low, high: value.high, baseline: value.baseline },
        Drawn::Doubt | Drawn::AsNow | Drawn::Nothing => ValueBar::NotAddressed,
    };
    let ends = match drawn {
        Drawn::Doubt => [value.low, value.high],
        Drawn::AsNow => [0.0, value.value],
        Drawn::Settled | Drawn::Open | Drawn::Nothing => {
            shape.paint(painter, tokens, bar);
            return;
        }
    };
    let x = ends.map(|end| bar.left() + bar.width() * (end / 100.0).clamp(0.0, 1.0) as f32);
    let half = size::VALUE_BAR_HEIGHT / 2.0;
    let outline =
        Rect::from_min_max(pos2(x[0], bar.center().y - half), pos2(x[1].max(x[0] + 2.0), bar.center().y + half));
    dashed::rect(painter, outline, 0.0, (size::STROKE, tokens.line_strong), [3.0, 2.0]);
}

/// Every party's bar, boxed where a red line of the party is crossed.
fn all_values(painter: &Painter, tokens: &Tokens, cell: &Cell, area: Rect) {
    match mini_bars(area, cell.parties.len()) {
        MiniBars::Each(bars) => {
            for (entry, bar) in cell.parties.iter().zip(bars) {
                party_bar(painter, tokens, cell, entry, bar);
            }
        }
        MiniBars::Ends(bars) => {
            for (entry, bar) in ends(cell).into_iter().zip(bars) {
                mark::paint_party(painter, tokens, pos2(bar.left() - 7.0, bar.center().y), 7.0, entry.party.0);
                party_bar(painter, tokens, cell, entry, bar);
            }
        }
    }
    let y = area.bottom() - 12.0;
    sources(painter, tokens, cell, pos2(area.right() - 7.0, y));
}

/// The party to which the cell is worth least, and the one to which it is worth most.
fn ends(cell: &Cell) -> Vec<&PartyValue> {
    let worth = |entry: &&PartyValue| entry.value.map_or(0.0, |value| value.value);
    let by = |a: &&PartyValue, b: &&PartyValue| worth(a).total_cmp(&worth(b));
    let known = || cell.parties.iter().filter(|entry| entry.value.is_some());
    known().min_by(by).into_iter().chain(known().max_by(by)).collect()
}

fn party_bar(painter: &Painter, tokens: &Tokens, cell: &Cell, entry: &PartyValue, bar: Rect) {
    match (entry.value, drawn(cell)) {
        (None, _) | (Some(_), Drawn::Doubt) => ValueBar::NotAddressed.paint(painter, tokens, bar),
        (Some(value), drawn) => paint_bar(painter, tokens, drawn, value, bar),
    }
    if entry.crossed {
        let frame = bar.expand2(egui::vec2(2.0, 1.0));
        painter.rect_stroke(frame, 1, (size::STROKE, tokens.red_line), StrokeKind::Inside);
    }
}
