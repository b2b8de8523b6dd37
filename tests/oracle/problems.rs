//! Small random frameworks: one to five parties, ties, weights of nothing, links, red lines, ranges, silence.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use westphalia::analysis::negotiation::choices::choices;
use westphalia::analysis::negotiation::setting::{NoDeal, RedLineRef, Setting, TriedLine};
use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::{Framework, Silence};
use westphalia::model::ids::{IssueIx, PartyIx, ScenarioIx, TermIx};
use westphalia::model::issue::Scale;
use westphalia::model::party::Never;
use westphalia::model::quantity::Micro;

/// What may be agreed on an issue.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// So many terms.
    Terms(usize),
    /// 0 to so many, by ones.
    Steps(usize),
    /// 0 to 10, a mark at 4.
    Range,
}

/// A small random problem; numbers are cut down to what fits where they are used.
#[derive(Clone, Debug)]
pub struct Problem {
    pub issues: Vec<Kind>,
    pub parties: Vec<Judge>,
    pub scenarios: Vec<Vec<(u8, u8, u8)>>,
    pub links: Vec<Joined>,
    /// Choices of a setting, as random numbers.
    pub asked: [u8; 8],
}

#[derive(Clone, Debug)]
pub struct Judge {
    pub weights: Vec<u8>,
    pub values: Vec<[u8; 4]>,
    pub reservation: u8,
    pub red_lines: Vec<(u8, u8)>,
}

#[derive(Clone, Debug)]
pub struct Joined {
    pub when: Vec<(u8, u8)>,
    pub adds: Option<i8>,
    pub party: u8,
}

/// Random problems with at most `parties` parties and `issues` issues.
pub fn problem(parties: usize, issues: usize) -> impl Strategy<Value = Problem> {
    let kind = prop_oneof![5 => (1_usize..=4).prop_map(Kind::Terms), 1 => (1_usize..=3).prop_map(Kind::Steps), 1 => Just(Kind::Range)];
    (vec(kind, 1..=issues), 1..=parties).prop_flat_map(|(issues, parties)| {
        let count = issues.len();
        let judge = (
            vec(prop_oneof![1 => Just(0_u8), 4 => 0_u8..7], count),
            vec(any::<[u8; 4]>(), count),
            any::<u8>(),
            vec(any::<(u8, u8)>(), 0..3),
        )
            .prop_map(|(mut weights, values, reservation, red_lines)| {
                weights[0] += 1;
                Judge { weights, values, reservation, red_lines }
            });
        let joined = (vec(any::<(u8, u8)>(), 1..4), proptest::option::of(-9_i8..10), any::<u8>())
            .prop_map(|(when, adds, party)| Joined { when, adds, party });
        (
            Just(issues),
            vec(judge, parties),
            vec(vec(any::<(u8, u8, u8)>(), count), 2),
            vec(joined, 0..4),
            any::<[u8; 8]>(),
        )
            .prop_map(|(issues, parties, scenarios, links, asked)| Problem {
                issues,
                parties,
                scenarios,
                links,
                asked,
            })
    })
}

impl Problem {
    /// The framework. Where a link forbids one of its scenarios the file would be refused: then without impossible links.
    pub fn framework(&self) -> Framework {
        let read = |text: &str| read_text("random.toml", text, &mut |path| Err(path.to_owned()));
        match read(&self.file(true)) {
            Ok(loaded) => loaded.framework,
            Err(_) => match read(&self.file(false)) {
                Ok(loaded) => loaded.framework,
                Err(refused) => panic!("refused: {:#?}\n{}", refused.problems, self.file(false)),
            },
        }
    }

    /// The problem as a scenario file.
    pub fn file(&self, impossible: bool) -> String {
        let mut text = "format = 1\nid = \"random\"\ntitle = \"Random\"\n".to_owned();
        for (at, kind) in self.issues.iter().enumerate() {
            let _ = writeln!(text, "[[issues]]\nid = \"i{at}\"\nname = \"I\"");
            match kind {
                Kind::Terms(terms) => {
                    let _ = writeln!(text, "silent = {{ term = \"t0\" }}");
                    for term in 0..*terms {
                        let _ = writeln!(text, "[[issues.terms]]\nid = \"t{term}\"\nname = \"T\"");
                    }
                }
                Kind::Steps(to) => {
                    let _ = writeln!(text, "range = {{ from = 0, to = {to}, step = 1 }}");
                }
                Kind::Range => {
                    let _ = writeln!(text, "range = {{ from = 0, to = 10 }}\n[[issues.marks]]\nat = 4\nname = \"M\"");
                }
            }
        }
        for (at, judge) in self.parties.iter().enumerate() {
            self.party(&mut text, at, judge);
        }
        for (at, said) in self.scenarios.iter().enumerate() {
            let _ = writeln!(text, "[[scenarios]]\nid = \"s{at}\"\nname = \"S\"\n[scenarios.outcomes]");
            for (issue, said) in said.iter().enumerate() {
                self.outcome(&mut text, issue, *said);
            }
        }
        for link in self.links.iter().filter(|link| impossible || link.adds.is_some()) {
            self.link(&mut text, link);
        }
        text
    }

    fn party(&self, text: &mut String, at: usize, judge: &Judge) {
        let _ = writeln!(text, "[[parties]]\nid = \"p{at}\"\nname = \"P\"");
        let _ = match judge.reservation % 4 {
            0 => Ok(()),
            1 => writeln!(text, "reservation = {}", judge.reservation % 90),
            2 => writeln!(text, "reservation = {}.{}", judge.reservation % 60, judge.reservation % 7),
            _ => writeln!(text, "reservation = {{ scenario = \"s0\" }}"),
        };
        let _ = writeln!(text, "[parties.weights]");
        for (issue, weight) in judge.weights.iter().enumerate() {
            let _ = writeln!(text, "i{issue} = {weight}");
        }
        for (issue, values) in judge.values.iter().enumerate() {
            // Quarters and thirds: many ties, and numbers without a common small divisor.
            let value = |at: usize| ["0", "25", "33.333333", "50", "100", "100"][usize::from(values[at] % 6)];
            match self.issues[issue] {
                Kind::Terms(terms) => {
                    let _ = writeln!(text, "[parties.values.i{issue}]");
                    for term in 0..terms {
                        let _ = writeln!(text, "t{term} = {}", value(term));
                    }
                }
                Kind::Steps(to) => {
                    let _ =
                        writeln!(text, "[parties.values.i{issue}]\npoints = [[0, {}], [{to}, {}]]", value(0), value(1));
                }
                Kind::Range => {
                    let _ = writeln!(
                        text,
                        "[parties.values.i{issue}]\npoints = [[-1, 0], [{}, {}]]",
                        values[2] % 11,
                        value(0)
                    );
                }
            }
        }
        for (issue, what) in &judge.red_lines {
            let issue = usize::from(*issue) % self.issues.len();
            let _ = writeln!(text, "[[parties.red_lines]]\nissue = \"i{issue}\"");
            let _ = match self.issues[issue] {
                Kind::Terms(terms) => writeln!(text, "never = [\"t{}\"]", usize::from(*what) % terms),
                Kind::Steps(_) => writeln!(text, "above = 0"),
                Kind::Range => writeln!(text, "below = {}", 1 + what % 8),
            };
        }
    }

    fn outcome(&self, text: &mut String, issue: usize, (kind, a, b): (u8, u8, u8)) {
        let (a, b) = (usize::from(a), usize::from(b));
        let _ = match self.issues[issue] {
            _ if kind % 4 == 0 => Ok(()),
            Kind::Terms(terms) if kind % 4 == 1 && a % terms != b % terms => {
                writeln!(text, "i{issue} = {{ any = [\"t{}\", \"t{}\"] }}", a % terms, b % terms)
            }
            Kind::Terms(terms) => writeln!(text, "i{issue} = \"t{}\"", a % terms),
            Kind::Steps(to) => writeln!(text, "i{issue} = {}", a % (to + 1)),
            Kind::Range if kind % 4 == 1 => writeln!(text, "i{issue} = {{ low = {}, high = {} }}", a % 5, 5 + b % 5),
            Kind::Range => writeln!(text, "i{issue} = {}", a % 11),
        };
    }

    fn link(&self, text: &mut String, link: &Joined) {
        let mut seen = Vec::new();
        let mut when = Vec::new();
        for (issue, what) in &link.when {
            let issue = usize::from(*issue) % self.issues.len();
            if seen.contains(&issue) {
                continue;
            }
            seen.push(issue);
            when.push(match self.issues[issue] {
                Kind::Terms(terms) if what % 3 == 0 => {
                    let what = usize::from(*what);
                    let two = [what % terms, (what / 7) % terms].map(|term| format!("\"t{term}\""));
                    if two[0] == two[1] {
                        format!("i{issue} = {}", two[0])
                    } else {
                        format!("i{issue} = [{}]", two.join(", "))
                    }
                }
                Kind::Terms(terms) => format!("i{issue} = \"t{}\"", usize::from(*what) % terms),
                Kind::Steps(_) => format!("i{issue} = {{ above = 0 }}"),
                Kind::Range => format!("i{issue} = {{ above = {} }}", what % 9),
            });
        }
        let _ = writeln!(text, "[[links]]\nwhen = {{ {} }}", when.join(", "));
        let _ = match link.adds {
            None => writeln!(text, "effect = \"impossible\""),
            Some(adds) if link.party.is_multiple_of(2) => writeln!(text, "adds = {adds}"),
            Some(adds) => {
                let party = usize::from(link.party) % self.parties.len();
                writeln!(text, "adds = {adds}.5\nparty = \"p{party}\"")
            }
        };
    }

    /// A setting that the random numbers ask for: subsets of parties, fixed issues, silence, what is tried out.
    pub fn setting(&self, framework: &Framework) -> Setting {
        let mut setting = Setting::of(framework);
        let [subset, fixed, silence, assumed, tried, lifted, added, weight] = self.asked.map(usize::from);
        if subset % 3 == 0 {
            let left: Vec<PartyIx> = framework.party_ixs().filter(|party| subset >> (2 + party.0) & 1 == 1).collect();
            setting.parties = if left.is_empty() { setting.parties } else { left };
        }
        setting.silence = Silence::ALL[silence % 3];
        setting.assumed_no_deal = (assumed % 4 == 0).then_some(ScenarioIx(1));
        let party = |number: usize| PartyIx(number / 5 % framework.parties().len());
        match tried % 5 {
            0 => setting.no_deal.push((party(tried), NoDeal::None)),
            1 => setting.no_deal.push((party(tried), NoDeal::Value(Micro(tried as i64 * 300_001)))),
            2 => setting.no_deal.push((party(tried), NoDeal::Scenario(ScenarioIx(0)))),
            _ => {}
        }
        if lifted % 3 == 0 {
            setting.lifted.push(RedLineRef { party: party(lifted), index: lifted % 2 });
        }
        let issue = |number: usize| IssueIx(number / 3 % framework.issues().len());
        if added % 3 == 0 {
            let never = match &framework.issue(issue(added)).scale {
                Scale::Terms(terms) => Never::Terms(vec![TermIx(added % terms.len())]),
                Scale::Range(_) => Never::Numbers { below: None, above: Some((added % 7) as f64) },
            };
            setting.added.push(TriedLine { party: party(added), issue: issue(added), never });
        }
        if weight % 3 == 0 {
            let points = Micro(weight as i64 * 123_457);
            setting.weights.set(party(weight), issue(weight), points);
        }
        if fixed % 3 == 0 {
            let issue = issue(fixed);
            let agreed = choices(framework, &setting, issue).expect("nothing is fixed yet").choices;
            setting.fixed.push((issue, agreed[fixed % agreed.len()]));
        }
        if setting.parties.iter().any(|party| setting.weights.sum(*party) == 0) {
            setting.weights = Setting::of(framework).weights;
        }
        setting
    }
}
