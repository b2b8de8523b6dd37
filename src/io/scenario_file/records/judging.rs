//! The records of who judges and what is judged: parties, scenarios, links.

use super::*;

record! {
    /// Whoever judges scenarios.
    PartyPart as "a party" {
        place;
        /// Unique among parties.
        required id: Kind::Id;
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// What it rests on.
        flat statement: of::<Statement>();
        /// The total below which it would rather have no agreement.
        optional reservation: RESERVATION;
        /// Points by issue; only their proportions count.
        many weights: Kind::Map(PLACE_IN_ISSUES, &POSITIVE);
        /// Values by issue, 0 (worst) to 100 (best).
        many values: Kind::Map(PLACE_IN_ISSUES, &VALUES);
        /// Orders and importance by issue, from which values and points are derived.
        many stances: Kind::Map(PLACE_IN_ISSUES, &of::<StancePart>());
        /// Why these values and weights, by issue.
        many evidence: Kind::Map(PLACE_IN_ISSUES, &Kind::Record(|| &EVIDENCE));
        /// Outcomes that it says it will never accept.
        many red_lines: Kind::List(&of::<RedLinePart>());
    }
}

record! {
    /// A no-deal value, as a total or as the worth of a scenario.
    ReservationPart as "a reservation value" {
        place;
        /// A total.
        optional value: ANY;
        /// The scenario whose total it is.
        optional scenario: Kind::Reference("a scenario");
        /// Whether the author only assumes it.
        optional assumed: Kind::Flag;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// An uncertain value of a term.
    SpreadPart as "an uncertain value" {
        place;
        /// The least it may be.
        required low: Kind::Number(Bounds::Value);
        /// The most likely; the middle where it is absent.
        optional likely: Kind::Number(Bounds::Value);
        /// The greatest it may be.
        required high: Kind::Number(Bounds::Value);
    }
}

record! {
    /// What a party has said on an issue.
    StancePart as "a stance" {
        place;
        /// Best to worst; a list inside is a tie.
        optional order: LEVELS;
        /// How much the issue matters.
        optional importance: Kind::Word(IMPORTANCE);
        /// The words it rests on.
        optional evidence: Kind::Text;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// An outcome that a party says it will never accept.
    RedLinePart as "a red line" {
        place;
        /// The issue it is on.
        required issue: ISSUE;
        /// The terms it rules out.
        optional never: Kind::OneOrMore(&TERM);
        /// Numbers less than this are ruled out.
        optional below: ANY;
        /// Numbers greater than this are ruled out.
        optional above: ANY;
        /// Why.
        optional reason: Kind::Text;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// One complete proposal.
    ScenarioPart as "a scenario" {
        place;
        /// Unique among scenarios.
        required id: Kind::Id;
        /// For people.
        required name: Kind::Text;
        /// For narrow columns.
        optional short: Kind::Short;
        /// In other languages.
        many names: Kind::Names;
        /// Who wrote it.
        optional author: Kind::Text;
        /// When.
        optional date: Kind::Date;
        /// What it is.
        optional summary: Kind::Text;
        /// Shown apart and never ranked.
        optional reference: Kind::Flag;
        /// What it rests on.
        flat statement: of::<Statement>();
        /// Outcomes by issue.
        many outcomes: Kind::Map(PLACE_IN_ISSUES, &OUTCOME);
    }
}

record! {
    /// What a scenario says on one issue.
    OutcomePart as "an outcome" {
        place;
        /// Settled on a term.
        optional term: TERM;
        /// Settled on a number.
        optional value: ANY;
        /// Open between several.
        optional any: CHANCES;
        /// The least an uncertain number may be.
        optional low: ANY;
        /// The most likely number.
        optional likely: ANY;
        /// The greatest an uncertain number may be.
        optional high: ANY;
        /// Not addressed.
        optional silent: Kind::Flag;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

record! {
    /// One of several outcomes that are open.
    ChancePart as "a possible outcome" {
        place;
        /// The term or the number.
        required of: SCALAR;
        /// How likely it is beside the others; where one item has it, all have it.
        optional likelihood: POSITIVE;
        /// Ids of the sources it rests on.
        many sources: SOURCES;
        /// The author's own words.
        optional note: Kind::Text;
    }
}

record! {
    /// A statement about several issues at once.
    LinkPart as "a link" {
        place;
        /// Unique among links.
        optional id: Kind::Id;
        /// What must hold of each issue.
        required when: Kind::Map(PLACE_IN_ISSUES, &CONDITION);
        /// The combination cannot be.
        optional effect: Kind::Word(EFFECT);
        /// The party whose total changes; every party's where none is named.
        optional party: Kind::Reference("a party");
        /// By how many points of 0 to 100.
        optional adds: ANY;
        /// Why.
        optional reason: Kind::Text;
        /// What it rests on.
        flat statement: of::<Statement>();
    }
}

/// The condition of a link on a range: its table form.
pub(super) struct Between {
    pub(super) place: Place,
    pub(super) above: Option<Number>,
    pub(super) below: Option<Number>,
}

record! {
    /// Numbers for which a link holds.
    Between as "a condition" {
        place;
        /// A number greater than this.
        optional above: ANY;
        /// A number less than this.
        optional below: ANY;
    }
}

impl Record for ConditionPart {
    const SHAPE: &'static Shape = Between::SHAPE;

    fn collect(table: &mut Table<'_, '_, '_, '_>) -> Self {
        let Between { place, above, below } = Between::collect(table);
        Self { place, terms: None, above, below }
    }
}
