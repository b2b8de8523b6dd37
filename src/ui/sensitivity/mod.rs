//! Sensitivity: who leads and what that rests on, in four docks of which each can take all the room.

use std::sync::Arc;

use egui::{Align, Align2, Layout, Pos2, Rangef, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::model::framework::Framework;
use crate::model::ids::PartyIx;
use crate::present::sensitivity::screen::{Screen, screen};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::sensitivity::view::{Dock, SensitivityCommand, Table};
use crate::session::view::Workspace;
use crate::ui::chart_menu;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::segmented::{self, Segment};
use crate::ui::widgets::{IconButton, Tab, empty, tabs, text, tooltip};

mod causes;
mod chances;
mod changes;
pub(super) mod chooser;
mod map;
mod ranges;
mod stability;
mod table;
mod walk;

/// Height of the sentence on top.
const HEAD: f32 = 36.0;
/// The part of the width that the left docks have, and of the height that the upper ones have.
const LEFT: f32 = 0.555;
const UPPER: f32 = 0.53;
/// From this width on every tab of the tables has its title.
const ALL_TITLES: f32 = 740.0;

/// What the screen keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    made: Option<(Key, Screen)>,
    gestures: Gestures,
    walk: walk::State,
    chances: chances::State,
}

/// What a screen was made for: nothing that it shows has changed as long as this has not.
#[derive(Clone, Debug)]
struct Key {
    /// Kept, so that no other file can come to lie in its place.
    framework: Arc<Framework>,
    revision: u64,
    ranges: bool,
}

impl Key {
    fn of(document: &Document) -> Self {
        Self {
            framework: document.shared_framework(),
            revision: document.revision(),
            ranges: document.found_ranges().is_some(),
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.framework, &other.framework) && self.revision == other.revision && self.ranges == other.ranges
    }
}

/// Draws the screen.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    ui.painter().rect_filled(whole, 0, tokens.panel);
    let key = Key::of(document);
    if state.made.as_ref().is_none_or(|(made, _)| *made != key) {
        state.made = screen(document).map(|screen| (key, screen));
    }
    let State { made, gestures, walk, chances } = state;
    let Some((_, shown)) = made.as_ref() else { return };
    let (top, docks) = whole.split_top_bottom_at_y(whole.top() + HEAD);
    head(&mut child(ui, top, "head"), document, shown, out);
    ui.painter().hline(whole.x_range(), whole.top() + 0.5, (size::STROKE, tokens.line));
    if let Some(nothing) = &shown.nothing {
        ui.painter().rect_filled(docks, 0, tokens.plot());
        if empty::empty(&mut child(ui, docks, "nothing"), nothing, Some("Go to Compare")) {
            out.view(ViewCommand::Workspace(Workspace::Compare));
        }
        return;
    }
    let maximised = document.view().sensitivity.maximised;
    for (dock, rect) in places(docks, maximised) {
        let mut inside = child(ui, rect, name(dock));
        inside.painter().rect_filled(rect, 0, tokens.plot());
        let mut parts = Parts { document, shown, is_large: maximised.is_some(), out: &mut *out };
        match dock {
            Dock::Walk => parts.walk(&mut inside, (&mut *walk, &mut *gestures)),
            Dock::Causes => parts.causes(&mut inside),
            Dock::Tables => parts.tables(&mut inside, &mut *chances),
            Dock::Map => parts.map(&mut inside),
        }
    }
    for (dock, rect) in places(docks, maximised) {
        let line = (size::STROKE, tokens.line);
        if matches!(dock, Dock::Causes | Dock::Map) && maximised.is_none() {
            ui.painter().vline(rect.left() + 0.5, rect.y_range(), line);
        }
        if matches!(dock, Dock::Tables | Dock::Map) || maximised.is_some() {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
        }
    }
}

const fn name(dock: Dock) -> &'static str {
    match dock {
        Dock::Walk => "walking weights",
        Dock::Causes => "what could change the lead",
        Dock::Tables => "how far weights can move",
        Dock::Map => "highest score by weights",
    }
}

/// Where the docks that are shown lie.
fn places(rect: Rect, maximised: Option<Dock>) -> Vec<(Dock, Rect)> {
    if let Some(dock) = maximised {
        return vec![(dock, rect)];
    }
    let (left, right) = rect.split_left_right_at_x((rect.left() + rect.width() * LEFT).round());
    let middle = (rect.top() + rect.height() * UPPER).round();
    let ((walk, tables), (causes, map)) = (left.split_top_bottom_at_y(middle), right.split_top_bottom_at_y(middle));
    vec![(Dock::Walk, walk), (Dock::Causes, causes), (Dock::Tables, tables), (Dock::Map, map)]
}

/// A part of the screen, without space between what it holds.
fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = Vec2::ZERO;
    child
}

/// Who leads; who takes no part; and whose weights, where all judge.
fn head(ui: &mut Ui, document: &Document, shown: &Screen, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("whose"));
    row.spacing_mut().item_spacing.x = size::STEP;
    if shown.choose_party {
        let parties = document.framework().parties().iter().enumerate();
        let labels: Vec<(usize, String)> =
            parties.map(|(ix, party)| (ix, format!("Sensitivity for {}", party.name))).collect();
        let segments = labels.iter().map(|(ix, name)| Segment { label: "", name: Some(name), party: Some(*ix) });
        let segments: Vec<Segment<'_>> = segments.collect();
        if let Some(party) = segmented::segmented(&mut row, "Whose weights", &segments, shown.party.0, true, None) {
            out.view(ViewCommand::WeightsOf(PartyIx(party)));
        }
        text::label(&mut row, "Weights of", r#type::small(), tokens.text_muted);
    }
    if !shown.lead.apart.is_empty() {
        let number = crate::present::text::count(shown.lead.apart.len(), "scenario", "scenarios");
        let words = format!("{number} not ranked");
        let response = text::label(&mut row, &words, r#type::small(), tokens.text_muted);
        tooltip::titled(response, &words, &shown.lead.apart.join("\n"));
    }
    let room = row.available_rect_before_wrap();
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(Rect::from_min_max(inside.min, room.max))
            .layout(Layout::left_to_right(Align::Center))
            .id_salt("lead"),
    );
    let width = left.available_width() - size::STEP;
    text::label_elided(&mut left, &shown.lead.sentence, r#type::body_semi(), tokens.text_primary, width);
}

/// What every dock is drawn from.
struct Parts<'a> {
    document: &'a Document,
    shown: &'a Screen,
    is_large: bool,
    out: &'a mut Queue,
}

impl Parts<'_> {
    /// The button that gives a dock all the room, or gives the others theirs back.
    fn enlarge(&mut self, ui: &mut Ui, dock: Dock) {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let (glyph, name) = if self.is_large {
            (icons::ARROWS_IN_SIMPLE, "Show all parts of the screen".to_owned())
        } else {
            (icons::ARROWS_OUT_SIMPLE, format!("Enlarge {}", name(dock)))
        };
        let mut button = IconButton::new(glyph, &name).small();
        if self.is_large {
            button = button.keys("Esc");
        }
        if ui.add(button).clicked() {
            let dock = (!self.is_large).then_some(dock);
            self.out.view(ViewCommand::Sensitivity(SensitivityCommand::Maximise(dock)));
        }
    }

    fn walk(&mut self, ui: &mut Ui, (state, gestures): (&mut walk::State, &mut Gestures)) {
        let surface = Tokens::of(ui).plot();
        let tab = [Tab::with_icon("Walking weights", icons::CHART_LINE)];
        tabs::dock(ui, name(Dock::Walk), &tab, 0, surface, |ui| {
            self.enlarge(ui, Dock::Walk);
            chart_menu::button(ui, ExportChart::Walk, self.out);
            if let Some(walk) = &self.shown.walk {
                chooser::walked(ui, self.document, self.shown.party, walk, self.out);
            }
        });
        if let Some(shown) = &self.shown.walk {
            walk::show(ui, shown, self.shown.party, (state, gestures), self.out);
        }
    }

    fn causes(&mut self, ui: &mut Ui) {
        let surface = Tokens::of(ui).plot();
        let tab = [Tab::with_icon("What could change it", icons::ALIGN_CENTER_VERTICAL)];
        tabs::dock(ui, name(Dock::Causes), &tab, 0, surface, |ui| {
            self.enlarge(ui, Dock::Causes);
            chart_menu::button(ui, ExportChart::Causes, self.out);
            chooser::figure(ui, self.document, self.out);
        });
        match &self.shown.causes {
            Some(shown) => causes::show(ui, shown),
            None => {
                empty::empty(ui, "Nothing is ranked, so that there is nothing to change.", None);
            }
        }
    }

    fn tables(&mut self, ui: &mut Ui, chances: &mut chances::State) {
        let surface = Tokens::of(ui).plot();
        let open = self.document.view().sensitivity.table;
        let at = Table::ALL.iter().position(|table| *table == open).unwrap_or_default();
        let titles = [
            Tab::with_icon("How far weights can move", icons::ARROWS_LEFT_RIGHT),
            Tab::with_icon("Smallest change", icons::ARROWS_SPLIT),
            Tab::with_icon("Who can lead", icons::SLIDERS_HORIZONTAL),
            Tab::with_icon("Chance of each rank", icons::CHART_BAR_HORIZONTAL),
        ];
        // Where there is little room, the tabs behind have their icons alone.
        let roomy = ui.available_width() >= ALL_TITLES;
        let tabs = titles.iter().enumerate();
        let tabs: Vec<Tab<'_>> = tabs.map(|(ix, tab)| if roomy || ix == at { *tab } else { tab.icon_only() }).collect();
        let picked = tabs::dock(ui, name(Dock::Tables), &tabs, at, surface, |ui| {
            self.enlarge(ui, Dock::Tables);
            if open == Table::Chances {
                chart_menu::button(ui, ExportChart::Ranks, self.out);
            }
        });
        if let Some(table) = picked.and_then(|at| Table::ALL.get(at)) {
            self.out.view(ViewCommand::Sensitivity(SensitivityCommand::Table(*table)));
        }
        match open {
            Table::Stability => stability::show(ui, self.document, self.shown, self.out),
            Table::Changes => changes::show(ui, self.document, self.shown, self.out),
            Table::Ranges => ranges::show(ui, self.shown),
            Table::Chances => chances::show(ui, self.document, chances, self.out),
        }
    }

    fn map(&mut self, ui: &mut Ui) {
        let surface = Tokens::of(ui).plot();
        let tab = [Tab::with_icon("Highest score by weights", icons::TRIANGLE)];
        tabs::dock(ui, name(Dock::Map), &tab, 0, surface, |ui| {
            self.enlarge(ui, Dock::Map);
            chart_menu::button(ui, ExportChart::Map, self.out);
            chooser::corners(ui, self.document, self.shown, self.out);
        });
        match &self.shown.map {
            Ok(shown) => map::show(ui, shown, self.is_large),
            Err(why) => {
                empty::empty(ui, why, None);
            }
        }
    }
}

/// What the axis of a chart shows: around a place below its plot, and moved from there as far as the dock's edges ask.
fn axis(ui: &Ui, words: &str, at: Pos2, dock: Rangef) {
    let room = dock.span() - 2.0 * size::CARD_MARGIN;
    let galley = text::elided(ui.painter(), words, r#type::small(), Tokens::of(ui).text_secondary, room);
    let around = size::CARD_MARGIN + galley.size().x / 2.0;
    let least = dock.min + around;
    let at = pos2(at.x.clamp(least, (dock.max - around).max(least)), at.y);
    let place = text::paint(ui.painter(), &galley, at, Align2::CENTER_CENTER);
    let response = ui.interact(place, ui.scope_id().with("axis"), Sense::hover());
    label(&response, words);
    if galley.elided {
        tooltip::text(response, words);
    }
}

/// A heading row's labels are read as one.
fn label(response: &egui::Response, words: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}
