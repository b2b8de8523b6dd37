//! A relaxation that is tried out: the reader's assumption, said wherever its result appears.

use num_bigint::BigUint;

use super::who;
use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::acceptable::stages::Acceptable;
use crate::present::text;
use crate::session::command::EditCommand;
use crate::session::document::Document;

/// The tag beside every result that rests on a trial.
pub const TAG: &str = "What if";

/// What is tried out.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialView {
    /// `Russia accepts Mutual pull-back.`
    pub sentence: String,
    /// `Your assumption, not Russia’s position.`
    pub disclaimer: String,
    /// `2.9 × 10⁸ packages if Russia accepts Mutual pull-back`, once counted.
    pub result: Option<String>,
}

/// The trial of the view; `None` where nothing is tried.
pub(super) fn trial(document: &Document, tried: Option<&Acceptable>) -> Option<TrialView> {
    let relaxed = &document.view().why_not.trial;
    if relaxed.is_empty() {
        return None;
    }
    let framework = document.framework();
    let phrases: Vec<String> = relaxed.iter().map(|relaxation| accepts(document, *relaxation)).collect();
    let condition = text::list(&phrases);
    let mut parties: Vec<_> = relaxed.iter().map(|relaxation| who::whose(*relaxation)).collect();
    parties.dedup();
    let whose = match &parties[..] {
        [party] => format!("the position of {}", framework.party(*party).name),
        _ => "the parties’ position".to_owned(),
    };
    let result = tried.map(|tried| {
        let noun = if tried.count().packages == BigUint::from(1_u32) { "package" } else { "packages" };
        let about = if tried.count().standard_error.is_some() { "about " } else { "" };
        format!("{about}{} {noun} if {condition}", super::numbers::of(tried.count()))
    });
    Some(TrialView {
        sentence: text::sentence(&condition),
        disclaimer: format!("Your assumption, not {whose}."),
        result,
    })
}

/// `Russia accepts Mutual pull-back`, `Russia accepts less than its no-deal value 60`.
fn accepts(document: &Document, relaxation: Change) -> String {
    let framework = document.framework();
    let party = who::whose(relaxation);
    let name = &framework.party(party).name;
    match relaxation {
        Change::RedLine(at) => {
            let ruled_out = who::red_line(framework, at).map(|line| {
                let issue = framework.issue(line.issue);
                format!("{} on {}", who::ruled_out(issue, &line.never), issue.label())
            });
            format!("{name} accepts {}", ruled_out.unwrap_or_default())
        }
        Change::NoDeal(_) => format!("{name} accepts less than its {}", who::no_deal(document, party)),
    }
}

/// The edits under which Negotiate searches as the trial does: its assumption, undoable there.
#[must_use]
pub fn edits(document: &Document) -> Vec<EditCommand> {
    let edit = |relaxation: &Change| match relaxation {
        Change::RedLine(line) => EditCommand::Waive(line.party, line.index, true),
        Change::NoDeal(party) => EditCommand::GiveUpNoDeal(*party),
    };
    document.view().why_not.trial.iter().map(edit).collect()
}
