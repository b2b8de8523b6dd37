//! What rules single out packages, and what each rule says: tools disagree on the names, so the definition goes with each.

use crate::analysis::negotiation::setting::Ideal;
use crate::analysis::negotiation::solutions::{Answer, Note, Solution};
use crate::model::framework::Framework;
use crate::present::text;
use crate::session::document::Document;
use crate::session::negotiating::Reference;

/// A rule's name.
#[must_use]
pub const fn name(reference: Reference) -> &'static str {
    match reference {
        Reference::Nash => "Nash",
        Reference::KalaiSmorodinsky => "Kalai–Smorodinsky",
        Reference::EqualGain => "Equal gain",
        Reference::Sum => "Greatest sum",
        Reference::RelativeSum => "Relative sum",
        Reference::Raiffa => "Raiffa’s steps",
    }
}

/// A rule in a few words.
#[must_use]
pub const fn short(reference: Reference) -> &'static str {
    match reference {
        Reference::Nash => "largest product of gains",
        Reference::KalaiSmorodinsky => "equal share of best gain",
        Reference::EqualGain => "largest smallest gain",
        Reference::Sum => "largest sum of totals",
        Reference::RelativeSum => "largest sum of shares",
        Reference::Raiffa => "steps towards each best",
    }
}

/// What a rule singles out, in full.
#[must_use]
pub const fn definition(reference: Reference, ideal: Ideal) -> &'static str {
    match (reference, ideal) {
        (Reference::Nash, _) => {
            "The packages with the largest product of gains over the no-deal values, among those that give every party more \
             than its no-deal value (Nash 1950)."
        }
        (Reference::KalaiSmorodinsky, Ideal::Rational) => {
            "Gains over the no-deal values, each as a share of the best that the party could get from a package that nobody \
             loses by. The smallest share is made as large as it can be, then the second smallest, and so on (Kalai and \
             Smorodinsky 1975; Imai 1983)."
        }
        (Reference::KalaiSmorodinsky, Ideal::All) => {
            "Gains over the no-deal values, each as a share of the best that the party could get from any package. The \
             smallest share is made as large as it can be, then the second smallest, and so on (Kalai and Smorodinsky 1975; \
             Imai 1983)."
        }
        (Reference::EqualGain, _) => {
            "The smallest gain over the no-deal values, in points, is made as large as it can be, then the second smallest, \
             and so on (Kalai 1977). It compares points of different parties."
        }
        (Reference::Sum, _) => {
            "The packages with the largest sum of totals that nobody loses by. It adds points of different parties, which says \
             something only where these mean the same."
        }
        (Reference::RelativeSum, _) => {
            "The packages with the largest sum of gains, each as a share of the best that the party could get (Dhillon and \
             Mertens 1999, here over the no-deal values)."
        }
        (Reference::Raiffa, _) => {
            "From the no-deal values everyone steps towards its best by one share in as many as there are parties, again and \
             again while some package gives that much to all; then the efficient packages at or above the last step (Raiffa \
             1953)."
        }
    }
}

/// Where gains are counted from, and over whom.
pub const GAINS: &str =
    "Gains count from each party’s no-deal value, or from 0 where it has none, over all who must agree.";

/// What must be known to read what a rule found: why there is none, how many share it, what is not proven.
#[must_use]
pub(super) fn remark(document: &Document, reference: Reference, answer: &Answer) -> Option<String> {
    let solution = match answer {
        Answer::Found(solution) => solution,
        Answer::Nothing if reference == Reference::Nash => {
            return Some("No package gives every party more than its no-deal value.".to_owned());
        }
        Answer::Nothing => return Some("No package gives every party its no-deal value.".to_owned()),
        Answer::Unknown => return Some("Not found within the work allowed.".to_owned()),
    };
    let mut remarks = Vec::new();
    let packages: num_bigint::BigUint = solution.ties.iter().map(|tie| &tie.count).sum();
    if packages > 1_u32.into() {
        remarks.push(format!("{} packages share it.", text::powers(&packages)));
    }
    remarks.extend(note(document.framework(), solution));
    (!remarks.is_empty()).then(|| remarks.join(" "))
}

/// What is not proven of a solution, or whom it leaves out.
#[must_use]
pub(super) fn note(framework: &Framework, solution: &Solution) -> Option<String> {
    Some(match solution.note.as_ref()? {
        Note::NothingToGain(parties) => {
            let names: Vec<String> = parties.iter().map(|party| framework.party(*party).label().to_owned()).collect();
            format!("Left out, since there is nothing to gain: {}.", text::list(&names))
        }
        Note::Unfinished => {
            format!("Best found; a better one by at most {} may exist.", text::fixed(solution.gap, 3))
        }
    })
}
