//! A field to search or filter with: icon, text, and a button that empties it.

use egui::{
    Align, Align2, Color32, Frame, Id, Layout, Rect, Response, RichText, Sense, Shape, StrokeKind, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::{icon, tooltip};
use crate::ui::theme::{Tokens, icons, size, style, r#type};

/// A search field.
#[must_use = "show it in a ui"]
pub struct SearchField<'a> {
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    clear: &'a str,
    width: f32,
    id: Option<Id>,
}

impl<'a> SearchField<'a> {
    /// `name` says what is searched, for example "Filter issues"; it also stands in the empty field.
    /// `clear` names the button that empties it.
    pub fn new(text: &'a mut String, name: &'a str, clear: &'a str) -> Self {
        Self { text, name, hint: name, clear, width: 160.0, id: None }
    }

    /// Another text in the empty field than the name.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Another width than 160.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A fixed id, so that a shortcut can give the field the focus.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Draws the field, 28 high. The response is the text's: it has changed after typing and after emptying.
    pub fn show(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(self.width, size::CONTROL), Sense::hover());
        let background = ui.painter().add(Shape::Noop);
        icon::paint(
            ui.painter(),
            pos2(rect.left() + 16.0, rect.center().y),
            icons::MAGNIFYING_GLASS,
            size::ICON_INLINE,
            tokens.text_muted,
        );
        let right = if self.text.is_empty() { 8.0 } else { 26.0 };
        let inner = Rect::from_min_max(rect.min + vec2(30.0, 0.0), rect.max - vec2(right, 0.0));
        // A child of its own, so that the field's own size does not move what follows.
        let layout = Layout::left_to_right(Align::Center);
        let mut within = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
        style::for_text_fields(&mut within);
        let hint = RichText::new(self.hint).font(r#type::small()).color(tokens.text_muted);
        let mut field = TextEdit::singleline(self.text)
            .hint_text(hint)
            .font(r#type::small())
            .text_color(tokens.text_primary)
            .desired_width(inner.width())
            .align(Align2::LEFT_CENTER)
            .frame(Frame::NONE);
        if let Some(id) = self.id {
            field = field.id(id);
        }
        let mut response = within.add(field).accessible_name(self.name);
        if !self.text.is_empty() {
            let place = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(24.0, 24.0));
            let id = response.id.with("clear");
            let button = ui.interact(place, id, Sense::click());
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), self.clear));
            let color = if button.hovered() { tokens.text_primary } else { tokens.text_muted };
            icon::paint(ui.painter(), place.center(), icons::X, size::ICON_INLINE_SMALL, color);
            super::focus::ring_inside(ui, &button, size::RADIUS_CHIP);
            if tooltip::text(button, self.clear).clicked() {
                self.text.clear();
                response.mark_changed();
                response.request_focus();
            }
        }
        let line = match (response.has_focus(), response.hovered()) {
            (true, _) => tokens.focus,
            (false, true) => tokens.line_strong,
            (false, false) => tokens.line,
        };
        let mut fill = tokens.raised;
        if !ui.is_enabled() {
            fill = Color32::TRANSPARENT;
        }
        let frame =
            egui::epaint::RectShape::new(rect, size::RADIUS_CONTROL, fill, (size::STROKE, line), StrokeKind::Inside);
        ui.painter().set(background, frame);
        super::focus::ring_at(ui, &response, rect, size::RADIUS_CONTROL);
        response
    }
}
