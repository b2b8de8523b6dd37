//! Letter chips: the letter and hue that stand for a scenario everywhere.

use egui::{Align2, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::ui::theme::{Tokens, size, r#type};

/// The letter of the scenario at `ix`: A to Z, then AA, AB and so on.
#[must_use]
pub fn letters(ix: usize) -> String {
    let mut rest = ix;
    let mut backwards = Vec::new();
    loop {
        backwards.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    backwards.iter().rev().collect()
}

/// Draws the chip of the scenario at `ix` around a point; `side` is [`size::CHIP`] or [`size::CHIP_SMALL`].
/// Use [`Painter::set_opacity`] for scenarios that are left out.
pub fn paint(painter: &Painter, tokens: &Tokens, center: Pos2, side: f32, ix: usize) -> Rect {
    let hue = tokens.scenario(ix);
    let letters = letters(ix);
    let rect = Rect::from_center_size(center, Vec2::splat(side));
    let text = if hue.hollow {
        painter.rect_stroke(rect, size::RADIUS_CHIP, Stroke::new(2.0, hue.color), StrokeKind::Inside);
        tokens.text_primary
    } else {
        painter.rect_filled(rect, size::RADIUS_CHIP, hue.color);
        hue.text
    };
    let mut font = r#type::caption_semi();
    if letters.len() > 1 {
        font.size = 9.0;
    } else if side < size::CHIP {
        font.size = 10.0;
    }
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, font, text);
    rect
}

/// A chip as a widget of its own; `name` is the scenario's.
pub fn chip(ui: &mut Ui, ix: usize, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), format!("{}: {name}", letters(ix))));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), Tokens::of(ui), rect.center(), side, ix);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let all: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(all, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
