//! Paints one cell of the heat table: value, margin or range, strip, red lines and coverage on the value ramp.

use egui::{Align2, Color32, Painter, Rangef, Rect, StrokeKind, pos2};

use super::heat_layout::on_strip;
use crate::present::acceptance::HeatCell;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{dashed, hatch, icon, text};

/// Space between a cell's edge and what it holds.
const PADDING: f32 = 11.0;
/// Heights of the three lines from the cell's top.
const LINES: [f32; 3] = [13.0, 26.0, 36.5];
/// How strong a figure is that rests on less than 60 % of the weight.
const MUTED: f32 = 0.72;

/// Draws `cell` into `rect`.
pub(super) fn paint(painter: &Painter, tokens: &Tokens, rect: Rect, cell: &HeatCell) {
    let Some(total) = cell.total else {
        dashed::rect(painter, rect.shrink(1.0), 0.0, (size::STROKE, tokens.line_strong), dashed::DRAFT);
        let at = rect.left_top() + egui::vec2(PADDING, LINES[0]);
        text::at(painter, at, Align2::LEFT_CENTER, &cell.figure, r#type::number(), tokens.text_muted);
        return;
    };
    let hue = tokens.ramp(total);
    painter.rect_filled(rect, 0, hue.color);
    if cell.red_lines > 0 {
        hatch::hatch(painter, rect, hue.text);
    }
    let inner = rect.shrink2(egui::vec2(PADDING, 0.0));
    let number = if cell.muted { hue.text.lerp_to_gamma(hue.color, 1.0 - MUTED) } else { hue.text };
    let place = text::at(
        painter,
        pos2(inner.left(), rect.top() + LINES[0]),
        Align2::LEFT_CENTER,
        &cell.figure,
        r#type::number(),
        number,
    );
    top_right(painter, Rangef::new(place.right() + size::STEP, inner.right()), rect.top() + LINES[0], cell, hue.text);
    strip(painter, inner.x_range(), rect.top() + LINES[1], cell, total, hue.text);
    last_line(painter, inner.x_range(), rect.top() + LINES[2], cell, hue.text);
}

/// Red lines crossed, else margin or range.
fn top_right(painter: &Painter, x: Rangef, y: f32, cell: &HeatCell, color: Color32) {
    let end = pos2(x.max, y);
    if cell.red_lines == 0 {
        let font = if cell.margin.starts_with('−') { r#type::small_semi() } else { r#type::small() };
        text::at(painter, end, Align2::RIGHT_CENTER, &cell.beside, font, color);
        return;
    }
    let room = x.span() - size::ICON_INLINE - size::HALF;
    let full = text::galley(painter, &cell.crossed, r#type::small_semi(), color);
    let label = if full.size().x <= room {
        full
    } else {
        text::galley(painter, &cell.red_lines.to_string(), r#type::small_semi(), color)
    };
    let place = text::paint(painter, &label, end, Align2::RIGHT_CENTER);
    let at = pos2(place.left() - size::HALF - size::ICON_INLINE / 2.0, y);
    icon::paint(painter, at, icons::PROHIBIT, size::ICON_INLINE, color);
}

/// From 0 to 100: the range as a band, the total as a line from zero, the no-deal value as a tick.
fn strip(painter: &Painter, x: Rangef, y: f32, cell: &HeatCell, total: f64, color: Color32) {
    painter.hline(x, y, (size::STROKE, color.gamma_multiply(0.28)));
    let band = Rangef::new(on_strip(x, cell.low), on_strip(x, cell.high));
    let reach = size::RANGE_BAND / 2.0;
    painter.rect_filled(Rect::from_x_y_ranges(band, y - reach..=y + reach), 1, color.gamma_multiply(0.3));
    let end = on_strip(x, total);
    painter.hline(x.min..=end, y, (size::STROKE_DATA, color));
    if let Some(no_deal) = cell.no_deal {
        let at = on_strip(x, no_deal).round();
        painter.vline(at, y - 5.0..=y + 5.0, (size::STROKE_DATA, color));
    }
}

/// Coverage at the left; at the right red lines at risk, or what red lines took the place of above.
fn last_line(painter: &Painter, x: Rangef, y: f32, cell: &HeatCell, color: Color32) {
    let right = if !cell.risk.is_empty() {
        &cell.risk
    } else if cell.red_lines > 0 {
        &cell.beside
    } else {
        ""
    };
    let place = text::at(painter, pos2(x.max, y), Align2::RIGHT_CENTER, right, r#type::caption(), color);
    let room = place.left() - x.min - size::STEP;
    let full = text::galley(painter, &cell.coverage_short, r#type::caption(), color);
    let label = if full.size().x <= room {
        full
    } else {
        text::elided(painter, &cell.coverage_share, r#type::caption(), color, room.max(0.0))
    };
    text::paint(painter, &label, pos2(x.min, y), Align2::LEFT_CENTER);
}

/// The outline of the selected cell, apart from its fill by the surface of the table.
pub(super) fn outline(painter: &Painter, tokens: &Tokens, rect: Rect) {
    let width = size::STROKE_SELECTION;
    painter.rect_stroke(rect.shrink(width), 0, (size::STROKE, tokens.plot()), StrokeKind::Inside);
    painter.rect_stroke(rect, 0, (width, tokens.text_primary), StrokeKind::Inside);
}
