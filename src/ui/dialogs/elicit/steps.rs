//! A slider over a few whole steps, and a choice among things: what the answers are given with.

use egui::{Popup, Role, Ui, WidgetInfo};

use crate::ui::theme::{Tokens, icons};
use crate::ui::widgets::{Button, WeightSlider};

/// A slider of whole numbers; `name` says what is answered and how. Returns whether it was moved.
pub(super) fn steps(
    ui: &mut Ui,
    name: &str,
    value: &mut i32,
    range: std::ops::RangeInclusive<i32>,
    width: f32,
) -> bool {
    let (from, to) = (*range.start(), *range.end());
    let share = f64::from(*value - from) / f64::from(to - from).max(1.0);
    // Neither end is more than the other, so the rail has one colour.
    let color = Tokens::of(ui).line;
    let moved = WeightSlider::new(name, share).whole(from, to).color(color).group().width(width).show(ui).changed;
    if let Some(share) = moved {
        *value = from + (share * f64::from(to - from)).round() as i32;
    }
    moved.is_some()
}

/// A button that opens a list of things. Returns the one picked.
pub(super) fn choose<'a>(
    ui: &mut Ui,
    name: &str,
    chosen: usize,
    things: impl Iterator<Item = &'a str>,
    width: f32,
) -> Option<usize> {
    let things: Vec<&str> = things.collect();
    let label = things.get(chosen).copied().unwrap_or_default();
    let spoken = format!("{name}: {label}");
    let button = ui.add(Button::secondary(label).small().width(width).icon_after(icons::CARET_DOWN).name(&spoken));
    let mut picked = None;
    Popup::menu(&button).width(width.max(200.0)).show(|ui| {
        for (at, thing) in things.iter().enumerate() {
            let response = ui.add(egui::Button::selectable(at == chosen, *thing));
            response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, at == chosen, *thing));
            if response.clicked() {
                picked = Some(at);
            }
        }
    });
    picked
}
