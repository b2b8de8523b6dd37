//! Acceptance under uncertainty: how likely each party, and all together, accept each scenario.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{layout, parts};
use crate::model::ids::ScenarioIx;
use crate::present::robustness::acceptance::{AcceptanceRow, AcceptanceTable, Chance};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{hatch, icon, mark, text, tooltip};

/// Height of a row where there is room.
const ROW: f32 = 34.0;
/// Height of a row where there is little.
const LEAST: f32 = 28.0;
/// Height of the row with the parties' marks.
const HEAD: f32 = 30.0;
/// Width of the column for all together.
const ALL: f32 = 62.0;
/// The widest column of a party.
const COLUMN: f32 = 54.0;

/// The height that the dock's content wants.
pub(super) fn height(ui: &Ui, table: &AcceptanceTable, width: f32) -> f32 {
    HEAD + table.rows.len() as f32 * ROW + note(ui, table, width).size().y + 20.0
}

/// What the figures are, wrapped.
fn note(ui: &Ui, table: &AcceptanceTable, width: f32) -> std::sync::Arc<egui::Galley> {
    let color = Tokens::of(ui).text_muted;
    text::wrapped(ui.painter(), &table.note, r#type::caption(), color, width - 2.0 * layout::MARGIN, 4)
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, table: &AcceptanceTable, selected: Option<ScenarioIx>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    let note = note(ui, table, space.width());
    let row = layout::row(space.height() - HEAD - note.size().y - 20.0, table.rows.len(), LEAST, ROW);
    ScrollArea::vertical().id_salt("acceptance").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
        let columns = Columns::new(head, table);
        let painter = ui.painter().clone();
        let at = (pos2(head.left() + layout::MARGIN, head.center().y), Align2::LEFT_CENTER);
        let room = columns.first - at.0.x - size::STEP;
        text::at_elided(&painter, at, "Share of draws", r#type::caption(), tokens.text_muted, room);
        for (at, (party, code)) in table.parties.iter().enumerate() {
            let center = pos2(columns.first + columns.party * (at as f32 + 0.5), head.center().y);
            let galley = text::galley(&painter, code, r#type::caption(), tokens.text_secondary);
            let left = center.x - (galley.size().x + 14.0) / 2.0;
            mark::paint_party(&painter, tokens, pos2(left + 4.0, center.y), size::MARK, party.0);
            text::paint(&painter, &galley, pos2(left + 14.0, center.y), Align2::LEFT_CENTER);
        }
        if let Some(all) = &table.all {
            let at = pos2(columns.right, head.center().y);
            text::at(&painter, at, Align2::RIGHT_CENTER, all, r#type::small_semi(), tokens.text_primary);
        }
        for of in &table.rows {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
            if !parts::is_skipped(ui, rect, table.rows.len()) {
                show_row(ui, rect, table, of, selected, out);
            }
        }
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), note.size().y + 16.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &table.note));
        text::paint(ui.painter(), &note, rect.min + vec2(layout::MARGIN, 6.0), Align2::LEFT_TOP);
    });
}

/// Where the columns lie.
struct Columns {
    first: f32,
    party: f32,
    right: f32,
}

impl Columns {
    fn new(rect: Rect, table: &AcceptanceTable) -> Self {
        let right = rect.right() - layout::MARGIN;
        let all = if table.all.is_some() { ALL } else { 0.0 };
        let number = table.parties.len().max(1) as f32;
        let party = ((rect.width() - 2.0 * layout::MARGIN - all - 140.0) / number).clamp(36.0, COLUMN).floor();
        Self { first: right - all - party * number, party, right }
    }
}

fn show_row(
    ui: &Ui,
    rect: Rect,
    table: &AcceptanceTable,
    row: &AcceptanceRow,
    selected: Option<ScenarioIx>,
    out: &mut Queue,
) {
    let tokens = Tokens::of(ui);
    let spoken = if table.all.is_some() { row.all.spoken.clone() } else { row.name.clone() };
    let response = parts::row(ui, rect, "accepted", row.scenario, selected == Some(row.scenario), &spoken);
    if response.clicked() {
        parts::select(out, row.scenario);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let columns = Columns::new(rect, table);
    let name = Rect::from_min_max(
        pos2(rect.left() + layout::MARGIN, rect.top()),
        pos2(columns.first - size::STEP, rect.bottom()),
    );
    parts::name(ui, name, row.scenario, [&row.name, &row.label]);
    for (at, chance) in row.cells.iter().enumerate() {
        let min = pos2(columns.first + columns.party * at as f32, rect.top());
        cell(ui, Rect::from_min_size(min, vec2(columns.party - 1.0, rect.height() - 1.0)), (row.scenario, at), chance);
    }
    if table.all.is_some() {
        let color = match row.all.share {
            Some(share) if share > 0.0 => tokens.text_primary,
            _ => tokens.text_muted,
        };
        let at = pos2(columns.right, rect.center().y);
        text::at(ui.painter(), at, Align2::RIGHT_CENTER, &row.all.text, r#type::strong(), color);
    }
    tooltip::text(response, &spoken);
}

fn cell(ui: &Ui, rect: Rect, id: (ScenarioIx, usize), chance: &Chance) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let response = ui.interact(rect, ui.scope_id().with(("chance", id.0.0, id.1)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &chance.spoken));
    let color = match chance.share {
        Some(share) => {
            let hue = tokens.ramp(8.0 + 86.0 * share);
            painter.rect_filled(rect, 0, hue.color);
            hue.text
        }
        None => {
            painter.rect_filled(rect, 0, tokens.hover);
            tokens.text_muted
        }
    };
    let galley = text::galley(painter, &chance.text, r#type::small(), color);
    if chance.crossed.is_empty() {
        text::paint(painter, &galley, rect.center(), Align2::CENTER_CENTER);
    } else {
        hatch::hatch(painter, rect, color);
        let width = galley.size().x + size::ICON_INLINE_SMALL + 4.0;
        let left = rect.center().x - width / 2.0;
        let at = pos2(left + size::ICON_INLINE_SMALL / 2.0, rect.center().y);
        icon::paint(painter, at, icons::PROHIBIT, size::ICON_INLINE_SMALL, color);
        text::paint(painter, &galley, pos2(left + width, rect.center().y), Align2::RIGHT_CENTER);
    }
    if response.hovered() {
        painter.rect_stroke(rect, 0, (size::STROKE, tokens.text_primary), egui::StrokeKind::Inside);
    }
    tooltip::text(response, &chance.spoken);
}
