//! The heat table of totals by scenario and party: one Tab stop, arrow keys inside, only visible cells built.

use egui::{
    Align2, EventFilter, Id, Key, Modifiers, Rangef, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::heat_cell;
use super::heat_layout::{Grid, MARK_STEP, marks};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::acceptance::{Heat, HeatRow};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Mark, Tokens, size, r#type};
use crate::ui::widgets::{chip, focus, mark, text, tooltip};

/// What the table is called, by its tab and by screen readers.
pub const TITLE: &str = "Value of each scenario to each party";
/// Space between the table's left edge and chips.
const MARGIN: f32 = 16.0;

/// The table in one frame.
struct Table<'a> {
    heat: &'a Heat,
    grid: Grid,
    selection: Selection,
    id: Id,
}

/// Draws the table with its header into all the space left, and sends selections.
pub fn show(ui: &mut Ui, heat: &Heat, selection: Selection, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    ui.allocate_rect(space, Sense::hover());
    ui.painter().rect_filled(space, 0, tokens.plot());
    let apart = heat.rows.iter().filter(|row| row.apart).count();
    let grid = Grid::new(space.width(), heat.parties.len(), heat.rows.len() - apart, apart);
    let table = Table { heat, grid, selection, id: ui.make_persistent_id("heat table") };
    let (header, body) = space.split_top_bottom_at_y(space.top() + size::MATRIX_HEADER);
    let focus = table.focus_stop(ui, body);
    let target = table.arrows(ui, &focus);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
    inside.set_clip_rect(body.intersect(ui.clip_rect()));
    let scrolled = ScrollArea::both().id_salt("heat").auto_shrink(false).show_viewport(&mut inside, |ui, view| {
        let origin = ui.max_rect().min;
        ui.allocate_space(grid.size());
        if let Some((row, party)) = target {
            table.reveal(ui, origin, view, row, party);
            select(out, &heat.rows[row], PartyIx(party));
        }
        table.body(ui, origin, view, &focus, out);
    });
    table.header(ui, header, scrolled.state.clamped_offset().x, out);
}

fn select(out: &mut Queue, row: &HeatRow, party: PartyIx) {
    send(out, Some(row.scenario), Some(party));
}

fn send(out: &mut Queue, scenario: Option<ScenarioIx>, party: Option<PartyIx>) {
    out.view(ViewCommand::Select(Selection { scenario, party, issue: None }));
}

/// Clicked by pointer or by assistive technology, but no Tab stop of its own: the table is one.
const INSIDE: Sense = Sense::CLICK;

impl Table<'_> {
    /// The one widget that has the focus for the whole table.
    fn focus_stop(&self, ui: &Ui, body: Rect) -> Response {
        let response = ui.interact(body, self.id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, TITLE));
        response
    }

    fn current(&self) -> Option<(usize, usize)> {
        let scenario = self.selection.scenario?;
        let row = self.heat.rows.iter().position(|row| row.scenario == scenario)?;
        Some((row, self.selection.party?.0))
    }

    /// Where the arrow keys lead to.
    fn arrows(&self, ui: &Ui, response: &Response) -> Option<(usize, usize)> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let (parties, rows) = (self.grid.parties as isize, self.heat.rows.len() as isize);
        let moves = [
            (Key::ArrowDown, (1, 0)),
            (Key::ArrowUp, (-1, 0)),
            (Key::ArrowRight, (0, 1)),
            (Key::ArrowLeft, (0, -1)),
            (Key::Home, (0, -parties)),
            (Key::End, (0, parties)),
            (Key::PageDown, (rows.min(5), 0)),
            (Key::PageUp, (-rows.min(5), 0)),
        ];
        let step = ui.input_mut(|input| {
            moves.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)).map(|(_, step)| step)
        })?;
        self.grid.step(self.current(), step).filter(|target| Some(*target) != self.current())
    }

    /// Scrolls so that a cell is seen beside the column of names, which covers part of the view.
    fn reveal(&self, ui: &Ui, origin: egui::Pos2, view: Rect, row: usize, party: usize) {
        let mut cell = self.grid.cell(row, party);
        if cell.left() < view.left() + self.grid.name {
            cell.min.x -= self.grid.name;
        }
        ui.scroll_to_rect(cell.translate(origin.to_vec2()), None);
    }

    fn body(&self, ui: &mut Ui, origin: egui::Pos2, view: Rect, focus: &Response, out: &mut Queue) {
        let tokens = Tokens::of(ui);
        let grid = &self.grid;
        let whole = ui.clip_rect();
        let cells = whole.with_min_x(whole.left() + grid.name);
        let (rows, parties) =
            (grid.rows_in(view.y_range()), { grid.parties_in(Rangef::new(view.left() + grid.name, view.right())) });
        for ix in rows.clone() {
            let row = &self.heat.rows[ix];
            let y = grid.row_y(ix);
            let line = Rect::from_x_y_ranges(whole.x_range(), origin.y + y.min..=origin.y + y.max);
            self.row_surface(ui, line, row, out);
            let inside = ui.painter().with_clip_rect(cells);
            for party in parties.clone() {
                let rect = grid.cell(ix, party).translate(origin.to_vec2());
                self.cell(ui, &inside, rect, row, party, focus, out);
            }
            let last = Rect::from_x_y_ranges(grid.last_x(), y).translate(origin.to_vec2());
            self.last(ui, &inside, last, row);
            self.name(ui, line.with_max_x(line.left() + grid.name), row);
            ui.painter().hline(line.x_range(), line.bottom() - 1.0, (size::STROKE, tokens.line_subtle));
        }
        if let Some(y) = grid.divider_y() {
            let band = Rect::from_x_y_ranges(whole.x_range(), origin.y + y.min..=origin.y + y.max);
            ui.painter().rect_filled(band.with_max_y(band.bottom() - 1.0), 0, tokens.group_row());
            let at = pos2(band.left() + MARGIN, band.center().y);
            let words = "Shown apart: no draft, and not ranked";
            text::at(ui.painter(), at, Align2::LEFT_CENTER, words, r#type::caption(), tokens.text_muted);
        }
        self.selected_outline(ui, origin, cells, focus);
        let edge = whole.left() + grid.name - 1.0;
        if view.left() > 0.0 {
            ui.painter().vline(edge, whole.y_range(), (size::STROKE, tokens.line));
        }
    }

    /// The row's own surface, and its head: a click on the name selects the scenario.
    fn row_surface(&self, ui: &Ui, line: Rect, row: &HeatRow, out: &mut Queue) {
        let tokens = Tokens::of(ui);
        let head = line.with_max_x(line.left() + self.grid.name);
        let response = ui.interact(head, self.id.with(("row", row.scenario.0)), INSIDE);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &row.name));
        if response.clicked() {
            send(out, Some(row.scenario), None);
        }
        if self.selection.scenario == Some(row.scenario) || ui.rect_contains_pointer(line) {
            ui.painter().rect_filled(line.with_max_y(line.bottom() - 1.0), 0, tokens.hover);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what a cell is, where it lies, and where its click goes")]
    fn cell(
        &self,
        ui: &Ui,
        painter: &egui::Painter,
        rect: Rect,
        row: &HeatRow,
        party: usize,
        focus: &Response,
        out: &mut Queue,
    ) {
        let cell = &row.cells[party];
        let response = ui.interact(rect.intersect(painter.clip_rect()), self.cell_id(row.scenario, party), INSIDE);
        let selected = self.is_selected(row.scenario, party);
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &cell.spoken));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
        if selected {
            ui.ctx().accesskit_node_builder(focus.id, |node| {
                node.set_active_descendant(response.id.accesskit_id());
            });
        }
        if response.clicked() {
            focus.request_focus();
            select(out, row, PartyIx(party));
        }
        heat_cell::paint(painter, Tokens::of(ui), rect, cell);
        tooltip::titled(response, &cell.spoken, &cell.coverage);
    }

    fn cell_id(&self, scenario: ScenarioIx, party: usize) -> Id {
        self.id.with((scenario.0, party))
    }

    fn is_selected(&self, scenario: ScenarioIx, party: usize) -> bool {
        self.selection.scenario == Some(scenario) && self.selection.party == Some(PartyIx(party))
    }

    fn selected_outline(&self, ui: &Ui, origin: egui::Pos2, cells: Rect, focus: &Response) {
        let at = self.current().map(|(row, party)| self.grid.cell(row, party).translate(origin.to_vec2()));
        if let Some(rect) = at {
            heat_cell::outline(&ui.painter().with_clip_rect(cells), Tokens::of(ui), rect);
        }
        match at {
            Some(rect) if cells.intersects(rect) => focus::ring_at(ui, focus, rect.intersect(cells), 0),
            _ => focus::ring_inside(ui, focus, 0),
        }
    }

    fn name(&self, ui: &Ui, rect: Rect, row: &HeatRow) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let current = self.selection.scenario == Some(row.scenario);
        let middle = rect.center().y - 1.0;
        chip::paint(painter, tokens, pos2(rect.left() + MARGIN + size::CHIP / 2.0, middle), size::CHIP, row.scenario.0);
        let left = rect.left() + MARGIN + size::CHIP + 10.0;
        let room = rect.right() - left - size::STEP;
        let (up, down) = if row.date.is_empty() { (0.0, 0.0) } else { (8.0, 9.0) };
        let color = if current || !row.apart { tokens.text_primary } else { tokens.text_secondary };
        let at = (pos2(left, middle - up), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &row.name, r#type::body_semi(), color, room);
        let at = (pos2(left, middle + down), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &row.date, r#type::caption(), tokens.text_muted, room);
    }

    /// To whom the scenario is acceptable, with a mark for each party: filled, pale, or hollow where it is not known.
    fn last(&self, ui: &Ui, painter: &egui::Painter, rect: Rect, row: &HeatRow) {
        let tokens = Tokens::of(ui);
        let visible = rect.intersect(painter.clip_rect());
        if visible.is_positive() {
            let response = ui.interact(visible, self.id.with(("last", row.scenario.0)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
            tooltip::text(response, &row.spoken);
        }
        let left = rect.left() + 14.0;
        let room = rect.right() - left - size::STEP;
        let (first, second) = (rect.top() + 15.0, rect.top() + 33.0);
        let at = (pos2(left, first), Align2::LEFT_CENTER);
        let (said, _) =
            text::at_elided(painter, at, &row.acceptable_to, r#type::small_semi(), tokens.text_primary, room);
        let at = (pos2(left, second), Align2::LEFT_CENTER);
        let (smallest, _) = text::at_elided(painter, at, &row.smallest, r#type::caption(), tokens.text_muted, room);
        if row.apart {
            return;
        }
        let width = MARK_STEP * (row.accepts.len().saturating_sub(1)) as f32 + size::MARK;
        let start = if said.right() + 12.0 + width <= left + room {
            pos2(said.right() + 12.0, first)
        } else if smallest.right() + 12.0 + width <= left + room {
            pos2(smallest.right() + 12.0, second)
        } else {
            return;
        };
        for (party, (at, accepts)) in marks(start, row.accepts.len()).into_iter().zip(&row.accepts).enumerate() {
            let (ink, color) = match accepts {
                Some(true) => (mark::Ink::Filled, tokens.text_primary),
                Some(false) => (mark::Ink::Pale, tokens.text_primary),
                None => (mark::Ink::Hollow, tokens.text_muted),
            };
            mark::paint(painter, at, size::MARK, Mark::of_party(party), color, ink);
        }
    }

    fn header(&self, ui: &Ui, rect: Rect, offset: f32, out: &mut Queue) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter().with_clip_rect(rect);
        let fill = if ui.visuals().dark_mode { tokens.raised } else { tokens.panel };
        painter.rect_filled(rect, 0, fill);
        let (first, second) = (rect.top() + 16.0, rect.top() + 33.0);
        let at = pos2(rect.left() + MARGIN, rect.center().y);
        text::at(&painter, at, Align2::LEFT_CENTER, "Scenario", r#type::small(), tokens.text_muted);
        let inside = painter.with_clip_rect(rect.with_min_x(rect.left() + self.grid.name));
        let moved = Vec2::new(rect.left() - offset, 0.0);
        for (ix, head) in self.heat.parties.iter().enumerate() {
            let x = self.grid.party_x(ix);
            let place = Rect::from_x_y_ranges(x, rect.y_range()).translate(moved);
            let visible = place.intersect(inside.clip_rect());
            if !visible.is_positive() {
                continue;
            }
            let response = ui.interact(visible, self.id.with(("party", ix)), INSIDE);
            let name = format!("{}. {}", head.name, head.no_deal);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
            if response.clicked() {
                send(out, None, Some(head.party));
            }
            let mark = place.left() + 11.0 + size::MARK / 2.0;
            mark::paint_party(&inside, tokens, pos2(mark, first), size::MARK, ix);
            let left = mark + size::MARK / 2.0 + size::STEP;
            let room = place.right() - left - size::STEP;
            let at = (pos2(left, first), Align2::LEFT_CENTER);
            text::at_elided(&inside, at, &head.name, r#type::body_semi(), tokens.text_primary, room);
            let at = (pos2(place.left() + 11.0, second), Align2::LEFT_CENTER);
            let color = if head.assumed { tokens.uncertain } else { tokens.text_muted };
            text::at_elided(&inside, at, &head.no_deal, r#type::caption(), color, place.width() - 19.0);
            tooltip::text(response, &name);
        }
        let left = rect.left() - offset + self.grid.last_x().min + 14.0;
        let heads = [
            (first, self.heat.last_head[0], r#type::body_semi(), tokens.text_primary),
            (second, self.heat.last_head[1], r#type::caption(), tokens.text_muted),
        ];
        for (y, words, font, color) in heads {
            text::at(&inside, pos2(left, y), Align2::LEFT_CENTER, words, font, color);
        }
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
    }
}

/// The ramp from 0 to 100 and the no-deal tick, laid out from the right edge of the tab strip.
pub fn legend(ui: &mut Ui, with_no_deal: bool) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter().clone();
    let word = |words: &str| text::galley(&painter, words, r#type::caption(), tokens.text_secondary);
    let (low, high, tick) = (word("Value 0"), word("100"), word("no-deal value"));
    let steps = tokens.ramp_steps();
    let ramp = 10.0 * steps.len() as f32;
    let tick_width = if with_no_deal { 14.0 + 18.0 + tick.size().x } else { 0.0 };
    let width = low.size().x + high.size().x + ramp + 2.0 * size::STEP + tick_width;
    if ui.available_width() < width {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), size::CONTROL_SMALL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Shades stand for values from 0 to 100"));
    let middle = rect.center().y;
    let mut x = text::paint(&painter, &low, pos2(rect.left(), middle), Align2::LEFT_CENTER).right() + size::STEP;
    for hue in steps {
        painter.rect_filled(Rect::from_min_size(pos2(x, middle - 5.0), vec2(10.0, 10.0)), 0, hue.color);
        x += 10.0;
    }
    x = text::paint(&painter, &high, pos2(x + size::STEP, middle), Align2::LEFT_CENTER).right();
    if with_no_deal {
        let at = x + 14.0 + 5.0;
        painter.hline(at - 6.0..=at + 6.0, middle, (size::STROKE, tokens.text_primary));
        painter.vline(at, middle - 5.0..=middle + 5.0, (size::STROKE_DATA, tokens.text_primary));
        text::paint(&painter, &tick, pos2(at + 13.0, middle), Align2::LEFT_CENTER);
    }
}
