//! The card of a whole scenario.

use egui::Ui;

use super::parts;
use crate::model::ids::IssueIx;
use crate::present::scenario_card::{self, Crossed, OpenIssue, PartyTotal, ScenarioCard};
use crate::present::sources;
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{Tag, chip, tag, text};

/// Draws it.
pub(super) fn show(ui: &mut Ui, card: &ScenarioCard, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        chip::chip(ui, card.scenario.0, size::CHIP_SMALL, &card.name);
        text::label(ui, scenario_card::dated(card), r#type::small(), tokens.text_muted);
    });
    ui.add_space(size::HALF);
    parts::paragraph(ui, &card.name, r#type::strong(), tokens.text_primary);
    if let Some(author) = &card.author {
        parts::paragraph(ui, author, r#type::small(), tokens.text_muted);
    }
    if let Some(summary) = &card.summary {
        parts::paragraph(ui, summary, r#type::body(), tokens.text_primary);
    }
    if let Some(standing) = card.standing {
        parts::paragraph(ui, standing, r#type::small(), tokens.text_muted);
    }
    parts::heading(ui, "Total for each party", "");
    for total in &card.totals {
        party_total(ui, total);
    }
    crossed(ui, card, out);
    issues(ui, "Left open", &card.open, out);
    if !card.silent.is_empty() {
        issues(ui, "Not addressed", &card.silent, out);
        parts::paragraph(ui, &card.silence, r#type::small(), tokens.text_muted);
    }
    if !card.about_parties.is_empty() {
        parts::heading(ui, "About the parties", "");
        for about in &card.about_parties {
            parts::paragraph(ui, about, r#type::caption(), tokens.text_muted);
        }
    }
    if let Some(note) = &card.note {
        parts::heading(ui, "Note", "");
        parts::paragraph(ui, note, r#type::body(), tokens.text_secondary);
    }
    parts::heading(ui, "Sources", &sources::bracketed(&card.sources));
    if card.sources.is_empty() {
        parts::paragraph(ui, sources::NONE, r#type::body(), tokens.uncertain);
    }
    parts::citations(ui, &card.sources);
}

fn party_total(ui: &mut Ui, total: &PartyTotal) {
    let tokens = Tokens::of(ui);
    let bar = parts::Bar { value: total.total, no_deal: total.no_deal, strong: total.judging };
    parts::party_line(ui, &total.name, &bar, [&total.figure, &total.plus_minus], &total.spoken);
    let color = if total.muted { tokens.uncertain } else { tokens.text_muted };
    parts::paragraph(ui, &total.coverage, r#type::caption(), color);
    parts::paragraph(ui, &total.margin, r#type::caption(), tokens.text_muted);
    ui.add_space(size::HALF);
}

fn crossed(ui: &mut Ui, card: &ScenarioCard, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    parts::heading(ui, "Red lines", &scenario_card::crossed_note(card));
    for (at, one) in card.crossed.iter().enumerate() {
        ui.push_id(("crossed", at), |ui| crossing(ui, one, out));
    }
    if card.crossed.is_empty() {
        parts::paragraph(ui, scenario_card::NONE_CROSSED, r#type::small(), tokens.text_muted);
    }
}

fn crossing(ui: &mut Ui, crossed: &Crossed, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    parts::marked(ui, crossed.assumed, Some(crossed.certain), |ui| {
        parts::paragraph(ui, &crossed.text, r#type::small(), tokens.text_primary);
        let spoken = scenario_card::show_issue(&crossed.by);
        if parts::link_line(ui, "show", &crossed.by, "", &spoken).clicked() {
            select(crossed.issue, out);
        }
        if crossed.assumed {
            tag::tag(ui, "assumed", Tag::Care);
        }
    });
}

fn issues(ui: &mut Ui, title: &str, issues: &[OpenIssue], out: &mut Queue) {
    if issues.is_empty() {
        return;
    }
    parts::heading(ui, title, &format!("[{}]", issues.len()));
    for open in issues {
        let detail = if title == open.text { "" } else { open.text.as_str() };
        let spoken = scenario_card::show_issue(&format!("{}: {}", open.name, open.text));
        if parts::link_line(ui, ("open", open.issue), &open.name, detail, &spoken).clicked() {
            select(open.issue, out);
        }
    }
}

/// Selects the cell of this scenario on an issue, which opens its card.
fn select(issue: IssueIx, out: &mut Queue) {
    out.view(ViewCommand::Select(Selection { issue: Some(issue), ..Selection::default() }));
}
