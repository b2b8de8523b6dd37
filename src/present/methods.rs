//! What every figure means: the definitions that help and reports print beside the results.

use super::negotiation::rules;
use crate::analysis::negotiation::setting::Ideal;
use crate::session::negotiating::Reference;

/// One definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The word.
    pub word: &'static str,
    /// What it means here.
    pub meaning: &'static str,
}

/// Every definition that comparing scenarios uses.
pub const DEFINITIONS: [Definition; 16] = [
    Definition {
        word: "Total",
        meaning: "Σ weight × value over the issues counted, divided by the sum of their weights, plus what links add. \
                  0 is the worst and 100 the best outcome on every issue; links can take it beyond.",
    },
    Definition {
        word: "Value",
        meaning: "How good an outcome is for a party on one issue, 0 to 100. Derived values come from the party’s order of \
                  outcomes: level i of k (from 0) is worth 100 (k − 1 − i) / (k − 1). Equal spacing is a convention.",
    },
    Definition {
        word: "Weight",
        meaning: "How much the swing from the worst to the best outcome of an issue matters to a party. Derived weights come \
                  from stated importance: red line 8, priority 5, interest 3, flexible 1, unknown 1 points, unless the \
                  file says otherwise. Only proportions count.",
    },
    Definition {
        word: "Weights by answers",
        meaning: "Swing: points for the swing from worst to best, in proportion (von Winterfeldt and Edwards). Ranking: the mean \
                  of all weights that keep the order (rank-order centroid, Barron). Pairs: the principal eigenvector of the \
                  answers, consistency ratio by Saaty’s random index 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45 for 3 to 9 \
                  things. Best–worst: ratios as near to the answers as can be (Rezaei 2015).",
    },
    Definition {
        word: "Range",
        meaning: "The least and the greatest total, as open outcomes, uncertain values and silence may turn out, each issue \
                  by itself.",
    },
    Definition {
        word: "Coverage",
        meaning: "How many issues a scenario addresses, and the share of the party’s weight on them. Under 60 % the rank is \
                  shown muted.",
    },
    Definition {
        word: "Silence",
        meaning: "Open: it may still be settled in any way. Status quo: the state of affairs that the file gives. Left out: \
                  the issue is dropped for that scenario and the other weights count alone.",
    },
    Definition {
        word: "Rank",
        meaning: "1 is the highest total. Totals are compared exactly, before rounding; equal totals share a rank (1, 2, 2, \
                  4). A scenario that certainly crosses a red line of the party has no rank for it.",
    },
    Definition {
        word: "Red line",
        meaning: "An outcome that a party says it will never accept. A settled outcome crosses it; an open or assumed one \
                  puts it at risk. One without a source is marked assumed.",
    },
    Definition {
        word: "No-deal value",
        meaning: "The total below which a party would rather have no agreement. The margin is the total less this value.",
    },
    Definition {
        word: "Stays first",
        meaning: "The interval of one weight in which the scenario that leads now leads still, while the others keep their \
                  proportions; exact, ties counting as still leading. Beside it the interval in which no two scenarios swap. The \
                  band on a weight’s slider is the same; while all judge, that in which the first is also acceptable to all.",
    },
    Definition {
        word: "Smallest change",
        meaning: "The nearest weights, all taken together, at which a rival has as much as the leader: the least Euclidean \
                  distance between the shares of now and then, none negative. “Weight moved” is half the sum of all changes.",
    },
    Definition {
        word: "Can lead",
        meaning: "The least and the greatest share of a weight with which a scenario has the highest total, whatever the other \
                  weights are: two linear programmes a weight. It does not depend on present weights.",
    },
    Definition {
        word: "What could change it",
        meaning: "A lead or a total as each weight alone becomes half as much again and half as much, the others keeping their \
                  proportions, and as each outcome that is not certain turns out best and worst: a tornado diagram.",
    },
    Definition {
        word: "Second opinion",
        meaning: "The order that another method gives the scenarios that have a rank for the party: weighted product, TOPSIS, \
                  VIKOR, PROMETHEE II, ELECTRE III. Each names its conventions, and its reason where it gives no order. Figures \
                  of different methods are never compared, only their ranks.",
    },
    Definition {
        word: "All",
        meaning: "Scenarios ordered by their smallest margin over the no-deal values where every party has one, else by their \
                  smallest total. Totals of different parties are never added or averaged.",
    },
];

/// Every definition that Why not uses, beside those of packages.
pub const WHY_NOT: [Definition; 3] = [
    Definition {
        word: "Rejected alone",
        meaning: "Packages that one party rejects and all others who must agree would accept.",
    },
    Definition {
        word: "Relaxation",
        meaning: "How many packages would be acceptable without one red line or one no-deal value, or without two. It is tried \
                  out as an assumption of the reader, not of a party, and changes nothing in the file. One issue alone stands \
                  in the way where giving up all red lines on it would make some package acceptable and nothing else would.",
    },
    Definition {
        word: "Closest misses",
        meaning: "Where nothing is acceptable: the packages that cross the fewest red lines; of these those that fall the fewest \
                  points short of a no-deal value, for whoever is worst off; of these the greatest smallest margin, or smallest \
                  total where no no-deal value is known. Where every package crosses a red line there is one for each smallest \
                  set of red lines that some package crosses: with none of them alone, and with no others.",
    },
];

/// Every definition that the search for packages uses.
pub const PACKAGES: [Definition; 12] = [
    Definition {
        word: "Package",
        meaning: "A term, or a number of a range, for every issue. What impossible links forbid is no package.",
    },
    Definition {
        word: "Efficient",
        meaning: "No other package searched gives every party that must agree at least as much and one of them more. Packages \
                  that are worth the same to everyone share a point.",
    },
    Definition {
        word: "Acceptable to all",
        meaning: "Every party that must agree gets at least its no-deal value, and no red line of theirs is crossed. Where a \
                  no-deal value is not known, red lines alone decide for that party.",
    },
    Definition { word: "Gain", meaning: "A party’s total less its no-deal value, or less 0 where it has none." },
    Definition { word: "Nash", meaning: rules::definition(Reference::Nash, Ideal::Rational) },
    Definition {
        word: "Kalai–Smorodinsky", meaning: rules::definition(Reference::KalaiSmorodinsky, Ideal::Rational)
    },
    Definition { word: "Equal gain", meaning: rules::definition(Reference::EqualGain, Ideal::Rational) },
    Definition { word: "Greatest sum", meaning: rules::definition(Reference::Sum, Ideal::Rational) },
    Definition { word: "Relative sum", meaning: rules::definition(Reference::RelativeSum, Ideal::Rational) },
    Definition { word: "Raiffa’s steps", meaning: rules::definition(Reference::Raiffa, Ideal::Rational) },
    Definition {
        word: "Changes better for everyone",
        meaning: "Packages that give every party that must agree at least as much as what they start from and one of them more, \
                  fewest changes first, then the greatest smallest gain. Settling an open outcome among its own options is no \
                  change.",
    },
    Definition {
        word: "What if",
        meaning: "A no-deal value that is tried out, or a red line that is set aside: the user’s assumption, not the party’s \
                  position. It is never written into the file.",
    },
];

/// The definitions of a report: those of the search and of Why not too, where it holds what they found.
pub fn definitions(packages: bool, why_not: bool) -> impl Iterator<Item = Definition> {
    let of_packages = PACKAGES.into_iter().filter(move |_| packages || why_not);
    DEFINITIONS.into_iter().chain(of_packages).chain(WHY_NOT.into_iter().filter(move |_| why_not))
}
