//! Leaves out what checking finds only because reading failed: that an entry lacks what could not be read is no news.

use std::collections::BTreeSet;

use crate::model::problem::{Place, Problem, Severity};

/// Adds the problems that checking found to those of reading, without mere consequences of the latter.
pub(super) fn add(problems: &mut Vec<Problem>, found: Vec<Problem>) {
    let unread = Unread::of(problems);
    problems.extend(found.into_iter().filter(|problem| !unread.explains(problem)));
}

/// What could not be read.
struct Unread {
    /// Paths, by file.
    paths: BTreeSet<(usize, String)>,
    /// The greatest number of a file among them.
    last_file: usize,
    /// Whether values that an issue gives to parties are among them.
    values_of_issues: bool,
}

impl Unread {
    fn of(problems: &[Problem]) -> Self {
        let mut unread = BTreeSet::new();
        for problem in problems {
            let Place { file, path, .. } = &problem.place;
            match (problem.code, &problem.suggestion) {
                // A mistyped key is the key that was likely meant, and then it could not be read.
                ("unknown-key", Some(fix)) => {
                    let meant = path.rsplit_once('.').map(|(parent, _)| format!("{parent}.{}", fix.id));
                    unread.insert((*file, meant.unwrap_or_else(|| fix.id.clone())));
                }
                // What is missing, or not the format's, makes nothing else unreadable.
                ("unknown-key" | "missing-key", _) => {}
                _ => {
                    unread.insert((*file, path.clone()));
                }
            }
        }
        Self {
            last_file: unread.last().map_or(0, |(file, _)| *file),
            values_of_issues: unread.iter().any(|(_, path)| is_value_of_issue(path)),
            paths: unread,
        }
    }

    /// Whether `path`, or something inside it, could not be read.
    fn within(&self, file: usize, path: &str) -> bool {
        let inside = |next: char| {
            let start = format!("{path}{next}");
            let first = self.paths.range((file, start.clone())..).next();
            first.is_some_and(|(at, unread)| *at == file && unread.starts_with(&start))
        };
        self.paths.contains(&(file, path.to_owned())) || inside('.') || inside('[')
    }

    fn explains(&self, problem: &Problem) -> bool {
        let Place { file, path, .. } = &problem.place;
        if problem.severity == Severity::Warning || self.paths.is_empty() {
            return false;
        }
        self.within(*file, path)
            || match problem.code {
                "unknown-id" => self.hides_the_list(&problem.label),
                "no-values" => self.hides_values(*file, path),
                _ => false,
            }
    }

    /// Whether the whole list in which an id was looked for could not be read. The label names what was looked for.
    fn hides_the_list(&self, label: &str) -> bool {
        let list = match label.strip_prefix("no such ") {
            Some("source") => "sources",
            Some("group") => "groups",
            Some("issue") => "issues",
            Some("party") => "parties",
            Some("scenario") => "scenarios",
            _ => return false,
        };
        (0..=self.last_file).any(|file| self.paths.contains(&(file, list.to_owned())))
    }

    /// Whether the values that a weight at `path` misses may be among what could not be read: the party's on that issue,
    /// or those of an issue.
    fn hides_values(&self, file: usize, path: &str) -> bool {
        let mut steps = path.split('.');
        let (Some(entry), Some(_), Some(issue)) = (steps.next(), steps.next(), steps.next()) else { return false };
        let of_party = ["values", "stances"].into_iter().any(|key| {
            self.paths.contains(&(file, format!("{entry}.{key}")))
                || self.within(file, &format!("{entry}.{key}.{issue}"))
        });
        of_party || self.values_of_issues
    }
}

/// Whether a path leads to values that an issue gives to parties that give none.
fn is_value_of_issue(path: &str) -> bool {
    let mut steps = path.split('.');
    steps.next().is_some_and(|entry| entry.starts_with("issues["))
        && matches!(steps.next(), Some("better" | "curve" | "points" | "values"))
}
