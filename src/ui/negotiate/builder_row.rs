//! One issue of the package: its name, the term with its menu, the lock, and a bar for each party.

use egui::{Align2, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::ids::IssueIx;
use crate::present::negotiation::builder::{self as present, IssueRow, TermRow};
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{focus, icon, text, tooltip};

/// Height of a value's bar, and the most that one is wide.
const BAR: f32 = 4.0;
const BAR_WIDTH: f32 = 18.0;
/// Space that all bars have.
const BARS: f32 = 92.0;
/// Height of a row in the menu of terms.
const TERM: f32 = 40.0;

/// Where the parts of a row lie.
pub(super) struct Columns {
    /// The issue's name.
    pub(super) label: Rect,
    /// The term.
    pub(super) term: Rect,
    /// One bar a party.
    pub(super) bars: Vec<Rect>,
}

/// The parts of a row, for so many parties.
pub(super) fn columns(rect: Rect, parties: usize) -> Columns {
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let step = (BARS / parties.max(1) as f32).min(BAR_WIDTH + 5.0);
    let right = inside.right() - step * parties as f32;
    let room = right - 10.0 - inside.left();
    let label = (room * 0.47).round();
    let column = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, rect.y_range());
    let bar = |at: usize| {
        let left = right + step * at as f32;
        Rect::from_center_size(pos2(left + step / 2.0, rect.center().y), vec2(step - 5.0, BAR))
    };
    Columns {
        label: column(inside.left(), inside.left() + label - 6.0),
        term: column(inside.left() + label, inside.left() + room),
        bars: (0..parties).map(bar).collect(),
    }
}

/// Draws a row.
pub(super) fn show(ui: &mut Ui, document: &Document, row: &IssueRow, parties: usize, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::PACKAGE_ROW), Sense::hover());
    let columns = columns(rect, parties);
    let selected = document.view().selection.issue == Some(row.issue);
    let near = ui.rect_contains_pointer(rect);
    if near || selected {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    label(ui, row, columns.label, selected, out);
    let response = term(ui, row, columns.term.shrink2(vec2(0.0, 2.0)));
    let locked = lock(ui, document, row, columns.term, near || response.has_focus(), out);
    bars(ui, row, &columns);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    if !row.locked && !locked {
        Popup::menu(&response).gap(2.0).show(|ui| terms(ui, document, row.issue, out));
    }
    let before = format!("Before: {}. {}", row.before, row.spoken);
    tooltip::text(response, if row.differs { &before } else { &row.spoken });
}

fn label(ui: &Ui, row: &IssueRow, place: Rect, selected: bool, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let response = ui.interact(place, ui.scope_id().with(("issue", row.issue)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, format!("Select {}", row.label)));
    let color = if row.differs || selected { tokens.text_primary } else { tokens.text_muted };
    let at = (place.left_center(), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, &row.label, r#type::body(), color, place.width());
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    if response.clicked() {
        out.view(ViewCommand::Select(Selection { issue: Some(row.issue), ..Selection::default() }));
    }
}

/// The field with the term: bright where it was changed, red where it crosses a red line.
fn term(ui: &Ui, row: &IssueRow, place: Rect) -> egui::Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(place, ui.scope_id().with(("term", row.issue)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, !row.locked, &row.spoken));
    let painter = ui.painter();
    let stroke = match (row.crossed.is_empty(), row.differs, response.hovered()) {
        (false, ..) => tokens.red_line,
        (true, true, _) => tokens.text_primary,
        (true, false, true) => tokens.line_strong,
        (true, false, false) => tokens.line,
    };
    let fill = if row.locked { tokens.panel } else { tokens.raised };
    painter.rect(place, size::RADIUS_CONTROL, fill, (size::STROKE, stroke), egui::StrokeKind::Inside);
    let color = if row.settled && !row.locked { tokens.text_primary } else { tokens.text_muted };
    let mut left = place.left() + 7.0;
    if !row.crossed.is_empty() {
        icon::paint(
            painter,
            pos2(left + 6.0, place.center().y),
            icons::PROHIBIT,
            size::ICON_INLINE_SMALL,
            tokens.red_line,
        );
        left += 17.0;
    }
    let at = (pos2(left, place.center().y), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.term, r#type::small(), color, place.right() - left - 24.0);
    if !row.locked {
        let at = pos2(place.right() - 12.0, place.center().y);
        icon::paint(painter, at, icons::CARET_DOWN, size::ICON_INLINE_SMALL, tokens.text_muted);
    }
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    response
}

/// The lock: closed where the issue is fixed in the search, open near the pointer. Returns whether it was pressed.
fn lock(ui: &Ui, document: &Document, row: &IssueRow, term: Rect, near: bool, out: &mut Queue) -> bool {
    let tokens = Tokens::of(ui);
    let choice = document.draft().and_then(|draft| draft.choice(row.issue));
    let Some(choice) = choice else { return false };
    let x = if row.locked { term.right() - 12.0 } else { term.right() - 30.0 };
    let at = pos2(x, term.center().y);
    let place = Rect::from_center_size(at, vec2(18.0, 22.0));
    let response = ui.interact(place, ui.scope_id().with(("lock", row.issue)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.locked, &row.lock));
    if row.locked {
        icon::paint_fill(ui.painter(), at, icons::LOCK_SIMPLE, size::ICON_INLINE_SMALL, tokens.text_secondary);
    } else if near || response.has_focus() {
        ui.painter().rect_filled(place.shrink(2.0), 0, tokens.raised);
        let color = if response.hovered() { tokens.text_primary } else { tokens.text_muted };
        icon::paint(ui.painter(), at, icons::LOCK_SIMPLE_OPEN, size::ICON_INLINE_SMALL, color);
    }
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    let clicked = response.clicked();
    if clicked {
        out.edit(EditCommand::Fix(row.issue, (!row.locked).then_some(choice)));
    }
    tooltip::text(response, &row.lock);
    clicked
}

fn bars(ui: &Ui, row: &IssueRow, columns: &Columns) {
    for (value, bar) in row.values.iter().zip(&columns.bars) {
        value_bar(ui, *bar, *value);
    }
}

/// A value of 0 to 100; a dashed baseline where there is none.
fn value_bar(ui: &Ui, bar: Rect, value: Option<f64>) {
    let tokens = Tokens::of(ui);
    match value {
        Some(value) => {
            ui.painter().rect_filled(bar, 1, tokens.selected);
            let length = bar.width() * (value / 100.0).clamp(0.0, 1.0) as f32;
            ui.painter().rect_filled(bar.with_max_x(bar.left() + length), 1, tokens.bar_neutral);
        }
        None => crate::ui::widgets::dashed::not_addressed(
            ui.painter(),
            tokens.text_muted,
            bar.left()..=bar.right(),
            bar.center().y,
        ),
    }
}

/// The terms of an issue, each with its values and what stands against it.
fn terms(ui: &mut Ui, document: &Document, issue: IssueIx, out: &mut Queue) {
    ui.set_width(320.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for row in present::terms(document, issue) {
            if term_row(ui, &row).clicked() {
                out.edit(EditCommand::Choose(vec![(issue, row.option.choice)]));
                ui.close();
            }
        }
    });
}

fn term_row(ui: &mut Ui, row: &TermRow) -> egui::Response {
    let tokens = Tokens::of(ui);
    let height = if row.remark.is_empty() { size::PACKAGE_ROW } else { TERM };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let spoken =
        if row.remark.is_empty() { row.option.label.clone() } else { format!("{}, {}", row.option.label, row.remark) };
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, row.on, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, size::RADIUS_CONTROL, tokens.hover);
    }
    let painter = ui.painter();
    let line = rect.top() + size::PACKAGE_ROW / 2.0;
    if row.on {
        icon::paint(painter, pos2(rect.left() + 12.0, line), icons::CHECK, size::ICON_INLINE, tokens.text_primary);
    }
    let step = (BARS / row.values.len().max(1) as f32).min(BAR_WIDTH + 5.0);
    let right = rect.right() - step * row.values.len() as f32 - 4.0;
    let left = rect.left() + 26.0;
    let at = (pos2(left, line), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.option.label, r#type::body(), tokens.text_primary, right - left - 8.0);
    for (at, value) in row.values.iter().enumerate() {
        let middle = pos2(right + step * (at as f32 + 0.5), line);
        value_bar(ui, Rect::from_center_size(middle, vec2(step - 5.0, BAR)), *value);
    }
    if !row.remark.is_empty() {
        let at = (pos2(left, rect.bottom() - 11.0), Align2::LEFT_CENTER);
        let painter = ui.painter();
        text::at_elided(painter, at, &row.remark, r#type::caption(), tokens.red_line, rect.right() - left - 8.0);
    }
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    response
}
