//! Weights under which each scenario leads: the mean weights of the draws in which it does, group by group.

use egui::{Align, Align2, Layout, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{layout, parts};
use crate::model::ids::ScenarioIx;
use crate::present::robustness::leading::{FEW, Leading, LeadingRow, MEANING};
use crate::ui::queue::Queue;
use crate::ui::theme::tokens::Hue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{text, tooltip};

/// Height of a row where there is room.
pub(super) const ROW: f32 = 26.0;
/// Height of a row where there is little.
pub(super) const LEAST: f32 = 20.0;
/// Height of a row where there is room to spare.
const MOST: f32 = 38.0;
/// Height of the line that says what the colours mean.
const FOOT: f32 = 28.0;
/// Width of the column that says how often a scenario leads.
const LEADS: f32 = 104.0;
/// From this width on a segment has its number.
const NUMBER: f32 = 26.0;

/// The height that the dock's content wants, and the least it needs.
pub(super) fn height(rows: usize) -> [f32; 2] {
    [ROW, LEAST].map(|row| rows as f32 * row + FOOT + size::STEP)
}

/// The colour of a group.
fn hue(tokens: &Tokens, group: Option<usize>) -> Hue {
    match group {
        Some(group) => tokens.group(group),
        None => Hue { color: tokens.bar_neutral, text: tokens.inverse_text(), hollow: false },
    }
}

/// What the colours and the numbers mean.
fn legend(ui: &mut Ui, rect: Rect, leading: &Leading) {
    let tokens = Tokens::of(ui);
    let inside = rect.shrink2(vec2(layout::MARGIN - 6.0, 0.0));
    let row = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(row).id_salt("groups"));
    let groups = leading.groups.iter().map(|(group, name)| (hue(tokens, *group), name.as_str()));
    parts::squares(&mut row, groups.collect(), "Colours of groups");
    let left = row.cursor().left() + size::STEP;
    let right = rect.right() - layout::MARGIN;
    let galley = text::galley(ui.painter(), MEANING, r#type::caption(), tokens.text_muted);
    if left + galley.size().x <= right {
        text::paint(ui.painter(), &galley, pos2(right, rect.center().y), Align2::RIGHT_CENTER);
    }
}

/// Draws the rows, and below them what the colours mean.
pub(super) fn show(ui: &mut Ui, leading: &Leading, selected: Option<ScenarioIx>, out: &mut Queue) {
    let space = ui.available_rect_before_wrap();
    let row = layout::row(space.height() - FOOT - size::STEP, leading.rows.len(), LEAST, MOST);
    let (rows, foot) = space.split_top_bottom_at_y(space.bottom() - FOOT);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rows).id_salt("leading"));
    inside.set_clip_rect(rows.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("leading").auto_shrink(false).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.add_space(size::STEP);
        for of in &leading.rows {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
            if !parts::is_skipped(ui, rect, leading.rows.len()) {
                show_row(ui, rect, leading, of, selected, out);
            }
        }
    });
    legend(ui, foot, leading);
}

fn show_row(ui: &Ui, rect: Rect, leading: &Leading, row: &LeadingRow, selected: Option<ScenarioIx>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let response = parts::row(ui, rect, "leads", row.scenario, selected == Some(row.scenario), &row.spoken);
    if response.clicked() {
        parts::select(out, row.scenario);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    let left = rect.left() + layout::MARGIN;
    let names = layout::NAMES.min(rect.width() * 0.3);
    let name = Rect::from_min_max(pos2(left, rect.top()), pos2(left + names - size::STEP, rect.bottom()));
    parts::name(ui, name, row.scenario, [&row.name, &row.label]);
    let (right, middle) = (rect.right() - layout::MARGIN, rect.center().y);
    let bar = Rect::from_min_max(pos2(left + names + 10.0, rect.top() + 4.0), pos2(right - LEADS, rect.bottom() - 4.0));
    if row.segments.is_empty() {
        text::at(painter, bar.left_center(), Align2::LEFT_CENTER, &row.leads, r#type::small(), tokens.text_muted);
        tooltip::text(response, &row.spoken);
        return;
    }
    text::at(painter, pos2(right, middle), Align2::RIGHT_CENTER, &row.leads, r#type::small(), tokens.text_secondary);
    let mut hovered = None;
    let mut x = bar.left();
    for (segment, (group, _)) in row.segments.iter().zip(&leading.groups) {
        let width = bar.width() * segment.share as f32;
        let place = Rect::from_min_max(pos2(x, bar.top()), pos2(x + width, bar.bottom()));
        x += width;
        if segment.share <= 0.0 {
            continue;
        }
        let hue = hue(tokens, *group);
        let inside = place.with_max_x(place.right() - if width > 4.0 { 1.0 } else { 0.0 });
        // Few draws are a hint only: outlined.
        let color = if row.few {
            painter.rect_stroke(inside, 0, (size::STROKE, hue.color), StrokeKind::Inside);
            tokens.text_secondary
        } else {
            painter.rect_filled(inside, 0, hue.color);
            hue.text
        };
        if width >= NUMBER {
            text::at(painter, inside.center(), Align2::CENTER_CENTER, &segment.text, r#type::caption(), color);
        }
        if response.hover_pos().is_some_and(|pointer| place.expand2(vec2(0.0, 4.0)).contains(pointer)) {
            hovered = Some(&segment.spoken);
        }
    }
    let detail = row.confidence.as_ref().map(|share| format!("With just these weights it leads in {share} of draws."));
    let few = if row.few { FEW } else { "" };
    let detail = format!("{}{}{few}", detail.unwrap_or_default(), if few.is_empty() { "" } else { " " });
    tooltip::titled(response, hovered.unwrap_or(&row.spoken), &detail);
}
