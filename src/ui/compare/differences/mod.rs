//! Differences.
use crate::session::document::Document;
use crate::ui::queue::Queue;
use egui::Ui;
/// State.
#[derive(Debug, Default)]
pub struct State {}
/// Draws it.
pub fn show(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}
