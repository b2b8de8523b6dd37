//! Dialogs that look deeper into the document in front: weights by answers, weights of all parties, second opinions.

mod elicit;
mod opinions;
mod party_weights;
mod window;

use egui::Context;

use super::queue::Queue;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::Dialog;

/// What the dialogs keep from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    elicit: elicit::State,
    party_weights: party_weights::State,
    opinions: opinions::State,
}

/// Draws the dialog that is open, if any.
pub fn show(ctx: &Context, document: &Document, state: &mut State, out: &mut Queue) {
    let closed = match document.view().dialog {
        None => {
            state.elicit = elicit::State::default();
            false
        }
        Some(Dialog::Elicit(way)) => elicit::show(ctx, document, way, &mut state.elicit, out),
        Some(Dialog::PartyWeights) => party_weights::show(ctx, document, &mut state.party_weights),
        Some(Dialog::SecondOpinions) => opinions::show(ctx, document, &mut state.opinions, out),
    };
    if closed {
        out.view(ViewCommand::Dialog(None));
    }
}
