//! A vertical axis with round ticks.

use super::WIDTH;
use super::canvas::{Canvas, Type};
use crate::export::palette::Palette;
use crate::present::text;

/// Room for tick labels left of a plot.
pub(super) const GUTTER: f64 = 34.0;

/// From values to heights of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    step: f64,
    /// Where the highest value lies.
    pub(super) top: f64,
    /// Where the lowest value lies.
    pub(super) bottom: f64,
}

impl Axis {
    /// An axis that holds all of `values` and `least` to `most`, ending on round numbers. Drawn from `top`, `height` high.
    pub(super) fn new(values: impl Iterator<Item = f64>, (least, most): (f64, f64), top: f64, height: f64) -> Self {
        let (low, high) = values.filter(|value| value.is_finite()).fold((least, most), |(low, high), value| {
            (if value < low { value } else { low }, if value > high { value } else { high })
        });
        let span = high - low;
        let step = [5.0, 10.0, 25.0, 50.0, 100.0].into_iter().find(|step| span / step <= 6.0).unwrap_or(span / 4.0);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        Self { low, high: if high > low { high } else { low + step }, step, top, bottom: top + height }
    }

    /// The height at which a value lies.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    /// Draws lines and labels from the gutter to `right`; zero is stronger.
    pub(super) fn draw(&self, canvas: &mut Canvas, palette: &Palette, right: f64, signed: bool) {
        let ticks = ((self.high - self.low) / self.step).round() as usize;
        for tick in 0..=ticks {
            let value = self.low + self.step * tick as f64;
            let y = self.y(value);
            let zero = value == 0.0;
            let stroke = palette.get(if zero { "line_strong" } else { "line_subtle" });
            canvas.line((GUTTER, y), (right.min(WIDTH), y), stroke, 1.0, "");
            let label = if signed { text::signed(value, 0) } else { text::score(value) };
            canvas.text((GUTTER - 7.0, y + 3.7), &label, Type::new(10.5, palette.get("text_muted")).end());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_data() {
        let axis = Axis::new([12.0, 103.0].into_iter(), (0.0, 100.0), 10.0, 200.0);
        assert_eq!((axis.low, axis.high, axis.step), (0.0, 125.0, 25.0));
        assert_eq!((axis.y(0.0), axis.y(125.0)), (210.0, 10.0));
        let margins = Axis::new([-29.0, 36.0].into_iter(), (0.0, 0.0), 0.0, 100.0);
        assert_eq!((margins.low, margins.high), (-50.0, 50.0));
        let nothing = Axis::new(std::iter::empty(), (0.0, 0.0), 0.0, 100.0);
        assert!(nothing.y(0.0).is_finite());
    }
}
