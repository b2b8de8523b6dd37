//! The start screen.

use egui::Ui;

use crate::present::start::{Card, RecentFile};
use crate::session::tabs::Session;
use crate::ui::queue::Queue;

/// Draws it.
pub fn show(_ui: &mut Ui, _session: &Session, _cards: &[Card], _recent: &[RecentFile], _out: &mut Queue) {}
