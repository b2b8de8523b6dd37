//! The matrix of issues and scenarios below the chart. Only what is seen is built and painted; the header, the label
//! column and the heading of the group in view stay where they are.

use std::collections::BTreeMap;

use egui::{
    EventFilter, Key, Modifiers, Rect, Response, Role, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

use super::layout::scene::Scene;
use super::layout::scroll::{self, Axis, LANE};
use crate::model::ids::{IssueIx, ScenarioIx};
use crate::present::centre;
use crate::present::matrix::{MatrixRow, differs};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::size;
use crate::ui::widgets::{empty, focus};
use geometry::{Rows, issues, row_of, step};

pub mod cell;
pub mod geometry;
pub mod header;
pub mod labels;

/// The rows of one frame, and where they are shown.
pub struct Table<'a> {
    /// All rows.
    pub rows: &'a [MatrixRow],
    /// Their heights.
    pub heights: &'a Rows,
    /// Header, rows and scroll bars.
    pub rect: Rect,
    /// Height in which rows are seen.
    pub seen: f32,
    /// How far it is scrolled.
    pub offset: &'a mut Vec2,
}

impl Table<'_> {
    /// The top of the rows' view.
    fn top(&self) -> f32 {
        self.rect.top() + size::MATRIX_HEADER
    }

    /// Where a row is seen, across `x`.
    fn row(&self, ix: usize, x: egui::Rangef) -> Rect {
        let span = self.heights.span(ix);
        let shift = self.top() - self.offset.y;
        Rect::from_x_y_ranges(x, span.min + shift..=span.max + shift)
    }
}

/// Draws the matrix; `widths` takes dragged widths of columns.
pub fn show(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    table: &mut Table<'_>,
    widths: &mut BTreeMap<ScenarioIx, f32>,
    out: &mut Queue,
) {
    let x = scene.place.labels.min..=table.rect.right();
    let view = Rect::from_x_y_ranges(x, table.top()..=table.top() + table.seen);
    header::show(ui, scene, table.rect, widths, out);
    if table.rows.is_empty() {
        nothing(ui, scene, view, out);
        return;
    }
    let grid = ui.interact(view, ui.scope_id().with("matrix"), Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), "Terms, issue by scenario"));
    keys(ui, scene, table, &grid, out);
    let clip = view.intersect(ui.clip_rect());
    let body_clip = Rect::from_x_y_ranges(scene.place.body, clip.y_range()).intersect(clip);
    let mut body = ui.new_child(UiBuilder::new().max_rect(body_clip));
    body.set_clip_rect(body_clip);
    let mut whole = ui.new_child(UiBuilder::new().max_rect(view));
    whole.set_clip_rect(clip);
    let most = labels::most(table.rows);
    let visible = table.heights.visible(table.offset.y, table.seen);
    let pinned = table.heights.pinned(table.offset.y, table.rows);
    for ix in visible {
        match &table.rows[ix] {
            MatrixRow::Issue(row) => {
                let area = table.row(ix, egui::Rangef::new(view.left(), scene.place.right()));
                labels::row_under(&whole, scene, row, area);
                cells(&mut body, scene, row.issue, area, (&grid, out));
                labels::issue(&whole, scene, row, (area, most));
            }
            MatrixRow::Group(row) if pinned.is_none_or(|(pinned, _)| pinned != ix) => {
                let area = table.row(ix, egui::Rangef::new(view.left(), view.right()));
                labels::group(&whole, &body, scene, row, (area, false), out);
            }
            MatrixRow::Group(_) => {}
        }
    }
    rules(ui, scene, view, table);
    if let Some((ix, push)) = pinned
        && let Some(MatrixRow::Group(row)) = table.rows.get(ix)
    {
        let top = view.top() + push;
        let area = Rect::from_x_y_ranges(view.x_range(), top..=top + size::MATRIX_GROUP_ROW);
        labels::group(&whole, &body, scene, row, (area, true), out);
    }
    selected(&whole, scene, table, &grid, body_clip);
    bars(ui, scene, table, view);
}

fn cells(ui: &mut Ui, scene: &mut Scene<'_>, issue: IssueIx, row: Rect, (grid, out): (&Response, &mut Queue)) {
    for ix in scene.place.visible() {
        let area = Rect::from_x_y_ranges(scene.place.span(ix), row.y_range());
        if cell::show(ui, scene, (ix, issue), area).clicked() {
            grid.request_focus();
            select(scene.columns[ix].scenario, issue, out);
        }
    }
}

fn select(scenario: ScenarioIx, issue: IssueIx, out: &mut Queue) {
    let selection = Selection { scenario: Some(scenario), issue: Some(issue), party: None };
    out.view(ViewCommand::Select(selection));
}

/// The upright rules between columns, over the cells.
fn rules(ui: &Ui, scene: &Scene<'_>, view: Rect, table: &Table<'_>) {
    let tokens = scene.tokens;
    let bottom = (table.top() + table.heights.total() - table.offset.y).min(view.bottom());
    let painter = ui.painter().with_clip_rect(view.intersect(ui.clip_rect()));
    let y = view.top()..=bottom;
    for ix in scene.place.visible() {
        let span = scene.place.span(ix);
        for x in [span.min, span.max] {
            if x >= scene.place.body.min {
                painter.vline(x - 0.5, y.clone(), (size::STROKE, tokens.line_subtle));
            }
        }
    }
    painter.vline(scene.place.body.min - 0.5, y, (size::STROKE, tokens.line));
    if scene.place.scroll() > 0.0 {
        // Says that columns go on under the labels.
        painter.vline(scene.place.body.min + 0.5, view.y_range(), (size::STROKE, tokens.line_strong));
    }
}

/// The outline of the selected cell; the focus colour after keyboard use.
fn selected(ui: &Ui, scene: &Scene<'_>, table: &Table<'_>, grid: &Response, clip: Rect) {
    let by_keyboard = focus::by_keyboard(ui, grid);
    let color = if by_keyboard { scene.tokens.focus } else { scene.tokens.text_primary };
    let cell = scene.selected_column().zip(scene.document.view().selection.issue);
    if let Some((column, issue)) = cell
        && let Some(row) = row_of(table.rows, issue)
    {
        let area = table.row(row, scene.place.span(column));
        let painter = ui.painter().with_clip_rect(clip);
        painter.rect_stroke(
            area.translate(egui::vec2(-0.5, 0.0)),
            0,
            (size::STROKE_SELECTION, color),
            StrokeKind::Inside,
        );
    } else if by_keyboard {
        ui.painter().rect_stroke(grid.rect.shrink(1.0), 0, (size::STROKE_SELECTION, color), StrokeKind::Inside);
    }
}

fn keys(ui: &Ui, scene: &Scene<'_>, table: &Table<'_>, grid: &Response, out: &mut Queue) {
    const KEYS: [Key; 9] = [
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
        Key::ArrowDown,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Enter,
    ];
    if !grid.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
    let issues = issues(table.rows);
    let selection = scene.document.view().selection;
    let row = selection.issue.and_then(|issue| issues.iter().position(|other| *other == issue));
    let mut at = scene.selected_column().zip(row);
    let page = (table.seen / size::MATRIX_ROW).floor().max(2.0) as usize - 1;
    for key in KEYS {
        for ctrl in [false, true] {
            let modifiers = if ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
            if ui.input_mut(|input| input.consume_key(modifiers, key)) {
                at = step(key, ctrl, at, (scene.columns.len(), issues.len()), page);
                if let Some((column, row)) = at {
                    select(scene.columns[column].scenario, issues[row], out);
                }
            }
        }
    }
    if let Some((column, row)) = at {
        let active = cell::id(ui, scene.columns[column].scenario, issues[row]).accesskit_id();
        ui.ctx().accesskit_node_builder(grid.id, |node| node.set_active_descendant(active));
    }
}

fn bars(ui: &mut Ui, scene: &Scene<'_>, table: &mut Table<'_>, view: Rect) {
    let upright = Rect::from_min_max(pos2(view.right() - LANE, view.top() + 4.0), view.max - egui::vec2(0.0, 4.0));
    let content = [table.seen, table.heights.total()];
    scroll::bar(ui, upright, Axis::Y, content, &mut table.offset.y);
    let lane = Rect::from_min_max(
        pos2(scene.place.body.min + 4.0, view.bottom()),
        pos2(scene.place.body.max - 4.0, view.bottom() + LANE),
    );
    let across = [scene.place.body.span(), scene.place.total()];
    scroll::bar(ui, lane, Axis::X, across, &mut table.offset.x);
    if content[1] > content[0] + table.offset.y + 0.5 {
        ui.painter().hline(view.left()..=view.right(), view.bottom() - 0.5, (size::STROKE, scene.tokens.line));
    }
}

/// What is said where no row is left, and how to get rows back.
fn nothing(ui: &mut Ui, scene: &Scene<'_>, view: Rect, out: &mut Queue) {
    let document = scene.document;
    let mut body = ui.new_child(UiBuilder::new().max_rect(view));
    let any = document.framework().issue_ixs().any(|issue| differs(document, issue));
    let by_filter = !document.view().filter.trim().is_empty();
    if by_filter && (any || !document.view().only_differences) {
        if empty::empty(&mut body, &centre::nothing_found(document), Some("Show all issues")) {
            out.view(ViewCommand::Filter(String::new()));
        }
    } else if empty::empty(&mut body, centre::NO_DIFFERENCES, Some("Show all issues")) {
        out.view(ViewCommand::OnlyDifferences(false));
    }
}
