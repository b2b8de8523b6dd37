//! The scenario list: what is compared, in which order, with totals, ranges and ranks.
//!
//! The rows are one Tab stop; arrow keys move among them. A check box includes, the pin makes the baseline, a drag
//! reorders, and every row has a menu.

mod drag;
mod keys;
mod menu;
mod row;

use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::ids::ScenarioIx;
use crate::present::list::{self, ListRow};
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, section, text};

/// Height of the divider above scenarios that are shown apart.
const DIVIDER: f32 = 24.0;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The scenario that is being dragged.
    dragged: Option<ScenarioIx>,
    /// The row that gets the focus in the next frame, before it is drawn: one that Tab does not reach gives it back.
    go: Option<usize>,
}

/// Where the parts of the list stand, from its top.
struct Places {
    rows: Vec<f32>,
    divider: Option<f32>,
    /// How many rows come before the divider.
    ranked: usize,
    height: f32,
}

impl Places {
    fn of(apart: &[bool]) -> Self {
        let mut places = Self { rows: Vec::with_capacity(apart.len()), divider: None, ranked: 0, height: 0.0 };
        for apart in apart {
            if *apart && places.divider.is_none() {
                places.divider = Some(places.height);
                places.height += DIVIDER;
            }
            places.ranked += usize::from(!apart);
            places.rows.push(places.height);
            places.height += size::SCENARIO_ROW;
        }
        places
    }
}

/// How high the list would have to be to show everything without scrolling.
#[must_use]
pub fn height(document: &Document) -> f32 {
    let apart: Vec<bool> = document.framework().scenario_ixs().map(|scenario| document.is_apart(scenario)).collect();
    let any = if apart.contains(&true) { DIVIDER } else { 0.0 };
    size::PANEL_HEADER + apart.len() as f32 * size::SCENARIO_ROW + any
}

/// Draws it.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    header(ui, document, out);
    let rows = list::rows(document);
    let apart: Vec<bool> = rows.iter().map(|row| row.apart).collect();
    let places = Places::of(&apart);
    let name = ui.scope_id().with("scenarios");
    ScrollArea::vertical().id_salt("scenarios").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(places.height);
        let origin = ui.max_rect().min;
        let area = Rect::from_min_size(origin, vec2(ui.available_width(), places.height));
        let list = Shown { document, rows: &rows, places: &places, area, name };
        list.show(ui, viewport, state, out);
    });
}

fn header(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let sorted = document.view().sorts_by_score();
    section::panel_header(ui, "Scenarios", &list::note(document), |ui| {
        let button = IconButton::new(icons::SORT_DESCENDING, list::sort_name(document)).small().toggled(sorted);
        if ui.add(button).clicked() {
            out.view(ViewCommand::SortByScore(!sorted));
        }
    });
}

/// The list of one frame.
struct Shown<'a> {
    document: &'a Document,
    rows: &'a [ListRow],
    places: &'a Places,
    area: Rect,
    name: Id,
}

impl Shown<'_> {
    fn id(&self, row: &ListRow) -> Id {
        self.name.with(row.scenario)
    }

    fn rect(&self, at: usize) -> Rect {
        let top = self.area.top() + self.places.rows.get(at).copied().unwrap_or_default();
        Rect::from_min_size(pos2(self.area.left(), top), vec2(self.area.width(), size::SCENARIO_ROW))
    }

    fn show(&self, ui: &mut Ui, viewport: Rect, state: &mut State, out: &mut Queue) {
        if let Some((at, row)) = state.go.take().and_then(|at| self.rows.get(at).map(|row| (at, row))) {
            ui.memory_mut(|memory| memory.request_focus(self.id(row)));
            ui.scroll_to_rect(self.rect(at), None);
        }
        let focused = self.rows.iter().position(|row| ui.memory(|memory| memory.has_focus(self.id(row))));
        let tab_stop = focused.or_else(|| self.rows.iter().position(|row| row.selected)).unwrap_or(0);
        let (reach, columns) = (list::strip_reach(self.document, self.rows), row::Columns::of(ui.painter(), self.rows));
        for (at, row) in self.rows.iter().enumerate() {
            let top = self.places.rows.get(at).copied().unwrap_or_default();
            let visible = top < viewport.bottom() && top + size::SCENARIO_ROW > viewport.top();
            // The row that Tab reaches is there even where it is scrolled away.
            if visible || at == tab_stop || state.dragged == Some(row.scenario) {
                let place =
                    row::Place { rect: self.rect(at), id: self.id(row), tab_stop: at == tab_stop, reach, columns };
                self.row(ui, at, row, &place, state, out);
            }
        }
        if let Some(top) = self.places.divider {
            self.divider(ui, top);
        }
        drag::show(ui, self, state, out);
    }

    fn row(&self, ui: &mut Ui, at: usize, row: &ListRow, place: &row::Place, state: &mut State, out: &mut Queue) {
        let outcome = row::show(ui, row, place, state.dragged == Some(row.scenario));
        let response = outcome.response;
        if outcome.toggled {
            out.edit(EditCommand::Include(row.scenario, !row.included));
        }
        if outcome.pinned {
            pin(row, out);
        }
        let pressed = keys::show(ui, self, at, &response, state, out);
        if response.clicked() && !pressed {
            select(row.scenario, out);
        }
        if response.gained_focus() {
            ui.scroll_to_rect(place.rect, None);
        }
        if response.drag_started() && !row.apart {
            state.dragged = Some(row.scenario);
        }
        menu::show(ui, self, at, &response, out);
    }

    fn divider(&self, ui: &Ui, top: f32) {
        let tokens = Tokens::of(ui);
        let corner = pos2(self.area.left(), self.area.top() + top);
        let rect = Rect::from_min_size(corner, vec2(self.area.width(), DIVIDER));
        let response = ui.interact(rect, self.name.with("shown apart"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Shown apart"));
        let at = pos2(rect.left() + size::PANEL_MARGIN, rect.center().y + 2.0);
        let label =
            text::at(ui.painter(), at, Align2::LEFT_CENTER, "Shown apart", r#type::caption(), tokens.text_muted);
        let rule = label.right() + size::STEP..=rect.right() - size::PANEL_MARGIN;
        ui.painter().hline(rule, at.y.round() + 0.5, (size::STROKE, tokens.line));
    }
}

/// Selects a scenario; issue and party stay.
fn select(scenario: ScenarioIx, out: &mut Queue) {
    out.view(ViewCommand::Select(Selection { scenario: Some(scenario), ..Selection::default() }));
}

/// Makes a scenario the baseline, or takes that back.
fn pin(row: &ListRow, out: &mut Queue) {
    out.edit(EditCommand::SetBaseline((!row.baseline).then_some(row.scenario)));
}

#[cfg(test)]
mod tests {
    use super::{DIVIDER, Places};

    #[test]
    fn scenarios_shown_apart_stand_below_a_divider() {
        let places = Places::of(&[false, false, true]);
        assert_eq!(places.rows, [0.0, 44.0, 88.0 + DIVIDER]);
        assert_eq!((places.divider, places.ranked, places.height), (Some(88.0), 2, 132.0 + DIVIDER));
        let plain = Places::of(&[false, false]);
        assert_eq!((plain.divider, plain.ranked, plain.height), (None, 2, 88.0));
    }
}
