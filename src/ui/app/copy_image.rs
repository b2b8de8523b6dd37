//! Copies a chart as a picture: what stands on the screen, once its menu is gone from it.

use egui::{Context, Rect};

use super::App;
use crate::session::export::ExportChart;
use crate::ui::chart_menu;

/// Frames until the menu that asked has closed.
const FRAMES: u8 = 2;

/// A picture that is to be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    chart: ExportChart,
    frames: u8,
}

impl App {
    pub(super) fn copy_image(&mut self, ctx: &Context, chart: ExportChart) {
        self.picture = Some(Waiting { chart, frames: FRAMES });
        ctx.request_repaint();
    }

    /// Takes the picture that waits, once it may be taken.
    pub(super) fn take_picture(&mut self, ctx: &Context) {
        let Some(waiting) = &mut self.picture else { return };
        if waiting.frames > 0 {
            waiting.frames -= 1;
            ctx.request_repaint();
            return;
        }
        let place = chart_menu::place(ctx, waiting.chart);
        self.picture = None;
        let Some(rect) = place.map(|rect| rect.intersect(ctx.content_rect())).filter(Rect::is_positive) else {
            return;
        };
        let (copy_to, scale) = (ctx.clone(), ctx.pixels_per_point());
        ctx.request_screenshot(move |image| {
            copy_to.copy_image(image.region(&rect, Some(scale)));
            copy_to.request_repaint();
        });
    }
}
