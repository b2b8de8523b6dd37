//! The inspector: what the selected cell says, what it is worth, why, and who says so; or the whole scenario.
//!
//! Text from files is shown as it is, never as markup, and can be selected and copied.

pub(in crate::ui) mod parts;
mod scenario;
mod term;

use std::collections::BTreeSet;

use egui::{Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2};

use crate::model::ids::{IssueIx, PartyIx, ScenarioIx};
use crate::present::{list, scenario_card, term as card};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::{Button, IconButton, Tab, empty, tabs};

/// Height of the foot with its button.
const FOOT: f32 = 44.0;
/// How long the button says that something was copied, in seconds.
const COPIED: f64 = 1.5;

/// The tab that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    /// The selected cell.
    #[default]
    Term,
    /// The selected scenario.
    Scenario,
}

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    open: Open,
    seen: Option<(Option<ScenarioIx>, Option<IssueIx>)>,
    /// Parties whose reasons are shown, or hidden where they would be shown.
    turned: BTreeSet<PartyIx>,
    /// When something was copied.
    copied: Option<f64>,
}

/// Draws it.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    follow(document.view().selection, state);
    ui.spacing_mut().item_spacing.y = 0.0;
    header(ui, document, state, out);
    let whole = ui.available_rect_before_wrap();
    let middle = (whole.bottom() - FOOT).max(whole.top());
    let body = Rect::from_min_max(whole.min, pos2(whole.right(), middle));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body));
    child.set_clip_rect(body.intersect(ui.clip_rect()));
    let copied = contents(&mut child, document, state, out);
    let foot = Rect::from_min_max(pos2(whole.left(), middle), whole.max);
    footer(&mut ui.new_child(UiBuilder::new().max_rect(foot)), state, copied);
}

/// A newly selected cell opens Term; a scenario selected without an issue opens Scenario.
fn follow(selection: Selection, state: &mut State) {
    let now = (selection.scenario, selection.issue);
    if state.seen == Some(now) {
        return;
    }
    let issue_before = state.seen.and_then(|(_, issue)| issue);
    match now {
        (Some(_), None) => state.open = Open::Scenario,
        (_, Some(issue)) if issue_before != Some(issue) => state.open = Open::Term,
        _ => {}
    }
    state.seen = Some(now);
}

fn header(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let all = [Tab::with_icon("Term", icons::ARTICLE), Tab::with_icon("Scenario", icons::COLUMNS)];
    let open = usize::from(state.open == Open::Scenario);
    let by_issue = state.open == Open::Term;
    let surface = Tokens::of(ui).panel;
    let picked = tabs::dock(ui, "Inspector", &all, open, surface, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let names = if by_issue { ["Next issue", "Previous issue"] } else { ["Next scenario", "Previous scenario"] };
        for (name, icon, back) in [(names[0], icons::CARET_DOWN, false), (names[1], icons::CARET_UP, true)] {
            let target = if by_issue { next_issue(document, back) } else { next_scenario(document, back) };
            let clicked = ui.add_enabled(target.is_some(), IconButton::new(icon, name).small()).clicked();
            if let Some(target) = target.filter(|_| clicked) {
                out.view(ViewCommand::Select(target));
            }
        }
    });
    match picked {
        Some(0) => state.open = Open::Term,
        Some(_) => state.open = Open::Scenario,
        None => {}
    }
}

fn next_issue(document: &Document, back: bool) -> Option<Selection> {
    let issue = card::neighbour(document, back)?;
    Some(Selection { issue: Some(issue), ..Selection::default() })
}

fn next_scenario(document: &Document, back: bool) -> Option<Selection> {
    let order = list::order(document);
    let at = order.iter().position(|scenario| Some(*scenario) == document.view().selection.scenario);
    let to = match (at, back) {
        (Some(at), true) => at.checked_sub(1)?,
        (Some(at), false) => at + 1,
        (None, true) => order.len().checked_sub(1)?,
        (None, false) => 0,
    };
    Some(Selection { scenario: Some(*order.get(to)?), ..Selection::default() })
}

/// Draws the open card. Returns what its citation is, where it has one.
fn contents(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) -> Option<String> {
    let selection = document.view().selection;
    let mut copied = None;
    let shows_something = match (state.open, selection.scenario, selection.issue) {
        (Open::Term, Some(scenario), Some(issue)) => {
            let shown = card::card(document, scenario, issue);
            copied = card::copied(&shown);
            scrolled(ui, ("term", scenario.0, issue.0), |ui| term::show(ui, &shown, &mut state.turned));
            true
        }
        (Open::Scenario, Some(scenario), _) => {
            let shown = scenario_card::card(document, scenario);
            copied = scenario_card::copied(&shown);
            scrolled(ui, ("scenario", scenario.0, 0), |ui| scenario::show(ui, &shown, out));
            true
        }
        _ => false,
    };
    if !shows_something {
        let sentence = match state.open {
            Open::Term => card::invitation(document),
            Open::Scenario => scenario_card::INVITATION.to_owned(),
        };
        let margin = Margin::symmetric(size::CARD_MARGIN as i8, 0);
        Frame::new().inner_margin(margin).show(ui, |ui| empty::empty(ui, &sentence, None));
    }
    copied
}

/// Each card scrolls by itself and starts at its top.
fn scrolled(ui: &mut Ui, of: (&str, usize, usize), contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(of).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(size::CARD_MARGIN as i8, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::HALF;
            contents(ui);
        });
    });
}

fn footer(ui: &mut Ui, state: &mut State, copied: Option<String>) {
    let now = ui.input(|input| input.time);
    let just_copied = state.copied.is_some_and(|at| now - at < COPIED);
    if just_copied {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(COPIED));
    }
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, Tokens::of(ui).line));
    let place = rect.shrink2(egui::vec2(size::CARD_MARGIN, size::STEP));
    let mut row = ui.new_child(UiBuilder::new().max_rect(place));
    let (label, icon) = if just_copied { ("Copied", icons::CHECK) } else { ("Copy citation", icons::COPY) };
    let button = Button::secondary(label).icon(icon).name("Copy citation").small();
    let clicked = row.add_enabled(copied.is_some(), button).clicked();
    if let Some(text) = copied.filter(|_| clicked) {
        ui.ctx().copy_text(text);
        state.copied = Some(now);
    }
}
