//! What the ranking rests on: kinds of evidence left out in turn, and the few sources without which the order changes.

use egui::{Align2, OpenUrl, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{layout, parts};
use crate::present::robustness::knock_outs::{KnockOutRow, KnockOutTable, Move};
use crate::present::robustness::resting::{RestingOn, RestingSource};
use crate::present::robustness::screen::Evidence;
use crate::present::sources;
use crate::session::command::ViewCommand;
use crate::session::robustness::{LeftOut, RobustnessCommand};
use crate::session::search::Topic;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, chip, empty, focus, icon, text, tooltip};

/// Height of a row that is left out in turn.
const ROW: f32 = 46.0;
/// Height of a source's row.
const SOURCE: f32 = 31.0;
/// Width of "Try it".
const TRY: f32 = 46.0;
/// The most changes of place that a row has room for.
const MOVES: usize = 2;
/// Width of one of them.
const MOVE: f32 = 86.0;

/// Draws the dock's content.
pub(super) fn show(ui: &mut Ui, evidence: &Evidence, tried: Option<&LeftOut>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    if evidence.table.is_none() && evidence.resting.is_none() {
        let again = evidence.can_go_on.then_some("Look again");
        if empty::empty(ui, evidence.waiting, again) {
            [Topic::KnockOuts, Topic::RestsOn].into_iter().for_each(|topic| out.again(topic));
        }
        return;
    }
    ScrollArea::vertical().id_salt("evidence").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        match &evidence.table {
            Some(table) => knock_outs(ui, table, tried, out),
            None => waiting(ui, evidence.waiting),
        }
        match &evidence.resting {
            Some(resting) => rests(ui, resting, tried, out),
            None => waiting(ui, evidence.waiting),
        }
        if let Some(table) = &evidence.table {
            let color = tokens.text_muted;
            let width = ui.available_width() - 2.0 * layout::MARGIN - 22.0;
            let note = text::wrapped(ui.painter(), &table.note, r#type::caption(), color, width, 3);
            let size = vec2(ui.available_width(), note.size().y + 20.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &table.note));
            let left = rect.left() + layout::MARGIN;
            let at = pos2(left + 7.0, rect.top() + 17.0);
            icon::paint(ui.painter(), at, icons::INFO, size::ICON_INLINE, color);
            text::paint(ui.painter(), &note, pos2(left + 22.0, rect.top() + 10.0), Align2::LEFT_TOP);
        }
    });
}

fn waiting(ui: &mut Ui, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    parts::line(ui, rect.shrink2(vec2(layout::MARGIN, 0.0)), words, "waiting");
}

fn knock_outs(ui: &mut Ui, table: &KnockOutTable, tried: Option<&LeftOut>, out: &mut Queue) {
    parts::paragraph(ui, layout::MARGIN, &table.finding, &table.rest, "rests on");
    let mut responses: Vec<(Response, &KnockOutRow)> = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        responses.push((knock_out(ui, at, row, tried == Some(&row.left_out)), row));
    }
    let clicked = responses.iter().find(|(response, row)| response.clicked() && row.can_try);
    if let Some((_, row)) = clicked {
        let left_out = (tried != Some(&row.left_out)).then(|| row.left_out.clone());
        out.view(ViewCommand::Robustness(RobustnessCommand::Try(left_out)));
    }
}

fn knock_out(ui: &mut Ui, at: usize, row: &KnockOutRow, on: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let sense = if row.can_try { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("knock-out", at)), sense);
    let verb = if on { "Stop trying" } else { "Try" };
    let spoken = if row.can_try { format!("{}. {verb} it", row.spoken) } else { row.spoken.clone() };
    let role = if row.can_try { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), on, &spoken));
    let painter = ui.painter();
    if on || (response.hovered() && row.can_try) {
        painter.rect_filled(rect, 0, if on { tokens.selected } else { tokens.hover });
    }
    if on {
        let edge = Rect::from_min_size(rect.min, vec2(2.0, rect.height()));
        painter.rect_filled(edge, 0, tokens.text_primary);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let (left, right) = (rect.left() + layout::MARGIN, rect.right() - layout::MARGIN);
    if row.can_try {
        let (words, color) = if on { ("on", tokens.text_primary) } else { ("Try it", tokens.focus) };
        text::at(painter, pos2(right, rect.center().y), Align2::RIGHT_CENTER, words, r#type::small(), color);
    }
    let end = right - TRY - size::STEP;
    let start = moves(ui, rect, end, row);
    let room = start - left - size::STEP;
    let (upper, lower) = (rect.top() + 15.0, rect.top() + 32.0);
    let title = (pos2(left, upper), Align2::LEFT_CENTER);
    text::at_elided(painter, title, &row.title, r#type::body(), tokens.text_primary, room);
    let detail = (pos2(left, lower), Align2::LEFT_CENTER);
    text::at_elided(painter, detail, &row.detail, r#type::caption(), tokens.text_muted, room);
    focus::ring_inside(ui, &response, 0);
    tooltip::text(response, &row.spoken)
}

/// Draws the changes of a row, or that there are none, ending at `right`. Returns where they begin.
fn moves(ui: &Ui, rect: Rect, right: f32, row: &KnockOutRow) -> f32 {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    if row.moves.is_empty() {
        let at = pos2(right, middle);
        return text::at(painter, at, Align2::RIGHT_CENTER, &row.words, r#type::small(), tokens.text_muted).left();
    }
    let shown = &row.moves[..row.moves.len().min(MOVES)];
    let further = row.moves.len() - shown.len();
    let mut words = row.words.clone();
    if further > 0 {
        let more = format!("and {further} more");
        words = if words.is_empty() { more } else { format!("{more}, {words}") };
    }
    let y = if words.is_empty() { middle } else { rect.top() + 15.0 };
    if !words.is_empty() {
        let at = pos2(right, rect.top() + 33.0);
        text::at(painter, at, Align2::RIGHT_CENTER, &words, r#type::caption(), tokens.text_muted);
    }
    let mut start = right - shown.len() as f32 * MOVE;
    let begin = start;
    for moved in shown {
        one_move(ui, pos2(start, y), moved);
        start += MOVE;
    }
    begin
}

/// `E 1st → 2nd`.
fn one_move(ui: &Ui, at: egui::Pos2, moved: &Move) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    chip::paint(painter, tokens, pos2(at.x + 8.0, at.y), size::CHIP_SMALL, moved.scenario.0);
    let place = |x: f32, words: &str, font, color| {
        text::at(painter, pos2(x, at.y), Align2::LEFT_CENTER, words, font, color).right()
    };
    let x = place(at.x + 21.0, &moved.from, r#type::small(), tokens.text_muted);
    icon::paint(painter, pos2(x + 9.0, at.y), icons::ARROW_RIGHT, 10.0, tokens.text_muted);
    place(x + 17.0, &moved.to, r#type::small_semi(), tokens.text_primary);
}

fn rests(ui: &mut Ui, resting: &RestingOn, tried: Option<&LeftOut>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &resting.title));
    let painter = ui.painter().clone();
    painter.hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let (left, mut right) = (rect.left() + layout::MARGIN, rect.right() - layout::MARGIN);
    if let Some(left_out) = &resting.left_out {
        let on = tried == Some(left_out);
        let place = Rect::from_min_max(pos2(right - TRY, rect.top() + 6.0), pos2(right, rect.bottom() - 6.0));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut slot = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout).id_salt("try sources"));
        let name = format!("{} without these sources", if on { "Stop trying" } else { "Try" });
        let button = Button::link(if on { "on" } else { "Try it" }).small().name(&name);
        if slot.add(button).clicked() {
            let left_out = (!on).then(|| left_out.clone());
            out.view(ViewCommand::Robustness(RobustnessCommand::Try(left_out)));
        }
        right -= TRY + size::STEP;
    }
    let at = pos2(left, rect.center().y);
    let title = text::at(&painter, at, Align2::LEFT_CENTER, &resting.title, r#type::body_semi(), tokens.text_primary);
    let note = text::galley(&painter, &resting.note, r#type::small(), tokens.text_muted);
    if title.right() + size::STEP + note.size().x <= right {
        text::paint(&painter, &note, pos2(right, rect.center().y), Align2::RIGHT_CENTER);
    }
    let width = ui.available_width() - 2.0 * layout::MARGIN;
    let detail = text::wrapped(&painter, &resting.detail, r#type::small(), tokens.text_secondary, width, 4);
    let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), detail.size().y + 10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &resting.detail));
    text::paint(ui.painter(), &detail, pos2(left, place.top()), Align2::LEFT_TOP);
    for row in &resting.sources {
        source(ui, row);
    }
}

fn source(ui: &mut Ui, row: &RestingSource) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), SOURCE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let painter = ui.painter().clone();
    painter.hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line_subtle));
    let middle = rect.center().y;
    let mut left = rect.left() + layout::MARGIN;
    for scenario in row.scenarios.iter().take(3) {
        chip::paint(&painter, tokens, pos2(left + size::CHIP_SMALL / 2.0, middle), size::CHIP_SMALL, scenario.0);
        left += size::CHIP_SMALL + 4.0;
    }
    left += 4.0;
    let mut right = rect.right() - layout::MARGIN;
    if let Some(url) = &row.citation.url {
        let place = Rect::from_center_size(pos2(right - 6.0, middle), egui::Vec2::splat(size::ICON_BUTTON_SMALL));
        let mut slot = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("open", row.citation.source.0)));
        let name = sources::open_name(&row.citation);
        let link = IconButton::new(icons::ARROW_SQUARE_OUT, &name).small().color(tokens.focus);
        if slot.add(link).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(url));
        }
    }
    right -= 30.0;
    let cells = pos2(right, middle);
    text::at(&painter, cells, Align2::RIGHT_CENTER, &row.cells, r#type::small(), tokens.text_muted);
    let date = pos2(right - 56.0, middle);
    let date = text::at(&painter, date, Align2::RIGHT_CENTER, &row.citation.date, r#type::small(), tokens.text_muted);
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    let room = date.left() - left - size::STEP;
    text::at_elided(&painter, at, &row.name, r#type::body(), tokens.text_primary, room);
    tooltip::titled(response, &row.citation.title, &row.spoken);
}
