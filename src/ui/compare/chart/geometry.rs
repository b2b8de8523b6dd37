//! Where the parts of the chart lie: pure sums, tested without drawing.

use egui::{Rangef, Rect, pos2};

use crate::present::columns::{Column, Figure, Stack};
use crate::ui::theme::size;

/// Least height of a segment that holds its number.
pub const NUMBER_FROM: f32 = 13.0;
/// Widest bar of a stack.
const STACK: f32 = 64.0;
/// Widest bar of one of several parties, and the widest step from one to the next.
const BAR: [f32; 2] = [12.0, 25.0];

/// The upright axis: totals to heights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Least and greatest total shown; 0 and 100 unless links take totals beyond.
    pub ends: [f64; 2],
    /// Heights of the greatest and of the least.
    pub span: Rangef,
}

impl Axis {
    /// An axis that holds every total of `columns`, with its range and no-deal values.
    #[must_use]
    pub fn new(columns: &[Column], span: Rangef) -> Self {
        let mut ends = [0.0, 100.0];
        let mut hold = |value: f64| {
            if value < ends[0] {
                ends[0] = (value / 25.0).floor() * 25.0;
            } else if value > ends[1] {
                ends[1] = (value / 25.0).ceil() * 25.0;
            }
        };
        for column in columns {
            match &column.figure {
                Figure::Stack(Some(stack)) => {
                    [stack.low, stack.high, segments_sum(stack)].into_iter().for_each(&mut hold);
                }
                Figure::Stack(None) => {}
                Figure::Bars(bars) => {
                    for bar in bars.bars.iter().filter(|bar| bar.total.is_some()) {
                        [bar.low, bar.high].into_iter().for_each(&mut hold);
                    }
                }
            }
        }
        Self { ends, span }
    }

    /// The height of a total, on whole points so that lines stay sharp.
    #[must_use]
    pub fn y(&self, value: f64) -> f32 {
        let share = (value - self.ends[0]) / (self.ends[1] - self.ends[0]);
        let y = f64::from(self.span.max) - share.clamp(0.0, 1.0) * f64::from(self.span.span());
        y.round() as f32
    }

    /// The totals at which rules are drawn: every 25, or every 50 or 100 where that would be too many.
    #[must_use]
    pub fn ticks(&self) -> Vec<f64> {
        let length = self.ends[1] - self.ends[0];
        let step = [25.0, 50.0, 100.0].into_iter().find(|step| length / step <= 6.0).unwrap_or(250.0);
        let first = (self.ends[0] / step).ceil() as i64;
        let last = (self.ends[1] / step).floor() as i64;
        (first..=last.min(first + 20)).map(|tick| tick as f64 * step).collect()
    }
}

fn segments_sum(stack: &Stack) -> f64 {
    stack.segments.iter().map(|segment| segment.points).sum()
}

/// The bar of a stack within its column, and where its whisker stands.
#[must_use]
pub fn stack_bar(column: Rangef) -> (Rangef, f32) {
    let width = (column.span() - 56.0).clamp(24.0, STACK);
    let left = (column.center() - (width + 16.0) / 2.0).round();
    (Rangef::new(left, left + width), left + width + 10.5)
}

/// The box of each segment, from the bottom up.
#[must_use]
pub fn segments(stack: &Stack, x: Rangef, axis: &Axis) -> Vec<Rect> {
    let mut from = 0.0;
    stack
        .segments
        .iter()
        .map(|segment| {
            let to = from + segment.points;
            let (top, bottom) = (axis.y(to.max(from)), axis.y(from.min(to)));
            from = to;
            Rect::from_min_max(pos2(x.min, top), pos2(x.max, bottom))
        })
        .collect()
}

/// The box of what links add on top; where they take away, a narrow one at the right edge from the stack's top down.
#[must_use]
pub fn links(stack: &Stack, x: Rangef, axis: &Axis) -> Option<Rect> {
    if stack.links == 0.0 {
        return None;
    }
    let sum = segments_sum(stack);
    let (top, bottom) = (axis.y(sum.max(sum + stack.links)), axis.y(sum.min(sum + stack.links)));
    let left = if stack.links > 0.0 { x.min } else { x.max - 8.0 };
    Some(Rect::from_min_max(pos2(left, top), pos2(x.max, bottom.max(top + 2.0))))
}

/// Bars of several parties within a column: their middles, their width, and the step between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The middle of each bar.
    pub middles: Vec<f32>,
    /// Their width.
    pub width: f32,
    /// From one middle to the next.
    pub step: f32,
}

/// Where the bars of `count` parties stand in a column.
#[must_use]
pub fn bars(column: Rangef, count: usize) -> Bars {
    let step = ((column.span() - 8.0) / count.max(1) as f32).min(BAR[1]).floor().max(3.0);
    let width = (step / 2.0).clamp(2.0, BAR[0]).floor();
    let first = column.center() - step * (count.saturating_sub(1)) as f32 / 2.0 - if step >= 19.0 { 4.0 } else { 0.0 };
    Bars { middles: (0..count).map(|ix| (first + step * ix as f32).round()).collect(), width, step }
}

/// Moves heights, given from the bottom up, apart until they are `gap` apart, within `span`, and no further than needed.
#[must_use]
pub fn push_apart(wanted: &[f32], gap: f32, span: Rangef) -> Vec<f32> {
    let mut heights = wanted.to_vec();
    let mut floor = span.max;
    for height in &mut heights {
        *height = height.min(floor);
        floor = *height - gap;
    }
    let mut ceiling = span.min;
    for height in heights.iter_mut().rev() {
        *height = height.max(ceiling);
        ceiling = *height + gap;
    }
    heights
}

/// Moves a label's box off a rule that runs through it, to just above it.
#[must_use]
pub fn off_rule(label: Rect, rule: Option<f32>) -> Rect {
    match rule {
        Some(y) if label.y_range().contains(y) => label.translate(egui::vec2(0.0, y - size::STROKE - label.bottom())),
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::columns::Segment;

    const AXIS: Axis = Axis { ends: [0.0, 100.0], span: Rangef { min: 40.0, max: 240.0 } };

    fn stack(points: &[f64], links: f64) -> Stack {
        let segment = |points: &f64| Segment {
            group: None,
            name: String::new(),
            hue: None,
            points: *points,
            of: 100.0,
            spoken: String::new(),
        };
        let total = points.iter().sum::<f64>() + links;
        Stack {
            total,
            low: total - 5.0,
            high: total + 5.0,
            segments: points.iter().map(segment).collect(),
            links,
            blocked: false,
            spoken: String::new(),
        }
    }

    #[test]
    fn segments_stand_on_each_other() {
        let boxes = segments(&stack(&[30.0, 20.0, 0.0], 0.0), Rangef::new(10.0, 74.0), &AXIS);
        assert_eq!(boxes[0].y_range(), Rangef::new(180.0, 240.0));
        assert_eq!(boxes[1].y_range(), Rangef::new(140.0, 180.0));
        assert_eq!(boxes[2].height(), 0.0);
        assert_eq!(boxes[1].x_range(), Rangef::new(10.0, 74.0));
    }

    #[test]
    fn links_add_on_top_or_take_from_the_top() {
        let x = Rangef::new(10.0, 74.0);
        assert_eq!(links(&stack(&[50.0], 0.0), x, &AXIS), None);
        let added = links(&stack(&[50.0], 10.0), x, &AXIS).unwrap();
        assert_eq!((added.y_range(), added.left()), (Rangef::new(120.0, 140.0), 10.0));
        let taken = links(&stack(&[50.0], -10.0), x, &AXIS).unwrap();
        assert_eq!((taken.y_range(), taken.left()), (Rangef::new(140.0, 160.0), 66.0));
    }

    #[test]
    fn labels_are_pushed_apart_in_order_and_stay_inside() {
        let span = Rangef::new(40.0, 240.0);
        assert_eq!(push_apart(&[200.0, 100.0], 14.0, span), [200.0, 100.0]);
        assert_eq!(push_apart(&[100.0, 98.0, 96.0], 14.0, span), [100.0, 86.0, 72.0]);
        assert_eq!(push_apart(&[50.0, 45.0, 42.0], 14.0, span), [68.0, 54.0, 40.0]);
        assert_eq!(push_apart(&[260.0], 14.0, span), [240.0]);
    }

    #[test]
    fn bars_fit_their_column() {
        let wide = bars(Rangef::new(0.0, 130.0), 4);
        assert_eq!((wide.width, wide.step), (12.0, 25.0));
        let narrow = bars(Rangef::new(0.0, 104.0), 6);
        assert!(narrow.middles[0] - narrow.width / 2.0 >= 0.0);
        assert!(narrow.middles[5] + narrow.width / 2.0 <= 104.0);
        assert_eq!(bars(Rangef::new(0.0, 104.0), 0).middles, [0.0; 0]);
        let (bar, whisker) = stack_bar(Rangef::new(100.0, 204.0));
        assert!(bar.min > 100.0 && whisker < 204.0);
    }

    #[test]
    fn the_axis_grows_with_totals_beyond_its_ends() {
        assert_eq!(AXIS.ticks(), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!((AXIS.y(0.0), AXIS.y(100.0), AXIS.y(140.0)), (240.0, 40.0, 40.0));
        let wide = Axis { ends: [-25.0, 125.0], ..AXIS };
        assert_eq!(wide.ticks(), [-25.0, 0.0, 25.0, 50.0, 75.0, 100.0, 125.0]);
        let label = Rect::from_min_max(pos2(0.0, 100.0), pos2(20.0, 120.0));
        assert_eq!(off_rule(label, Some(110.0)).bottom(), 109.0);
        assert_eq!(off_rule(label, Some(130.0)), label);
    }
}
