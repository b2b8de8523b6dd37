//! Acceptance: scenario × party with margins and red lines, what stands in the way, and the same draft after draft.

use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};

use crate::present::acceptance::{self, Assumption};
use crate::present::over_time::timeline;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::tour::Step;
use crate::session::view::Workspace;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::spot;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::{Tab, empty, tabs};

pub mod assume;
mod changes;
pub mod heat;
mod heat_cell;
pub mod heat_layout;
pub mod obstacles;
pub mod over_time;
pub mod over_time_layout;

/// Height of the lower dock at first, its strip included.
const DOCK: f32 = 320.0;
/// The lower dock is no lower than this unless it is folded.
const DOCK_SMALLEST: f32 = 180.0;
/// How many rows of the table are seen before the dock gives way.
const ROWS_FIRST: f32 = 5.0;
/// Where the edge between table and dock is caught, above and below it.
const EDGE: f32 = 4.0;
/// An arrow key moves the edge by so much.
const EDGE_STEP: f32 = 16.0;

/// What Acceptance keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    dock: Option<f32>,
    folded: Option<bool>,
    obstacles: obstacles::State,
}

/// The centre: heat table above the chart over time.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    ui.allocate_rect(space, Sense::hover());
    let heat = acceptance::heat(document);
    if heat.rows.is_empty() {
        ui.painter().rect_filled(space, 0, tokens.plot());
        let mut inside = ui.new_child(UiBuilder::new().max_rect(space));
        if empty::empty(&mut inside, acceptance::NOTHING_COMPARED, Some("Go to Compare")) {
            out.view(ViewCommand::Workspace(Workspace::Compare));
        }
        return;
    }
    let bar = heat.assumption.is_some();
    let apart = heat.rows.iter().filter(|row| row.apart).count();
    let table = heat_layout::Grid::new(space.width(), heat.parties.len(), heat.rows.len() - apart, apart).size().y;
    let (dock, mut folded) = dock(space.height(), bar, table, state);
    let (above, below) = space.split_top_bottom_at_y((space.bottom() - dock).round());
    let selection = document.view().selection;

    let mut top = child(ui, above, "table");
    let with_no_deal = heat.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.no_deal.is_some());
    let tab = [Tab::with_icon(heat::TITLE, icons::TABLE)];
    tabs::dock(&mut top, "heat table", &tab, 0, tokens.plot(), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        chart_menu::button(ui, ExportChart::Acceptance, out);
        heat::legend(ui, with_no_deal);
    });
    chart_menu::drawn(&top, ExportChart::Acceptance, above);
    if let Some(assumption) = &heat.assumption {
        assume::bar(&mut top, assumption, |on| out.edit(assume_command(assumption, on)));
    }
    heat::show(&mut top, &heat, selection, out);

    let timeline = timeline(document);
    let mut bottom = child(ui, below, "over time");
    over_time::strip(&mut bottom, &timeline, &mut folded, out);
    if !folded {
        over_time::chart(&mut bottom, &timeline, selection, out);
        edge(ui, below, dock, state);
    }
    ui.painter().hline(below.x_range(), below.top() + 0.5, (size::STROKE, tokens.line));
    if folded != state.is_folded(space.height(), bar) {
        state.folded = Some(folded);
    }
}

fn assume_command(assumption: &Assumption, on: bool) -> EditCommand {
    EditCommand::AssumeNoDeal(on.then_some(assumption.scenario))
}

/// A part of the centre, without space between what it holds.
fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    child
}

/// What is left of the height for rows and dock.
fn below_header(height: f32, bar: bool) -> f32 {
    let bar = if bar { assume::HEIGHT } else { 0.0 };
    height - size::TAB_STRIP - bar - size::MATRIX_HEADER
}

/// The most the dock may have, so that the first rows of the table stay in view.
fn room(height: f32, bar: bool) -> f32 {
    below_header(height, bar) - ROWS_FIRST * size::HEAT_ROW
}

impl State {
    /// Folded by the user; until then only where the window is too low for both.
    fn is_folded(&self, height: f32, bar: bool) -> bool {
        self.folded.unwrap_or_else(|| room(height, bar) < DOCK_SMALLEST)
    }
}

/// The dock's height, and whether it is folded. Until it is moved it takes what rows of the height `table` leave over.
fn dock(height: f32, bar: bool, table: f32, state: &State) -> (f32, bool) {
    if state.is_folded(height, bar) {
        return (size::TAB_STRIP, true);
    }
    let left_over = below_header(height, bar) - table;
    let most = room(height, bar).max(left_over).max(DOCK_SMALLEST);
    (state.dock.unwrap_or_else(|| DOCK.max(left_over)).clamp(DOCK_SMALLEST, most), false)
}

/// The edge above the dock: dragged, moved with the arrow keys, put back with a double click.
fn edge(ui: &Ui, below: Rect, dock: f32, state: &mut State) {
    let area = Rect::from_x_y_ranges(below.x_range(), below.top() - EDGE..=below.top() + EDGE);
    let response = ui.interact(area, Id::unique("acceptance dock edge"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, "Height of the chart over time"));
    if response.dragged() {
        state.dock = Some(dock - response.drag_delta().y);
    }
    if response.double_clicked() {
        state.dock = None;
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let moved = ui.input_mut(|input| {
            let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
            EDGE_STEP * (up as f32 - down as f32)
        });
        if moved != 0.0 {
            state.dock = Some(dock + moved);
        }
    }
    if response.hovered() || response.dragged() || crate::ui::widgets::focus::by_keyboard(ui, &response) {
        let tokens = Tokens::of(ui);
        ui.painter().hline(below.x_range(), below.top() + 0.5, (size::STROKE_DATA, tokens.line_strong));
    }
    response.on_hover_and_drag_cursor(CursorIcon::ResizeVertical);
}

/// The right panel's content: what stands in the way of the selected pair.
pub fn right(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    spot::note(ui.ctx(), Step::Obstacles, ui.max_rect());
    obstacles::show(ui, document, &mut state.obstacles, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_priority_over_the_dock() {
        let state = State::default();
        assert_eq!(dock(796.0, false, 648.0, &state), (DOCK, false));
        assert_eq!(dock(796.0, false, 144.0, &state).0, 796.0 - 80.0 - 144.0, "few rows leave it more");
        let (low, folded) = dock(596.0, true, 648.0, &state);
        assert!(!folded && (DOCK_SMALLEST..DOCK).contains(&low));
        assert_eq!(dock(496.0, true, 648.0, &state), (size::TAB_STRIP, true));
        let opened = State { folded: Some(false), ..State::default() };
        assert_eq!(dock(496.0, true, 648.0, &opened), (DOCK_SMALLEST, false));
    }
}
