//! The files under `scenarios`, read as the program reads them, and their totals.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use westphalia::analysis::scoring::{Basis, Score, Scores, score};
use westphalia::analysis::values::ValueTable;
use westphalia::io::{Loaded, read_file};
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{PartyIx, ScenarioIx};
use westphalia::session::command::Origin;
use westphalia::session::document::Document;

use crate::support::report;

/// One file that comes with the project.
pub(crate) struct File {
    /// Its name without the ending, such as `ukraine-framework`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
    /// What it means, with the file it extends.
    pub(crate) loaded: Loaded,
}

impl File {
    /// The file of that name.
    pub(crate) fn named(name: &str) -> Self {
        let path = PathBuf::from(format!("scenarios/{name}.toml"));
        let text = fs::read_to_string(&path).unwrap();
        match read_file(&path) {
            Ok(loaded) => Self { name: name.to_owned(), text, loaded },
            Err(refused) => panic!("{name} is refused:\n{}", report(&refused.problems, &refused.texts)),
        }
    }

    /// Every file under `scenarios`, by name.
    pub(crate) fn all() -> Vec<Self> {
        let entries = fs::read_dir("scenarios").unwrap().map(|entry| entry.unwrap().path());
        let mut names: Vec<String> = entries.map(|path| stem(&path)).collect();
        names.sort();
        assert!(names.len() > 1);
        names.iter().map(|name| Self::named(name)).collect()
    }

    /// Its page.
    pub(crate) fn page(&self) -> String {
        fs::read_to_string(format!("docs/scenarios/{}.md", self.name)).unwrap()
    }

    /// What it means.
    pub(crate) fn framework(&self) -> &Framework {
        &self.loaded.framework
    }

    /// What it says, as TOML: without the file it extends.
    pub(crate) fn table(&self) -> toml::Table {
        self.text.parse().unwrap()
    }

    /// Every total of the file, as it stands.
    pub(crate) fn scores(&self, silence: Silence) -> Scores {
        self.scores_with(silence, &Basis::of(self.framework()))
    }

    /// Every total, with other weights.
    pub(crate) fn scores_with(&self, silence: Silence, basis: &Basis) -> Scores {
        score(self.framework(), &ValueTable::new(self.framework(), silence), basis)
    }

    /// One total under the silence that the file asks for.
    pub(crate) fn total(&self, scenario: &str, party: &str) -> f64 {
        total(&self.scores(self.framework().silence()), self.scenario(scenario), self.party(party))
    }

    pub(crate) fn scenario(&self, id: &str) -> ScenarioIx {
        self.framework().find_scenario(id).unwrap_or_else(|| panic!("{} has no scenario {id}", self.name))
    }

    pub(crate) fn party(&self, id: &str) -> PartyIx {
        self.framework().find_party(id).unwrap_or_else(|| panic!("{} has no party {id}", self.name))
    }
}

/// One score out of many.
pub(crate) fn of(scores: &Scores, scenario: ScenarioIx, party: PartyIx) -> &Score {
    &scores.parties[party.0].scenarios[scenario.0]
}

/// One central total out of many.
pub(crate) fn total(scores: &Scores, scenario: ScenarioIx, party: PartyIx) -> f64 {
    of(scores, scenario, party).total.unwrap().to_f64()
}

/// A document as if `framework` had just been opened from a file.
pub(crate) fn opened(framework: Framework) -> Document {
    Document::new(Origin::Path("file.toml".into()), Arc::new(framework), Vec::new(), Vec::new())
}

fn stem(path: &Path) -> String {
    assert_eq!(path.extension().and_then(|ending| ending.to_str()), Some("toml"), "{}", path.display());
    path.file_stem().unwrap().to_string_lossy().into_owned()
}
