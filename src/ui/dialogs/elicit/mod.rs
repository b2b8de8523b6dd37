//! Arriving at weights by answers: the way, what is asked about, the questions, and beside them what the answers would make of
//! the weights.

mod answers;
mod preview;
mod steps;

use egui::{Align, Context, Layout, Rect, Ui, pos2, vec2};

use super::window::{self, MARGIN, paragraph, part};
use crate::model::ids::PartyIx;
use crate::present::elicitation as present;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::elicitation::{Draft, Way};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{Button, Segment, empty, segmented, text};

/// Size of the dialog.
const SIZE: egui::Vec2 = vec2(940.0, 620.0);
/// Width of the preview.
const PREVIEW: f32 = 292.0;
/// Height of the line with the buttons.
const FOOT: f32 = 56.0;

/// What it keeps while it is open.
#[derive(Debug, Default)]
pub(super) struct State {
    draft: Option<(PartyIx, Draft)>,
}

/// Draws it. Returns whether it is to close.
pub(super) fn show(ctx: &Context, document: &Document, way: Way, state: &mut State, out: &mut Queue) -> bool {
    let party = document.view().weights_party();
    window::show(ctx, &present::title(document, party), SIZE, |ui| {
        let scopes = present::choices(document, party);
        let Some(first) = scopes.first() else {
            part(ui, "nothing", ui.max_rect().shrink(MARGIN), |ui| empty::empty(ui, present::NOTHING_TO_WEIGH, None));
            return false;
        };
        let begin = |among, way| Draft::new(document.framework(), &document.edits().basis.weights, party, among, way);
        if state.draft.as_ref().is_none_or(|(of, _)| *of != party) {
            state.draft = Some((party, begin(first.among, way)));
        }
        let Some((_, draft)) = &mut state.draft else { return false };
        let body = ui.max_rect();
        let foot = Rect::from_min_max(pos2(body.left(), body.bottom() - FOOT), body.max);
        let inner = Rect::from_min_max(body.min, foot.right_top()).shrink2(vec2(MARGIN, size::PANEL_MARGIN));
        let used = part(ui, "head", inner, |ui| {
            let chosen = choices(ui, &scopes, draft);
            if let Some(among) = chosen {
                *draft = begin(among, draft.way);
            }
            ui.add_space(size::STEP);
            let color = Tokens::of(ui).text_secondary;
            paragraph(ui, present::explanation(draft.way), r#type::body(), color);
            ui.min_rect().height()
        });
        let main = Rect::from_min_max(pos2(inner.left(), inner.top() + used + size::PANEL_MARGIN), inner.max);
        let right = Rect::from_min_max(pos2(main.right() - PREVIEW, main.top()), main.max);
        let left = Rect::from_min_max(main.min, pos2(right.left() - MARGIN, main.bottom()));
        let things = present::asked(document, party, draft.among);
        let unavailable = present::unavailable(draft.way, things.len());
        part(ui, "answers", left, |ui| match &unavailable {
            Some(reason) => {
                empty::empty(ui, reason, None);
            }
            None => answers::show(ui, &things, draft),
        });
        let shown = present::preview(document, party, draft);
        // What stands in place of the questions need not be said twice.
        part(ui, "preview", right, |ui| preview::show(ui, &shown, unavailable.is_none()));
        part(ui, "foot", foot, |ui| footer(ui, shown.refused.is_none(), party, draft, out))
    })
}

/// The way at the left, what is asked about at the right. Returns another scope where one was picked.
fn choices(ui: &mut Ui, scopes: &[present::Scope], draft: &mut Draft) -> Option<crate::session::elicitation::Among> {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(size::CONTROL);
        let segments = Way::ALL.map(|way| Segment::new(present::way(way)));
        let at = Way::ALL.iter().position(|way| *way == draft.way).unwrap_or_default();
        if let Some(picked) = segmented::segmented(ui, "Way", &segments, at, false, None) {
            draft.way = Way::ALL[picked];
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            let at = scopes.iter().position(|scope| scope.among == draft.among).unwrap_or_default();
            let names = scopes.iter().map(|scope| scope.name.as_str());
            let picked = steps::choose(ui, "Weigh against each other", at, names, 210.0);
            text::label(ui, "Weigh", r#type::small(), tokens.text_secondary);
            picked.and_then(|picked| scopes.get(picked)).map(|scope| scope.among)
        })
        .inner
    })
    .inner
}

/// What applying does, and the buttons. Returns whether to close.
fn footer(ui: &mut Ui, may: bool, party: PartyIx, draft: &Draft, out: &mut Queue) -> bool {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let inside = rect.shrink2(vec2(MARGIN, 0.0));
    let mut close = false;
    part(ui, "buttons", inside, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            if ui.add_enabled(may, Button::primary("Apply")).clicked() {
                out.edit(EditCommand::Elicit(party, Box::new(draft.elicited())));
                close = true;
            }
            close |= ui.add(Button::secondary("Cancel")).clicked();
            let room = ui.available_width() - MARGIN;
            let lines = text::wrapped(ui.painter(), present::APPLYING, r#type::small(), tokens.text_muted, room, 2);
            let at = pos2(inside.left(), inside.center().y);
            text::paint(ui.painter(), &lines, at, egui::Align2::LEFT_CENTER);
        });
    });
    if close {
        out.view(ViewCommand::Dialog(None));
    }
    false
}
