//! Chance of each rank by one party: a bar a scenario, and brackets between those that are tied.

use egui::{Align2, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::{layout, parts};
use crate::model::ids::ScenarioIx;
use crate::present::robustness::ranking::{RankRow, Ranking};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, tag, text, tooltip};

/// Height of a row where there is room.
pub(super) const ROW: f32 = 44.0;
/// Height of a row where there is little.
pub(super) const LEAST: f32 = 30.0;
/// Width of the column with the brackets.
const BRACKET: f32 = 44.0;
/// From this width on a segment has its number.
const NUMBER: f32 = 30.0;

/// The height that the dock's content wants, and the least it needs.
pub(super) fn height(ranking: &Ranking) -> [f32; 2] {
    let rows = ranking.rows.len() as f32;
    let lines = (ranking.unranked.len() + ranking.notes.len()) as f32 * layout::LINE;
    [ROW, LEAST].map(|row| layout::SENTENCE + rows * row + lines + size::STEP)
}

/// Draws the sentence and the chart.
pub(super) fn show(ui: &mut Ui, ranking: &Ranking, selected: Option<ScenarioIx>, out: &mut Queue) {
    let space = ui.available_rect_before_wrap();
    let (top, rest) = space.split_top_bottom_at_y(space.top() + layout::SENTENCE);
    parts::sentence(ui, top.shrink2(vec2(layout::MARGIN, 0.0)), &ranking.finding, &ranking.rest, "finding");
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rest).id_salt("chances"));
    inside.set_clip_rect(rest.intersect(ui.clip_rect()));
    rows(&mut inside, ranking, selected, out);
}

/// Draws the chart into all the space left.
pub(in crate::ui) fn rows(ui: &mut Ui, ranking: &Ranking, selected: Option<ScenarioIx>, out: &mut Queue) {
    let rest = ui.available_rect_before_wrap();
    let lines = (ranking.unranked.len() + ranking.notes.len()) as f32 * layout::LINE;
    let row = layout::row(rest.height() - lines - size::STEP, ranking.rows.len(), LEAST, ROW);
    ScrollArea::vertical().id_salt("chances").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let mut places = Vec::with_capacity(ranking.rows.len());
        for scenario in &ranking.rows {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
            places.push(rect);
            if parts::is_skipped(ui, rect, ranking.rows.len()) {
                continue;
            }
            show_row(ui, rect, scenario, ranking.rows.len(), selected, out);
        }
        brackets(ui, &places, &ranking.rows);
        for unranked in &ranking.unranked {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), layout::LINE), Sense::hover());
            let left = rect.left() + layout::MARGIN;
            let at = pos2(left + size::CHIP / 2.0, rect.center().y);
            chip::paint(ui.painter(), Tokens::of(ui), at, size::CHIP_SMALL, unranked.scenario.0);
            let within = Rect::from_min_max(pos2(left + size::CHIP + size::STEP, rect.top()), rect.max);
            parts::line(ui, within.with_max_x(rect.right() - layout::MARGIN), &unranked.why, "unranked");
        }
        for note in &ranking.notes {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), layout::LINE), Sense::hover());
            parts::line(ui, rect.shrink2(vec2(layout::MARGIN, 0.0)), note, "note");
        }
    });
}

/// Where the name, the bracket and the bar of a row lie.
fn columns(rect: Rect) -> (Rect, f32, Rect) {
    let left = rect.left() + layout::MARGIN;
    let names = layout::NAMES.min(rect.width() * 0.3);
    let name = Rect::from_min_max(pos2(left, rect.top()), pos2(left + names - size::STEP, rect.bottom()));
    let bar = Rect::from_min_max(pos2(left + names + BRACKET, rect.top()), rect.max - vec2(layout::MARGIN, 0.0));
    (name, bar.left() - 10.0, bar)
}

fn show_row(ui: &Ui, rect: Rect, row: &RankRow, of: usize, selected: Option<ScenarioIx>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let ranks: Vec<String> = row
        .ranks
        .iter()
        .filter(|rank| rank.share > 0.0)
        .map(|rank| format!("rank {} {}", rank.rank, crate::present::robustness::shares::spoken(&rank.text)))
        .collect();
    let spoken = format!("{}: mean rank {}; {}", row.name, row.mean_rank, ranks.join(", "));
    let response = parts::row(ui, rect, "chance", row.scenario, selected == Some(row.scenario), &spoken);
    if response.clicked() {
        parts::select(out, row.scenario);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (name, _, bar) = columns(rect);
    parts::name(ui, name, row.scenario, [&row.name, &row.label]);
    let bar = Rect::from_center_size(bar.center(), vec2(bar.width(), (rect.height() - 12.0).clamp(14.0, 30.0)));
    let pointer = response.hover_pos();
    let mut hovered = None;
    let mut x = bar.left();
    for rank in &row.ranks {
        let width = bar.width() * rank.share as f32;
        let segment = Rect::from_min_max(pos2(x, bar.top()), pos2((x + width).min(bar.right()), bar.bottom()));
        x += width;
        if rank.share <= 0.0 {
            continue;
        }
        let hue = parts::rank_hue(tokens, rank.rank, of);
        // A gap of one point between neighbours, but never at the cost of a sliver.
        let gap = if width > 4.0 { 1.0 } else { 0.0 };
        ui.painter().rect_filled(segment.with_max_x(segment.right() - gap), 0, hue.color);
        if width >= NUMBER {
            let font = if rank.rank == 1 { r#type::small_semi() } else { r#type::small() };
            let at = pos2(segment.left() + 7.0, segment.center().y);
            text::at(ui.painter(), at, Align2::LEFT_CENTER, &rank.text, font, hue.text);
        }
        if pointer.is_some_and(|pointer| segment.expand2(vec2(0.0, 6.0)).contains(pointer)) {
            hovered = Some(rank);
        }
    }
    match hovered {
        Some(rank) => tooltip::titled(response, &rank.spoken, &row.leads),
        None => tooltip::titled(response, &row.name, &format!("Mean rank {}; {}", row.mean_rank, row.leads)),
    };
}

/// Brackets join neighbours that are tied; a chain says nothing of its ends.
fn brackets(ui: &Ui, places: &[Rect], rows: &[RankRow]) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    for (at, pair) in places.windows(2).enumerate() {
        if !rows.get(at).is_some_and(|row| row.tied_with_next) {
            continue;
        }
        let [above, below] = [pair[0], pair[1]];
        let x = columns(above).1;
        let (from, to) = (above.center().y, below.center().y);
        // Neighbouring brackets do not touch.
        let (from, to) = (from + 2.0, to - 2.0);
        let line = (size::STROKE, tokens.text_muted);
        painter.vline(x, from..=to, line);
        painter.hline(x..=x + 5.0, from, line);
        painter.hline(x..=x + 5.0, to, line);
        let middle = pos2(x - 3.0, f32::midpoint(from, to));
        tag::paint(painter, tokens, (middle, Align2::RIGHT_CENTER), "tied", tag::Tag::Plain);
    }
}
