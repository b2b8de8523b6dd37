//! What the tables of the screen have in common: a head, rows with rules, and rails from 0 to 100 percent.

use egui::{Align2, Painter, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{text, tooltip};

/// Height of a row, and of the head.
pub(super) const ROW: f32 = 26.0;
pub(super) const HEAD: f32 = 28.0;
/// Height of the sentence below a table.
pub(super) const NOTE: f32 = 40.0;

/// A column: its title and where it lies; at its right edge where it holds numbers.
pub(super) struct Column<'a> {
    pub(super) title: &'a str,
    pub(super) range: [f32; 2],
    pub(super) right: bool,
}

/// Draws the head of a table.
pub(super) fn head(ui: &mut Ui, columns: &[Column<'_>]) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0, tokens.group_row());
    for (at, column) in columns.iter().enumerate() {
        let [left, right] = column.range;
        let place = Rect::from_x_y_ranges(left..=right, rect.y_range());
        let response = ui.interact(place, ui.scope_id().with(("head", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, column.title));
        let (x, align) = if column.right { (right, Align2::RIGHT_CENTER) } else { (left, Align2::LEFT_CENTER) };
        let at = (pos2(x, rect.center().y), align);
        let color = tokens.text_muted;
        let (_, cut) = text::at_elided(ui.painter(), at, column.title, r#type::caption(), color, right - left);
        if cut {
            tooltip::text(response, column.title);
        }
    }
}

/// A sentence at the foot of a table.
pub(super) fn note(ui: &Ui, rect: Rect, words: &str) {
    let tokens = Tokens::of(ui);
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 4.0));
    let galley = text::wrapped(ui.painter(), words, r#type::caption(), tokens.text_muted, inside.width(), 2);
    let response = ui.interact(inside, ui.scope_id().with("note"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line_subtle));
    text::paint(ui.painter(), &galley, inside.left_center(), Align2::LEFT_CENTER);
    if galley.elided {
        tooltip::text(response, words);
    }
}

/// A rail from 0 to 100 percent with the interval of something on it, and where it is now.
pub(super) fn rail(painter: &Painter, tokens: &Tokens, rect: Rect, [low, high]: [f64; 2], now: Option<f64>) {
    let x = |share: f64| rect.left() + rect.width() * share.clamp(0.0, 1.0) as f32;
    let middle = rect.center().y;
    painter.hline(rect.x_range(), middle, (size::STROKE, tokens.line));
    let band = Rect::from_x_y_ranges(x(low)..=x(high), middle - 4.0..=middle + 4.0);
    // Where anything goes the band says little.
    if low <= 0.0 && high >= 1.0 {
        painter.rect_filled(band.shrink2(vec2(0.0, 2.5)), 1, tokens.line_strong);
    } else {
        painter.rect_filled(band, 1, tokens.bar_neutral);
    }
    for (share, open) in [(low, low <= 0.0), (high, high >= 1.0)] {
        if !open {
            painter.vline(x(share), middle - 5.5..=middle + 5.5, (size::STROKE, tokens.text_secondary));
        }
    }
    if let Some(now) = now {
        painter.circle(pos2(x(now), middle), 3.5, tokens.text_primary, (1.0, tokens.plot()));
    }
}

/// The line below a row, and its ground while it is pointed at or chosen.
pub(super) fn ground(ui: &Ui, rect: Rect, response: &Response, chosen: bool) {
    let tokens = Tokens::of(ui);
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0, if chosen { tokens.selected } else { tokens.hover });
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
}
