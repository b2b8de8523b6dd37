//! The label column and the headings of groups, which stay in view while scenarios scroll.

use egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::geometry::{MiniBars, mini_bars};
use crate::present::matrix::{GroupRow, IssueRow, MatrixRow, group_cell};
use crate::session::command::ViewCommand;
use crate::session::view::JudgedBy;
use crate::ui::compare::layout::scene::Scene;
use crate::ui::queue::Queue;
use crate::ui::theme::{icons, size, r#type};
use crate::ui::widgets::{focus, icon, mark, text, tooltip};

/// From the left edge to an issue's name.
const INDENT: f32 = 30.0;
/// Height of the tallest of the small columns of weights.
const WEIGHT: f32 = 18.0;

/// What lies under a row's cells: the light fill where it is selected or under the pointer, and the rule below.
pub fn row_under(ui: &Ui, scene: &Scene<'_>, row: &IssueRow, area: Rect) {
    let fill = scene.row_fill(row.issue, scene.document.framework().top_group(row.issue));
    if fill != Color32::TRANSPARENT {
        ui.painter().rect_filled(area, 0, fill);
    }
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, (size::STROKE, scene.tokens.line_subtle));
}

/// The label of an issue with its weight; `most` is the share that fills a small column.
pub fn issue(ui: &Ui, scene: &mut Scene<'_>, row: &IssueRow, (area, most): (Rect, f64)) {
    let (tokens, labels) = (scene.tokens, scene.place.labels);
    let area = Rect::from_x_y_ranges(labels, area.y_range());
    let response = ui.interact(area, ui.scope_id().with(("issue", row.issue)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, ui.is_enabled(), &row.label));
    if response.hovered() {
        scene.next.issue = Some(row.issue);
    }
    let painter = ui.painter();
    let selected = scene.document.view().selection.issue == Some(row.issue);
    let (font, color) =
        if selected { (r#type::small_semi(), tokens.text_primary) } else { (r#type::small(), tokens.text_secondary) };
    let weights = labels.max - 10.0;
    let room = match scene.document.view().judged_by {
        JudgedBy::Party(_) => {
            let at = pos2(weights, area.center().y);
            let place = text::at(painter, at, Align2::RIGHT_CENTER, &row.share, r#type::small(), tokens.text_muted);
            place.left() - 8.0 - area.left() - INDENT
        }
        JudgedBy::All => shares(ui, scene, row, (area, most)) - 6.0 - area.left() - INDENT,
    };
    let at = (pos2(area.left() + INDENT, area.center().y), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.label, font, color, room);
    if response.hovered() {
        let (name, more) = row.tooltip.split_once('\n').unwrap_or((&row.tooltip, ""));
        tooltip::titled(response, name, more);
    }
}

/// Each party's weight as a small column; returns where they begin.
fn shares(ui: &Ui, scene: &Scene<'_>, row: &IssueRow, (area, most): (Rect, f64)) -> f32 {
    let tokens = scene.tokens;
    let step = if row.shares.len() > 5 { 5.0 } else { 7.0 };
    let left = scene.place.labels.max - 10.0 - step * row.shares.len() as f32;
    let bottom = area.center().y + WEIGHT / 2.0 - 1.0;
    for (ix, share) in row.shares.iter().enumerate() {
        let height = if most > 0.0 { (share / most).clamp(0.0, 1.0) as f32 * WEIGHT } else { 0.0 };
        let height = height.round().max(1.0);
        let x = left + step * ix as f32;
        let column = Rect::from_min_max(pos2(x, bottom - height), pos2(x + step - 2.0, bottom));
        ui.painter().rect_filled(column, 0, tokens.bar_neutral);
    }
    left
}

/// The heading of a group: caret, square, name, share, and what the group adds to each column.
pub fn group(ui: &Ui, body: &Ui, scene: &mut Scene<'_>, row: &GroupRow, (area, pinned): (Rect, bool), out: &mut Queue) {
    let tokens = scene.tokens;
    let painter = ui.painter();
    painter.rect_filled(area, 0, tokens.window);
    painter.hline(area.x_range(), area.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let labels = Rect::from_x_y_ranges(scene.place.labels, area.y_range());
    let response = ui.interact(labels, ui.scope_id().with(("group", row.group)), Sense::click());
    let verb = if row.folded { "Unfold" } else { "Fold" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{verb} {}", row.name)));
    if let (Some(group), true) = (row.group, response.clicked()) {
        out.view(ViewCommand::Fold(group, !row.folded));
    }
    if response.hovered() || ui.rect_contains_pointer(area) {
        scene.next.group = Some(row.group);
    }
    let middle = area.center().y;
    let color = if response.hovered() { tokens.text_primary } else { tokens.text_muted };
    if row.group.is_some() {
        let caret = if row.folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
        icon::paint(painter, pos2(area.left() + 17.0, middle), caret, size::ICON_INLINE_SMALL, color);
    }
    let square = Rect::from_center_size(pos2(area.left() + 34.0, middle), vec2(size::GROUP_SQUARE, size::GROUP_SQUARE));
    let fill = row.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    painter.rect_filled(square, size::RADIUS_BAR, fill);
    let at = pos2(labels.right() - 10.0, middle);
    let share = text::at(painter, at, Align2::RIGHT_CENTER, &row.share, r#type::small(), tokens.text_muted);
    let at = (pos2(area.left() + 45.0, middle), Align2::LEFT_CENTER);
    let room = share.left() - 8.0 - area.left() - 45.0;
    text::at_elided(painter, at, &row.name, r#type::small_semi(), tokens.text_primary, room);
    focus::ring_inside(ui, &response, 0);
    for ix in scene.place.visible() {
        let cell = Rect::from_x_y_ranges(scene.place.span(ix), area.y_range());
        column(body, scene, row, ix, cell);
    }
    if pinned {
        painter.hline(area.x_range(), area.bottom() - 0.5, (size::STROKE, tokens.line));
    }
}

/// What a group's heading shows in one column: its points, or the parties' marks over their bars.
fn column(ui: &Ui, scene: &Scene<'_>, row: &GroupRow, ix: usize, area: Rect) {
    let tokens = scene.tokens;
    let scenario = scene.columns[ix].scenario;
    match scene.document.view().judged_by {
        JudgedBy::Party(_) => {
            let points = group_cell(scene.document, row.group, scenario);
            let at = pos2(area.right() - 8.0, area.center().y);
            text::at(ui.painter(), at, Align2::RIGHT_CENTER, &points, r#type::small(), tokens.text_muted);
        }
        JudgedBy::All => {
            let count = scene.document.framework().parties().len();
            if let MiniBars::Each(bars) = mini_bars(area, count) {
                for (party, bar) in bars.iter().enumerate() {
                    let center = pos2(bar.center().x, area.center().y);
                    mark::paint_party(ui.painter(), tokens, center, size::MARK - 1.0, party);
                }
            }
        }
    }
}

/// The largest share of weight that any party gives to a shown issue.
#[must_use]
pub fn most(rows: &[MatrixRow]) -> f64 {
    let shares = rows.iter().filter_map(|row| match row {
        MatrixRow::Issue(row) => row.shares.iter().copied().max_by(f64::total_cmp),
        MatrixRow::Group(_) => None,
    });
    shares.max_by(f64::total_cmp).unwrap_or_default()
}
