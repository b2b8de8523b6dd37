//! What stands in the way of any agreement, as a table: one row a sentence, a rejection or a relaxation.

use super::Field;
use crate::model::framework::Framework;
use crate::present::why_not::WhyNot;
use crate::present::why_not::relaxations::gaining;

/// The rows. Counts are written out with every digit, as text: a spreadsheet would keep fifteen of them, and an estimate says
/// how far it may be off. What is only tried out has a kind of its own, so that no row of it passes for what was found.
pub(super) fn rows(framework: &Framework, found: &WhyNot) -> Vec<Vec<Field>> {
    let mut rows = vec![["kind", "party", "words", "packages", "share"].map(Field::text).to_vec()];
    let mut add = |kind: &str, party: &str, words: &str, packages: &str, share: &str| {
        rows.push([kind, party, words, packages, share].map(Field::text).to_vec());
    };
    if let Some(headline) = &found.headline {
        add("finding", "", &headline.title, &headline.exact, "");
        add("finding", "", &headline.second, "", "");
        for note in &headline.notes {
            add("note", "", note, "", "");
        }
        if let Some(what_if) = &headline.what_if {
            add("what-if", "", what_if, "", "");
        }
    }
    if let Some(several) = &found.rejects.more {
        for row in found.rejects.rows.iter().filter(|row| row.asked) {
            let party = row.party.map_or("", |party| framework.party(party).id.as_str());
            add("rejected", party, &format!("{} alone", row.name), &row.exact, &row.share);
        }
        add("rejected", "", &several.name, &several.exact, &several.share);
    }
    for row in found.relaxations.iter().flat_map(gaining) {
        add("given-up", "", &row.words, &row.exact, &row.share);
    }
    if let Some(trial) = &found.trial {
        let words = format!("{} {}", trial.sentence, trial.disclaimer);
        add("what-if", "", &words, trial.result.as_deref().unwrap_or_default(), "");
    }
    rows
}
