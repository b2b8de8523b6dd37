//! Check boxes: 16 wide, neutral when ticked, in a target of 24.

use egui::{Align2, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{focus, icon, text};
use crate::ui::theme::{Tokens, icons, size, r#type};

/// A check box without a visible label, as in a list row; `name` says what ticking it does.
/// A click or Space changes `checked`.
pub fn bare(ui: &mut Ui, checked: &mut bool, name: &str) -> Response {
    let target = Vec2::splat(size::ICON_BUTTON_SMALL);
    let (rect, mut response) = ui.allocate_exact_size(target, Sense::click());
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *checked, name));
    if ui.is_rect_visible(rect) {
        paint(ui, &response, rect.center(), *checked);
    }
    response
}

/// A check box with its label beside it; both can be clicked.
pub fn labelled(ui: &mut Ui, checked: &mut bool, label: &str) -> Response {
    let tokens = Tokens::of(ui);
    let color = if ui.is_enabled() { tokens.text_primary } else { tokens.text_secondary };
    let galley = text::galley(ui.painter(), label, r#type::body(), color);
    let width = size::CHECKBOX + size::STEP + galley.size().x.ceil();
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::click());
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *checked, label));
    if ui.is_rect_visible(rect) {
        let middle = rect.center().y;
        let left = rect.left();
        text::paint(ui.painter(), &galley, pos2(left + size::CHECKBOX + size::STEP, middle), Align2::LEFT_CENTER);
        paint(ui, &response, pos2(left + size::CHECKBOX / 2.0, middle), *checked);
    }
    response
}

/// Draws a check box around a point, for rows that answer the pointer themselves.
pub fn paint(ui: &Ui, response: &Response, center: egui::Pos2, checked: bool) {
    let tokens = Tokens::of(ui);
    let rect = egui::Rect::from_center_size(center, Vec2::splat(size::CHECKBOX));
    let painter = ui.painter();
    if checked {
        let fill = if response.hovered() { tokens.text_primary } else { tokens.text_secondary };
        painter.rect_filled(rect, size::RADIUS_CHIP, fill);
        icon::paint(painter, center, icons::CHECK, size::ICON_INLINE_SMALL, tokens.inverse_text());
    } else {
        let fill = if response.hovered() { tokens.hover } else { egui::Color32::TRANSPARENT };
        let line = if response.hovered() { tokens.text_secondary } else { tokens.line_strong };
        painter.rect(rect, size::RADIUS_CHIP, fill, (size::STROKE, line), StrokeKind::Inside);
    }
    focus::ring_at(ui, response, rect, size::RADIUS_CHIP);
}
