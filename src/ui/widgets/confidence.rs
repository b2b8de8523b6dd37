//! How sure the analyst is, as one to three blocks.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Tokens, size};

/// A level of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// One block, in the colour of doubt.
    Low,
    /// Two blocks.
    Medium,
    /// Three blocks.
    High,
}

const BLOCK: [f32; 2] = [16.0, 5.0];
const GAP: f32 = 3.0;

/// Draws the blocks; `name` says the level in words, as the text beside them does.
pub fn confidence(ui: &mut Ui, level: Level, name: &str) -> Response {
    let [width, height] = BLOCK;
    let (rect, response) = ui.allocate_exact_size(vec2(3.0 * width + 2.0 * GAP, size::ICON), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), name));
    let tokens = Tokens::of(ui);
    let (count, color) = match level {
        Level::Low => (1, tokens.uncertain),
        Level::Medium => (2, tokens.text_secondary),
        Level::High => (3, tokens.text_secondary),
    };
    for block in 0_u8..3 {
        let left = rect.left() + f32::from(block) * (width + GAP);
        let place = Rect::from_min_size(pos2(left, rect.center().y - height / 2.0), vec2(width, height));
        ui.painter().rect_filled(place, 1, if block < count { color } else { tokens.selected });
    }
    response
}
