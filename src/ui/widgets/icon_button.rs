//! A square button with an icon. Its name is read aloud and shown as a tooltip.

use egui::{Color32, Response, Role, Sense, StrokeKind, Ui, Vec2, Widget, WidgetInfo};

use super::{focus, icon, tooltip};
use crate::ui::theme::{Tokens, size};

/// A button of 28, or 24 if small, without a frame until the pointer is over it.
#[must_use = "add it to a ui"]
pub struct IconButton<'a> {
    icon: char,
    name: &'a str,
    keys: Option<&'a str>,
    small: bool,
    fill: bool,
    framed: bool,
    toggled: Option<bool>,
    color: Option<Color32>,
}

impl<'a> IconButton<'a> {
    /// A button named in words, for example "Undo weight of Guarantee form".
    pub fn new(icon: char, name: &'a str) -> Self {
        Self { icon, name, keys: None, small: false, fill: false, framed: false, toggled: None, color: None }
    }

    /// Keys that do the same, for the tooltip.
    pub fn keys(mut self, keys: &'a str) -> Self {
        self.keys = Some(keys);
        self
    }

    /// 24 wide instead of 28.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// With the filled icon.
    pub fn fill(mut self, fill: bool) -> Self {
        self.fill = fill;
        self
    }

    /// With the frame of an ordinary button.
    pub fn framed(mut self) -> Self {
        self.framed = true;
        self
    }

    /// As a switch that is on or off.
    pub fn toggled(mut self, on: bool) -> Self {
        self.toggled = Some(on);
        self
    }

    /// In a colour that means something.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let side = if self.small { size::ICON_BUTTON_SMALL } else { size::ICON_BUTTON };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
        response.widget_info(|| WidgetInfo {
            selected: self.toggled,
            ..WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name)
        });
        if ui.is_rect_visible(rect) {
            let tokens = Tokens::of(ui);
            let on = self.toggled == Some(true);
            let fill = match focus::quiet_fill(tokens, &response, on) {
                Color32::TRANSPARENT if self.framed => tokens.raised,
                fill => fill,
            };
            let line = if self.framed { tokens.line } else { Color32::TRANSPARENT };
            ui.painter().rect(rect, size::RADIUS_CONTROL, fill, (size::STROKE, line), StrokeKind::Inside);
            let color = if !ui.is_enabled() {
                tokens.text_secondary
            } else if let Some(color) = self.color {
                color
            } else if on || response.hovered() {
                tokens.text_primary
            } else {
                tokens.text_secondary
            };
            let paint = if self.fill { icon::paint_fill } else { icon::paint };
            let icon_size = if self.small { size::ICON_INLINE } else { size::ICON };
            paint(ui.painter(), rect.center(), self.icon, icon_size, color);
            focus::ring(ui, &response, size::RADIUS_CONTROL);
        }
        tooltip::with_keys(response, self.name, self.keys)
    }
}
