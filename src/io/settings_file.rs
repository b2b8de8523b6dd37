//! What the program remembers between runs, as a small TOML file in the user's configuration folder.
//!
//! Version 1. Unknown keys are left alone, so that an older program can read what a newer one wrote; values out of range
//! become the usual ones.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{places, write_atomic};
use crate::session::settings::{MOST_RECENT, Recent, Settings, ThemeChoice};

/// The version that is written.
const VERSION: u32 = 1;

/// Where the settings are kept: `$XDG_CONFIG_HOME/westphalia/settings.toml` or what the platform has instead.
#[must_use]
pub fn path() -> Option<PathBuf> {
    places::settings().map(|folder| folder.join("settings.toml"))
}

/// What reading gave: always settings, and where a broken file was put aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The settings of the last run, or the usual ones.
    pub settings: Settings,
    /// Where a file that could not be understood was moved to.
    pub set_aside: Option<PathBuf>,
}

/// Reads the settings. A file that cannot be understood is set aside and the usual settings hold.
#[must_use]
pub fn read(path: &Path) -> Kept {
    let Ok(bytes) = fs::read(path) else { return Kept::default() };
    if let Some(settings) = str::from_utf8(&bytes).ok().and_then(parse) {
        return Kept { settings, set_aside: None };
    }
    let aside = path.with_extension("toml.broken");
    let set_aside = fs::rename(path, &aside).is_ok().then_some(aside);
    Kept { settings: Settings::default(), set_aside }
}

/// Writes the settings, whole or not at all.
///
/// # Errors
/// Whatever the system reports.
pub fn write(path: &Path, settings: &Settings) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write_atomic(path, format(settings)?.as_bytes())
}

fn parse(text: &str) -> Option<Settings> {
    let file: File = toml::from_str(text).ok()?;
    // A newer version may have changed the meaning of a key.
    (file.version <= VERSION).then(|| file.into_settings())
}

fn format(settings: &Settings) -> io::Result<String> {
    toml::to_string(&File::of(settings)).map_err(io::Error::other)
}

#[derive(Debug, Serialize, Deserialize)]
struct File {
    version: u32,
    #[serde(default)]
    theme: Theme,
    #[serde(default)]
    tour_offered: bool,
    #[serde(default)]
    window: Window,
    #[serde(default)]
    panels: Panels,
    #[serde(default, rename = "recent")]
    recents: Vec<RecentFile>,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Theme {
    #[default]
    System,
    Dark,
    Light,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Window {
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<[f32; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<[f32; 2]>,
    maximised: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    zoom: Option<f32>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Panels {
    left: Option<bool>,
    right: Option<bool>,
    left_width: Option<f32>,
    right_width: Option<f32>,
    chart_height: Option<f32>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RecentFile {
    path: PathBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<u64>,
}

impl File {
    fn of(settings: &Settings) -> Self {
        let pair = |pair: Option<(f32, f32)>| pair.map(|(x, y)| [x, y]);
        Self {
            version: VERSION,
            theme: match settings.theme {
                ThemeChoice::System => Theme::System,
                ThemeChoice::Dark => Theme::Dark,
                ThemeChoice::Light => Theme::Light,
            },
            tour_offered: settings.tour_offered,
            window: Window {
                size: pair(settings.window_size),
                position: pair(settings.window_position),
                maximised: settings.maximised,
                zoom: Some(settings.zoom),
            },
            panels: Panels {
                left: Some(settings.left_panel),
                right: Some(settings.right_panel),
                left_width: Some(settings.left_width),
                right_width: Some(settings.right_width),
                chart_height: Some(settings.chart_height),
            },
            recents: settings
                .recent
                .iter()
                // TOML cannot hold a path that is not text.
                .filter(|recent| recent.path.to_str().is_some())
                .map(|recent| RecentFile { path: recent.path.clone(), opened: recent.opened })
                .collect(),
        }
    }

    fn into_settings(self) -> Settings {
        let usual = Settings::default();
        let within = |value: Option<f32>, from: f32, to: f32, usual: f32| {
            value.filter(|value| (from..=to).contains(value)).unwrap_or(usual)
        };
        let pair = |pair: Option<[f32; 2]>, limit: f32| {
            pair.filter(|pair| pair.iter().all(|side| side.is_finite() && side.abs() <= limit)).map(|[x, y]| (x, y))
        };
        Settings {
            theme: match self.theme {
                Theme::System => ThemeChoice::System,
                Theme::Dark => ThemeChoice::Dark,
                Theme::Light => ThemeChoice::Light,
            },
            recent: self
                .recents
                .into_iter()
                .take(MOST_RECENT)
                .map(|recent| Recent { path: recent.path, opened: recent.opened })
                .collect(),
            left_panel: self.panels.left.unwrap_or(usual.left_panel),
            right_panel: self.panels.right.unwrap_or(usual.right_panel),
            left_width: within(self.panels.left_width, 240.0, 420.0, usual.left_width),
            right_width: within(self.panels.right_width, 264.0, 520.0, usual.right_width),
            chart_height: within(self.panels.chart_height, 80.0, 2000.0, usual.chart_height),
            window_size: pair(self.window.size, 20_000.0).filter(|(width, height)| *width >= 1.0 && *height >= 1.0),
            window_position: pair(self.window.position, 100_000.0),
            maximised: self.window.maximised,
            zoom: within(self.window.zoom, 0.8, 2.0, usual.zoom),
            tour_offered: self.tour_offered,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            theme: ThemeChoice::Light,
            recent: vec![
                Recent { path: "/tmp/drafts \"2\".toml".into(), opened: Some(1_790_000_000) },
                Recent { path: "/tmp/україна.toml".into(), opened: None },
            ],
            left_panel: false,
            window_size: Some((1440.0, 900.5)),
            window_position: Some((-20.0, 0.0)),
            zoom: 1.25,
            tour_offered: true,
            ..Settings::default()
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/settings.toml");
        write(&path, &settings()).unwrap();
        assert_eq!(read(&path), Kept { settings: settings(), set_aside: None });
    }

    #[test]
    fn a_file_that_is_not_there_gives_the_usual_settings() {
        assert_eq!(read(Path::new("/nowhere/settings.toml")), Kept::default());
    }

    #[test]
    fn a_broken_file_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        for text in ["version = ", "theme = 3", "version = 99", "version = 1\ntheme = \"blue\""] {
            fs::write(&path, text).unwrap();
            let kept = read(&path);
            assert_eq!(kept.settings, Settings::default());
            assert_eq!(fs::read_to_string(kept.set_aside.unwrap()).unwrap(), text);
            assert!(!path.exists());
        }
    }

    #[test]
    fn values_out_of_range_become_the_usual_ones() {
        let text = "version = 1\nnew = 1\n[window]\nzoom = 70.0\nsize = [nan, 3.0]\nposition = [1e9, 0.0]\n\
                    [panels]\nleft_width = -3.0";
        assert_eq!(parse(text), Some(Settings::default()));
    }
}
