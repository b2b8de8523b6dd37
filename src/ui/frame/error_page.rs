//! The page of a file that cannot be read yet.

use std::path::Path;

use egui::Ui;

use crate::session::tabs::Refused;
use crate::ui::queue::Queue;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub struct State {}

/// Draws it.
pub fn show(_ui: &mut Ui, _refused: &Refused, _state: &mut State, _home: Option<&Path>, _out: &mut Queue) {}
