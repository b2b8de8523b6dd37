//! The weights of one party as a tree of sliders.

use egui::Ui;

use crate::session::document::Document;
use crate::ui::queue::{Gestures, Queue};

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// Draws it.
pub fn show(_ui: &mut Ui, _document: &Document, _state: &mut State, _gestures: &mut Gestures, _out: &mut Queue) {}
