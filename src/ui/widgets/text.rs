//! Text that is placed by hand, and text that is cut with "…" and shown in full on hover.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::tooltip;

/// Lays out one row without limit.
#[must_use]
pub fn galley(painter: &Painter, text: &str, font: FontId, color: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(text.to_owned(), font, color)
}

/// Lays out one row, cut with "…" where it would be wider than `width`. [`Galley::elided`] tells whether it was.
#[must_use]
pub fn elided(painter: &Painter, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    wrapped(painter, text, font, color, width, 1)
}

/// Lays out at most `rows` rows of `width`, the last cut with "…".
#[must_use]
pub fn wrapped(painter: &Painter, text: &str, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, color, width);
    job.wrap = TextWrapping { max_width: width, max_rows: rows, break_anywhere: rows == 1, ..TextWrapping::default() };
    painter.layout_job(job)
}

/// Draws a galley so that `align` of it lies at `at`; returns where it lies.
pub fn paint(painter: &Painter, galley: &Arc<Galley>, at: Pos2, align: Align2) -> Rect {
    let rect = align.anchor_size(at, galley.size());
    painter.galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    rect
}

/// Draws one row so that `align` of it lies at `at`; returns where it lies.
pub fn at(painter: &Painter, at: Pos2, align: Align2, text: &str, font: FontId, color: Color32) -> Rect {
    paint(painter, &galley(painter, text, font, color), at, align)
}

/// Draws one row cut at `width`; returns where it lies and whether it was cut.
pub fn at_elided(
    painter: &Painter,
    (at, align): (Pos2, Align2),
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> (Rect, bool) {
    let galley = elided(painter, text, font, color, width);
    (paint(painter, &galley, at, align), galley.elided)
}

/// A label of one row.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    label_elided(ui, text, font, color, f32::INFINITY)
}

/// A label of one row, cut at `width`; then a tooltip shows it in full.
pub fn label_elided(ui: &mut Ui, text: &str, font: FontId, color: Color32, width: f32) -> Response {
    let galley = elided(ui.painter(), text, font, color, width);
    let size = vec2(galley.size().x.ceil(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), &galley, rect.left_center(), Align2::LEFT_CENTER);
    }
    if galley.elided { tooltip::text(response, text) } else { response }
}
