//! How often each term occurs in the acceptable set, or in the one of a trial.

use super::who;
use crate::analysis::negotiation::acceptable::Change;
use crate::analysis::negotiation::acceptable::stages::Acceptable;
use crate::model::ids::IssueIx;
use crate::present::labels::Length;
use crate::present::text;
use crate::present::weights::hue;
use crate::session::document::Document;

/// One strip an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// In file order.
    pub strips: Vec<ShareStrip>,
    /// What a strip shows.
    pub note: &'static str,
    /// Why there are none.
    pub nothing: Option<&'static str>,
}

/// What the strips are, in words.
pub const NOTE: &str = "Strip: share of the acceptable packages, 0 to 100%. Hover names every dot.";

/// One issue's terms.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareStrip {
    /// Which issue.
    pub issue: IssueIx,
    /// Its short name.
    pub label: String,
    /// Its colour's position.
    pub hue: Option<usize>,
    /// One dot a term.
    pub dots: Vec<Dot>,
    /// `38%`.
    pub percent: String,
    /// The most frequent term; `2 equal` is said in the hover.
    pub leading: String,
    /// Every dot by name, one a line.
    pub hover: String,
    /// `NATO membership: Neutrality 38 percent, …; two terms ruled out`.
    pub spoken: String,
}

/// One term's share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// 0..=1.
    pub share: f64,
    /// Whether a red line rules it out.
    pub ruled_out: bool,
    /// Whether it is the most frequent one.
    pub leading: bool,
}

/// The strips of `acceptable`, the acceptable set of which is shown.
pub(super) fn shares(document: &Document, acceptable: &Acceptable) -> Shares {
    if acceptable.count().is_none() {
        let nothing =
            "No package is acceptable, so no term occurs. Try a relaxation to see which terms it would allow.";
        return Shares { strips: Vec::new(), note: NOTE, nothing: Some(nothing) };
    }
    let strips = document.framework().issue_ixs().map(|issue| strip(document, acceptable, issue)).collect();
    Shares { strips, note: NOTE, nothing: None }
}

fn strip(document: &Document, acceptable: &Acceptable, issue: IssueIx) -> ShareStrip {
    let framework = document.framework();
    let entry = framework.issue(issue);
    let terms = acceptable.shares(issue);
    let most = terms.iter().map(|(_, share)| *share).max_by(f64::total_cmp).unwrap_or_default();
    let leading = terms.iter().position(|(_, share)| *share == most);
    let trial = &document.view().why_not.trial;
    let mut named: Vec<(f64, String, bool)> = Vec::new();
    let mut dots = Vec::new();
    for (at, (choice, share)) in terms.iter().enumerate() {
        let lines = super::strip::rejects(document, acceptable.parties(), issue, *choice);
        let stands = |line| !trial.contains(&Change::RedLine(line));
        let ruled_out = lines.into_iter().any(stands);
        dots.push(Dot { share: *share, ruled_out, leading: Some(at) == leading });
        named.push((*share, who::choice(entry, *choice, Length::Short), ruled_out));
    }
    named.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
    let out = named.iter().filter(|(.., ruled_out)| *ruled_out).count();
    let line = |(share, name, ruled_out): &(f64, String, bool)| {
        if *ruled_out {
            format!("{name}: ruled out by a red line")
        } else {
            format!("{name}: {}", text::percent(*share))
        }
    };
    let heard = named
        .iter()
        .filter(|(.., ruled_out)| !ruled_out)
        .map(|(share, name, _)| format!("{name} {} percent", text::percent(*share).trim_end_matches('%')));
    let mut spoken = format!("{}: {}", entry.label(), heard.collect::<Vec<_>>().join(", "));
    if out > 0 {
        spoken += &format!("; {} ruled out", text::count(out, "term", "terms"));
    }
    ShareStrip {
        issue,
        label: entry.label().to_owned(),
        hue: framework.top_group(issue).map(|group| hue(framework, group)),
        dots,
        percent: text::percent(most),
        leading: named.first().map(|(_, name, _)| name.clone()).unwrap_or_default(),
        hover: named.iter().map(line).collect::<Vec<_>>().join("\n"),
        spoken,
    }
}
