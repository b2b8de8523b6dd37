//! Second opinions: scenario × method with ranks, what each method assumes, and whether the leader depends on it.

pub mod plane;
pub mod words;

use crate::analysis::methods::opinion::{Method, Opinion, Opinions, opinions as ask};
use crate::analysis::methods::topsis::Normalisation;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::robustness::ties::{MEANING, Ties};
use crate::present::{labels, text};
use crate::session::document::Document;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondOpinions {
    /// One a method, the weighted sum first.
    pub methods: Vec<Column>,
    /// One a scenario that takes part, by the rank of the sum, then by letter.
    pub rows: Vec<Row>,
    /// What all methods but the sum were given: one phrase each.
    pub common: Vec<String>,
    /// Whether the leader depends on the method, as a sentence.
    pub verdict: String,
    /// Whether it does.
    pub depends: bool,
}

/// A method.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which.
    pub method: Method,
    /// For people.
    pub name: &'static str,
    /// What its figure is called.
    pub figure: &'static str,
    /// What it does, with its conventions: one phrase each, the formula first.
    pub conventions: Vec<String>,
    /// What it says beside its figures: one phrase each.
    pub remarks: Vec<String>,
    /// Why it gives no order, as a sentence.
    pub refused: Option<String>,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub scenario: ScenarioIx,
    /// Its letter.
    pub letter: String,
    /// Its name.
    pub name: String,
    /// What each method says of it; `None` where it is refused.
    pub cells: Vec<Option<Cell>>,
}

/// What a method says of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// 1 for the first.
    pub place: usize,
    /// `1st`, `2nd=`.
    pub rank: String,
    /// The figure on the method's own scale, as people read it.
    pub figure: String,
    /// Whether the rank differs from that of the sum.
    pub moved: bool,
}

/// The opinions of all methods for a party, as the document stands.
#[must_use]
pub fn opinions(document: &Document, party: PartyIx, normalisation: Normalisation) -> Opinions {
    let basis = &document.edits().basis;
    ask(document.framework(), document.values(), basis, document.scores(), party, normalisation)
}

/// What the dialog shows for a party: the table, and the plane or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The table.
    pub table: SecondOpinions,
    /// The plane of PROMETHEE.
    pub plane: Result<plane::Plane, String>,
}

/// The opinions of all methods for a party; TOPSIS counts from worst to best where `min_max` holds.
#[must_use]
pub fn shown(document: &Document, party: PartyIx, min_max: bool) -> Shown {
    let normalisation = if min_max { Normalisation::MinMax } else { Normalisation::Vector };
    let opinions = opinions(document, party, normalisation);
    Shown { table: table(document, party, &opinions), plane: plane::plane(document, &opinions) }
}

/// The table of some opinions.
#[must_use]
pub fn table(document: &Document, party: PartyIx, opinions: &Opinions) -> SecondOpinions {
    let framework = document.framework();
    let methods = opinions.opinions.iter().map(|opinion| Column {
        method: opinion.method,
        name: words::name(opinion.method),
        figure: words::figure(opinion.method),
        conventions: words::conventions(opinions, opinion.method),
        remarks: words::remarks(framework, opinions, opinion.method),
        refused: opinion.says.as_ref().err().map(|reason| words::refusal(framework, &opinions.input, reason)),
    });
    let sum = opinions.of(Method::Additive).and_then(|opinion| opinion.says.as_ref().ok());
    let place_by_sum = |at: usize| sum.map(|judged| judged.ranks[at].0);
    let mut order: Vec<usize> = (0..opinions.input.scenarios.len()).collect();
    order.sort_by_key(|at| place_by_sum(*at));
    let ties = Ties::of(document, Some(party));
    let row = |at: usize| {
        let scenario = opinions.input.scenarios[at];
        let cell = |opinion: &Opinion| {
            let judged = opinion.says.as_ref().ok()?;
            let (place, tied) = judged.ranks[at];
            Some(Cell {
                place,
                rank: match opinion.method {
                    Method::Additive => ties.marked(scenario, text::rank(Some(place), tied)),
                    _ => text::rank(Some(place), tied),
                },
                figure: words::shown(opinion.method, judged.figures[at]),
                moved: place_by_sum(at).is_some_and(|by_sum| by_sum != place),
            })
        };
        Row {
            scenario,
            letter: labels::letter(scenario),
            name: framework.scenario(scenario).label().to_owned(),
            cells: opinions.opinions.iter().map(cell).collect(),
        }
    };
    let common = words::common(framework, opinions);
    let (verdict, depends) = words::verdict(framework, opinions);
    SecondOpinions {
        methods: methods.collect(),
        rows: order.into_iter().map(row).collect(),
        common: if ties.is_empty() { common } else { common.into_iter().chain([MEANING.to_owned()]).collect() },
        verdict,
        depends,
    }
}
