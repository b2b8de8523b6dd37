//! Where the system keeps a user's settings and data.

use std::env;
use std::path::PathBuf;

/// The folder of the program's settings: below `$XDG_CONFIG_HOME`, or what the platform has instead.
pub(super) fn settings() -> Option<PathBuf> {
    ours("XDG_CONFIG_HOME", ".config", "APPDATA")
}

/// The folder of the program's data: below `$XDG_DATA_HOME`, or what the platform has instead.
pub(super) fn data() -> Option<PathBuf> {
    ours("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")
}

fn ours(xdg: &str, below_home: &str, windows: &str) -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || env::home_dir().filter(|home| home.is_absolute());
    let base = if cfg!(target_os = "windows") {
        folder(windows)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        folder(xdg).or_else(|| home().map(|home| home.join(below_home)))
    };
    base.map(|base| base.join("westphalia"))
}
