//! The table scenario × method: rank, and the method's own figure below it; the conventions under the table.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::second_opinions::{Cell, Column, Row, SecondOpinions};
use crate::present::text::sentence;
use crate::ui::dialogs::window::paragraph;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, text, tooltip};

/// Width of names at least.
const NAMES: f32 = 190.0;
/// Height of the head.
const HEAD: f32 = 44.0;
/// Height of a row.
const ROW: f32 = 40.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, shown: &SecondOpinions) {
    let tokens = Tokens::of(ui);
    ScrollArea::vertical().id_salt("opinions").auto_shrink(false).show(ui, |ui| {
        // The scroll bar has its own room.
        ui.set_max_width(ui.available_width() - size::PANEL_MARGIN);
        head(ui, shown);
        for row in &shown.rows {
            one(ui, shown, row);
        }
        ui.add_space(size::CARD_MARGIN);
        for column in &shown.methods {
            conventions(ui, column);
        }
        let common: Vec<String> = shown.common.iter().map(|phrase| sentence(phrase)).collect();
        text::label(ui, "All but the sum", r#type::small_semi(), tokens.text_primary);
        paragraph(ui, &common.join(" "), r#type::small(), tokens.text_secondary);
        ui.add_space(size::STEP);
    });
}

/// Where the column of a method lies in a row.
fn place(row: Rect, at: usize, of: usize) -> Rect {
    let width = (row.width() - NAMES) / of.max(1) as f32;
    Rect::from_min_size(pos2(row.left() + NAMES + width * at as f32, row.top()), vec2(width, row.height()))
}

fn head(ui: &mut Ui, shown: &SecondOpinions) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    for (at, column) in shown.methods.iter().enumerate() {
        let place = place(rect, at, shown.methods.len());
        let color = if column.refused.is_some() { tokens.text_muted } else { tokens.text_primary };
        let room = place.width() - size::STEP;
        let middle = place.center();
        let line = (middle - vec2(0.0, 8.0), Align2::CENTER_CENTER);
        text::at_elided(ui.painter(), line, column.name, r#type::small_semi(), color, room);
        let line = (middle + vec2(0.0, 9.0), Align2::CENTER_CENTER);
        text::at_elided(ui.painter(), line, column.figure, r#type::caption(), tokens.text_muted, room);
        let response = ui.interact(place, ui.scope_id().with(("method", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.name));
        tooltip::titled(response, column.name, &detail(column));
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
}

/// What a method does, and why it gives no order, in sentences.
fn detail(column: &Column) -> String {
    let said = column.conventions.iter().chain(&column.remarks).map(|phrase| sentence(phrase));
    column.refused.iter().cloned().chain(said).collect::<Vec<_>>().join(" ")
}

fn one(ui: &mut Ui, shown: &SecondOpinions, row: &Row) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, format!("{} {}", row.letter, row.name)));
    let middle = rect.center().y;
    let chip = chip::paint(ui.painter(), tokens, pos2(rect.left() + 10.0, middle), size::CHIP, row.scenario.0);
    let at = (pos2(chip.right() + size::STEP, middle), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, &row.name, r#type::body(), tokens.text_primary, NAMES - 42.0);
    for (at, (column, cell)) in shown.methods.iter().zip(&row.cells).enumerate() {
        let place = place(rect, at, shown.methods.len());
        let spoken = match cell {
            None => format!("{}: no rank by {}", row.name, column.name),
            Some(cell) => {
                format!(
                    "{} by {}: {}, {} {}",
                    row.name,
                    column.name,
                    cell.rank,
                    column.figure.to_lowercase(),
                    cell.figure
                )
            }
        };
        figures(ui, place, cell.as_ref());
        let response = ui.interact(place, ui.scope_id().with(("cell", row.scenario, at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &spoken));
        tooltip::text(response, &spoken);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
}

/// Rank and figure; the first is filled, and what the sum ranks otherwise stands out.
fn figures(ui: &Ui, place: Rect, cell: Option<&Cell>) {
    let tokens = Tokens::of(ui);
    let middle = place.center();
    let Some(cell) = cell else {
        text::at(ui.painter(), middle, Align2::CENTER_CENTER, "–", r#type::body(), tokens.text_muted);
        return;
    };
    if cell.place == 1 {
        let inner = place.shrink2(vec2(size::HALF, 3.0));
        ui.painter().rect_filled(inner, size::RADIUS_CONTROL, tokens.selected);
    }
    let strong = cell.place == 1 || cell.moved;
    let (font, color) =
        if strong { (r#type::body_semi(), tokens.text_primary) } else { (r#type::body(), tokens.text_secondary) };
    text::at(ui.painter(), middle - vec2(0.0, 8.0), Align2::CENTER_CENTER, &cell.rank, font, color);
    let at = middle + vec2(0.0, 9.0);
    text::at(ui.painter(), at, Align2::CENTER_CENTER, &cell.figure, r#type::caption(), tokens.text_muted);
}

fn conventions(ui: &mut Ui, column: &Column) {
    let tokens = Tokens::of(ui);
    text::label(ui, column.name, r#type::small_semi(), tokens.text_primary);
    if let Some(reason) = &column.refused {
        paragraph(ui, &format!("No order: {reason}"), r#type::small(), tokens.text_primary);
    }
    let said: Vec<String> = column.conventions.iter().chain(&column.remarks).map(|phrase| sentence(phrase)).collect();
    paragraph(ui, &said.join(" "), r#type::small(), tokens.text_secondary);
    ui.add_space(size::STEP);
}
