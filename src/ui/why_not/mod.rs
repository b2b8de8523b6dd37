//! Why not: the sentence, who rejects what, what would help, how near it is, and what the result looks like.

use std::collections::BTreeSet;

use egui::{Align2, Color32, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::model::ids::PartyIx;
use crate::present::why_not::{self as present, WhyNot};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::negotiating::NegotiateCommand;
use crate::session::search::Topic;
use crate::session::view::Workspace;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, Tab, empty, tabs, text, what_if};

mod band;
mod layout;
mod misses;
mod parts;
mod rejects;
mod relaxations;
mod shares;
mod statements;

/// Everything that is counted for the screen.
const TOPICS: [Topic; 6] =
    [Topic::Estimate, Topic::Acceptable, Topic::Trial, Topic::Alone, Topic::Singles, Topic::Pairs];

/// What the screen keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The tab of the centre, where misses and shares have no place of their own.
    tab: usize,
    /// Sections of relaxations whose zeros are unfolded.
    open: BTreeSet<usize>,
}

/// A tab of the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dock {
    Relaxations,
    Misses,
    Shares,
}

impl Dock {
    /// Its tab; with a short name where it shares a strip with others.
    fn tab(self, shared: bool) -> Tab<'static> {
        let (short, long, icon) = match self {
            Self::Relaxations => ("Relaxations", "What one relaxation would buy", icons::LOCK_SIMPLE_OPEN),
            Self::Misses => ("Closest misses", "Closest misses", icons::APPROXIMATE_EQUALS),
            Self::Shares => ("Terms", "How often each term occurs", icons::STACK),
        };
        Tab::with_icon(if shared { short } else { long }, icon)
    }
}

/// Draws the screen.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    ui.allocate_rect(space, Sense::hover());
    ui.painter().rect_filled(space, 0, tokens.panel);
    let view = present::of_document(document);
    if let Some(nothing) = view.nothing {
        blocked_by_nothing(ui, space, &view, nothing, out);
        return;
    }
    let words =
        view.headline.clone().map(|headline| band::Text::new(ui, headline, space.width(), view.strip.is_some()));
    let height = words.as_ref().map_or(layout::BAND, band::Text::height);
    let parts = layout::parts(space, height);
    let opacity = if view.waiting.is_stale { size::STALE_OPACITY } else { 1.0 };
    let mut top = child(ui, parts.band, "band");
    match &words {
        Some(words) => {
            top.set_opacity(opacity);
            if band::show(&mut top, parts.band, words, view.strip.as_ref(), out)
                && let Some(copied) = present::copied(document, &view)
            {
                top.ctx().copy_text(copied);
            }
        }
        None => {
            top.painter().rect_filled(parts.band, 0, tokens.plot());
            top.painter().hline(parts.band.x_range(), parts.band.bottom() - 0.5, (size::STROKE, tokens.line));
        }
    }
    waiting(ui, parts.band, &view, out);
    let mut left = child(ui, parts.left, "left");
    left_side(&mut left, document, &view, opacity, out);
    let mut docks = vec![Dock::Relaxations];
    if parts.right.is_none() {
        docks.push(Dock::Misses);
    }
    if parts.below.is_none() {
        docks.push(Dock::Shares);
    }
    state.tab = state.tab.min(docks.len() - 1);
    let sides = [(Some(parts.centre), docks), (parts.right, vec![Dock::Misses]), (parts.below, vec![Dock::Shares])];
    for (ix, (rect, docks)) in sides.into_iter().enumerate() {
        let Some(rect) = rect else { continue };
        let mut inside = child(ui, rect, ["centre", "right", "below"][ix]);
        inside.set_opacity(opacity);
        let open = if ix == 0 { state.tab } else { 0 };
        if let Some(picked) = dock(&mut inside, document, &view, (&docks, open), &mut state.open, out) {
            state.tab = picked;
        }
        let line = (size::STROKE, tokens.line);
        match ix {
            2 => ui.painter().hline(rect.x_range(), rect.top() + 0.5, line),
            _ => ui.painter().vline(rect.left() + 0.5, rect.y_range(), line),
        };
    }
}

/// A part of the screen, without space between what it holds.
fn child(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::Vec2::ZERO;
    child
}

/// No red line and no no-deal value: the sentence, and who must agree.
fn blocked_by_nothing(ui: &mut Ui, space: Rect, view: &WhyNot, nothing: &str, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (top, rest) = space.split_top_bottom_at_y(space.top() + 5.0 * size::PANEL_HEADER);
    let mut inside = child(ui, rest, "nothing");
    empty::empty(&mut inside, nothing, None);
    if view.rejects.rows.len() > 1 {
        let mut inside = child(ui, top.with_max_x(top.left() + 440.0), "parties");
        if let Some(party) = rejects::show(&mut inside, &view.rejects) {
            must_agree(view, party, out);
        }
    }
    ui.painter().hline(space.x_range(), space.top() + 0.5, (size::STROKE, tokens.line));
}

fn must_agree(view: &WhyNot, party: PartyIx, out: &mut Queue) {
    let asked = view.rejects.rows.iter().any(|row| row.party == Some(party) && row.asked);
    out.view(ViewCommand::Negotiate(NegotiateCommand::MustAgree(party, !asked)));
}

/// While the count takes long: what is done, how far it is, and the way out. Where it ended without an answer: why.
fn waiting(ui: &mut Ui, band: Rect, view: &WhyNot, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let waiting = &view.waiting;
    if let Some(share) = waiting.progress {
        let rail = Rect::from_min_max(pos2(band.left(), band.bottom() - 4.0), band.max);
        ui.painter().rect_filled(rail, 0, tokens.hover);
        let done = rail.with_max_x(rail.left() + rail.width() * share as f32);
        ui.painter().rect_filled(done, 0, tokens.text_secondary);
    }
    let Some(sentence) = &waiting.sentence else { return };
    let at = if view.headline.is_some() {
        pos2(band.right() - layout::MARGIN - 290.0, band.top() + 27.0)
    } else {
        pos2(band.left() + layout::MARGIN, band.center().y)
    };
    let place = Rect::from_center_size(at + vec2(140.0, 0.0), vec2(280.0, size::CONTROL));
    let mut row = ui.new_child(
        UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("waiting"),
    );
    row.spacing_mut().item_spacing.x = size::STEP;
    let font = if view.headline.is_some() { r#type::small() } else { r#type::lead() };
    text::label_elided(&mut row, sentence, font, tokens.text_secondary, 190.0);
    if waiting.progress.is_some() {
        if row.add(Button::secondary("Cancel").small().name("Cancel the count")).clicked() {
            TOPICS.into_iter().for_each(|topic| out.cancel(topic));
        }
    } else if waiting.can_try_again && row.add(Button::secondary("Count again").small()).clicked() {
        TOPICS.into_iter().for_each(|topic| out.again(topic));
    }
}

/// Who rejects what, above the statements.
fn left_side(ui: &mut Ui, document: &Document, view: &WhyNot, opacity: f32, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let tab = [Tab::with_icon("Who rejects what", icons::PROHIBIT)];
    tabs::dock(ui, "who rejects what", &tab, 0, tokens.panel, |_| {});
    ui.scope(|ui| {
        ui.set_opacity(opacity);
        if let Some(party) = rejects::show(ui, &view.rejects) {
            must_agree(view, party, out);
        }
    });
    statements::show(ui, &view.statements, document.view().selection, out);
}

/// One dock with its tabs. Returns the tab that was picked.
fn dock(
    ui: &mut Ui,
    document: &Document,
    view: &WhyNot,
    (docks, open): (&[Dock], usize),
    zeros: &mut BTreeSet<usize>,
    out: &mut Queue,
) -> Option<usize> {
    let surface = Tokens::of(ui).plot();
    let now = docks.get(open).copied().unwrap_or(Dock::Relaxations);
    let space = ui.max_rect();
    ui.painter().rect_filled(space, 0, surface);
    let tabs: Vec<Tab<'_>> = docks.iter().map(|dock| dock.tab(docks.len() > 1)).collect();
    let name = format!("why not {}", docks.len() + docks.first().map_or(0, |dock| *dock as usize));
    let picked = tabs::dock(ui, &name, &tabs, open, surface, |ui| beside(ui, document, view, now, out));
    match now {
        Dock::Relaxations => {
            let Some(relaxations) = &view.relaxations else {
                empty::empty(ui, view.relaxations_missing, None);
                return picked;
            };
            match relaxations::show(ui, relaxations, view.trial.as_ref(), zeros, out) {
                Some(relaxations::Asked::Clear) => out.view(ViewCommand::Try(Vec::new())),
                Some(relaxations::Asked::Negotiate) => negotiate(document, out),
                None => {}
            }
        }
        Dock::Misses => {
            let Some(misses) = &view.misses else { return picked };
            if let Some(card) = misses::show(ui, misses).and_then(|at| misses.cards.get(at)) {
                let (start, show) = present::misses::open(document, card);
                out.edit(start);
                out.view(show);
            }
        }
        Dock::Shares => {
            if let Some(shares) = &view.shares {
                shares::show(ui, shares, out);
            }
        }
    }
    picked
}

/// What stands at the right of a dock's tabs.
fn beside(ui: &mut Ui, document: &Document, view: &WhyNot, now: Dock, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    match now {
        Dock::Relaxations => {
            if ui.available_width() > 260.0 {
                relaxations::switch(ui, document.view().why_not.shown, out);
            }
        }
        Dock::Misses => {
            if let Some(misses) = view.misses.as_ref().filter(|misses| misses.nothing.is_none()) {
                note(ui, misses.note, tokens.text_muted);
            }
        }
        Dock::Shares => {
            if let Some(trial) = &view.trial {
                if let Some(result) = &trial.result {
                    note(ui, result, tokens.text_primary);
                }
                ui.add_space(size::STEP);
                what_if::tag(ui, present::trial::TAG);
                ui.add_space(size::CARD_MARGIN);
            }
            if view.shares.as_ref().is_some_and(|shares| shares.nothing.is_none()) {
                shares::legend(ui);
            }
        }
    }
}

fn note(ui: &mut Ui, words: &str, color: Color32) {
    let width = ui.available_width() - 2.0 * size::STEP;
    let galley = text::elided(ui.painter(), words, r#type::caption(), color, width.max(0.0));
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.ceil(), size::CONTROL_SMALL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    text::paint(ui.painter(), &galley, rect.left_center(), Align2::LEFT_CENTER);
    if galley.elided {
        crate::ui::widgets::tooltip::text(response, words);
    }
}

/// Opens the search for packages under what is tried out here.
fn negotiate(document: &Document, out: &mut Queue) {
    for edit in present::trial::edits(document) {
        out.edit(edit);
    }
    out.view(ViewCommand::Workspace(Workspace::Negotiate));
}
