//! Acceptance: scenario × party with margins and red lines, what stands in the way, and the same draft after draft.

use egui::Ui;

use crate::session::document::Document;
use crate::ui::queue::Queue;

pub mod heat;
pub mod obstacles;
pub mod over_time;

/// What Acceptance keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// The centre: heat table above the chart over time.
pub fn centre(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}

/// The right panel's content: what stands in the way of the selected pair.
pub fn right(_ui: &mut Ui, _document: &Document, _state: &mut State, _out: &mut Queue) {}
