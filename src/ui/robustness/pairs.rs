//! Who scores higher, pair by pair: a table filled by share, ties framed with dashes.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{layout, parts};
use crate::model::ids::ScenarioIx;
use crate::present::robustness::pairs::{MEANING, PairCell, TIED};
use crate::present::robustness::screen::Figures;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, dashed, text, tooltip};

/// Height of a row where there is room.
pub(super) const ROW: f32 = 34.0;
/// Height of a row where there is little.
pub(super) const LEAST: f32 = 24.0;
/// Height of a row where there is room to spare.
const MOST: f32 = 44.0;
/// Height of the row of chips.
const HEAD: f32 = 30.0;
/// Height of the line below the table.
const FOOT: f32 = 28.0;
/// The widest column.
const COLUMN: f32 = 104.0;
/// The narrowest one.
const NARROW: f32 = 40.0;
/// From so many scenarios on rows have chips only.
const CHIPS: usize = 12;

/// The height that the dock's content wants, and the least it needs.
pub(super) fn height(rows: usize) -> [f32; 2] {
    [ROW, LEAST].map(|row| HEAD + FOOT + rows as f32 * row + size::HALF)
}

/// Draws the table.
pub(super) fn show(ui: &mut Ui, figures: &Figures, selected: Option<ScenarioIx>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    let rows = figures.rows.len();
    let (table, foot) = space.split_top_bottom_at_y(space.bottom() - FOOT);
    let names = if rows > CHIPS { 40.0 } else { layout::NAMES.min(space.width() * 0.3) };
    let room = table.width() - 2.0 * layout::MARGIN - names;
    let column = (room / rows.max(1) as f32).floor().clamp(NARROW, COLUMN);
    let row = layout::row(table.height() - HEAD - size::HALF, rows, LEAST, MOST);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(table).id_salt("pairs"));
    inside.set_clip_rect(table.intersect(ui.clip_rect()));
    ScrollArea::both().id_salt("pairs").auto_shrink(false).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let wide = (names + column * rows as f32 + 2.0 * layout::MARGIN).max(ui.available_width());
        let (whole, _) = ui.allocate_exact_size(vec2(wide, HEAD + row * rows as f32), Sense::hover());
        let left = whole.left() + layout::MARGIN + names;
        for (at, other) in figures.rows.iter().enumerate() {
            let center = pos2(left + column * (at as f32 + 0.5), whole.top() + HEAD / 2.0);
            let place = Rect::from_center_size(center, egui::Vec2::splat(size::CHIP));
            let response = ui.interact(place, ui.scope_id().with(("column", other.scenario.0)), Sense::hover());
            chip::paint(ui.painter(), tokens, center, size::CHIP, other.scenario.0);
            tooltip::text(response, &other.name);
        }
        for (at, (one, cells)) in figures.rows.iter().zip(&figures.pairs).enumerate() {
            let top = whole.top() + HEAD + row * at as f32;
            let line = Rect::from_min_size(pos2(whole.left(), top), vec2(layout::MARGIN + names, row));
            if parts::is_skipped(ui, line.with_max_x(whole.right()), rows) {
                continue;
            }
            let spoken = format!("{}, compared with every other", one.name);
            let response = parts::row(ui, line, "pair", one.scenario, selected == Some(one.scenario), &spoken);
            if response.clicked() {
                parts::select(out, one.scenario);
            }
            let name = if rows > CHIPS { ["", ""] } else { [one.name.as_str(), one.label.as_str()] };
            let label = Rect::from_min_max(line.min + vec2(layout::MARGIN, 0.0), line.max - vec2(size::STEP, 0.0));
            parts::name(ui, label, one.scenario, name);
            for (other, cell) in cells.iter().enumerate() {
                let min = pos2(left + column * other as f32, top);
                show_cell(ui, Rect::from_min_size(min, vec2(column, row)), (at, other), cell.as_ref());
            }
        }
    });
    legend(ui, foot, layout::MARGIN + names);
}

fn show_cell(ui: &Ui, rect: Rect, at: (usize, usize), cell: Option<&PairCell>) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let inside = Rect::from_min_max(rect.min, rect.max - vec2(1.0, 1.0));
    let Some(cell) = cell else {
        text::at(painter, inside.center(), Align2::CENTER_CENTER, "–", r#type::small(), tokens.text_muted);
        return;
    };
    let hue = tokens.ramp(12.0 + 82.0 * cell.share);
    painter.rect_filled(inside, 0, hue.color);
    let response = ui.interact(inside, ui.scope_id().with(("cell", at)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &cell.spoken));
    if cell.tied {
        dashed::rect(painter, inside.shrink(2.0), 1.0, Stroke::new(1.25, hue.text), [3.0, 2.0]);
    }
    let font = if cell.share > 0.6 { r#type::small_semi() } else { r#type::small() };
    text::at(painter, inside.center(), Align2::CENTER_CENTER, &cell.text, font, hue.text);
    if response.hovered() {
        painter.rect_stroke(inside, 0, (size::STROKE, tokens.text_primary), egui::StrokeKind::Inside);
    }
    tooltip::text(response, &cell.spoken);
}

/// What the numbers and the dashed frame mean.
fn legend(ui: &Ui, rect: Rect, indent: f32) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    let tied = text::galley(painter, TIED, r#type::caption(), tokens.text_muted);
    let right = rect.right() - layout::MARGIN;
    let room = rect.width() - 2.0 * layout::MARGIN - tied.size().x - 40.0;
    let meaning = text::galley(painter, MEANING, r#type::caption(), tokens.text_muted);
    // Below the cells where there is room, else from the margin on.
    let fits = meaning.size().x <= rect.width() - indent - layout::MARGIN - tied.size().x - 48.0;
    let left = rect.left() + if fits { indent } else { layout::MARGIN };
    let response = ui.interact(rect, ui.scope_id().with("meaning"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{MEANING} Dashed frame: {TIED}.")));
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, MEANING, r#type::caption(), tokens.text_muted, room);
    let place = text::paint(painter, &tied, pos2(right, middle), Align2::RIGHT_CENTER);
    let frame = Rect::from_center_size(pos2(place.left() - 15.0, middle), vec2(18.0, 11.0));
    dashed::rect(painter, frame, 1.0, Stroke::new(1.25, tokens.text_muted), [3.0, 2.0]);
}
