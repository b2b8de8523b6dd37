//! Differences: two scenarios, the issues on which they differ, and what each difference is worth to each party.

use egui::{
    Align, EventFilter, Key, Layout, Modifiers, Rangef, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::layout::chooser;
use super::layout::scroll::{self, Axis, LANE};
use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::centre;
use crate::present::differences::{Differences, view};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::view::Selection;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Segment, chip, empty, focus, segmented, text};
use geometry::{Grid, Line, lines, tops};

pub mod geometry;
pub mod paint;

/// Height of the row with the two scenarios.
const PICKERS: f32 = 48.0;
/// Height of the table's header.
const HEADER: f32 = 32.0;
/// Height of the line that says what worths mean.
const NOTE: f32 = 22.0;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    by_size: bool,
    offset: Vec2,
    seen: Option<IssueIx>,
}

/// One frame of the table.
pub struct Scene<'a> {
    /// What is shown.
    pub document: &'a Document,
    /// Colours.
    pub tokens: &'static Tokens,
    /// The two scenarios, and how they differ.
    pub differences: &'a Differences,
    /// Columns from the table's left edge.
    pub grid: &'a Grid,
    /// The table's left edge as it is scrolled.
    pub left: f32,
    /// The largest worth, which fills half a column.
    pub most: f64,
}

impl Scene<'_> {
    /// Where a column is seen.
    #[must_use]
    pub fn x(&self, column: Rangef) -> Rangef {
        Rangef::new(column.min + self.left, column.max + self.left)
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    if document.framework().scenarios().len() < 2 {
        empty::empty(ui, centre::NO_PAIR, None);
        return;
    }
    let rect = ui.available_rect_before_wrap();
    let tokens = Tokens::of(ui);
    chart_menu::drawn(ui, ExportChart::Differences, rect);
    let differences = view(document);
    let judge = document.view().judged_by.party();
    pickers(ui, document, state, rect, out);
    let note = pos2(rect.left() + 12.0, rect.top() + PICKERS + NOTE / 2.0 - 3.0);
    let at = (note, egui::Align2::LEFT_CENTER);
    let words = centre::worth_note(&differences);
    text::at_elided(ui.painter(), at, &words, r#type::caption(), tokens.text_muted, rect.width() - 24.0);

    let table = Rect::from_min_max(pos2(rect.left(), rect.top() + PICKERS + NOTE), rect.max);
    let seen_width = table.width() - LANE;
    let grid = Grid::new(seen_width, differences.totals.len());
    let order = lines(&differences.rows, state.by_size, judge);
    let tops = tops(&order);
    let content = tops.last().copied().unwrap_or_default();
    let lane = if grid.width > seen_width { LANE } else { 0.0 };
    let foot = paint::foot_height(&differences);
    let seen = (table.height() - HEADER - foot - lane).max(0.0);
    let most = vec2((grid.width - seen_width).max(0.0), (content - seen).max(0.0));
    scroll::wheel(ui, table, &mut state.offset, most);
    follow_selection(document, state, &differences, (&order, &tops), seen);
    state.offset = state.offset.clamp(Vec2::ZERO, most);

    let largest = differences.rows.iter().flat_map(|row| row.worth.iter().map(|worth| worth.abs()));
    let largest = largest.max_by(f64::total_cmp).unwrap_or_default();
    let left = table.left() - state.offset.x;
    let scene = Scene { document, tokens, differences: &differences, grid: &grid, left, most: largest };
    let mut body = ui.new_child(UiBuilder::new().max_rect(table));
    let clip = Rect::from_min_max(table.min, pos2(table.left() + seen_width, table.bottom()));
    body.set_clip_rect(clip.intersect(ui.clip_rect()));
    let header = Rect::from_min_size(pos2(left, table.top()), vec2(grid.width, HEADER));
    paint::header(&body, &scene, header);
    let rows = Rect::from_min_size(pos2(table.left(), header.bottom()), vec2(seen_width, seen.min(content)));
    table_rows(ui, &scene, rows, (&order, &tops, state.offset.y), out);
    let foot = Rect::from_min_size(pos2(left, rows.bottom()), vec2(grid.width, foot));
    paint::foot(&body, &scene, foot);
    bars(ui, state, (rows, table), [content, grid.width], seen);
}

fn bars(ui: &mut Ui, state: &mut State, (rows, table): (Rect, Rect), [height, width]: [f32; 2], seen: f32) {
    let upright = Rect::from_x_y_ranges(rows.right()..=rows.right() + LANE, rows.y_range()).shrink2(vec2(0.0, 4.0));
    scroll::bar(ui, upright, Axis::Y, [seen, height], &mut state.offset.y);
    let across = Rect::from_x_y_ranges(rows.x_range(), table.bottom() - LANE..=table.bottom()).shrink2(vec2(4.0, 0.0));
    scroll::bar(ui, across, Axis::X, [rows.width(), width], &mut state.offset.x);
}

fn table_rows(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rows: Rect,
    (order, tops, offset): (&[Line], &[f32], f32),
    out: &mut Queue,
) {
    let grid = ui.interact(rows, ui.scope_id().with("differences"), Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), centre::worth_note(scene.differences)));
    keys(ui, scene, &grid, order, out);
    let mut body = ui.new_child(UiBuilder::new().max_rect(rows));
    body.set_clip_rect(rows.intersect(ui.clip_rect()));
    for (line, top) in order.iter().zip(tops) {
        let top = rows.top() + top - offset;
        if top + line.height() < rows.top() || top > rows.bottom() {
            continue;
        }
        let area = Rect::from_min_size(pos2(scene.left, top), vec2(scene.grid.width, line.height()));
        match line {
            Line::Heading(ix) => paint::heading(&body, scene, &scene.differences.rows[*ix], area),
            Line::Row(ix) => {
                let response = paint::row(&body, scene, *ix, (area, is_grouped(order)));
                if response.clicked() {
                    grid.request_focus();
                    let party = response.interact_pointer_pos().and_then(|at| party_at(scene, at.x));
                    select(scene, *ix, party, out);
                }
            }
        }
    }
    if focus::by_keyboard(ui, &grid) && selected_row(scene).is_none() {
        focus::ring_inside(ui, &grid, 0);
    }
}

fn is_grouped(order: &[Line]) -> bool {
    matches!(order.first(), Some(Line::Heading(_)))
}

fn party_at(scene: &Scene<'_>, x: f32) -> Option<PartyIx> {
    scene.grid.worth.iter().position(|column| scene.x(*column).contains(x)).map(PartyIx)
}

/// The row of the selected issue.
fn selected_row(scene: &Scene<'_>) -> Option<usize> {
    let issue = scene.document.view().selection.issue?;
    scene.differences.rows.iter().position(|row| row.issue == issue)
}

fn select(scene: &Scene<'_>, row: usize, party: Option<PartyIx>, out: &mut Queue) {
    let scenario = Some(scene.differences.pair[1].scenario);
    let issue = Some(scene.differences.rows[row].issue);
    out.view(ViewCommand::Select(Selection { scenario, issue, party }));
}

fn keys(ui: &Ui, scene: &Scene<'_>, grid: &Response, order: &[Line], out: &mut Queue) {
    if !grid.has_focus() {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
    let rows: Vec<usize> =
        order.iter().filter_map(|line| if let Line::Row(ix) = line { Some(*ix) } else { None }).collect();
    let mut at = selected_row(scene).and_then(|row| rows.iter().position(|ix| *ix == row)).map(|row| (0, row));
    for key in [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Enter] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            at = super::matrix::geometry::step(key, false, at, (1, rows.len()), 8);
            if let Some((_, row)) = at {
                select(scene, rows[row], None, out);
            }
        }
    }
}

fn follow_selection(
    document: &Document,
    state: &mut State,
    differences: &Differences,
    (order, tops): (&[Line], &[f32]),
    seen: f32,
) {
    let issue = document.view().selection.issue;
    if state.seen == issue {
        return;
    }
    state.seen = issue;
    let is_it = |line: &Line| matches!(line, Line::Row(ix) if Some(differences.rows[*ix].issue) == issue);
    if let Some(at) = order.iter().position(is_it) {
        let (top, bottom) = (tops[at], tops[at + 1]);
        state.offset.y = state.offset.y.clamp((bottom - seen).min(top), top);
    }
}

/// The two scenarios, the button that swaps them, and the order of the rows.
fn pickers(ui: &mut Ui, document: &Document, state: &mut State, rect: Rect, out: &mut Queue) {
    let row = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + PICKERS)).shrink2(vec2(12.0, 10.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)));
    ui.spacing_mut().item_spacing.x = size::STEP;
    let (first, second) = document.view().pair;
    let width = ((row.width() - 252.0) / 2.0).clamp(80.0, 260.0);
    if let Some(choice) = picker(&mut ui, document, "First scenario", first, width) {
        let other = if choice == second { first } else { second };
        out.view(ViewCommand::Pair(choice, other));
    }
    if ui.add(IconButton::new(icons::ARROWS_LEFT_RIGHT, "Swap the scenarios")).clicked() {
        out.view(ViewCommand::Pair(second, first));
    }
    if let Some(choice) = picker(&mut ui, document, "Second scenario", second, width) {
        let other = if choice == first { second } else { first };
        out.view(ViewCommand::Pair(other, choice));
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let orders = [Segment::new("In order"), Segment::new("By size")];
        if let Some(picked) =
            segmented::segmented(ui, "Order of differences", &orders, usize::from(state.by_size), true, None)
        {
            state.by_size = picked == 1;
            state.offset.y = 0.0;
        }
    });
}

fn picker(ui: &mut Ui, document: &Document, role: &str, chosen: ScenarioIx, width: f32) -> Option<ScenarioIx> {
    let framework = document.framework();
    let entry = framework.scenario(chosen);
    chip::chip(ui, chosen.0, size::CHIP, &entry.name);
    let room = width - 40.0;
    let label = fitted(ui, [&entry.name, entry.label()], room);
    let name = format!("{role}: {}", entry.name);
    let button = Button::secondary(&label).icon_after(icons::CARET_DOWN).name(&name);
    let response = ui.add(button);
    let all: Vec<ScenarioIx> = framework.scenario_ixs().collect();
    chooser::menu(&response, framework, &all, Some(chosen), false).flatten().filter(|choice| *choice != chosen)
}

/// The longer of two names if it fits, else the shorter, cut where it must be.
fn fitted(ui: &Ui, [long, short]: [&str; 2], room: f32) -> String {
    let fits =
        |name: &str| text::galley(ui.painter(), name, r#type::body(), egui::Color32::PLACEHOLDER).size().x <= room;
    if fits(long) {
        return long.to_owned();
    }
    let mut cut: String = short.to_owned();
    let mut shown = cut.clone();
    while !fits(&shown) && cut.pop().is_some() {
        shown = format!("{}…", cut.trim_end());
    }
    shown
}
