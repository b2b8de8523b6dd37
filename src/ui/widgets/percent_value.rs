//! A percentage that becomes a field on double click or Enter.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Color32, FontId, Frame, Id, Key, Margin, Rect, Response, Role, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{focus, text};
use crate::ui::theme::{Tokens, size, style, r#type};

/// A share shown as "13%", aligned to the right.
#[must_use = "show it in a ui"]
pub struct PercentValue<'a> {
    name: &'a str,
    shown: &'a str,
    font: FontId,
    color: Option<Color32>,
    width: f32,
    id: Option<Id>,
}

/// What happened to a [`PercentValue`].
#[derive(Debug)]
pub struct PercentOutcome {
    /// The label, or the field while it is edited.
    pub response: Response,
    /// The share that was typed and confirmed, from 0 to 1.
    pub entered: Option<f64>,
    /// The field is open.
    pub editing: bool,
}

impl<'a> PercentValue<'a> {
    /// `name` says what the percentage is of; `shown` is the percentage as text.
    pub fn new(name: &'a str, shown: &'a str) -> Self {
        Self { name, shown, font: r#type::small(), color: None, width: 36.0, id: None }
    }

    /// In semibold and the colour of main text, for groups.
    pub fn strong(mut self) -> Self {
        self.font = r#type::body_semi();
        self
    }

    /// In another colour.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// A fixed id, so that a drag or an edit goes on when rows above come or go.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Another width than 36.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws the percentage in a space 24 high.
    pub fn show(self, ui: &mut Ui) -> PercentOutcome {
        let (auto, rect) = ui.allocate_space(vec2(self.width, size::CONTROL_SMALL));
        let response = ui.interact(rect, self.id.unwrap_or(auto), Sense::click());
        let draft = response.id.with("draft");
        if let Some(typed) = ui.data(|data| data.get_temp::<String>(draft)) {
            return self.edit(ui, rect, draft, typed);
        }
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{}: {}", self.name, self.shown))
        });
        let by_keyboard = response.clicked() && !ui.input(|input| input.pointer.any_click());
        if response.double_clicked() || by_keyboard {
            let start = self.shown.trim_end_matches(['%', ' ']).to_owned();
            let end = CCursor::new(start.chars().count());
            let mut state = TextEditState::default();
            state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
            state.store(ui.ctx(), draft.with("field"));
            ui.memory_mut(|memory| memory.request_focus(draft.with("field")));
            ui.data_mut(|data| data.insert_temp(draft, start));
            ui.ctx().request_repaint();
        }
        if ui.is_rect_visible(rect) {
            let tokens = Tokens::of(ui);
            let color = self.color.unwrap_or(if self.font == r#type::body_semi() {
                tokens.text_primary
            } else {
                tokens.text_secondary
            });
            let color = if ui.is_enabled() { color } else { tokens.text_secondary };
            if response.hovered() {
                ui.painter().rect_filled(rect, size::RADIUS_CHIP, tokens.hover);
            }
            text::at(ui.painter(), rect.right_center(), Align2::RIGHT_CENTER, self.shown, self.font, color);
            focus::ring(ui, &response, size::RADIUS_CHIP);
        }
        PercentOutcome { response, entered: None, editing: false }
    }

    /// Enter and leaving the field confirm, Esc does not.
    fn edit(self, ui: &mut Ui, rect: Rect, draft: Id, mut typed: String) -> PercentOutcome {
        let tokens = Tokens::of(ui);
        let frame =
            Frame::new().fill(tokens.raised).corner_radius(size::RADIUS_CHIP).inner_margin(Margin::symmetric(2, 3));
        let response = ui
            .scope(|ui| {
                style::for_text_fields(ui);
                let field = TextEdit::singleline(&mut typed)
                    .id(draft.with("field"))
                    .font(self.font)
                    .align(Align2::RIGHT_CENTER)
                    .frame(frame.stroke((size::STROKE, tokens.focus)))
                    .char_limit(8);
                ui.put(rect, field)
            })
            .inner
            .accessible_name(self.name);
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let done = response.lost_focus();
        let entered = if done && !cancelled { share(&typed) } else { None };
        ui.data_mut(|data| {
            if done {
                data.remove::<String>(draft);
            } else {
                data.insert_temp(draft, typed);
            }
        });
        PercentOutcome { response, entered, editing: !done }
    }
}

/// The share that a text such as "13", "13 %" or "0,5" means; none if it is no number from 0 to 100.
fn share(typed: &str) -> Option<f64> {
    let number: f64 = typed.trim().trim_end_matches('%').trim().replace(',', ".").parse().ok()?;
    (0.0..=100.0).contains(&number).then_some(number / 100.0)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn percentages_are_read_as_people_write_them() {
        for (typed, expected) in [("13", 0.13), (" 13 % ", 0.13), ("0,5", 0.005), ("100%", 1.0)] {
            assert!((share(typed).unwrap() - expected).abs() < 1e-12, "{typed}");
        }
        for typed in ["", "%", "-1", "101", "NaN", "much"] {
            assert_eq!(share(typed), None, "{typed}");
        }
    }
}
