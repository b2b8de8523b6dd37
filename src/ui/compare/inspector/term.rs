//! The card of one cell.

use std::collections::BTreeSet;

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts;
use crate::model::ids::PartyIx;
use crate::model::source::Confidence;
use crate::present::term::{PartyWorth, RedLineNote, TermCard};
use crate::present::{sources, text as words};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Tag, chip, confidence, focus, icon, mark, section, tag, text, tooltip};

/// Draws it; `turned` are the parties whose reasons are unfolded, or folded where they would be unfolded.
pub(super) fn show(ui: &mut Ui, card: &TermCard, turned: &mut BTreeSet<PartyIx>) {
    let tokens = Tokens::of(ui);
    path(ui, card);
    ui.add_space(size::HALF);
    parts::paragraph(ui, &card.says, r#type::strong(), tokens.text_primary);
    for meaning in &card.meaning {
        parts::paragraph(ui, meaning, r#type::body(), tokens.text_primary);
    }
    if let Some(by) = &card.proposed_by {
        parts::paragraph(ui, &format!("Proposed by {by}"), r#type::small(), tokens.text_muted);
    }
    parts::heading(ui, "Value to each party", "");
    for worth in &card.values {
        let bar = parts::Bar { value: worth.value, no_deal: None, strong: worth.judging };
        parts::party_line(ui, &worth.name, &bar, [&worth.figure, &worth.plus_minus], &worth.spoken);
    }
    parts::heading(ui, "Why these values", "");
    for worth in &card.values {
        reasons(ui, worth, turned);
    }
    if let Some(note) = &card.note {
        parts::heading(ui, "Why this cell", "");
        parts::paragraph(ui, note, r#type::body(), tokens.text_secondary);
    }
    parts::heading(ui, "Sources", &sources::bracketed(&card.sources));
    if card.sources.is_empty() {
        parts::paragraph(ui, sources::NONE, r#type::body(), tokens.uncertain);
    }
    parts::citations(ui, &card.sources);
    if !card.term_sources.is_empty() {
        parts::heading(ui, "About the term", &sources::bracketed(&card.term_sources));
        ui.push_id("about the term", |ui| parts::citations(ui, &card.term_sources));
    }
    if !card.red_lines.is_empty() {
        parts::heading(ui, "Red lines on this issue", "");
        for (at, line) in card.red_lines.iter().enumerate() {
            ui.push_id(("red line", at), |ui| red_line(ui, line));
        }
    }
    if let Some(level) = card.confidence {
        confidence_line(ui, level);
    }
}

/// Chip, scenario and issue.
fn path(ui: &mut Ui, card: &TermCard) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let spoken = format!("{}, {}", card.scenario_name, card.issue_name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let middle = rect.center().y;
    let painter = ui.painter();
    let at = pos2(rect.left() + size::CHIP_SMALL / 2.0, middle);
    chip::paint(painter, tokens, at, size::CHIP_SMALL, card.scenario.0);
    let left = rect.left() + size::CHIP_SMALL + size::STEP;
    // The shorter name is shown whole, the longer one takes what is left.
    let room = rect.right() - left - 20.0;
    let full = |name: &str| text::galley(painter, name, r#type::small(), tokens.text_muted).size().x;
    let (scenario, issue) = (full(&card.scenario_name), full(&card.issue_label));
    let scenario_room = if scenario + issue <= room { scenario } else { (room / 2.0).max(room - issue) };
    let place = (pos2(left, middle), Align2::LEFT_CENTER);
    let (name, _) =
        text::at_elided(painter, place, &card.scenario_name, r#type::small(), tokens.text_muted, scenario_room + 1.0);
    let caret = pos2(name.right() + 10.0, middle);
    icon::paint(painter, caret, icons::CARET_RIGHT, 10.0, tokens.text_muted);
    let place = (pos2(caret.x + 10.0, middle), Align2::LEFT_CENTER);
    let width = rect.right() - place.0.x;
    text::at_elided(painter, place, &card.issue_label, r#type::small(), tokens.text_muted, width);
    tooltip::titled(response, &spoken, card.question.as_deref().unwrap_or(""));
}

/// One party's reasons: a line that unfolds.
fn reasons(ui: &mut Ui, worth: &PartyWorth, turned: &mut BTreeSet<PartyIx>) {
    let tokens = Tokens::of(ui);
    let open = worth.unfolded != turned.contains(&worth.party);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL_SMALL), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("reasons", worth.party)), Sense::click());
    let spoken = format!("Why this value to {}: {}", worth.name, worth.adds);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &spoken));
    if response.clicked() && !turned.remove(&worth.party) {
        turned.insert(worth.party);
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect.expand2(vec2(6.0, 0.0)), size::RADIUS_CONTROL, tokens.hover);
    }
    let middle = rect.center().y;
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    icon::paint(painter, pos2(rect.left() + 5.0, middle), caret, 12.0, tokens.text_secondary);
    mark::paint_party(painter, tokens, pos2(rect.left() + 20.0, middle), size::MARK, worth.party.0);
    let font = if worth.judging { r#type::small_semi() } else { r#type::small() };
    let adds =
        text::at(painter, rect.right_center(), Align2::RIGHT_CENTER, &worth.adds, r#type::caption(), tokens.text_muted);
    let name = (pos2(rect.left() + 32.0, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, name, &worth.name, font, tokens.text_primary, adds.left() - name.0.x - 6.0);
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    if open {
        unfolded(ui, worth);
    }
}

fn unfolded(ui: &mut Ui, worth: &PartyWorth) {
    let tokens = Tokens::of(ui);
    let outer = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(pos2(outer.left() + 16.0, outer.top()), outer.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).id_salt(("why", worth.party)), |ui| {
        ui.spacing_mut().item_spacing.y = size::HALF;
        if let Some(words) = &worth.evidence {
            parts::paragraph(ui, words, r#type::body(), tokens.text_secondary);
        }
        let facts = sources::sentence(&[&worth.values_from, &worth.weight_from]);
        parts::paragraph(ui, &facts, r#type::caption(), tokens.text_muted);
        parts::citations(ui, &worth.sources);
        if let Some(about) = &worth.about {
            parts::paragraph(ui, about, r#type::caption(), tokens.text_muted);
        }
        ui.add_space(size::HALF);
    });
}

fn red_line(ui: &mut Ui, line: &RedLineNote) {
    let tokens = Tokens::of(ui);
    parts::marked(ui, line.assumed, line.crossed, |ui| {
        parts::paragraph(ui, &line.text, r#type::small(), tokens.text_primary);
        let color = match line.crossed {
            Some(true) => tokens.red_line,
            Some(false) => tokens.uncertain,
            None => tokens.text_muted,
        };
        ui.horizontal(|ui| {
            // As low as its text: egui makes rows as high as a control.
            ui.spacing_mut().interact_size.y = size::TAG;
            text::label(ui, line.standing, r#type::caption(), color);
            if line.assumed {
                tag::tag(ui, "assumed", Tag::Care);
            }
        });
        if let Some(reason) = &line.reason {
            parts::paragraph(ui, reason, r#type::small(), tokens.text_secondary);
        }
        ui.add_space(2.0);
        parts::citations(ui, &line.sources);
    });
}

fn confidence_line(ui: &mut Ui, level: Confidence) {
    ui.add_space(size::STEP);
    let word = words::confidence(level);
    let blocks = match level {
        Confidence::Low => confidence::Level::Low,
        Confidence::Medium => confidence::Level::Medium,
        Confidence::High => confidence::Level::High,
    };
    section::section(ui, "Confidence", "", |ui| {
        text::label(ui, word, r#type::small_semi(), Tokens::of(ui).text_primary);
        confidence::confidence(ui, blocks, &format!("Confidence: {word}"));
    });
}
