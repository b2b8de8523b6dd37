//! Who rejects what: one bar a party on one scale, and who must agree.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::parts;
use crate::model::ids::PartyIx;
use crate::present::why_not::rejects::{RejectRow, Rejects};
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{checkbox, mark, text, tooltip};

/// Height of a row.
const ROW: f32 = 26.0;
/// Width of the shares.
const SHARE: f32 = 50.0;
/// Width of the counts.
const COUNT: f32 = 74.0;

/// Draws the rows. Returns a party whose part in the agreement was switched.
pub(super) fn show(ui: &mut Ui, rejects: &Rejects) -> Option<PartyIx> {
    let tokens = Tokens::of(ui);
    ui.add_space(5.0);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let (left, right) = (head.left() + size::CARD_MARGIN, head.right() - size::CARD_MARGIN);
    let painter = ui.painter();
    let word = if rejects.more.is_some() { "Packages that one party alone rejects" } else { "Who must agree" };
    let middle = head.center().y;
    text::at(painter, pos2(left, middle), Align2::LEFT_CENTER, word, r#type::caption(), tokens.text_muted);
    if rejects.more.is_some() {
        let at = pos2(right, middle);
        text::at(painter, at, Align2::RIGHT_CENTER, "share of all", r#type::caption(), tokens.text_muted);
    }
    let mut switched = None;
    let one_left = rejects.rows.iter().filter(|row| row.asked).count() == 1;
    for row in &rejects.rows {
        if show_row(ui, row, one_left) {
            switched = row.party;
        }
    }
    if let Some(more) = &rejects.more {
        several(ui, more);
    }
    if let Some(note) = &rejects.note {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, note));
        let at = (pos2(rect.left() + size::CARD_MARGIN, rect.center().y), Align2::LEFT_CENTER);
        let room = rect.width() - 2.0 * size::CARD_MARGIN;
        text::at_elided(ui.painter(), at, note, r#type::caption(), tokens.text_muted, room);
    }
    ui.add_space(6.0);
    switched
}

/// One party's row. Returns whether its box was switched.
fn show_row(ui: &mut Ui, row: &RejectRow, one_left: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let middle = rect.center().y;
    let place = Rect::from_center_size(
        pos2(rect.left() + size::CARD_MARGIN + size::CHECKBOX / 2.0, middle),
        egui::Vec2::splat(size::ICON_BUTTON_SMALL),
    );
    let mut asked = row.asked;
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("asked", row.party.map(|party| party.0))));
    // The last one stays: an agreement of nobody means nothing.
    let fixed = row.asked && one_left;
    if fixed {
        child.disable();
    }
    let name = format!("{} must agree", row.name);
    let switched = checkbox::bare(&mut child, &mut asked, &name).changed() && !fixed;
    let painter = ui.painter();
    let left = rect.left() + size::CARD_MARGIN + size::CHECKBOX + 14.0;
    if let Some(party) = row.party {
        mark::paint_party(painter, tokens, pos2(left, middle), size::MARK, party.0);
    }
    let right = rect.right() - size::CARD_MARGIN;
    let bar = Rect::from_x_y_ranges(rect.left() + 142.0..=right - SHARE - COUNT, rect.y_range());
    let name_room = bar.left() - left - 20.0;
    let color = if row.asked { tokens.text_primary } else { tokens.text_muted };
    let at = (pos2(left + 13.0, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.label, r#type::small(), color, name_room);
    if row.count.is_empty() {
        let at = pos2(right, middle);
        text::at(painter, at, Align2::RIGHT_CENTER, &row.share, r#type::caption(), tokens.text_muted);
        return switched;
    }
    let hue = row.party.map_or(tokens.bar_neutral, |party| tokens.party(party.0).color);
    parts::bar(painter, tokens, bar, row.length, hue);
    let at = pos2(right - SHARE, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.count, r#type::body_semi(), tokens.text_primary);
    text::at(painter, pos2(right, middle), Align2::RIGHT_CENTER, &row.share, r#type::caption(), tokens.text_muted);
    tooltip::titled(response, &row.spoken, &row.exact);
    switched
}

fn several(ui: &mut Ui, row: &RejectRow) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let painter = ui.painter();
    let (middle, right) = (rect.center().y, rect.right() - size::CARD_MARGIN);
    let at = pos2(rect.left() + size::CARD_MARGIN, middle);
    text::at(painter, at, Align2::LEFT_CENTER, &row.name, r#type::caption(), tokens.text_muted);
    let at = pos2(right - SHARE, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.count, r#type::small(), tokens.text_secondary);
    text::at(painter, pos2(right, middle), Align2::RIGHT_CENTER, &row.share, r#type::caption(), tokens.text_muted);
    tooltip::titled(response, &row.spoken, &row.exact);
}
