//! Lays the parts of one file over those of the file it extends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Parts, Text};

impl Parts {
    /// This file on top of the one it extends: its own heading wins, its entries replace those with the same id in
    /// place, new ones follow. Two entries of one file with the same id both stay, for `build` to report.
    #[must_use]
    pub fn on_top_of(self, base: Self) -> Self {
        Self {
            place: self.place,
            id: base.id.or(self.id),
            title: self.title.or(base.title),
            as_of: self.as_of.or(base.as_of),
            summary: self.summary.or(base.summary),
            authors: if self.authors.is_empty() { base.authors } else { self.authors },
            license: self.license.or(base.license),
            silence: self.silence.or(base.silence),
            rules: self.rules.or(base.rules),
            sources: overlay(base.sources, self.sources, |part| part.id.as_ref()),
            groups: overlay(base.groups, self.groups, |part| part.id.as_ref()),
            issues: overlay(base.issues, self.issues, |part| part.id.as_ref()),
            parties: overlay(base.parties, self.parties, |part| part.id.as_ref()),
            scenarios: overlay(base.scenarios, self.scenarios, |part| part.id.as_ref()),
            links: overlay(base.links, self.links, |part| part.id.as_ref()),
        }
    }
}

fn overlay<T>(base: Vec<T>, top: Vec<T>, id: impl Fn(&T) -> Option<&Text>) -> Vec<T> {
    let key = |part: &T| id(part).map(|id| id.value.clone());
    let known: BTreeSet<String> = base.iter().filter_map(key).collect();
    let mut replacements: BTreeMap<String, T> = BTreeMap::new();
    let mut new = Vec::new();
    for part in top {
        match key(&part) {
            Some(id) if known.contains(&id) && !replacements.contains_key(&id) => {
                replacements.insert(id, part);
            }
            _ => new.push(part),
        }
    }
    let mut merged: Vec<T> =
        base.into_iter().map(|part| key(&part).and_then(|id| replacements.remove(&id)).unwrap_or(part)).collect();
    merged.append(&mut new);
    merged
}
