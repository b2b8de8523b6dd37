//! Tags: the class of a source, a no-deal value on an axis, an identifier of a file.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::text;
use crate::ui::theme::{Tokens, size, r#type};

/// How a tag looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Pale, 18 high.
    Plain,
    /// As [`Tag::Plain`], in the colour of doubt: a class of sources that calls for care.
    Care,
    /// Inverse, 18 high: the no-deal value on an axis.
    Inverse,
    /// An identifier in mono, 22 high.
    Code,
    /// The identifier that is meant.
    CodeChosen,
    /// A key of the keyboard.
    Key,
}

impl Tag {
    fn height(self) -> f32 {
        match self {
            Self::Plain | Self::Care | Self::Inverse | Self::Key => size::TAG,
            Self::Code | Self::CodeChosen => size::CODE_ROW,
        }
    }

    fn font(self) -> egui::FontId {
        match self {
            Self::Plain | Self::Care | Self::Key => r#type::caption(),
            Self::Inverse => r#type::caption_semi(),
            Self::Code | Self::CodeChosen => r#type::code_small(),
        }
    }

    /// Fill, border and text.
    fn colours(self, tokens: &Tokens) -> [Color32; 3] {
        match self {
            Self::Plain => [tokens.selected.gamma_multiply(0.7), Color32::TRANSPARENT, tokens.text_secondary],
            Self::Care => [tokens.selected.gamma_multiply(0.7), Color32::TRANSPARENT, tokens.uncertain],
            Self::Inverse => [tokens.text_primary, tokens.text_primary, tokens.inverse_text()],
            Self::Code => [tokens.raised, tokens.line, tokens.text_secondary],
            Self::CodeChosen => [tokens.raised, tokens.text_primary, tokens.text_primary],
            Self::Key => [Color32::TRANSPARENT, tokens.line, tokens.text_muted],
        }
    }
}

/// Space left and right of a tag's text.
const PADDING: f32 = 6.0;

/// Draws a tag so that `align` of it lies at `at`; returns where it lies.
pub fn paint(painter: &Painter, tokens: &Tokens, (at, align): (Pos2, Align2), label: &str, tag: Tag) -> Rect {
    let [fill, line, color] = tag.colours(tokens);
    let galley = text::galley(painter, label, tag.font(), color);
    let rect = align.anchor_size(at, vec2(galley.size().x.ceil() + 2.0 * PADDING, tag.height()));
    painter.rect(rect, size::RADIUS_CHIP, fill, Stroke::new(size::STROKE, line), StrokeKind::Inside);
    text::paint(painter, &galley, rect.center(), Align2::CENTER_CENTER);
    rect
}

/// A tag as a label.
pub fn tag(ui: &mut Ui, label: &str, tag: Tag) -> Response {
    let width = text::galley(ui.painter(), label, tag.font(), Color32::PLACEHOLDER).size().x.ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width + 2.0 * PADDING, tag.height()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), Tokens::of(ui), (rect.min, Align2::LEFT_TOP), label, tag);
    }
    response
}
