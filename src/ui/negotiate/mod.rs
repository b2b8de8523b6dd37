//! Negotiate: all packages that the terms allow, what rules single out of them, and the package under construction.

use egui::{Rect, Sense, Ui, UiBuilder};

use crate::present::negotiation::points::{self, Points};
use crate::present::negotiation::{list as rows, search as asked};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::negotiating::{NegotiateCommand, PackagesTab};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::{Button, Tab, empty, tabs};

pub mod builder;
mod builder_row;
pub mod chart;
mod dragged;
mod fix;
mod foot;
pub mod improve;
pub mod list;
pub mod parties;
mod save;
pub mod search;

/// What Negotiate keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    search: search::State,
    chart: chart::State,
    parties: parties::State,
    list: list::State,
    builder: builder::State,
    improve: improve::State,
}

/// The left panel: what is searched.
pub fn left(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    search::show(ui, document, &mut state.search, out);
}

/// The right panel: the package under construction.
pub fn right(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    builder::show(ui, document, &mut state.builder, out);
}

const TABS: [PackagesTab; 3] = [PackagesTab::Chart, PackagesTab::Parties, PackagesTab::List];

/// Below this height of the centre the changes are folded until a person unfolds them.
const FOLD_BELOW: f32 = 640.0;

/// The centre: efficient packages above the changes that are better for everyone.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    let folded = state.improve.folded.unwrap_or(whole.height() < FOLD_BELOW);
    let dock = if folded { size::TAB_STRIP } else { improve::DOCK.min(whole.height() / 2.0) };
    let (above, below) = whole.split_top_bottom_at_y((whole.bottom() - dock).round());
    let part = |ui: &mut Ui, rect: Rect, name: &str| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        child.spacing_mut().item_spacing = egui::Vec2::ZERO;
        child
    };
    packages(&mut part(ui, above, "packages above"), document, state, out);
    improve::show(&mut part(ui, below, "changes below"), document, &mut state.improve, folded, out);
    ui.painter().hline(below.x_range(), below.top() + 0.5, (size::STROKE, Tokens::of(ui).line));
}

fn packages(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let shown = &document.view().negotiating;
    let open = TABS.iter().position(|tab| *tab == shown.tab).unwrap_or_default();
    let tabs = [
        Tab::with_icon("Efficient packages", icons::CHART_SCATTER),
        Tab::with_icon("All parties", icons::SLIDERS_HORIZONTAL),
        Tab::with_icon("List", icons::TABLE),
    ];
    let points = points::points(document);
    let narrowed = !shown.between.is_empty();
    let chosen = tabs::dock(ui, "packages", &tabs, open, tokens.plot(), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        if narrowed && ui.add(Button::link("Show all").small().name("Show packages of every range")).clicked() {
            out.view(ViewCommand::Negotiate(NegotiateCommand::Everywhere));
        }
        match shown.tab {
            PackagesTab::Chart => chart::strip(ui, document, &mut state.chart, out),
            PackagesTab::Parties | PackagesTab::List => chart::legend(ui, document),
        }
    });
    if let Some(tab) = chosen.and_then(|at| TABS.get(at)) {
        out.view(ViewCommand::Negotiate(NegotiateCommand::Tab(*tab)));
    }
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    ui.painter().rect_filled(whole, 0, tokens.plot());
    let mut inside = ui.new_child(UiBuilder::new().max_rect(whole).id_salt("packages"));
    inside.set_clip_rect(whole.intersect(ui.clip_rect()));
    if let Some(Err(why)) = document.negotiation().map(|negotiation| negotiation.games()) {
        empty::empty(&mut inside, &asked::no_game(document, why), None);
        return;
    }
    match shown.tab {
        PackagesTab::Chart => {
            chart::show(&mut inside, document, &mut state.chart, (points.as_ref(), state.improve.arrow), out);
        }
        PackagesTab::Parties => parties::show(&mut inside, document, &mut state.parties, points.as_ref(), out),
        PackagesTab::List => list::show(&mut inside, document, &mut state.list, points.as_ref(), out),
    }
    stale(&inside, whole, points.as_ref());
}

/// Says that a newer result is on its way.
fn stale(ui: &Ui, whole: Rect, points: Option<&Points<'_>>) {
    if points.is_some_and(|points| points.is_stale) {
        let at = whole.right_top() + egui::vec2(-size::CARD_MARGIN, size::STEP);
        let (font, color) = (crate::ui::theme::r#type::small(), Tokens::of(ui).text_muted);
        crate::ui::widgets::text::at(ui.painter(), at, egui::Align2::RIGHT_TOP, rows::UPDATING, font, color);
    }
}
