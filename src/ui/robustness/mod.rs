//! Robustness: how far a ranking can be trusted where much is uncertain.

use egui::Ui;

use crate::session::document::Document;
use crate::ui::queue::Queue;

/// What the screen keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// The left panel: how draws are made.
pub fn left(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}

/// The right panel: acceptance, and what the ranking rests on.
pub fn right(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}

/// The centre: chances of ranks, pairs, and the weights with which scenarios lead.
pub fn centre(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}
