//! Icons as labels, and drawn by hand.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::theme::r#type;

/// Draws an icon around a point.
pub fn paint(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) -> Rect {
    painter.text(center, Align2::CENTER_CENTER, icon, r#type::icon(size), color)
}

/// Draws a filled icon around a point; the icon is one of [`crate::ui::theme::icons::FILLED`].
pub fn paint_fill(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) -> Rect {
    painter.text(center, Align2::CENTER_CENTER, icon, r#type::icon_fill(size), color)
}

/// An icon that says the same as the text beside it, and therefore has no name of its own.
pub fn icon(ui: &mut Ui, icon: char, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint(ui.painter(), rect.center(), icon, size, color);
    response
}

/// An icon that says something by itself: `name` is read aloud and shown on hover.
pub fn named(ui: &mut Ui, icon: char, size: f32, color: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint(ui.painter(), rect.center(), icon, size, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), name));
    super::tooltip::text(response, name)
}
