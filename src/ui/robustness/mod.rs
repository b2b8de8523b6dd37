//! Robustness: how far a ranking can be trusted where much is uncertain.

use std::sync::Arc;

use egui::{Align2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::model::ids::ScenarioIx;
use crate::present::robustness::screen::{Chances, Figures, Nothing, RobustnessScreen, Stamp, of_document, stamp};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::view::Workspace;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::segmented::{self, Segment};
use crate::ui::widgets::{Button, IconButton, Tab, empty, tabs, text};

mod acceptance;
pub(super) mod chances;
mod everyone;
mod evidence;
pub(super) mod foot;
mod layout;
mod leading;
mod limits;
mod pairs;
pub(super) mod parts;
mod sampling;
mod tried;

/// What the screen keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    sampling: sampling::State,
    shown: Shown,
}

/// What of the screen is shown, and in which order.
#[derive(Debug, Default)]
struct Shown {
    /// The order of rows, kept while draws go on; empty to take that of the next figures.
    order: Vec<ScenarioIx>,
    /// The tab of the centre that is open where docks share a strip.
    centre: Option<Dock>,
    /// The tab of the right panel, where it is low.
    right: Option<Dock>,
    /// The dock that fills its side.
    maximised: Option<Dock>,
    /// What was shown last, and what it was made from.
    made: Option<(Stamp, Arc<RobustnessScreen>)>,
}

impl Shown {
    /// What the screen shows; made anew only where something has changed.
    fn view(&mut self, document: &Document) -> Arc<RobustnessScreen> {
        let stamp = stamp(document, &self.order);
        if let Some((made, view)) = &self.made
            && *made == stamp
        {
            return Arc::clone(view);
        }
        let view = Arc::new(of_document(document, &self.order));
        self.made = Some((stamp, Arc::clone(&view)));
        view
    }
}

/// A part of the screen with a strip of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dock {
    Chances,
    Pairs,
    Leading,
    Acceptance,
    Evidence,
}

impl Dock {
    const fn title(self) -> &'static str {
        match self {
            Self::Chances => "Chance of each rank",
            Self::Pairs => "Who scores higher, pair by pair",
            Self::Leading => "Weights under which each leads",
            Self::Acceptance => "Acceptance under uncertainty",
            Self::Evidence => "What the ranking rests on",
        }
    }

    /// What it can be copied and exported as.
    const fn chart(self) -> Option<ExportChart> {
        match self {
            Self::Chances => Some(ExportChart::Ranks),
            Self::Pairs => Some(ExportChart::Pairs),
            Self::Leading | Self::Acceptance | Self::Evidence => None,
        }
    }

    /// Its tab; with a short name where it shares a strip with others.
    fn tab(self, shared: bool) -> Tab<'static> {
        let (short, icon) = match self {
            Self::Chances => (self.title(), icons::CHART_BAR_HORIZONTAL),
            Self::Pairs => ("Pair by pair", icons::TABLE),
            Self::Leading => ("Weights to lead", icons::SLIDERS_HORIZONTAL),
            Self::Acceptance => ("Acceptance", icons::CHECK_CIRCLE),
            Self::Evidence => ("Rests on", icons::BOOKS),
        };
        Tab::with_icon(if shared { short } else { self.title() }, icon)
    }
}

/// The left panel: how draws are made.
pub fn left(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    sampling::show(ui, document, &mut state.sampling, out);
}

/// The right panel: acceptance, and what the ranking rests on.
pub fn right(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let view = state.shown.view(document);
    let space = ui.available_rect_before_wrap();
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let docks = [Dock::Acceptance, Dock::Evidence];
    let shown: Vec<(Rect, Vec<Dock>)> = match state.shown.maximised.filter(|dock| docks.contains(dock)) {
        Some(dock) => vec![(space, vec![dock])],
        None if space.height() < layout::RIGHT_TABS_BELOW => vec![(space, docks.to_vec())],
        None => {
            let wants = view
                .figures
                .as_ref()
                .map_or(0.0, |figures| size::TAB_STRIP + acceptance::height(ui, &figures.acceptance, space.width()));
            let middle = space.top() + wants.clamp(0.3 * space.height(), 0.5 * space.height()).round();
            let (above, below) = space.split_top_bottom_at_y(middle);
            vec![(above, vec![Dock::Acceptance]), (below, vec![Dock::Evidence])]
        }
    };
    for (at, (rect, docks)) in shown.into_iter().enumerate() {
        let open = docks.iter().position(|dock| state.shown.right == Some(*dock)).unwrap_or_default();
        let mut inside = child(ui, rect, ["above", "below"][at]);
        if let Some(picked) = dock(&mut inside, document, &view, (&docks, open), &mut state.shown, out) {
            state.shown.right = docks.get(picked).copied();
        }
        if at > 0 {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, Tokens::of(ui).line));
        }
    }
    ui.allocate_rect(space, Sense::hover());
}

/// The centre: chances of ranks, pairs, and the weights with which scenarios lead.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    ui.painter().rect_filled(whole, 0, tokens.plot());
    let view = state.shown.view(document);
    if let Some(figures) = &view.figures {
        state.shown.order.clone_from(&figures.order);
    }
    let mut space = whole;
    if let Some(trial) = &view.trial {
        let (line, rest) = whole.split_top_bottom_at_y(whole.top() + layout::TRIAL);
        tried::show(ui, line, document, trial, out);
        space = rest;
    }
    if let Some(nothing) = &view.nothing {
        no_figures(ui, space, nothing, out);
        return;
    }
    let Some(figures) = &view.figures else {
        let mut inside = child(ui, space, "waiting");
        empty::empty(&mut inside, "The first draws are under way.", None);
        return;
    };
    for (at, (rect, docks)) in arranged(figures, space, state.shown.maximised).into_iter().enumerate() {
        let open = docks.iter().position(|dock| state.shown.centre == Some(*dock)).unwrap_or_default();
        let mut inside = child(ui, rect, ["first", "second", "third"][at.min(2)]);
        if let Some(picked) = dock(&mut inside, document, &view, (&docks, open), &mut state.shown, out) {
            state.shown.centre = docks.get(picked).copied();
        }
        if at > 0 {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
        }
    }
}

/// Where the docks of the centre lie: below each other; the last two, or all three, as tabs where there is little room.
fn arranged(figures: &Figures, space: Rect, maximised: Option<Dock>) -> Vec<(Rect, Vec<Dock>)> {
    if let Some(dock) = maximised.filter(|dock| matches!(dock, Dock::Chances | Dock::Pairs | Dock::Leading)) {
        return vec![(space, vec![dock])];
    }
    let first = match &figures.chances {
        Chances::One(ranking) => chances::height(ranking),
        Chances::All(everyone) => everyone::height(everyone),
    };
    let rows = figures.rows.len();
    let strip = |[want, need]: [f32; 2]| [want + size::TAB_STRIP, need + size::TAB_STRIP];
    let [first, second, third] = [first, pairs::height(rows), leading::height(rows)].map(strip);
    let wants = [first[0], second[0], third[0]];
    if let Some(heights) = layout::heights(space.height(), wants, [first[1], second[1], third[1]]) {
        let upper = space.top() + heights[0];
        let lower = upper + heights[1];
        let between = |top: f32, bottom: f32| Rect::from_x_y_ranges(space.x_range(), top..=bottom);
        return vec![
            (between(space.top(), upper), vec![Dock::Chances]),
            (between(upper, lower), vec![Dock::Pairs]),
            (between(lower, space.bottom()), vec![Dock::Leading]),
        ];
    }
    let both = [second[0].max(third[0]), second[1].max(third[1])];
    let heights = layout::heights(space.height(), [first[0], both[0]], [first[1], both[1]]);
    // Where even that is too much, one is shown at a time.
    let Some([upper, _]) = heights else {
        return vec![(space, vec![Dock::Chances, Dock::Pairs, Dock::Leading])];
    };
    let (above, below) = space.split_top_bottom_at_y((space.top() + upper).round());
    vec![(above, vec![Dock::Chances]), (below, vec![Dock::Pairs, Dock::Leading])]
}

/// A part of the screen, without space between what it holds.
fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    child
}

/// What stands in the place of figures that there cannot be.
fn no_figures(ui: &mut Ui, space: Rect, nothing: &Nothing, out: &mut Queue) {
    let mut inside = child(ui, space, "nothing");
    let button = nothing.to_compare.then_some("Choose scenarios on Compare");
    if empty::empty(&mut inside, &nothing.sentence, button) {
        out.view(ViewCommand::Workspace(Workspace::Compare));
    }
}

/// One dock with its tabs. Returns the tab that was picked.
fn dock(
    ui: &mut Ui,
    document: &Document,
    view: &RobustnessScreen,
    (docks, open): (&[Dock], usize),
    shown: &mut Shown,
    out: &mut Queue,
) -> Option<usize> {
    let now = docks.get(open).copied().unwrap_or(Dock::Chances);
    let centre = matches!(now, Dock::Chances | Dock::Pairs | Dock::Leading);
    let tokens = Tokens::of(ui);
    let surface = if centre { tokens.plot() } else { tokens.panel };
    ui.painter().rect_filled(ui.max_rect(), 0, surface);
    let tabs: Vec<Tab<'_>> = docks.iter().map(|dock| dock.tab(docks.len() > 1)).collect();
    let name = format!("robustness {}", docks.first().map_or("", |dock| dock.title()));
    let picked = tabs::dock(ui, &name, &tabs, open, surface, |ui| beside(ui, view, now, shown, out));
    let stale = if matches!(now, Dock::Evidence) { view.evidence.is_stale } else { view.is_stale };
    if stale {
        ui.set_opacity(size::STALE_OPACITY);
    }
    let selected = document.view().selection.scenario;
    let Some(figures) = &view.figures else {
        if now == Dock::Acceptance {
            let words = view.nothing.as_ref().map_or("Follows from the first draws.", |_| "No draws.");
            empty::empty(ui, words, None);
            return picked;
        }
        evidence::show(ui, &view.evidence, document.view().robustness.left_out.as_ref(), out);
        return picked;
    };
    if let Some(chart) = now.chart() {
        chart_menu::drawn(ui, chart, ui.available_rect_before_wrap());
    }
    match now {
        Dock::Chances => match &figures.chances {
            Chances::One(ranking) => chances::show(ui, ranking, selected, out),
            Chances::All(all) => everyone::show(ui, all, figures.acceptance.all.as_deref(), selected, out),
        },
        Dock::Pairs => pairs::show(ui, figures, selected, out),
        Dock::Leading => leading::show(ui, &figures.leading, selected, out),
        Dock::Acceptance => acceptance::show(ui, &figures.acceptance, selected, out),
        Dock::Evidence => {
            evidence::show(ui, &view.evidence, document.view().robustness.left_out.as_ref(), out);
        }
    }
    picked
}

/// What stands at the right of a dock's tabs.
fn beside(ui: &mut Ui, view: &RobustnessScreen, now: Dock, shown: &mut Shown, out: &mut Queue) {
    let is_large = shown.maximised == Some(now);
    let (glyph, verb) =
        if is_large { (icons::ARROWS_IN_SIMPLE, "Restore") } else { (icons::ARROWS_OUT_SIMPLE, "Maximise") };
    let name = format!("{verb} {}", now.title());
    if ui.add(IconButton::new(glyph, &name).small()).clicked() {
        shown.maximised = (!is_large).then_some(now);
    }
    let Some(figures) = &view.figures else { return };
    if let Some(chart) = now.chart() {
        chart_menu::button(ui, chart, out);
    }
    let stale = if now == Dock::Evidence { view.evidence.is_stale } else { view.is_stale };
    if stale {
        note(ui, "updating");
    }
    match now {
        Dock::Chances => {
            if figures.is_kept
                && ui.add(Button::link("Sort now").small().name("Sort rows by the draws so far")).clicked()
            {
                shown.order.clear();
            }
            let ranks = match &figures.chances {
                Chances::One(ranking) => ranking.rows.len(),
                Chances::All(everyone) => everyone.ranks,
            };
            parts::legend(ui, ranks);
        }
        Dock::Pairs | Dock::Leading => whose(ui, figures, out),
        Dock::Acceptance | Dock::Evidence => {}
    }
}

/// By whose weights, where all judge and the dock shows one party.
fn whose(ui: &mut Ui, figures: &Figures, out: &mut Queue) {
    if figures.parties.is_empty() || ui.available_width() < 200.0 {
        return;
    }
    let segment = |(party, code, name): &'_ (_, String, String)| (*party, code.clone(), name.clone());
    let parties: Vec<_> = figures.parties.iter().map(segment).collect();
    let segments: Vec<Segment<'_>> = parties
        .iter()
        .map(|(party, code, name)| Segment { label: code, name: Some(name), party: Some(party.0) })
        .collect();
    let chosen = parties.iter().position(|(party, ..)| *party == figures.of).unwrap_or_default();
    if let Some((party, ..)) =
        segmented::segmented(ui, "By whose weights", &segments, chosen, true, None).and_then(|at| parties.get(at))
    {
        out.view(ViewCommand::WeightsOf(*party));
    }
}

fn note(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui).text_muted;
    let galley = text::galley(ui.painter(), words, r#type::caption(), color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, size::CONTROL_SMALL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    text::paint(ui.painter(), &galley, rect.center(), Align2::CENTER_CENTER);
}
