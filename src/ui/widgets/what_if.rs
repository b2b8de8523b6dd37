//! The dashed tag beside every result that rests on something tried out.

use egui::{Align2, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{dashed, text};
use crate::ui::theme::{Tokens, size, r#type};

/// Space left and right of the words.
const PADDING: f32 = 5.0;

/// Draws the tag so that `align` of it lies at `at`; returns where it lies.
pub fn paint(painter: &Painter, tokens: &Tokens, (at, align): (Pos2, Align2), words: &str) -> Rect {
    let galley = text::galley(painter, words, r#type::caption(), tokens.text_primary);
    let rect = align.anchor_size(at, vec2(galley.size().x.ceil() + 2.0 * PADDING, size::TAG));
    let radius = f32::from(size::RADIUS_CHIP);
    dashed::rect(painter, rect, radius, (size::STROKE, tokens.text_primary), dashed::THIN);
    text::paint(painter, &galley, rect.center(), Align2::CENTER_CENTER);
    rect
}

/// The tag as a label.
pub fn tag(ui: &mut Ui, words: &str) -> Response {
    let tokens = Tokens::of(ui);
    let width = text::galley(ui.painter(), words, r#type::caption(), tokens.text_primary).size().x.ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width + 2.0 * PADDING, size::TAG), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint(ui.painter(), tokens, (rect.left_top(), Align2::LEFT_TOP), words);
    response
}
