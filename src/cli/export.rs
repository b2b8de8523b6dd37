//! `export`: writes comparisons to files, in the form that the ending asks for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::Export;
use super::outcome::{Exit, Outcome, Printed};
use super::{ids, load};
use crate::analysis::negotiation::budget::{Limits, Meter};
use crate::export::{Chart, Format, Request, render};
use crate::io::write_atomic;
use crate::jobs::Task as _;
use crate::model::ids::PartyIx;
use crate::session::command::{TabId, ViewCommand};
use crate::session::document::Document;
use crate::session::negotiating::NegotiateCommand;
use crate::session::search::{Question, Search};
use crate::session::view::{JudgedBy, Workspace};

pub(super) fn run(args: &Export) -> Result<Outcome, Outcome> {
    let format = format(args)?;
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut warnings = String::new();
    for (path, stem) in args.files.iter().zip(stems(args)) {
        let mut read = load::document(path, args.silence)?;
        let parties =
            if args.parties.is_empty() { Vec::new() } else { ids::parties(read.document.framework(), &args.parties)? };
        let judged_by = match parties.as_slice() {
            [only] => Some(JudgedBy::Party(*only)),
            [] => None,
            _ => Some(JudgedBy::All),
        };
        if let Some(judged_by) = judged_by {
            read.document.look(&ViewCommand::JudgedBy(judged_by));
            read.document.look(&ViewCommand::SortByScore(true));
        }
        warnings += &read.warnings;
        match format {
            Format::Svg(Chart::Frontier) => search(&mut read.document, &parties),
            Format::Svg(Chart::Ranks | Chart::Pairs) => draw(&mut read.document),
            _ => {}
        }
        for file in render(&read.document, &Request { format, parties }) {
            files.push((args.to.with_file_name(file.name(&stem, &ending(&args.to))), file.bytes));
        }
    }
    // All inputs are read before anything is written, so that a fault in the last leaves no half of an export.
    for (path, bytes) in &files {
        write_atomic(path, bytes).map_err(|err| {
            Outcome::stop(Exit::Faulty, format!("error: {} cannot be written: {err}.\n", path.display()))
        })?;
    }
    let written: Vec<String> = files.iter().map(|(path, _)| path.display().to_string()).collect();
    let out = if args.json {
        Printed::Json(json!({ "written": written }))
    } else {
        Printed::Text(written.iter().map(|path| format!("Wrote {path}\n")).collect())
    };
    Ok(Outcome::done(out, warnings))
}

/// Searches the packages for the chart: the first two parties named stand on its axes.
fn search(document: &mut Document, parties: &[PartyIx]) {
    if let [across, up, ..] = parties {
        for axis in [NegotiateCommand::Across(*across), NegotiateCommand::Up(*up)] {
            document.look(&ViewCommand::Negotiate(axis));
        }
    }
    document.look(&ViewCommand::Workspace(Workspace::Negotiate));
    for question in document.asked() {
        let search = Search { tab: TabId(0), question };
        if let Ok(answer) = search.run(&mut Meter::new(Limits::default())) {
            document.answer(search.question, answer);
        }
    }
}

/// Draws for the chart as Robustness does at first: weights around those of the file, the usual seed.
fn draw(document: &mut Document) {
    document.look(&ViewCommand::Workspace(Workspace::Robustness));
    loop {
        let open = document.findings().open(document.asked());
        let is_draw = |question: &Question| matches!(question, Question::Draws(_) | Question::MoreDraws(_));
        let Some(question) = open.into_iter().find(is_draw) else { return };
        let search = Search { tab: TabId(0), question };
        let Ok(answer) = search.run(&mut Meter::new(Limits::default())) else { return };
        document.answer(search.question, answer);
    }
}

fn format(args: &Export) -> Result<Format, Outcome> {
    let chart = args.chart.map_or(Chart::Contributions, super::args::ChartName::chart);
    let ending = ending(&args.to);
    let Some(format) = Format::of_extension(&ending, chart).filter(|_| args.to.file_stem().is_some()) else {
        let endings: Vec<&str> = Format::ALL.iter().map(|format| format.extension()).collect();
        let found = if ending.is_empty() { "no ending".to_owned() } else { format!("the ending .{ending}") };
        return Err(Outcome::stop(
            Exit::Usage,
            format!(
                "error: {} has {found}, so it does not say what to write.\n  endings: {}\n",
                args.to.display(),
                endings.join(", ")
            ),
        ));
    };
    if args.chart.is_some() && !matches!(format, Format::Svg(_)) {
        return Err(Outcome::stop(
            Exit::Usage,
            "error: --chart is for svg; the other forms hold every chart or none.\n",
        ));
    }
    Ok(format)
}

fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().into_owned())
}

/// The names to write to, without ending: that of `--to`; with several files, each with its own name added.
fn stems(args: &Export) -> Vec<String> {
    let own = |path: &Path| path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let stem = own(&args.to);
    if args.files.len() == 1 {
        return vec![stem];
    }
    let mut taken = BTreeSet::new();
    args.files
        .iter()
        .map(|path| {
            let name = format!("{stem}-{}", own(path));
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let mut free = std::iter::once(name.clone()).chain(numbered).filter(|name| !taken.contains(name));
            let chosen = free.next().unwrap_or(name);
            taken.insert(chosen.clone());
            chosen
        })
        .collect()
}
