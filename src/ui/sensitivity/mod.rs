//! Sensitivity: how far a ranking depends on weights.

use egui::Ui;

use crate::session::document::Document;
use crate::ui::queue::Queue;

/// What the screen keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn centre(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}
