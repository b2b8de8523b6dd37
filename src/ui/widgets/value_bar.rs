//! The bar of a value in a cell: 42 wide, 4 high, and what differs from the baseline in colour.

use egui::{Color32, Painter, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::dashed;
use crate::ui::theme::{Tokens, size};

/// What a bar says; all values are from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueBar {
    /// A value by itself.
    Value(f64),
    /// A value against the baseline's.
    Difference {
        /// The value.
        value: f64,
        /// The value of the baseline.
        baseline: f64,
    },
    /// Options left open, between two values.
    Open {
        /// Value of the worst option.
        low: f64,
        /// Value of the best option.
        high: f64,
        /// The value of the baseline, if there is one.
        baseline: Option<f64>,
    },
    /// The scenario is silent on the issue.
    NotAddressed,
}

impl ValueBar {
    /// Draws the bar along the middle of `rect`.
    pub fn paint(self, painter: &Painter, tokens: &Tokens, rect: Rect) {
        let x = |value: f64| rect.left() + rect.width() * (value / 100.0).clamp(0.0, 1.0) as f32;
        let part = |from: f32, to: f32, height: f32, color: Color32| {
            let middle = rect.center().y;
            let area = Rect::from_min_max(pos2(from, middle - height / 2.0), pos2(to, middle + height / 2.0));
            let radius = if height < size::VALUE_BAR_HEIGHT { 0 } else { 1 };
            painter.rect_filled(area, radius, color);
        };
        let full = size::VALUE_BAR_HEIGHT;
        let tick = |baseline: f64| {
            let reach = size::VALUE_BAR_TICK / 2.0;
            let middle = rect.center().y;
            let at = x(baseline).round() - 0.5;
            painter.vline(at, middle - reach..=middle + reach, (size::STROKE, tokens.text_primary));
        };
        if self == Self::NotAddressed {
            dashed::not_addressed(painter, tokens.line_strong, rect.left()..=rect.right(), rect.center().y);
            return;
        }
        part(rect.left(), rect.right(), full, tokens.hover.lerp_to_gamma(tokens.line, 0.35));
        match self {
            Self::Value(value) => part(rect.left(), x(value), full, tokens.bar_neutral),
            Self::Difference { value, baseline } => {
                part(rect.left(), x(value.min(baseline)), full, tokens.bar_neutral);
                if value > baseline {
                    part(x(baseline), x(value), full, tokens.gain);
                } else if value < baseline {
                    part(x(value), x(baseline), size::VALUE_BAR_LOSS, tokens.loss);
                }
                tick(baseline);
            }
            Self::Open { low, high, baseline } => {
                part(rect.left(), x(low), full, tokens.bar_neutral);
                let middle = rect.center().y;
                let section = Rect::from_min_max(pos2(x(low), middle - full / 2.0), pos2(x(high), middle + full / 2.0));
                painter.rect_filled(section, 0, tokens.plot());
                painter.rect_stroke(section, 0, (size::STROKE, tokens.text_secondary), StrokeKind::Inside);
                if let Some(baseline) = baseline {
                    tick(baseline);
                }
            }
            Self::NotAddressed => {}
        }
    }

    /// The bar as a widget, 42 wide and 8 high; `name` says in words what it shows.
    pub fn show(self, ui: &mut Ui, name: &str) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(size::VALUE_BAR, size::VALUE_BAR_TICK), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), Tokens::of(ui), rect);
        }
        response
    }
}
