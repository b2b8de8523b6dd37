//! The inspector: the selected cell explained down to its sources.

use egui::Ui;

use crate::session::document::Document;
use crate::ui::queue::Queue;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// Draws it.
pub fn show(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}
