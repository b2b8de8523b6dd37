//! Second opinions: what other methods make of the same weights and values, as a table, and PROMETHEE's plane.

mod plane;
mod table;

use egui::{Align, Context, Layout, Rect, Ui, pos2, vec2};

use super::window::{self, MARGIN, part};
use crate::model::ids::PartyIx;
use crate::present::labels::code;
use crate::present::second_opinions::{Shown, shown};
use crate::session::command::{Origin, ViewCommand};
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::view::JudgedBy;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Segment, icon, segmented, text};

/// Size of the dialog.
const SIZE: egui::Vec2 = vec2(1080.0, 680.0);

/// What follows from what: as long as it stays, the opinions do.
type Key = (Origin, u64, PartyIx, bool);

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// TOPSIS counts from worst to best.
    min_max: bool,
    /// The plane is in front.
    plane: bool,
    made: Option<(Key, Shown)>,
}

/// Draws it. Returns whether it is to close.
pub(super) fn show(ctx: &Context, document: &Document, state: &mut State, out: &mut Queue) -> bool {
    let party = document.view().weights_party();
    let key = (document.origin().clone(), document.revision(), party, state.min_max);
    let made = state.made.take().filter(|(of, _)| *of == key);
    let (key, shown) = made.unwrap_or_else(|| (key, shown(document, party, state.min_max)));
    let close = window::show(ctx, "Second opinions", SIZE, |ui| {
        let inner = ui.max_rect().shrink2(vec2(MARGIN, size::PANEL_MARGIN));
        let head = Rect::from_min_size(inner.min, vec2(inner.width(), size::CONTROL));
        part(ui, "choices", head, |ui| choices(ui, document, party, state, out));
        let line = Rect::from_min_size(pos2(inner.left(), head.bottom() + size::STEP), vec2(inner.width(), 40.0));
        part(ui, "verdict", line, |ui| verdict(ui, &shown));
        let main = Rect::from_min_max(pos2(inner.left(), line.bottom() + size::HALF), inner.max);
        if state.plane {
            part(ui, "plane", main, |ui| plane::show(ui, &shown.plane));
        } else {
            part(ui, "table", main, |ui| table::show(ui, &shown.table));
        }
        false
    });
    state.made = Some((key, shown));
    close
}

/// Whose opinions, table or plane, and how TOPSIS makes numbers comparable.
fn choices(ui: &mut Ui, document: &Document, party: PartyIx, state: &mut State, out: &mut Queue) {
    let parties = document.framework().parties();
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let segments = [Segment::new("Table"), Segment::new("Plane")];
        if let Some(picked) = segmented::segmented(ui, "Show", &segments, usize::from(state.plane), false, None) {
            state.plane = picked == 1;
        }
        if parties.len() > 1 {
            let codes: Vec<String> = parties.iter().map(code).collect();
            let segments: Vec<Segment<'_>> = parties
                .iter()
                .zip(&codes)
                .enumerate()
                .map(|(at, (party, code))| Segment { label: code, name: Some(&party.name), party: Some(at) })
                .collect();
            if let Some(picked) = segmented::segmented(ui, "For", &segments, party.0, false, None) {
                out.view(match document.view().judged_by {
                    JudgedBy::All => ViewCommand::WeightsOf(PartyIx(picked)),
                    JudgedBy::Party(_) => ViewCommand::JudgedBy(JudgedBy::Party(PartyIx(picked))),
                });
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            if state.plane {
                chart_menu::button(ui, ExportChart::Plane, out);
                return;
            }
            let segments = [
                Segment { label: "Vector", name: Some("Divided by the root of the sum of squares"), party: None },
                Segment { label: "Min–max", name: Some("From 0 for the worst to 1 for the best"), party: None },
            ];
            let chosen = usize::from(state.min_max);
            if let Some(picked) = segmented::segmented(ui, "TOPSIS normalises", &segments, chosen, true, None) {
                state.min_max = picked == 1;
            }
            text::label(ui, "TOPSIS", r#type::small(), Tokens::of(ui).text_secondary);
        });
    });
}

/// Whether the leader depends on the method.
fn verdict(ui: &mut Ui, shown: &Shown) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    let mut left = rect.left();
    if shown.table.depends {
        icon::paint(ui.painter(), pos2(left + 8.0, rect.center().y), icons::WARNING, size::ICON, tokens.uncertain);
        left += 26.0;
    }
    let words = &shown.table.verdict;
    let lines = text::wrapped(ui.painter(), words, r#type::body_semi(), tokens.text_primary, rect.right() - left, 2);
    text::paint(ui.painter(), &lines, pos2(left, rect.center().y), egui::Align2::LEFT_CENTER);
    let response = ui.interact(rect, ui.scope_id().with("verdict"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, words));
}
