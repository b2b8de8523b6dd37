//! Compare: scenarios and weights on the left, chart above matrix in the centre, the inspector on the right.

use egui::Ui;

use crate::session::document::Document;
use crate::session::tour::Step;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::spot;

pub mod chart;
pub mod differences;
pub mod inspector;
pub mod layout;
pub mod list;
pub mod matrix;
pub mod split;
pub mod weights;

/// What Compare keeps from frame to frame, apart from the session.
#[derive(Debug, Default)]
pub struct State {
    /// Numbers slider drags.
    pub gestures: Gestures,
    /// Where the left panel is divided.
    pub split: split::State,
    /// The scenario list.
    pub list: list::State,
    /// The weights.
    pub weights: weights::State,
    /// Chart and matrix.
    pub centre: layout::State,
    /// The inspector.
    pub inspector: inspector::State,
}

/// The left panel's content: scenario list above weights.
pub fn left(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let (above, below) = split::areas(ui, &state.split, list::height(document));
    spot::note(ui.ctx(), Step::Scenarios, above);
    spot::note(ui.ctx(), Step::Weights, below);
    split::part(ui, "scenario list", above, |ui| list::show(ui, document, &mut state.list, out));
    split::part(ui, "weights", below, |ui| {
        weights::show(ui, document, &mut state.weights, &mut state.gestures, out);
    });
    split::edge(ui, &mut state.split, above, list::height(document));
}

/// The centre: contributions and terms, or differences.
pub fn centre(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    layout::show(ui, document, &mut state.centre, out);
}

/// The right panel's content: the inspector of the selected cell.
pub fn right(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    spot::note(ui.ctx(), Step::Cell, ui.max_rect());
    inspector::show(ui, document, &mut state.inspector, out);
}
