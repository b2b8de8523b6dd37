//! Chance of each rank while all judge: for each scenario one thin bar a party, and how often all accept it.

use egui::{Align2, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::{layout, parts};
use crate::model::ids::ScenarioIx;
use crate::present::robustness::everyone::{Everyone, EveryoneLine, EveryoneRow};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{mark, text, tooltip};

/// Height of a party's line where there is room.
const LINE: f32 = 19.0;
/// Height of a party's line where there is little.
const LEAST: f32 = 15.0;
/// Space between scenarios.
const GAP: f32 = 12.0;
/// Width of the column with marks and codes.
const CODES: f32 = 44.0;
/// Width of the column that says how often all accept.
const ALL: f32 = 68.0;
/// From this width on a segment has its number.
const NUMBER: f32 = 34.0;

/// The height that the dock's content wants, and the least it needs.
pub(super) fn height(everyone: &Everyone) -> [f32; 2] {
    let lines: usize = everyone.rows.iter().map(|row| row.lines.len()).sum();
    let gaps = everyone.rows.len() as f32 * GAP;
    [LINE, LEAST].map(|line| layout::SENTENCE + layout::LINE + lines as f32 * line + gaps + size::STEP)
}

/// Draws the sentence and the chart. `all` is what all parties are called.
pub(super) fn show(ui: &mut Ui, everyone: &Everyone, all: Option<&str>, selected: Option<ScenarioIx>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    let (top, rest) = space.split_top_bottom_at_y(space.top() + layout::SENTENCE);
    parts::sentence(ui, top.shrink2(vec2(layout::MARGIN, 0.0)), &everyone.finding, &everyone.rest, "finding");
    let (head, rest) = rest.split_top_bottom_at_y(rest.top() + layout::LINE);
    let (_, bars, right) = columns(head);
    let captions = [("chance of each rank, by party", bars.left(), Align2::LEFT_CENTER)];
    let accepted = all.map(|all| (format!("accepted by {}", all.to_lowercase()), right, Align2::RIGHT_CENTER));
    let captions = captions.map(|(words, x, align)| (words.to_owned(), x, align));
    for (words, x, align) in captions.into_iter().chain(accepted) {
        text::at(ui.painter(), pos2(x, head.center().y), align, &words, r#type::caption(), tokens.text_muted);
    }
    let lines: usize = everyone.rows.iter().map(|row| row.lines.len()).sum();
    let line = layout::row(rest.height() - everyone.rows.len() as f32 * GAP - size::STEP, lines, LEAST, LINE);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rest).id_salt("everyone"));
    inside.set_clip_rect(rest.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("everyone").auto_shrink(false).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        for row in &everyone.rows {
            let height = row.lines.len() as f32 * line + GAP;
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            if !parts::is_skipped(ui, rect, everyone.rows.len()) {
                show_row(ui, rect, row, (line, everyone.ranks), selected, out);
            }
        }
    });
}

/// Where the name, the bars and the right edge of a row lie.
fn columns(rect: Rect) -> (Rect, Rect, f32) {
    let left = rect.left() + layout::MARGIN;
    let names = layout::NAMES.min(rect.width() * 0.3);
    let right = rect.right() - layout::MARGIN;
    let name = Rect::from_min_max(pos2(left, rect.top()), pos2(left + names - size::STEP, rect.bottom()));
    let bars = Rect::from_min_max(pos2(left + names + CODES, rect.top()), pos2(right - ALL, rect.bottom()));
    (name, bars, right)
}

fn show_row(
    ui: &Ui,
    rect: Rect,
    row: &EveryoneRow,
    (line, ranks): (f32, usize),
    selected: Option<ScenarioIx>,
    out: &mut Queue,
) {
    let tokens = Tokens::of(ui);
    let lines: Vec<&str> = row.lines.iter().map(|line| line.spoken.as_str()).collect();
    let spoken = format!("{}. {}", row.spoken, lines.join(". "));
    let response = parts::row(ui, rect, "all", row.scenario, selected == Some(row.scenario), &spoken);
    if response.clicked() {
        parts::select(out, row.scenario);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let (name, bars, right) = columns(rect);
    parts::name(ui, name, row.scenario, [&row.name, &row.label]);
    let color = if row.share.is_some_and(|share| share > 0.0) { tokens.text_primary } else { tokens.text_muted };
    let at = pos2(right, rect.center().y);
    text::at(ui.painter(), at, Align2::RIGHT_CENTER, &row.all, r#type::strong(), color);
    let mut hovered = None;
    for (at, of) in row.lines.iter().enumerate() {
        let top = rect.top() + GAP / 2.0 + at as f32 * line;
        let place = Rect::from_min_max(pos2(bars.left() - CODES, top), pos2(bars.right(), top + line));
        if response.hover_pos().is_some_and(|pointer| place.contains(pointer)) {
            hovered = Some(show_line(ui, place, of, ranks, response.hover_pos()));
        } else {
            show_line(ui, place, of, ranks, None);
        }
    }
    match hovered {
        Some(words) => tooltip::text(response, &words),
        None => tooltip::text(response, &row.spoken),
    };
}

/// Draws one party's bar; returns what is under the pointer.
fn show_line(ui: &Ui, rect: Rect, line: &EveryoneLine, ranks: usize, pointer: Option<egui::Pos2>) -> String {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    mark::paint_party(painter, tokens, pos2(rect.left() + 8.0, middle), size::MARK, line.party.0);
    let at = pos2(rect.left() + 18.0, middle);
    text::at(painter, at, Align2::LEFT_CENTER, &line.code, r#type::caption(), tokens.text_muted);
    let bar = Rect::from_min_max(pos2(rect.left() + CODES, rect.top() + 1.0), rect.max - vec2(0.0, 2.0));
    let Some(row) = &line.ranked else {
        text::at(painter, bar.left_center(), Align2::LEFT_CENTER, line.why, r#type::caption(), tokens.text_muted);
        return line.spoken.clone();
    };
    let mut words = line.spoken.clone();
    let mut x = bar.left();
    for rank in row.ranks.iter().filter(|rank| rank.share > 0.0) {
        let width = bar.width() * rank.share as f32;
        let segment = Rect::from_min_max(pos2(x, bar.top()), pos2((x + width).min(bar.right()), bar.bottom()));
        x += width;
        let hue = parts::rank_hue(tokens, rank.rank, ranks);
        let gap = if width > 4.0 { 1.0 } else { 0.0 };
        painter.rect_filled(segment.with_max_x(segment.right() - gap), 0, hue.color);
        if width >= NUMBER && bar.height() >= 11.0 {
            let font = if rank.rank == 1 { r#type::caption_semi() } else { r#type::caption() };
            let at = pos2(segment.left() + 5.0, segment.center().y);
            text::at(painter, at, Align2::LEFT_CENTER, &rank.text, font, hue.text);
        }
        if pointer.is_some_and(|pointer| segment.expand2(vec2(0.0, 2.0)).contains(pointer)) {
            words = format!("{}: {}", line.code, rank.spoken);
        }
    }
    words
}
