//! Efficient packages as points: what each is worth, which are shown, and in which order they are listed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{found_packages, known, player};
use crate::analysis::exact::Total;
use crate::analysis::negotiation::cloud::Cloud;
use crate::analysis::negotiation::game::Game;
use crate::model::ids::PartyIx;
use crate::present::text;
use crate::session::document::Document;
use crate::session::draft::Draft;
use crate::session::negotiating::PackageOrder;
use crate::session::search::Topic;

/// Efficient packages as they were found last.
#[derive(Clone, Debug)]
pub struct Points<'a> {
    game: &'a Arc<Game>,
    cloud: &'a Arc<Cloud>,
    /// Whether a newer result is awaited.
    pub is_stale: bool,
}

/// The efficient packages; `None` before the first were found.
#[must_use]
pub fn points(document: &Document) -> Option<Points<'_>> {
    let (_, known) = known(document, Topic::Packages)?;
    let (game, cloud) = found_packages(&known)?;
    // Under the time that is not shown a result that is a moment old is the result.
    Some(Points { game, cloud, is_stale: known.is_stale && (known.progress.is_some() || known.ended.is_some()) })
}

impl Points<'_> {
    /// How many points there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cloud.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cloud.is_empty()
    }

    /// Tells this result from others: for what is kept from frame to frame.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity(Arc::clone(self.cloud))
    }

    /// The parties whose totals are known, in the order of the file.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = PartyIx> + '_ {
        self.game.players().iter().map(|player| player.party)
    }

    /// Where a party stands among those whose totals are known.
    #[must_use]
    pub fn place(&self, party: PartyIx) -> Option<usize> {
        player(self.game, party)
    }

    /// What a point is worth to each of the parties.
    #[must_use]
    pub fn totals(&self, point: usize) -> &[f64] {
        self.cloud.totals(point)
    }

    /// Whether a package at the point is acceptable to all.
    #[must_use]
    pub fn is_acceptable(&self, point: usize) -> bool {
        self.cloud.is_acceptable(point)
    }

    /// Whether a point is among those shown.
    #[must_use]
    pub fn is_shown(&self, point: usize, between: &[(usize, [f64; 2])]) -> bool {
        let totals = self.totals(point);
        between.iter().all(|(at, [low, high])| totals[*at] >= *low && totals[*at] <= *high)
    }

    /// The ranges that points must lie between, by the places of their parties.
    #[must_use]
    pub fn ranges(&self, between: &BTreeMap<PartyIx, [f64; 2]>) -> Vec<(usize, [f64; 2])> {
        between.iter().filter_map(|(party, range)| Some((self.place(*party)?, *range))).collect()
    }

    /// The line beyond which no package lies for the two parties on the axes.
    #[must_use]
    pub fn staircase(&self, across: PartyIx, up: PartyIx) -> Vec<[f64; 2]> {
        match (self.place(across), self.place(up)) {
            (Some(across), Some(up)) => self.cloud.staircase(across, up),
            _ => Vec::new(),
        }
    }

    /// What the order of the list follows from.
    #[must_use]
    pub fn order_key(&self, document: &Document) -> OrderKey {
        let shown = &document.view().negotiating;
        let no_deal = self.parties().map(|party| no_deal(document, party)).collect();
        OrderKey { of: self.identity(), order: shown.order, between: shown.between.clone(), no_deal }
    }

    /// The points that are shown, the greatest first; equal ones in the order in which they were found.
    #[must_use]
    pub fn ordered(&self, document: &Document) -> Vec<u32> {
        let shown = &document.view().negotiating;
        let between = self.ranges(&shown.between);
        let no_deal: Vec<Option<f64>> = self.parties().map(|party| no_deal(document, party)).collect();
        let by_margin = no_deal.iter().all(Option::is_some);
        let smallest = |point: usize| {
            let less = |(total, no_deal): (&f64, &Option<f64>)| total - no_deal.filter(|_| by_margin).unwrap_or(0.0);
            self.totals(point).iter().zip(&no_deal).map(less).fold(f64::INFINITY, f64::min)
        };
        let place = match shown.order {
            PackageOrder::Party(party) => self.place(party),
            PackageOrder::Smallest => None,
        };
        let key = |point: usize| place.map_or_else(|| smallest(point), |place| self.totals(point)[place]);
        let mut keyed: Vec<(f64, u32)> = (0..self.len())
            .filter(|point| self.is_shown(*point, &between))
            .filter_map(|point| Some((key(point), u32::try_from(point).ok()?)))
            .collect();
        keyed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        keyed.into_iter().map(|(_, point)| point).collect()
    }

    /// A package to build on: the first at the point.
    #[must_use]
    pub fn draft(&self, document: &Document, point: usize) -> Option<Draft> {
        let package = self.cloud.at(self.game, point, 1).into_iter().next()?;
        let framework = document.framework();
        let choices: Vec<_> = framework.issue_ixs().map(|issue| self.game.choice(&package, issue)).collect();
        Some(Draft::of_package(framework, self.named(point), &choices, None))
    }

    /// `efficient package 71, 53, 80, 73`.
    fn named(&self, point: usize) -> String {
        let totals: Vec<String> = self.totals(point).iter().map(|total| text::score(*total)).collect();
        format!("efficient package {}", totals.join(", "))
    }

    /// What a point is worth to each party, and how many packages it is: `Ukraine 71 (+19), Russia 53 (+1).`
    #[must_use]
    pub fn spoken(&self, document: &Document, point: usize) -> String {
        let totals = self.parties().zip(self.totals(point)).map(|(party, total)| worth(document, party, *total));
        let acceptable = if self.is_acceptable(point) {
            format!("Acceptable {}.", super::to_all(document))
        } else {
            format!("Not acceptable {}.", super::to_all(document))
        };
        let count = self.cloud.count(point);
        let packages = if count == 1_u32.into() {
            String::new()
        } else {
            format!(" {} packages are worth exactly this.", text::powers(&count))
        };
        format!("{}. {acceptable}{packages}", text::list(&totals.collect::<Vec<_>>()))
    }

    /// How many packages a point is, where it is more than one.
    #[must_use]
    pub fn packages(&self, point: usize) -> Option<text::Big> {
        let count = self.cloud.count(point);
        (count != 1_u32.into()).then(|| text::powers(&count))
    }
}

/// Which result it is. Holds the result, so that no later one can be taken for it.
#[derive(Clone, Debug)]
pub struct Identity(Arc<Cloud>);

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the order of the list follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderKey {
    of: Identity,
    order: PackageOrder,
    between: BTreeMap<PartyIx, [f64; 2]>,
    no_deal: Vec<Option<f64>>,
}

/// The no-deal value of a party that counts.
#[must_use]
pub fn no_deal(document: &Document, party: PartyIx) -> Option<f64> {
    document.scores().parties[party.0].reservation.map(Total::to_f64)
}

/// `Ukraine 71 (+19)`.
pub(super) fn worth(document: &Document, party: PartyIx, total: f64) -> String {
    let name = document.framework().party(party).label();
    let margin =
        no_deal(document, party).map_or_else(String::new, |value| format!(" ({})", text::margin(total - value)));
    format!("{name} {}{margin}", text::score(total))
}
