//! The centre of Compare: tab strip, the columns that chart and matrix share, and what lies in them.

use std::collections::BTreeMap;

use egui::{CursorIcon, Id, Rangef, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::{chart, differences, matrix};
use crate::model::ids::ScenarioIx;
use crate::present::{centre, columns as figures, matrix as table};
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::view::{CompareTab, JudgedBy, Selection};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size};
use crate::ui::widgets::empty;
use columns::{Columns, Wanted};
use matrix::geometry::Rows;
use scene::{Hover, Scene};

pub mod chooser;
pub mod columns;
pub mod scene;
pub mod scroll;
mod strip;

/// Heights that the chart can be dragged to.
const CHART: Rangef = Rangef { min: 150.0, max: 520.0 };
/// What is left for the matrix below its header, at least.
const MATRIX_LEAST: f32 = 112.0;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// Height of the chart, where it was dragged.
    chart_height: Option<f32>,
    /// Widths of columns, where they were dragged.
    widths: BTreeMap<ScenarioIx, f32>,
    /// How far the matrix is scrolled; the chart follows sideways.
    offset: Vec2,
    hover: Hover,
    /// The selection that was last scrolled to.
    seen: Selection,
    /// The table of differences.
    differences: differences::State,
}

/// Draws it.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, tokens.plot());
    strip::show(ui, document, out);
    let rect = ui.available_rect_before_wrap();
    match document.view().compare_tab {
        CompareTab::Contributions => contributions(ui, document, rect, state, out),
        CompareTab::Differences => {
            let mut body = ui.new_child(UiBuilder::new().max_rect(rect));
            differences::show(&mut body, document, &mut state.differences, out);
        }
    }
    ui.advance_cursor_after_rect(rect);
}

fn contributions(ui: &mut Ui, document: &Document, rect: Rect, state: &mut State, out: &mut Queue) {
    let columns = figures::columns(document);
    if columns.is_empty() {
        let mut body = ui.new_child(UiBuilder::new().max_rect(rect));
        if empty::empty(&mut body, centre::NOTHING_COMPARED, Some("Compare all scenarios")) {
            for scenario in document.framework().scenario_ixs() {
                out.edit(EditCommand::Include(scenario, true));
            }
        }
        return;
    }
    let rows = table::rows(document);
    let heights = Rows::new(&rows);
    let chart_height = chart_height(rect, state.chart_height);
    let chart_rect = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + chart_height));
    let table_rect = Rect::from_min_max(chart_rect.left_bottom(), rect.max);

    let place = place(document, &columns, rect, state);
    let lane = if place.most() > 0.0 { scroll::LANE } else { 0.0 };
    let seen = (table_rect.height() - size::MATRIX_HEADER - lane).max(0.0);
    let most = vec2(place.most(), (heights.total() - seen).max(0.0));
    scroll::wheel(ui, rect, &mut state.offset, most);
    state.offset = state.offset.clamp(Vec2::ZERO, most);
    follow_selection(document, state, &place, (&columns, &rows, &heights), seen);
    let place = place.scrolled(state.offset.x);

    let tokens = Tokens::of(ui);
    let next = Hover::default();
    let mut scene = Scene { document, tokens, columns: &columns, place: &place, hover: state.hover, next };
    chart::show(ui, &mut scene, chart_rect, out);
    let mut table = matrix::Table { rows: &rows, heights: &heights, rect: table_rect, seen, offset: &mut state.offset };
    matrix::show(ui, &mut scene, &mut table, &mut state.widths, out);
    let next = scene.next;
    chart_edge(ui, chart_rect, chart_height, &mut state.chart_height);
    if state.hover != next {
        state.hover = next;
        ui.ctx().request_repaint();
    }
}

/// The height of the chart: as dragged, or a good third of low windows, so that rows are left to see.
fn chart_height(rect: Rect, dragged: Option<f32>) -> f32 {
    let most = (rect.height() - size::MATRIX_HEADER - MATRIX_LEAST).max(CHART.min);
    let usual = size::COMPARE_CHART.min(rect.height() * 0.37);
    CHART.clamp(dragged.unwrap_or(usual)).min(most).round()
}

fn place(document: &Document, columns: &[figures::Column], rect: Rect, state: &State) -> Columns {
    let parties = match document.view().judged_by {
        JudgedBy::All => Some(document.framework().parties().len()),
        JudgedBy::Party(_) => None,
    };
    let wanted: Vec<Wanted> = columns
        .iter()
        .map(|column| Wanted { dragged: state.widths.get(&column.scenario).copied(), apart: column.apart })
        .collect();
    let area = Rangef::new(rect.left(), rect.right() - scroll::LANE);
    Columns::new(area, columns::smallest(parties), &wanted).scrolled(state.offset.x)
}

/// Scrolls to the selected cell when the selection has changed.
fn follow_selection(
    document: &Document,
    state: &mut State,
    place: &Columns,
    (columns, rows, heights): (&[figures::Column], &[table::MatrixRow], &Rows),
    seen: f32,
) {
    let selection = document.view().selection;
    if state.seen == selection {
        return;
    }
    if state.seen.scenario != selection.scenario
        && let Some(ix) = columns.iter().position(|column| Some(column.scenario) == selection.scenario)
    {
        state.offset.x = place.scroll_to(ix);
    }
    if let Some(ix) = selection.issue.and_then(|issue| matrix::geometry::row_of(rows, issue)) {
        state.offset.y = heights.scroll_to(ix, state.offset.y, seen, rows);
    }
    state.seen = selection;
}

/// The lower edge of the chart: drag it to make the chart higher, double click for the usual height.
fn chart_edge(ui: &Ui, chart: Rect, height: f32, dragged: &mut Option<f32>) {
    let edge = Rect::from_x_y_ranges(chart.x_range(), chart.bottom() - 3.0..=chart.bottom() + 3.0);
    let id: Id = ui.scope_id().with("chart edge");
    let response = ui.interact(edge, id, Sense::CLICK | Sense::DRAG).on_hover_cursor(CursorIcon::ResizeVertical);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, ui.is_enabled(), "Height of the chart"));
    if response.dragged() {
        *dragged = Some(CHART.clamp(height + response.drag_delta().y));
    }
    if response.double_clicked() {
        *dragged = None;
    }
    let tokens = Tokens::of(ui);
    let color = if response.hovered() || response.dragged() { tokens.line_strong } else { tokens.line };
    ui.painter().hline(chart.x_range(), chart.bottom() - 0.5, (size::STROKE, color));
}

/// Opens another tab of the centre.
fn open(tab: usize, out: &mut Queue) {
    let tab = if tab == 0 { CompareTab::Contributions } else { CompareTab::Differences };
    out.view(ViewCommand::CompareTab(tab));
}
