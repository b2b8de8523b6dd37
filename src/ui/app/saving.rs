//! Writes a document, and beside it the files that it builds on: a copy that cannot be opened again is no copy.

use std::path::{Component, Path, PathBuf};

use super::App;
use crate::io::{WeightChange, with_scenarios, with_weights};
use crate::model::party::Origin as Given;
use crate::model::problem::{Problem, SourceText};
use crate::session::command::{Origin, TabId};
use crate::session::document::Document;
use crate::session::effect::{ScenarioEdits, WeightEdit};
use crate::session::tabs::Content;
use crate::ui::outside::Outside;

/// What was written.
pub(super) struct Written {
    /// The texts as they stand on disk now, the document's own first.
    pub(super) texts: Vec<SourceText>,
    /// Files it builds on that were not there before.
    pub(super) beside: Vec<PathBuf>,
}

impl App {
    /// Writes a tab's document with its changes to `path`, after the files it builds on where those are not there yet.
    /// Nothing is overwritten but `path` itself.
    pub(super) fn save(
        &mut self,
        tab: TabId,
        path: &Path,
        weights: &[WeightEdit],
        scenarios: &ScenarioEdits,
    ) -> Result<Written, String> {
        let tab = self.session.tabs().iter().find(|open| open.id == tab).map(|tab| &tab.content);
        let Some(Content::Document(document)) = tab else { return Err("its tab is closed".to_owned()) };
        let own = document.texts().first().map_or("", |text| text.text.as_str());
        let same_place = matches!(document.origin(), Origin::Path(origin) if origin == path);
        if same_place && self.outside.text(path).is_some_and(|now| now != own) {
            return Err(
                "another program changed it since it was opened. Read it again, or save it elsewhere".to_owned()
            );
        }
        let text = changed_text(document, weights, scenarios)?;
        let bases = bases(document, path, &*self.outside)?;
        let mut written =
            Written { texts: vec![SourceText { name: path.display().to_string(), text }], beside: Vec::new() };
        for Base { path, text, is_there } in bases {
            if !is_there {
                let name = path.display();
                self.outside
                    .write(&path, text.as_bytes())
                    .map_err(|why| format!("{name}, which it builds on, cannot be written: {why}"))?;
                written.beside.push(path.clone());
            }
            written.texts.push(SourceText { name: path.display().to_string(), text });
        }
        let own = written.texts.first().map_or("", |own| own.text.as_str());
        self.outside.write(path, own.as_bytes())?;
        Ok(written)
    }
}

/// A file that a document builds on.
struct Base {
    /// Where the document's copy will look for it.
    path: PathBuf,
    text: String,
    is_there: bool,
}

/// The files that a copy of `document` at `to` builds on, nearest first; or why it would not find them.
fn bases(document: &Document, to: &Path, outside: &dyn Outside) -> Result<Vec<Base>, String> {
    let from = match document.origin() {
        Origin::Path(path) => path.parent().unwrap_or_else(|| Path::new("")),
        Origin::Bundled(_) => Path::new(""),
    };
    let folder = to.parent().unwrap_or_else(|| Path::new(""));
    let stays = matches!(document.origin(), Origin::Path(_)) && from == folder;
    let mut bases = Vec::new();
    for SourceText { name, text } in document.texts().iter().skip(1) {
        let relative = Path::new(name).strip_prefix(from).unwrap_or_else(|_| Path::new(name));
        let path = folder.join(relative);
        if path == to {
            return Err(format!("it builds on {}, so it cannot have that name itself", relative.display()));
        }
        let there = outside.text(&path);
        let is_there = stays || there.as_ref() == Some(text);
        let shown = relative.display();
        if !is_there && (there.is_some() || outside.modified(&path).is_some()) {
            return Err(format!(
                "it builds on {shown}, and another file of that name is in that folder. Choose another folder"
            ));
        }
        let beside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        if !is_there && !beside {
            return Err(format!("it builds on {shown}, which is not there as seen from that folder"));
        }
        bases.push(Base { path, text: text.clone(), is_there });
    }
    Ok(bases)
}

/// A document's own text with changes; or why it cannot be made.
pub(super) fn changed_text(
    document: &Document,
    weights: &[WeightEdit],
    scenarios: &ScenarioEdits,
) -> Result<String, String> {
    let why = |problems: Vec<Problem>| problems.first().map_or_else(String::new, |problem| problem.message.clone());
    let mut text = document.texts().first().map_or_else(String::new, |text| text.text.clone());
    if *scenarios != ScenarioEdits::default() {
        text = with_scenarios(&text, document.framework(), &scenarios.written, &scenarios.removed).map_err(why)?;
    }
    if !weights.is_empty() {
        text = with_weights(&text, &changes(document, weights), document.texts()).map_err(why)?;
    }
    Ok(text)
}

/// What to write. A party that no file gives weights weighs every issue alike until one is written: then all must be.
fn changes(document: &Document, edits: &[WeightEdit]) -> Vec<WeightChange> {
    let framework = document.framework();
    let weights = &document.edits().basis.weights;
    let mut changes = Vec::new();
    for party in framework.party_ixs() {
        let judge = framework.party(party);
        let edited = |issue: &str| edits.iter().find(|edit| edit.party == judge.id && edit.issue == issue);
        if !edits.iter().any(|edit| edit.party == judge.id) {
            continue;
        }
        let all = judge.judgements.iter().all(|judgement| judgement.weight_origin == Given::Assumed);
        for issue in framework.issue_ixs() {
            let id = &framework.issue(issue).id;
            if all || edited(id).is_some() {
                let points = edited(id).map_or_else(|| weights.points(party, issue), |edit| edit.points);
                changes.push(WeightChange { party: judge.id.clone(), issue: id.clone(), points });
            }
        }
    }
    changes
}
