//! With which share of each weight a scenario can lead at all.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::table::{self, Column, NOTE};
use crate::present::sensitivity::screen::Screen;
use crate::present::sensitivity::tables::{RANGES, ReachRow};
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, empty, text, tooltip};

/// Height of a row.
const ROW: f32 = 36.0;
/// The least width of a column; narrower ones scroll.
const LEAST: f32 = 92.0;

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, shown: &Screen) {
    let ranges = match &shown.ranges {
        Ok(ranges) => ranges,
        Err(why) => {
            empty::empty(ui, why, None);
            return;
        }
    };
    let space = ui.available_rect_before_wrap();
    let (table, foot) = space.split_top_bottom_at_y(space.bottom() - NOTE);
    table::note(ui, foot, RANGES);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(table).id_salt("ranges"));
    inside.set_clip_rect(table.intersect(ui.clip_rect()));
    let names = (table.width() * 0.27).clamp(120.0, 220.0);
    let each = ((table.width() - names - 2.0 * size::CARD_MARGIN) / ranges.columns.len().max(1) as f32).max(LEAST);
    let width = names + 2.0 * size::CARD_MARGIN + each * ranges.columns.len() as f32;
    ScrollArea::both().id_salt("rows").auto_shrink(false).show(&mut inside, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.set_width(width.max(table.width()));
        let left = ui.max_rect().left() + size::CARD_MARGIN;
        let column = |at: usize| {
            let from = left + names + each * at as f32;
            [from + 6.0, from + each - 6.0]
        };
        let mut heads = vec![Column { title: "Can lead with", range: [left, left + names], right: false }];
        heads.extend(ranges.columns.iter().enumerate().map(|(at, title)| Column {
            title,
            range: column(at),
            right: false,
        }));
        table::head(ui, &heads);
        for row in &ranges.rows {
            one(ui, row, &ranges.columns, (left, names), &column);
        }
    });
}

fn one(ui: &mut Ui, row: &ReachRow, columns: &[String], (left, names): (f32, f32), column: &dyn Fn(usize) -> [f32; 2]) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let says = match &row.ranges {
        None => "cannot lead, whatever the weights".to_owned(),
        Some(ranges) => {
            let all = columns.iter().zip(ranges).map(|(name, (text, _))| format!("{name} {text}"));
            all.collect::<Vec<_>>().join(", ")
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{}: {says}", row.name)));
    table::ground(ui, rect, &response, false);
    let painter = ui.painter();
    let middle = rect.center().y;
    let faint = row.ranges.is_none();
    chip::paint(painter, tokens, pos2(left + size::CHIP_SMALL / 2.0, middle), size::CHIP_SMALL, row.scenario.0);
    let color = if faint { tokens.text_muted } else { tokens.text_primary };
    let at = (pos2(left + 24.0, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.name, r#type::small(), color, names - 32.0);
    let Some(ranges) = &row.ranges else {
        let [from, _] = column(0);
        text::at(painter, pos2(from, middle), Align2::LEFT_CENTER, &says, r#type::small(), tokens.text_muted);
        return;
    };
    for (at, (words, (low, high))) in ranges.iter().enumerate() {
        let [from, to] = column(at);
        let free = *low <= 0.0 && *high >= 1.0;
        let color = if free { tokens.text_muted } else { tokens.text_primary };
        let rail = Rect::from_x_y_ranges(from..=to, middle + 1.0..=middle + 17.0);
        table::rail(painter, tokens, rail, [*low, *high], None);
        text::at(painter, pos2(from, middle - 8.0), Align2::LEFT_CENTER, words, r#type::caption(), color);
    }
    tooltip::titled(response, &row.name, &says);
}
