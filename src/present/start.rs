//! The start screen: what can be opened.

use std::path::Path;

use super::columns::{Figure, columns};
use super::text;
use crate::model::date::PartialDate;
use crate::model::ids::PartyIx;
use crate::session::document::{self, Document};
use crate::session::recovery::Recovery;
use crate::session::settings::Settings;
use crate::session::view::JudgedBy;

/// What the program is for, in one sentence.
pub const SENTENCE: &str = "Compare peace frameworks term by term, and see who could live with what, and why.";

/// What stands beside the bundled scenarios.
pub const COPY: &str = "opens a copy; the original stays unchanged";

/// What stands below the bundled scenarios.
pub const BUNDLED_NOTE: &str =
    "Values are illustrative unless a file says whose they are. Every number shows where it comes from.";

/// What stands in the drop zone, and the same while files hover over it.
pub const DROP: [&str; 2] = ["Drop scenario files here", "Let go to open"];

/// What the button for a new file says.
pub const NEW: &str = "New file…";

/// What kinds of files may be dropped.
pub const DROP_KINDS: &str = "TOML; each file opens in a tab of its own";

/// What stands at the foot of the window while nothing is open.
pub const OFFLINE: &str = "Works offline. Files stay on this computer.";

/// The program's name and version.
pub const VERSION: &str = concat!("Westphalia ", env!("CARGO_PKG_VERSION"));

/// A file that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    /// Its place among the recent files.
    pub number: usize,
    /// The last part of its path.
    pub name: String,
    /// Its folder, the user's own as `~`; or `file not found`.
    pub folder: String,
    /// When it was opened: `5 minutes ago`, `yesterday`, `12 Dec 2025`.
    pub when: String,
    /// Whether it is still there.
    pub found: bool,
    /// The row as one sentence.
    pub spoken: String,
}

/// The recent files, latest first. `is_there` tells whether a file still is.
#[must_use]
pub fn recent(
    settings: &Settings,
    now: u64,
    home: Option<&Path>,
    is_there: &mut dyn FnMut(&Path) -> bool,
) -> Vec<RecentFile> {
    let files = settings.recent.iter().enumerate().map(|(number, recent)| {
        let found = is_there(&recent.path);
        let name = recent.path.file_name().unwrap_or(recent.path.as_os_str()).to_string_lossy().into_owned();
        let folder = if found {
            recent.path.parent().map_or_else(String::new, |folder| text::path(folder, home))
        } else {
            "file not found".to_owned()
        };
        let when = recent.opened.map_or_else(String::new, |opened| ago(opened, now));
        let spoken = format!("Open {name}, {folder}{}{when}", if when.is_empty() { "" } else { ", " });
        RecentFile { number, name, folder, when, found, spoken }
    });
    files.collect()
}

/// Unsaved work that an earlier run of the program left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Its place among all such work.
    pub number: usize,
    /// The file's name.
    pub name: String,
    /// `3 changes not saved, 5 minutes ago`.
    pub what: String,
    /// What opening it does, as one sentence.
    pub spoken: String,
}

/// The heading above unsaved work that an earlier run left behind.
pub const LEFT_BEHIND: &str = "Not saved last time";

/// Unsaved work of earlier runs, latest first.
#[must_use]
pub fn left(copies: &[Recovery], now: u64) -> Vec<LeftBehind> {
    let copies = copies.iter().enumerate().map(|(number, copy)| {
        let (name, changes) = (document::file_name(&copy.origin), text::count(copy.changes, "change", "changes"));
        let what = format!("{changes} not saved, {}", ago(copy.at, now));
        LeftBehind { number, spoken: format!("Open {name} with {what}"), name, what }
    });
    copies.collect()
}

/// Said where a file is opened that has such work.
#[must_use]
pub fn left_behind(copy: &Recovery) -> String {
    let changes = text::count(copy.changes, "change", "changes");
    format!("This is the file as it was saved. {changes} from an earlier run wait on the start screen")
}

/// Said where such work was opened as a file of its own.
#[must_use]
pub fn recovered_beside(path: &Path) -> String {
    format!("The file has changed since; what was not saved is kept apart in {}", path.display())
}

/// Said when a new file was made.
#[must_use]
pub fn made(path: &Path) -> String {
    format!(
        "Made {} from the template. Change it in a text editor, save it there, and read it again here (F5)",
        path.display()
    )
}

/// How long ago a moment was, both in seconds since 1970. Without time zones, because the program knows none.
#[must_use]
pub fn ago(then: u64, now: u64) -> String {
    let passed = now.saturating_sub(then);
    let (minutes, hours, days) = (passed / 60, passed / 3600, passed / 86_400);
    let some = |number: u64, one: &str, many: &str| {
        format!("{} ago", text::count(usize::try_from(number).unwrap_or(usize::MAX), one, many))
    };
    match days {
        0 if minutes == 0 => "just now".to_owned(),
        0 if hours == 0 => some(minutes, "minute", "minutes"),
        0 => some(hours, "hour", "hours"),
        1 => "yesterday".to_owned(),
        2..=6 => some(days, "day", "days"),
        _ => PartialDate::of_unix_day(i64::try_from(then / 86_400).unwrap_or_default())
            .map_or_else(String::new, text::date),
    }
}

/// A card of a bundled scenario file.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The file's name, to open it by.
    pub file_name: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: String,
    /// `12 scenarios · 20 issues · 4 parties`.
    pub size: String,
    /// `as of 30 Jun 2026`.
    pub as_of: String,
    /// A tiny picture: up to three scenarios' stacks, each a list of (colour, share of 100).
    pub picture: Vec<Vec<(Option<usize>, f64)>>,
    /// The card as one sentence.
    pub spoken: String,
}

/// The card of a bundled file.
#[must_use]
pub fn card(file_name: &str, document: &Document) -> Card {
    let framework = document.framework();
    let ranked = framework.scenario_ixs().filter(|scenario| !document.is_apart(*scenario)).count();
    let size = [
        text::count(ranked, "scenario", "scenarios"),
        text::count(framework.issues().len(), "issue", "issues"),
        text::count(framework.parties().len(), "party", "parties"),
    ]
    .join(" · ");
    let summary = framework.summary().unwrap_or_default().to_owned();
    let as_of = framework.as_of().map_or_else(String::new, |date| format!("as of {}", text::date(date)));
    Card {
        file_name: file_name.to_owned(),
        title: framework.title().to_owned(),
        spoken: format!("{}. {summary} {size}", framework.title()),
        summary,
        size,
        as_of,
        picture: picture(document),
    }
}

/// Up to three of the newest scenarios that address most, judged by the first party, in the order of the file.
fn picture(document: &Document) -> Vec<Vec<(Option<usize>, f64)>> {
    let mut document = document.clone();
    document.look(&crate::session::command::ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(0))));
    let stacks =
        columns(&document).into_iter().filter(|column| !column.apart).filter_map(|column| match column.figure {
            Figure::Stack(Some(stack)) => Some(stack),
            Figure::Stack(None) | Figure::Bars(_) => None,
        });
    let stacks: Vec<_> = stacks.collect();
    let skip = stacks.len().saturating_sub(5).min(stacks.len().saturating_sub(3));
    stacks
        .into_iter()
        .skip(skip)
        .take(3)
        .map(|stack| stack.segments.into_iter().map(|segment| (segment.hue, segment.points.max(0.0))).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ago, recent};
    use crate::session::settings::{Recent, Settings};
    use std::path::Path;

    #[test]
    fn times_read_as_people_say_them() {
        let now = 1_790_000_000;
        let said = |before: u64| ago(now - before, now);
        assert_eq!(said(10), "just now");
        assert_eq!(said(60), "1 minute ago");
        assert_eq!(said(3 * 3600 + 5), "3 hours ago");
        assert_eq!(said(86_400), "yesterday");
        assert_eq!(said(6 * 86_400), "6 days ago");
        assert_eq!(said(30 * 86_400), "22 Aug 2026");
        assert_eq!(ago(now + 99, now), "just now");
    }

    #[test]
    fn folders_are_short_and_lost_files_say_so() {
        let file = |path: &str| Recent { path: path.into(), opened: None };
        let settings = Settings {
            recent: vec![file("/home/a/Documents/drafts.toml"), file("/mnt/old.toml"), file("/home/a/x.toml")],
            ..Settings::default()
        };
        let rows = recent(&settings, 0, Some(Path::new("/home/a")), &mut |path| !path.starts_with("/mnt"));
        let folders: Vec<&str> = rows.iter().map(|row| row.folder.as_str()).collect();
        assert_eq!(folders, ["~/Documents", "file not found", "~"]);
        assert!(!rows[1].found);
        assert_eq!(rows[0].spoken, "Open drafts.toml, ~/Documents");
    }
}
