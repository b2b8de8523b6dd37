//! Keeps copies of unsaved work while documents are open, and opens those that an earlier run left behind.

use std::collections::BTreeMap;
use std::time::Duration;

use egui::Context;

use super::App;
use super::saving::changed_text;
use crate::present::start;
use crate::session::command::{Command, EditCommand, FileCommand, Notice, Origin, TabId};
use crate::session::document::Saved;
use crate::session::recovery::{Recovery, changes};
use crate::session::tabs::Content;

/// Seconds without a change before a copy is made.
const PAUSE: f64 = 2.0;
/// Seconds between two copies of the same document at the least.
const BETWEEN: f64 = 30.0;

/// What is known of one document's copy.
#[derive(Debug)]
struct Kept {
    origin: Origin,
    /// The revision that was looked at last, and when it was first seen.
    seen: (u64, f64),
    /// What the copy holds, and when it was made; `None` where there is none yet.
    copy: Option<(Saved, f64)>,
}

/// Copies of this run, and those of earlier ones.
#[derive(Debug, Default)]
pub(super) struct Copies {
    run: u64,
    kept: BTreeMap<TabId, Kept>,
    /// What earlier runs left behind, latest first.
    pub(super) left: Vec<Recovery>,
}

impl Copies {
    /// Copies of the run that begins at `run`, with those that earlier runs left.
    pub(super) fn new(run: u64, left: Vec<Recovery>) -> Self {
        Self { run, kept: BTreeMap::new(), left }
    }
}

impl App {
    /// Makes copies of what is unsaved once the user pauses, and takes away those of what is saved or closed.
    pub(super) fn keep_copies(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let open: Vec<TabId> = self.session.tabs().iter().map(|tab| tab.id).collect();
        let gone: Vec<TabId> = self.copies.kept.keys().filter(|tab| !open.contains(tab)).copied().collect();
        for tab in gone {
            self.drop_copy(tab);
        }
        let mut due = Vec::new();
        for tab in self.session.tabs() {
            let Content::Document(document) = &tab.content else { continue };
            let kept = self.copies.kept.entry(tab.id).or_insert_with(|| Kept {
                origin: document.origin().clone(),
                seen: (document.revision(), now),
                copy: None,
            });
            if kept.seen.0 != document.revision() {
                kept.seen = (document.revision(), now);
            }
            let is_current = kept.copy.as_ref().is_some_and(|(copy, _)| *copy == Saved::of(document.edits()));
            if document.is_unsaved() && kept.origin == *document.origin() {
                let last = kept.copy.as_ref().map_or(f64::NEG_INFINITY, |(_, at)| *at);
                let wait = (kept.seen.1 + PAUSE).max(last + BETWEEN) - now;
                if !is_current && wait <= 0.0 {
                    due.push((tab.id, true));
                } else if !is_current {
                    ctx.request_repaint_after(Duration::from_secs_f64(wait));
                }
            } else if kept.copy.is_some() || kept.origin != *document.origin() {
                due.push((tab.id, false));
            }
        }
        for (tab, make) in due {
            if make { self.make_copy(tab, now) } else { self.drop_copy(tab) }
        }
    }

    fn make_copy(&mut self, tab: TabId, now: f64) {
        let Some(Content::Document(document)) = self.session.tab(tab).map(|tab| &tab.content) else { return };
        let Ok(text) = changed_text(document, &document.weight_edits(), &document.scenario_edits()) else { return };
        let copy = Recovery {
            origin: document.origin().clone(),
            run: self.copies.run,
            at: self.outside.now(),
            changes: document.unsaved_changes(),
            text,
        };
        let saved = Saved::of(document.edits());
        // A copy that cannot be written is tried again after the same pause; saving itself will say what is wrong.
        let _ = self.outside.keep_recovery(&copy);
        if let Some(kept) = self.copies.kept.get_mut(&tab) {
            kept.copy = Some((saved, now));
        }
    }

    fn drop_copy(&mut self, tab: TabId) {
        if let Some(kept) = self.copies.kept.remove(&tab)
            && kept.copy.is_some()
        {
            self.outside.forget_recovery(&kept.origin, self.copies.run);
        }
    }

    /// Forgets a copy that an earlier run left.
    pub(super) fn forget_left(&mut self, number: usize) {
        if number < self.copies.left.len() {
            let copy = self.copies.left.remove(number);
            if copy.run != self.copies.run {
                self.outside.forget_recovery(&copy.origin, copy.run);
            }
        }
    }

    /// Opens a copy that an earlier run left: its file with the changes as one step that can be undone; or, where the file
    /// has become another since, the copy itself as a file of its own beside it.
    pub(super) fn recover(&mut self, ctx: &Context, number: usize) {
        let Some(copy) = self.copies.left.get(number).cloned() else { return };
        let now = self.outside.read(&copy.origin);
        let then = self.outside.read_as(&copy.origin, &copy.text);
        let found = now.framework.as_deref().zip(then.framework.as_deref()).and_then(|(now, then)| changes(now, then));
        let is_open = self.session.tabs().iter().any(|tab| *tab.origin() == copy.origin && tab.is_unsaved());
        match found {
            Some(saved) if !is_open => {
                self.apply(ctx, Command::File(FileCommand::Read(now)));
                self.apply(ctx, Command::Edit(EditCommand::Recover(Box::new(saved))));
                if let Some(tab) = self.session.front().map(|tab| tab.id) {
                    // The copy of this run takes the place of the old one at once.
                    self.keep_copies(ctx);
                    self.make_copy(tab, ctx.input(|input| input.time));
                }
                self.forget_left(number);
            }
            _ => self.recover_beside(ctx, number, &copy),
        }
    }

    fn recover_beside(&mut self, ctx: &Context, number: usize, copy: &Recovery) {
        let place = match &copy.origin {
            Origin::Path(path) => path.clone(),
            Origin::Bundled(name) => self.outside.home().unwrap_or_default().join(name),
        };
        let stem = place.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let free = (1_u32..)
            .map(|count| if count == 1 { String::new() } else { format!("-{count}") })
            .map(|count| place.with_file_name(format!("{stem}-recovered{count}.toml")))
            .find(|path| self.outside.modified(path).is_none());
        let Some(path) = free else { return };
        let command = match self.outside.write(&path, copy.text.as_bytes()) {
            Ok(()) => {
                self.forget_left(number);
                self.apply(ctx, Command::File(FileCommand::Open(vec![Origin::Path(path.clone())])));
                FileCommand::Done(Notice { text: start::recovered_beside(&path), path: Some(path), failed: false })
            }
            Err(why) => FileCommand::Failed(format!("{} was not written: {why}.", path.display())),
        };
        self.apply(ctx, Command::File(command));
    }

    /// Says that a file which was just opened has unsaved changes from an earlier run.
    pub(super) fn mention_left(&mut self, origin: &Origin) {
        if let Some(copy) = self.copies.left.iter().find(|copy| copy.origin == *origin) {
            let text = start::left_behind(copy);
            self.queue.file(FileCommand::Done(Notice { text, path: None, failed: false }));
        }
    }
}
