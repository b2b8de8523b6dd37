//! The smallest change of weights that puts each rival level with the leader, and the button that does it.

use egui::{Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::table::{self, Column, NOTE};
use crate::present::sensitivity::screen::{Screen, apply};
use crate::present::sensitivity::tables::{FlipRow, SMALLEST};
use crate::session::document::Document;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{Button, chip, empty, text, tooltip};

/// Height of a row: the rival, and below it the weights.
const ROW: f32 = 44.0;
/// Width of the button, and of each figure.
const APPLY: f32 = 64.0;
const FIGURE: f32 = 76.0;

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, document: &Document, shown: &Screen, out: &mut Queue) {
    let rows = match &shown.changes {
        Ok(rows) => rows,
        Err(why) => {
            empty::empty(ui, why, None);
            return;
        }
    };
    let space = ui.available_rect_before_wrap();
    let (table, foot) = space.split_top_bottom_at_y(space.bottom() - NOTE);
    table::note(ui, foot, SMALLEST);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(table).id_salt("changes"));
    inside.set_clip_rect(table.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let (left, right) = (table.left() + size::CARD_MARGIN, table.right() - size::CARD_MARGIN);
    let [name, moved, distance] = columns(left, right);
    let heads = [
        ("Rival, and the weights that change most", name, false),
        ("weight moved", moved, true),
        ("distance", distance, true),
    ];
    table::head(&mut inside, &heads.map(|(title, range, right)| Column { title, range, right }));
    ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(&mut inside, |ui| {
        for row in rows {
            one(ui, document, row, out);
        }
    });
}

fn columns(left: f32, right: f32) -> [[f32; 2]; 3] {
    let distance = right - APPLY - 12.0;
    let moved = distance - FIGURE;
    [[left, moved - FIGURE - 12.0], [moved - FIGURE, moved], [distance - FIGURE + 12.0, distance]]
}

fn one(ui: &mut Ui, document: &Document, row: &FlipRow, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let weights: Vec<String> =
        row.changes.iter().map(|change| format!("{} {} → {}", change.name, change.now, change.then)).collect();
    let says = if row.note.is_empty() { weights.join(", ") } else { row.note.clone() };
    let instead = if row.instead.is_empty() { String::new() } else { format!(". {}", row.instead) };
    let spoken = format!("{}: weight moved {}, distance {}. {says}{instead}", row.name, row.moved, row.distance);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
    table::ground(ui, rect, &response, false);
    let painter = ui.painter();
    let (left, right) = (rect.left() + size::CARD_MARGIN, rect.right() - size::CARD_MARGIN);
    let [name, moved, distance] = columns(left, right);
    let (upper, lower) = (rect.top() + 14.0, rect.top() + 31.0);
    chip::paint(painter, tokens, pos2(left + size::CHIP_SMALL / 2.0, upper), size::CHIP_SMALL, row.scenario.0);
    let at = (pos2(left + 24.0, upper), Align2::LEFT_CENTER);
    let drawn =
        text::at_elided(painter, at, &row.name, r#type::small_semi(), tokens.text_primary, name[1] - left - 24.0);
    let after = drawn.0.right() + size::STEP;
    let (_, instead_cut) = text::at_elided(
        painter,
        (pos2(after, upper), Align2::LEFT_CENTER),
        &row.instead,
        r#type::caption(),
        tokens.text_muted,
        (moved[0] - after).max(0.0),
    );
    let at = (pos2(left + 24.0, lower), Align2::LEFT_CENTER);
    let room = distance[1] - left - 24.0;
    let (_, cut) = text::at_elided(painter, at, &says, r#type::caption(), tokens.text_secondary, room);
    for (range, figure) in [(moved, &row.moved), (distance, &row.distance)] {
        text::at(painter, pos2(range[1], upper), Align2::RIGHT_CENTER, figure, r#type::small(), tokens.text_primary);
    }
    if cut || instead_cut {
        let lines = if row.note.is_empty() { weights } else { vec![says] };
        let lines = lines.into_iter().chain(Some(row.instead.clone()).filter(|words| !words.is_empty()));
        tooltip::titled(response, &row.name, &lines.collect::<Vec<_>>().join("\n"));
    }
    if row.can_apply || row.locked.is_some() {
        let place = Rect::from_min_max(pos2(right - APPLY, rect.top()), pos2(right, rect.bottom()));
        let layout = Layout::right_to_left(Align::Center);
        let mut corner =
            ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt(("apply", row.scenario.0)));
        let button = corner.add_enabled(row.can_apply, Button::secondary("Apply").small().name(&row.apply));
        if button.clicked()
            && let Some(edit) = apply(document, row)
        {
            out.edit(edit);
        }
        match &row.locked {
            Some(why) => {
                button.on_disabled_hover_text(why);
            }
            None => {
                tooltip::text(button, "Give the party these weights; Undo takes them back");
            }
        }
    }
}
