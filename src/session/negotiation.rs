//! What follows from a document for the search of packages: its games, and what is found out at once.
//!
//! Building a game and singling out packages take so little that they follow a slider within the frame; efficient packages are
//! asked for and answered later. A game that is equal to the one before is the one before, so that nothing is asked twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edits::Edits;
use super::negotiating::{Among, Negotiating, Reference};
use super::search::Question;
use crate::analysis::negotiation::budget::{Limits, Meter};
use crate::analysis::negotiation::game::{Game, GameError};
use crate::analysis::negotiation::references::References;
use crate::analysis::negotiation::setting::{Domain, NoDeal, Setting};
use crate::model::framework::Framework;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::model::link::Effect;
use crate::model::quantity::Micro;

/// What looking for references may take within a frame: a few milliseconds.
const AT_ONCE: Limits = Limits { work: 4_000_000, memory: 64 << 20 };

/// The games of a document as it stands.
#[derive(Clone, Debug)]
pub struct Negotiation {
    framework: Arc<Framework>,
    setting: Setting,
    /// Over the packages that are searched.
    searched: Arc<Setting>,
    among: Among,
    marked: BTreeSet<Reference>,
    games: Result<Games, GameError>,
}

/// The games of one setting.
#[derive(Clone, Debug)]
pub struct Games {
    /// Over the packages that efficient ones are looked for among. Where these may lie below no-deal values, it knows none.
    pub searched: Arc<Game>,
    /// With the no-deal values that count, over the packages that are acceptable to all.
    pub deal: Arc<Game>,
    /// With the no-deal values that count, over the packages that rules single out of.
    pub singled: Arc<Game>,
    /// What the rules that are marked single out, but for those that take longer.
    pub references: Arc<References>,
}

/// What a document asks of its packages.
#[must_use]
pub fn setting(framework: &Framework, edits: &Edits, shown: &Negotiating) -> Setting {
    Setting {
        parties: shown.agreeing(framework),
        ideal: shown.ideal,
        fixed: edits.fixed.iter().map(|(issue, choice)| (*issue, *choice)).collect(),
        ..Setting::with(framework, &edits.basis, edits.silence)
    }
}

impl Negotiation {
    /// The games of a document; those of `before` that are still the same.
    #[must_use]
    pub(super) fn of(
        framework: &Arc<Framework>,
        edits: &Edits,
        shown: &Negotiating,
        before: Option<&Self>,
    ) -> Option<Self> {
        if before.is_some_and(|before| before.is_of(framework, edits, shown)) {
            return None;
        }
        let setting = setting(framework, edits, shown);
        let among = shown.among;
        let known = before.and_then(|before| before.games.as_ref().ok());
        let searched = Arc::new(searched(framework, &setting, among));
        let marked = shown.references.clone();
        let games = games(framework, (&setting, &searched), (among, &marked), known);
        Some(Self { framework: Arc::clone(framework), setting, searched, among, marked, games })
    }

    /// Whether these are the games of a document as it stands.
    #[must_use]
    pub(super) fn is_of(&self, framework: &Arc<Framework>, edits: &Edits, shown: &Negotiating) -> bool {
        Arc::ptr_eq(&self.framework, framework)
            && self.among == shown.among
            && self.marked == shown.references
            && self.setting == setting(framework, edits, shown)
    }

    /// What is asked: parties, no-deal values, red lines, fixed issues.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The games.
    ///
    /// # Errors
    /// Why there is none.
    pub const fn games(&self) -> Result<&Games, &GameError> {
        self.games.as_ref()
    }

    /// What is better for everyone than a scenario of `framework`, among the packages that are searched?
    #[must_use]
    pub(super) fn improve(&self, framework: &Arc<Framework>, scenario: ScenarioIx) -> Question {
        Question::Improve { framework: Arc::clone(framework), setting: Arc::clone(&self.searched), scenario }
    }

    /// What takes long to find out.
    #[must_use]
    pub(super) fn questions(&self) -> Vec<Question> {
        let Ok(games) = &self.games else { return Vec::new() };
        let packages = Question::Packages { game: Arc::clone(&games.searched), deal: Arc::clone(&games.deal) };
        // Rules that are not marked are named in lists and reports too.
        let all = games.references.covers(Reference::ALL.into_iter());
        let references = (!all).then(|| Question::References(Arc::clone(&games.singled)));
        [packages].into_iter().chain(references).collect()
    }
}

fn games(
    framework: &Framework,
    (setting, wanted): (&Setting, &Setting),
    (among, marked): (Among, &BTreeSet<Reference>),
    known: Option<&Games>,
) -> Result<Games, GameError> {
    let deal = Setting { domain: Domain::Acceptable, ..setting.clone() };
    let deal = same(known.map(|known| &known.deal), Game::new(framework, &deal)?);
    let singled = match among.domain() {
        Domain::Acceptable => Arc::clone(&deal),
        domain => {
            let setting = Setting { domain, ..setting.clone() };
            same(known.map(|known| &known.singled), Game::new(framework, &setting)?)
        }
    };
    let searched = match among {
        Among::Respecting => same(known.map(|known| &known.searched), Game::new(framework, wanted)?),
        Among::Acceptable | Among::Rational | Among::All => Arc::clone(&singled),
    };
    let kept = known.filter(|known| Arc::ptr_eq(&known.singled, &singled)).map(|known| &known.references);
    let kept = kept.filter(|kept| kept.covers(marked.iter().copied()));
    let found = || {
        let found = References::new(&singled, marked.iter().copied(), &mut Meter::new(AT_ONCE));
        Arc::new(found.unwrap_or_default().proven())
    };
    let references = kept.cloned().unwrap_or_else(found);
    Ok(Games { searched, deal, singled, references })
}

/// The game before, where it is equal.
fn same(before: Option<&Arc<Game>>, now: Game) -> Arc<Game> {
    before.filter(|before| ***before == now).cloned().unwrap_or_else(|| Arc::new(now))
}

/// What packages are searched, as a setting of its own.
fn searched(framework: &Framework, setting: &Setting, among: Among) -> Setting {
    match among {
        Among::Respecting => without_no_deal(framework, setting),
        Among::Acceptable | Among::Rational | Among::All => Setting { domain: among.domain(), ..setting.clone() },
    }
}

/// The acceptable packages where no-deal values do not count: any total is reached, also one that links take below 0.
fn without_no_deal(framework: &Framework, setting: &Setting) -> Setting {
    let below = |party: PartyIx| {
        let adds = framework.links().iter().filter_map(|link| match link.effect {
            Effect::Adds { party: whose, points } if whose.is_none_or(|whose| whose == party) => Some(points.0.min(0)),
            Effect::Adds { .. } | Effect::Impossible => None,
        });
        NoDeal::Value(Micro(adds.fold(0, i64::saturating_add)))
    };
    let no_deal = setting.parties.iter().map(|party| (*party, below(*party))).collect();
    Setting { domain: Domain::Acceptable, no_deal, ..setting.clone() }
}
