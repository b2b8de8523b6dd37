//! A plot that is drawn into a place of ours and stays as it is: nothing zooms or moves, and axes and labels are our own.

use egui::{Sense, Vec2};
use egui_plot::Plot;

/// Such a plot. It answers what `sense` says, and has no bounds before they are set in its drawing.
#[must_use]
pub fn still<'a>(name: &str, size: Vec2, sense: Sense) -> Plot<'a> {
    Plot::new(name.to_owned())
        .sense(sense)
        .width(size.x)
        .height(size.y)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
}
