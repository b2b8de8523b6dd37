//! Whose weights are shown while all parties judge: tabs with marks, or a list where there are too many for tabs.

use egui::{Align, Layout, Popup, Ui, UiBuilder, vec2};

use crate::model::ids::PartyIx;
use crate::present::labels::code;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::{Button, Segment, segmented};

/// More parties than this have no room for tabs.
const MOST_TABS: usize = 5;
/// Space above and below.
const MARGIN: f32 = 6.0;

/// Draws it in a row of its own.
pub(super) fn show(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let parties = document.framework().parties();
    let shown = document.view().weights_party();
    let row = vec2(ui.available_width(), size::CONTROL_SMALL + 2.0 * MARGIN);
    let (rect, _) = ui.allocate_exact_size(row, egui::Sense::hover());
    let inner = rect.shrink2(vec2(size::PANEL_MARGIN, MARGIN));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    let picked = if parties.len() <= MOST_TABS {
        let codes: Vec<String> = parties.iter().map(code).collect();
        let segments: Vec<Segment<'_>> = parties
            .iter()
            .zip(&codes)
            .enumerate()
            .map(|(at, (party, code))| Segment { label: code, name: Some(&party.name), party: Some(at) })
            .collect();
        segmented::segmented(ui, "Weights of", &segments, shown.0, true, Some(inner.width()))
    } else {
        choice(ui, document, inner.width())
    };
    if let Some(party) = picked {
        out.view(ViewCommand::WeightsOf(PartyIx(party)));
    }
    let rule = (size::STROKE, Tokens::of(ui).line_subtle);
    ui.painter().with_clip_rect(rect).hline(rect.x_range(), rect.bottom() - 0.5, rule);
}

fn choice(ui: &mut Ui, document: &Document, width: f32) -> Option<usize> {
    let parties = document.framework().parties();
    let shown = document.view().weights_party();
    let name = &document.framework().party(shown).name;
    let spoken = format!("Weights of: {name}");
    let button = ui.add(Button::secondary(name).small().width(width).icon_after(icons::CARET_DOWN).name(&spoken));
    let mut picked = None;
    Popup::menu(&button).width(width).show(|ui| {
        for (at, party) in parties.iter().enumerate() {
            if ui.add(egui::Button::selectable(at == shown.0, &party.name)).clicked() {
                picked = Some(at);
            }
        }
    });
    picked
}
