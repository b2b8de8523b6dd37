//! Buttons with words: primary (one a screen), secondary, small, and links.

use std::sync::Arc;

use egui::{Align2, Color32, Galley, Rect, Response, Role, Sense, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{focus, icon, text};
use crate::ui::theme::{Tokens, size, r#type};

/// Space between the parts of a button.
const GAP: f32 = 8.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Link,
}

/// A button with a label, and optionally an icon before it, one after it, and the keys that do the same.
#[must_use = "add it to a ui"]
pub struct Button<'a> {
    label: &'a str,
    name: Option<&'a str>,
    kind: Kind,
    icon: Option<(char, bool)>,
    icon_after: Option<char>,
    keys: Option<&'a str>,
    toggled: Option<bool>,
    small: bool,
    height: Option<f32>,
    width: f32,
}

impl<'a> Button<'a> {
    fn new(label: &'a str, kind: Kind) -> Self {
        Self {
            label,
            name: None,
            kind,
            icon: None,
            icon_after: None,
            keys: None,
            toggled: None,
            small: false,
            height: None,
            width: 0.0,
        }
    }

    /// The one button that goes on: filled with the text colour.
    pub fn primary(label: &'a str) -> Self {
        Self::new(label, Kind::Primary)
    }

    /// An ordinary button.
    pub fn secondary(label: &'a str) -> Self {
        Self::new(label, Kind::Secondary)
    }

    /// A button whose frame shows under the pointer only.
    pub fn quiet(label: &'a str) -> Self {
        Self::new(label, Kind::Quiet)
    }

    /// Words in the colour of links.
    pub fn link(label: &'a str) -> Self {
        Self::new(label, Kind::Link)
    }

    /// 24 high with small text.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Another height than 28 or 24: the large buttons of the start screen are 36, of the file error 32.
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// At least this wide, with what it holds in the middle.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// An icon before the label.
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some((icon, false));
        self
    }

    /// A filled icon before the label.
    pub fn icon_fill(mut self, icon: char) -> Self {
        self.icon = Some((icon, true));
        self
    }

    /// An icon after the label: the caret of a menu.
    pub fn icon_after(mut self, icon: char) -> Self {
        self.icon_after = Some(icon);
        self
    }

    /// Keys that do the same, shown muted after the label.
    pub fn keys(mut self, keys: &'a str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// As a switch that is on or off.
    pub fn toggled(mut self, on: bool) -> Self {
        self.toggled = Some(on);
        self
    }

    /// A fuller name for screen readers than the label.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Colours of fill, border, text and keys.
    fn colours(&self, tokens: &Tokens, response: &Response, enabled: bool) -> [Color32; 4] {
        let clear = Color32::TRANSPARENT;
        let on = self.toggled == Some(true) || response.is_pointer_button_down_on();
        let hovered = response.hovered();
        if !enabled {
            let line = if matches!(self.kind, Kind::Primary | Kind::Secondary) { tokens.line } else { clear };
            return [clear, line, tokens.text_secondary, tokens.text_secondary];
        }
        match self.kind {
            Kind::Primary => {
                let fill = if hovered { tokens.text_secondary } else { tokens.text_primary };
                let text = tokens.inverse_text();
                [fill, fill, text, text.lerp_to_gamma(fill, 0.25)]
            }
            Kind::Secondary => {
                let line = if hovered { tokens.line_strong } else { tokens.line };
                let fill = match focus::quiet_fill(tokens, response, on) {
                    Color32::TRANSPARENT => tokens.raised,
                    fill => fill,
                };
                [fill, line, tokens.text_primary, tokens.text_muted]
            }
            Kind::Quiet => {
                let text = if hovered || on { tokens.text_primary } else { tokens.text_secondary };
                [focus::quiet_fill(tokens, response, on), clear, text, tokens.text_muted]
            }
            Kind::Link => {
                let text = if hovered { tokens.text_primary } else { tokens.focus };
                [clear, clear, text, tokens.text_muted]
            }
        }
    }

    fn padding(&self) -> f32 {
        match self.kind {
            Kind::Link => 0.0,
            Kind::Primary | Kind::Secondary | Kind::Quiet if self.small => 8.0,
            Kind::Primary => 14.0,
            Kind::Secondary | Kind::Quiet => 10.0,
        }
    }

    fn icon_size(&self) -> f32 {
        if self.small { size::ICON_INLINE } else { size::ICON }
    }

    fn draw(&self, ui: &Ui, rect: Rect, response: &Response, label: &Arc<Galley>, keys: Option<&Arc<Galley>>) {
        let tokens = Tokens::of(ui);
        let [fill, line, color, keys_color] = self.colours(tokens, response, ui.is_enabled());
        let painter = ui.painter();
        painter.rect(rect, size::RADIUS_CONTROL, fill, (size::STROKE, line), StrokeKind::Inside);
        let (middle, icon_size) = (rect.center().y, self.icon_size());
        let mut x = rect.center().x - self.content(label, keys) / 2.0;
        if let Some((icon, filled)) = self.icon {
            let paint = if filled { icon::paint_fill } else { icon::paint };
            paint(painter, pos2(x + icon_size / 2.0, middle), icon, icon_size, color);
            x += icon_size + GAP;
        }
        let place = Align2::LEFT_CENTER.anchor_size(pos2(x, middle), label.size());
        painter.galley_with_override_text_color(place.min, Arc::clone(label), color);
        x = place.right() + GAP;
        if let Some(keys) = keys {
            let place = Align2::LEFT_CENTER.anchor_size(pos2(x, middle), keys.size());
            painter.galley_with_override_text_color(place.min, Arc::clone(keys), keys_color);
            x = place.right() + GAP;
        }
        if let Some(after) = self.icon_after {
            icon::paint(painter, pos2(x + 6.0, middle), after, size::ICON_INLINE_SMALL, color);
        }
        if self.kind == Kind::Link && response.hovered() {
            painter.hline(rect.x_range(), rect.bottom() - 1.0, (size::STROKE, color));
        }
    }

    /// Width of all parts together.
    fn content(&self, label: &Galley, keys: Option<&Arc<Galley>>) -> f32 {
        let icon = self.icon.map_or(0.0, |_| self.icon_size() + GAP);
        let keys = keys.map_or(0.0, |keys| keys.size().x + GAP);
        let after = self.icon_after.map_or(0.0, |_| size::ICON_INLINE_SMALL + GAP);
        icon + label.size().x + keys + after
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let font = match (self.kind, self.small) {
            (Kind::Primary, _) => r#type::body_semi(),
            (_, true) => r#type::small(),
            _ => r#type::body(),
        };
        let label = text::galley(ui.painter(), self.label, font, Color32::PLACEHOLDER);
        let keys = self.keys.map(|keys| text::galley(ui.painter(), keys, r#type::caption(), Color32::PLACEHOLDER));
        let width = (self.content(&label, keys.as_ref()) + 2.0 * self.padding()).ceil().max(self.width);
        let usual = if self.small { size::CONTROL_SMALL } else { size::CONTROL };
        let height = self.height.unwrap_or(usual);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        let role = if self.kind == Kind::Link { Role::Link } else { Role::Button };
        response.widget_info(|| WidgetInfo {
            selected: self.toggled,
            ..WidgetInfo::labeled(role, ui.is_enabled(), self.name.unwrap_or(self.label))
        });
        if ui.is_rect_visible(rect) {
            self.draw(ui, rect, &response, &label, keys.as_ref());
            focus::ring(ui, &response, size::RADIUS_CONTROL);
        }
        response
    }
}
