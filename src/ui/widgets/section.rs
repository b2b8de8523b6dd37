//! Headers: of a panel, with its rule below, and of a section within one.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::text;
use crate::ui::theme::{Tokens, size, r#type};

/// The header of a panel, 32 high and of the full width: title, a muted note, and `right` laid out from the right edge.
pub fn panel_header<R>(ui: &mut Ui, title: &str, note: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    header(ui, (title, note), size::PANEL_HEADER, size::PANEL_MARGIN, true, right)
}

/// The title of a section within a panel, 24 high, without a rule, in line with the text below it.
pub fn section<R>(ui: &mut Ui, title: &str, note: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    header(ui, (title, note), size::CONTROL_SMALL, 0.0, false, right)
}

fn header<R>(
    ui: &mut Ui,
    (title, note): (&str, &str),
    height: f32,
    margin: f32,
    rule: bool,
    right: impl FnOnce(&mut Ui) -> R,
) -> R {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let painter = ui.painter();
    let (middle, left) = (rect.center().y, rect.left() + margin);
    let place =
        text::at(painter, pos2(left, middle), Align2::LEFT_CENTER, title, r#type::small_semi(), tokens.text_primary);
    let note_left = pos2(place.right() + size::STEP, middle);
    let noted = text::at(painter, note_left, Align2::LEFT_CENTER, note, r#type::small(), tokens.text_muted);
    if rule {
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    }
    // What stands at the right has its own padding: icons line up with the panel's margin.
    let slot = Rect::from_min_max(pos2(noted.right(), rect.top()), rect.right_bottom() - vec2(margin / 2.0, 0.0));
    right(&mut ui.new_child(UiBuilder::new().max_rect(slot).layout(Layout::right_to_left(Align::Center))))
}
