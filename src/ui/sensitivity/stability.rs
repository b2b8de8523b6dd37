//! How far each weight can move before the leader, or any rank, changes. A row picked lets its weight walk.

use egui::{Align2, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::table::{self, Column, NOTE, ROW};
use crate::present::sensitivity::choices::{part_hue, target};
use crate::present::sensitivity::screen::Screen;
use crate::present::sensitivity::tables::{HOLDS, StabilityRow};
use crate::session::command::{ViewCommand, WeightTarget};
use crate::session::document::Document;
use crate::session::sensitivity::view::SensitivityCommand;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{focus, text, tooltip};

/// Below this width there is no column for the whole order.
const ROOMY: f32 = 600.0;

/// Where the columns lie.
struct Columns {
    name: [f32; 2],
    now: [f32; 2],
    rail: [f32; 2],
    leader: [f32; 2],
    beyond: [f32; 2],
    ranking: [f32; 2],
}

impl Columns {
    fn new(rect: Rect) -> Self {
        let (left, right) = (rect.left() + size::CARD_MARGIN, rect.right() - size::CARD_MARGIN);
        let width = right - left;
        let name = [left, left + (width * 0.25).clamp(110.0, 230.0)];
        let now = [name[1] + 4.0, name[1] + 44.0];
        // Where there is little room the tooltip alone has the whole order.
        let ranking = if width < ROOMY { [right, right] } else { [right - 84.0, right] };
        let room = ranking[0] - 10.0 - now[1] - 12.0;
        let rail = [now[1] + 12.0, now[1] + 12.0 + (room * 0.3).max(60.0)];
        let leader = [rail[1] + 8.0, rail[1] + 84.0];
        Self { name, now, rail, leader, beyond: [leader[1] + 12.0, ranking[0] - 10.0], ranking }
    }
}

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, document: &Document, shown: &Screen, out: &mut Queue) {
    let space = ui.available_rect_before_wrap();
    let (table, foot) = space.split_top_bottom_at_y(space.bottom() - NOTE);
    table::note(ui, foot, HOLDS);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(table).id_salt("stability"));
    inside.set_clip_rect(table.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let columns = Columns::new(table);
    let heads = [
        ("Weight of", columns.name, false),
        ("now", columns.now, true),
        ("the leader stays first", [columns.rail[0], columns.leader[1]], false),
        ("beyond that", columns.beyond, false),
        ("no rank changes", columns.ranking, true),
    ];
    let heads = heads.into_iter().filter(|(_, [left, right], _)| right > left);
    let heads: Vec<Column<'_>> = heads.map(|(title, range, right)| Column { title, range, right }).collect();
    table::head(&mut inside, &heads);
    let walked = shown.walk.as_ref().map(|walk| walk.target);
    let mut rows = Vec::new();
    ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(&mut inside, |ui| {
        for row in &shown.stability {
            rows.push((target(row.part), one(ui, document, row, walked)));
        }
    });
    let responses: Vec<Response> = rows.iter().map(|(_, response)| response.clone()).collect();
    let picked = responses.iter().position(Response::clicked).or_else(|| focus::arrows(&inside, &responses));
    if let Some((target, response)) = picked.and_then(|at| rows.get(at)) {
        response.scroll_to_me(None);
        out.view(ViewCommand::Sensitivity(SensitivityCommand::Walk(*target)));
    }
}

fn one(ui: &mut Ui, document: &Document, row: &StabilityRow, walked: Option<WeightTarget>) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let target = target(row.part);
    let chosen = walked == Some(target);
    let response =
        ui.interact(rect, ui.scope_id().with(("weight", egui::IdSalt::new(target_key(target)))), Sense::click());
    let says = row.leader.as_ref().map_or("", |span| span.sentence.as_str());
    let spoken = format!("Weight of {}, now {}. The leader stays first: {says}", row.name, row.weight);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    table::ground(ui, rect, &response, chosen);
    let columns = Columns::new(rect);
    let painter = ui.painter();
    let middle = rect.center().y;
    let is_group = matches!(target, WeightTarget::Group(_));
    let mut left = columns.name[0] + 14.0 * row.depth as f32;
    if row.depth == 0 {
        let color = part_hue(document.framework(), row.part).map_or(tokens.text_muted, |hue| tokens.group(hue).color);
        let square = Rect::from_center_size(pos2(left + 5.0, middle), egui::Vec2::splat(size::GROUP_SQUARE));
        painter.rect_filled(square, size::RADIUS_BAR, color);
    }
    left += 16.0;
    let (font, color) =
        if is_group { (r#type::small_semi(), tokens.text_primary) } else { (r#type::small(), tokens.text_secondary) };
    let room = columns.name[1] - left;
    text::at_elided(painter, (pos2(left, middle), Align2::LEFT_CENTER), &row.name, font.clone(), color, room);
    text::at(painter, pos2(columns.now[1], middle), Align2::RIGHT_CENTER, &row.weight, font, color);
    if let Some(span) = &row.leader {
        let rail = Rect::from_x_y_ranges(columns.rail[0]..=columns.rail[1], rect.y_range());
        table::rail(painter, tokens, rail, [span.low, span.high], Some(row.now));
        let strong = span.low > 0.0 || span.high < 1.0;
        let color = if strong { tokens.text_primary } else { tokens.text_muted };
        text::at(painter, pos2(columns.leader[0], middle), Align2::LEFT_CENTER, &span.text, r#type::small(), color);
        let room = columns.beyond[1] - columns.beyond[0];
        let at = (pos2(columns.beyond[0], middle), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &span.beyond, r#type::small(), tokens.text_secondary, room);
    }
    if let Some(span) = row.ranking.as_ref().filter(|_| columns.ranking[1] > columns.ranking[0]) {
        let at = pos2(columns.ranking[1], middle);
        text::at(painter, at, Align2::RIGHT_CENTER, &span.text, r#type::small(), tokens.text_muted);
    }
    focus::ring_inside(ui, &response, 0);
    let order = row.ranking.as_ref().map_or_else(String::new, |span| format!("Whole order: {}", span.sentence));
    tooltip::titled(response, &spoken, &order)
}

/// A group and an issue of the same number have rows of their own.
const fn target_key(target: WeightTarget) -> (bool, usize) {
    match target {
        WeightTarget::Group(group) => (true, group.0),
        WeightTarget::Issue(issue) => (false, issue.0),
    }
}
