//! The strip of a scenario in the list: its range, its score, and the no-deal value, on a rail from 0 to 100.

use egui::{Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{dashed, mark};
use crate::ui::theme::{Hue, Mark, Tokens, size};

/// Height that a strip needs.
pub const HEIGHT: f32 = 12.0;

/// A range with a value in it; all values are from 0 to 100.
#[derive(Clone, Copy, Debug)]
pub struct RangeStrip {
    /// Lower end of the range.
    pub low: f64,
    /// The score.
    pub value: f64,
    /// Upper end of the range.
    pub high: f64,
    /// The value of no deal for the party that judges.
    pub no_deal: Option<f64>,
    /// The scenario's hue.
    pub hue: Hue,
}

impl RangeStrip {
    /// Draws the strip along the middle of `rect`.
    pub fn paint(self, painter: &Painter, tokens: &Tokens, rect: Rect) {
        rail(painter, tokens, rect, self.no_deal);
        let middle = rect.center().y;
        let reach = size::RANGE_BAND / 2.0;
        let (low, high) = (x_of(rect, self.low), x_of(rect, self.high));
        let band = Rect::from_min_max(pos2(low, middle - reach), pos2(high, middle + reach));
        if self.hue.hollow {
            painter.rect_stroke(band, 1, Stroke::new(size::STROKE, self.hue.color), StrokeKind::Inside);
        } else {
            painter.rect_filled(band, 1, self.hue.half());
        }
        let tick = Rect::from_center_size(pos2(x_of(rect, self.value), middle), vec2(size::STROKE_DATA, 10.0));
        painter.rect_filled(tick, 0, self.hue.color);
    }

    /// The strip as a widget, 80 wide; `name` says in words what it shows.
    pub fn show(self, ui: &mut Ui, name: &str) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(size::RANGE_STRIP, HEIGHT), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), Tokens::of(ui), rect);
        }
        response
    }
}

/// Draws the strip of "All": the mark of each party where its value is, parties in the order of the file.
pub fn paint_parties(painter: &Painter, tokens: &Tokens, rect: Rect, values: &[f64], no_deal: Option<f64>) {
    rail(painter, tokens, rect, no_deal);
    for (ix, value) in values.iter().enumerate() {
        let at = Pos2::new(x_of(rect, *value), rect.center().y);
        mark::paint(painter, at, 6.0, Mark::of_party(ix), tokens.party(ix).color, mark::Ink::Filled);
    }
}

fn x_of(rect: Rect, value: f64) -> f32 {
    rect.left() + rect.width() * (value / 100.0).clamp(0.0, 1.0) as f32
}

fn rail(painter: &Painter, tokens: &Tokens, rect: Rect, no_deal: Option<f64>) {
    let middle = rect.center().y;
    painter.hline(rect.x_range(), middle, (size::STROKE, tokens.line_subtle));
    if let Some(value) = no_deal {
        let x = x_of(rect, value).round() - 0.5;
        let stroke = Stroke::new(size::STROKE, tokens.text_secondary);
        dashed::line(painter, pos2(x, middle - 5.5), pos2(x, middle + 5.5), stroke, [2.0, 2.0]);
    }
}
