//! What may be written after `westphalia`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::analysis::methods::opinion::Method;
use crate::analysis::methods::topsis::Normalisation;
use crate::analysis::negotiation::setting::{Domain, Ideal};
use crate::analysis::robustness::weights::USUAL_SPREAD;
use crate::analysis::robustness::{MOST_SAMPLES, SAMPLES, SEED};
use crate::export::Chart;
use crate::model::framework::Silence;

/// Opens peace-framework scenario files, compares the scenarios side by side, and exports what was found.
///
/// Without a subcommand it opens the window, with the files named.
#[derive(Debug, Parser)]
#[command(name = "westphalia", version, args_conflicts_with_subcommands = true, disable_help_subcommand = false)]
#[command(
    after_help = "Exit codes: 0 done, 1 the input has errors or cannot be read, 2 wrong usage, 3 nothing acceptable."
)]
pub(super) struct Arguments {
    /// Scenario files to open in the window.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read scenario files and report every problem in them.
    Check(Check),
    /// Print the total of every scenario for every party.
    Score(Score),
    /// Print what two scenarios differ in, and what each difference is worth to each party.
    Compare(Compare),
    /// Print how far weights can move before the ranking of a party changes, and the smallest change that unseats its leader.
    Sensitivity(Sensitivity),
    /// Print how often each scenario has each rank for a party when weights and outcomes vary, and who accepts what how often.
    Robustness(Robustness),
    /// Print the efficient packages of all that the terms allow, and the solutions that single some out.
    Negotiate(Negotiate),
    /// Print what is acceptable to all, and why not more is: who blocks, what each relaxation would give, how far a deal is.
    WhyNot(WhyNot),
    /// Write a comparison as html, md, csv, json or svg, by the ending of the file.
    Export(Export),
    /// Put scenario files into canonical form; comments are kept.
    Fmt(Fmt),
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Scenario files.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Also fail where a file is not in canonical form.
    #[arg(long)]
    pub(super) strict: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Score {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Only this party; may be given several times.
    #[arg(long = "party", value_name = "ID")]
    pub(super) parties: Vec<String>,
    /// How values and weights become a total.
    #[arg(long, value_enum, value_name = "NAME", default_value_t = MethodName::Additive)]
    pub(super) method: MethodName,
    /// How TOPSIS makes numbers of different issues comparable.
    #[arg(long, value_enum, value_name = "HOW", default_value_t = NormalisationName::Vector)]
    pub(super) normalisation: NormalisationName,
    /// How an issue counts that a scenario does not address; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The scenario to compare with.
    #[arg(value_name = "SCENARIO")]
    pub(super) first: String,
    /// The scenario that is compared.
    #[arg(value_name = "SCENARIO")]
    pub(super) second: String,
    /// Only this party; may be given several times.
    #[arg(long = "party", value_name = "ID")]
    pub(super) parties: Vec<String>,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Sensitivity {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Whose ranking.
    #[arg(long, value_name = "ID")]
    pub(super) party: String,
    /// How an issue counts that a scenario does not address; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Robustness {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The party that judges.
    #[arg(long, value_name = "ID")]
    pub(super) party: String,
    /// How many draws; at most ten million.
    #[arg(long, value_name = "N", default_value_t = SAMPLES, value_parser = clap::value_parser!(u64).range(1..=MOST_SAMPLES))]
    pub(super) samples: u64,
    /// What random numbers begin with: the same seed gives the same figures on every computer.
    #[arg(long, value_name = "S", default_value_t = SEED)]
    pub(super) seed: u64,
    /// Which weights are possible, for every party.
    #[arg(long, value_enum, value_name = "SET", default_value_t = WeightsName::Uniform)]
    pub(super) weights: WeightsName,
    /// With `around`: by how many percent of itself the weight of an average issue varies; 0 keeps the present weights.
    #[arg(long, value_name = "PERCENT", default_value_t = (USUAL_SPREAD * 100.0) as u32, value_parser = clap::value_parser!(u32).range(0..=100))]
    pub(super) spread: u32,
    /// With `within`: keep a share of the party between these percents, for an issue or a group; may be given several times.
    #[arg(long = "limit", value_name = "ISSUE_OR_GROUP=LEAST..GREATEST")]
    pub(super) limits: Vec<String>,
    /// With `within`: for the party A weighs at least as much as B, or as B times a factor; may be given several times.
    #[arg(long = "at-least", value_name = "A=B[*FACTOR]")]
    pub(super) at_least: Vec<String>,
    /// Values that were derived from an order are any that keep it.
    #[arg(long)]
    pub(super) only_order: bool,
    /// How an issue counts that a scenario does not address; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Negotiate {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Only these parties negotiate, as in A,B,C; all of them where left out.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) parties: Vec<String>,
    /// Which packages are looked at.
    #[arg(long, value_enum, value_name = "DOMAIN", default_value_t = DomainName::Acceptable)]
    pub(super) domain: DomainName,
    /// Which packages the best of Kalai and Smorodinsky is measured over.
    #[arg(long, value_enum, value_name = "OVER", default_value_t = IdealName::Rational)]
    pub(super) ideal: IdealName,
    /// Decides an issue beforehand; a number for a range; may be given several times.
    #[arg(long, value_name = "ISSUE=TERM")]
    pub(super) fix: Vec<String>,
    /// How many points of the frontier are listed; all are counted. With 0 the frontier is not looked for.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// How silence counts in a scenario that serves as no-deal value; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct WhyNot {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Only these parties negotiate, as in A,B,C; all of them where left out.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub(super) parties: Vec<String>,
    /// How silence counts in a scenario that serves as no-deal value; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Count everything however long it takes, rather than estimate what takes long.
    #[arg(long)]
    pub(super) exact: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// Scenario files; several give one export each.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// The file to write; its ending decides the form: html, md, csv, json or svg.
    #[arg(long, value_name = "OUT")]
    pub(super) to: PathBuf,
    /// Judged by this party; several times: all judge, and only these are shown.
    #[arg(long = "party", value_name = "ID")]
    pub(super) parties: Vec<String>,
    /// Which chart an svg holds.
    #[arg(long, value_enum, value_name = "NAME")]
    pub(super) chart: Option<ChartName>,
    /// How an issue counts that a scenario does not address; the file's own choice where left out.
    #[arg(long, value_enum, value_name = "MODE")]
    pub(super) silence: Option<SilenceMode>,
    /// Print one JSON document that names the files written.
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Fmt {
    /// Scenario files.
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Change nothing; fail where a file is not in canonical form.
    #[arg(long)]
    pub(super) check: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(super) json: bool,
}

/// `--method`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum MethodName {
    /// Σ weight × value.
    Additive,
    /// Π ratio^weight.
    Product,
    /// Closeness to the ideal.
    Topsis,
    /// Compromise between all issues together and the worst one.
    Vikor,
    /// Net flows of preference.
    Promethee2,
    /// Two orders distilled from outranking.
    Electre3,
}

impl MethodName {
    pub(super) const fn method(self) -> Method {
        match self {
            Self::Additive => Method::Additive,
            Self::Product => Method::Product,
            Self::Topsis => Method::Topsis,
            Self::Vikor => Method::Vikor,
            Self::Promethee2 => Method::Promethee,
            Self::Electre3 => Method::Electre,
        }
    }
}

/// `--normalisation`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum NormalisationName {
    /// Divided by the root of the sum of squares.
    Vector,
    /// 0 for the worst, 1 for the best.
    MinMax,
}

impl NormalisationName {
    pub(super) const fn normalisation(self) -> Normalisation {
        match self {
            Self::Vector => Normalisation::Vector,
            Self::MinMax => Normalisation::MinMax,
        }
    }
}

/// `--weights`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum WeightsName {
    /// Any weights.
    Uniform,
    /// Any weights in the order of the present ones.
    Ranked,
    /// Weights near the present ones.
    Around,
    /// Any that keep `--limit` and `--at-least`.
    Within,
}

/// `--silence`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SilenceMode {
    /// It may still be settled in any way.
    Open,
    /// It counts as the state of affairs that the file gives for it.
    StatusQuo,
    /// It is dropped for that scenario.
    LeftOut,
}

impl SilenceMode {
    pub(super) const fn silence(self) -> Silence {
        match self {
            Self::Open => Silence::Open,
            Self::StatusQuo => Silence::StatusQuo,
            Self::LeftOut => Silence::LeftOut,
        }
    }
}

/// `--domain`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DomainName {
    /// All that no impossible link forbids.
    All,
    /// Those that give every party at least its no-deal value.
    Rational,
    /// Those of them that cross no red line.
    Acceptable,
}

impl DomainName {
    pub(super) const fn domain(self) -> Domain {
        match self {
            Self::All => Domain::All,
            Self::Rational => Domain::Rational,
            Self::Acceptable => Domain::Acceptable,
        }
    }
}

/// `--ideal`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum IdealName {
    /// The rational packages of the domain.
    Rational,
    /// All packages.
    All,
}

impl IdealName {
    pub(super) const fn ideal(self) -> Ideal {
        match self {
            Self::Rational => Ideal::Rational,
            Self::All => Ideal::All,
        }
    }
}

/// `--chart`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ChartName {
    /// What makes up each total, or one bar a party.
    Contributions,
    /// Scenario × party.
    Acceptance,
    /// Draft after draft.
    OverTime,
    /// Two scenarios, issue by issue.
    Differences,
    /// Efficient packages for the first two parties.
    Frontier,
    /// Scenarios and issues on the plane of PROMETHEE, for the first party.
    Plane,
    /// Totals as the first group's weight walks, for the first party.
    WalkingWeights,
    /// What could change the lead most, for the first party.
    Causes,
    /// Who scores highest by the weights of the first three groups, for the first party.
    Map,
    /// Chance of each rank, for the first party: weights around those of the file.
    Ranks,
    /// Who scores higher, pair by pair, in the same draws.
    Pairs,
}

impl ChartName {
    pub(super) const fn chart(self) -> Chart {
        match self {
            Self::Contributions => Chart::Contributions,
            Self::Acceptance => Chart::Acceptance,
            Self::OverTime => Chart::OverTime,
            Self::Differences => Chart::Differences,
            Self::Frontier => Chart::Frontier,
            Self::Plane => Chart::Plane,
            Self::WalkingWeights => Chart::Walk,
            Self::Causes => Chart::Causes,
            Self::Map => Chart::Map,
            Self::Ranks => Chart::Ranks,
            Self::Pairs => Chart::Pairs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_consistent_and_name_the_same_words_as_the_program() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
        let name = |value: &dyn Fn() -> Option<clap::builder::PossibleValue>| value().map(|v| v.get_name().to_owned());
        for mode in SilenceMode::value_variants() {
            assert_eq!(name(&|| mode.to_possible_value()).as_deref(), Some(mode.silence().keyword()));
        }
        for domain in DomainName::value_variants() {
            assert_eq!(name(&|| domain.to_possible_value()).as_deref(), Some(domain.domain().keyword()));
        }
        for method in MethodName::value_variants() {
            assert_eq!(name(&|| method.to_possible_value()).as_deref(), Some(method.method().keyword()));
        }
        assert_eq!(MethodName::value_variants().len(), Method::ALL.len());
        for how in NormalisationName::value_variants() {
            assert_eq!(name(&|| how.to_possible_value()).as_deref(), Some(how.normalisation().keyword()));
        }
        for chart in ChartName::value_variants() {
            assert_eq!(name(&|| chart.to_possible_value()).as_deref(), Some(chart.chart().keyword()));
        }
        assert_eq!(ChartName::value_variants().len(), Chart::ALL.len());
    }
}
