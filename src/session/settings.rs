//! What the program remembers between runs, apart from any document.

use std::path::{Path, PathBuf};

/// Dark, light, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// A file that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Seconds since 1970 when it was opened last; told by the shell, `None` until then.
    pub opened: Option<u64>,
}

/// How many recent files are kept.
pub const MOST_RECENT: usize = 12;

/// What the program remembers between runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Dark or light.
    pub theme: ThemeChoice,
    /// Latest first, each path once.
    pub recent: Vec<Recent>,
    /// Whether the left panel is shown.
    pub left_panel: bool,
    /// Whether the right panel is shown.
    pub right_panel: bool,
    /// Width of the left panel, in points.
    pub left_width: f32,
    /// Width of the right panel, in points.
    pub right_width: f32,
    /// Height of the chart above the matrix, in points.
    pub chart_height: f32,
    /// Inner size of the window, in points.
    pub window_size: Option<(f32, f32)>,
    /// Place of the window on the desktop, in points, where the system tells.
    pub window_position: Option<(f32, f32)>,
    /// Whether the window fills the screen.
    pub maximised: bool,
    /// Zoom of the whole interface, 0.8 to 2.
    pub zoom: f32,
    /// Whether the tour was offered on the start screen, and taken or declined.
    pub tour_offered: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            recent: Vec::new(),
            left_panel: true,
            right_panel: true,
            left_width: 286.0,
            right_width: 304.0,
            chart_height: 222.0,
            window_size: None,
            window_position: None,
            maximised: false,
            zoom: 1.0,
            tour_offered: false,
        }
    }
}

impl Settings {
    /// Puts a path at the top of the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(0, Recent { path: path.to_owned(), opened: None });
        self.recent.truncate(MOST_RECENT);
    }
}
