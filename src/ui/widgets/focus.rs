//! The focus ring: 2 pt wide, 1 pt away, and only after keyboard use.

use egui::{Color32, EventFilter, Id, Key, Modifiers, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::theme::{Tokens, size};

/// Whether this widget has the focus and got there, or was last used, with the keyboard.
pub fn by_keyboard(ui: &Ui, response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    let id = Id::unique("westphalia: focus shown for");
    let pointer = ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
    let key =
        ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Key { pressed: true, .. })));
    let gained = response.gained_focus();
    let shown = ui.data_mut(|data| {
        let shown_for: &mut Option<Id> = data.get_temp_mut_or_default(id);
        if pointer {
            *shown_for = None;
        } else if key || gained {
            *shown_for = Some(response.id);
        }
        *shown_for == Some(response.id)
    });
    shown && ui.is_enabled()
}

/// Draws the ring around a widget that has the focus by keyboard. Call it last, so that it lies over the widget.
pub fn ring(ui: &Ui, response: &Response, radius: u8) {
    ring_at(ui, response, response.rect, radius);
}

/// As [`ring`], around a part of the widget.
pub fn ring_at(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if by_keyboard(ui, response) {
        let tokens = Tokens::of(ui);
        // Neighbours and panels must not cut the ring off.
        let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(size::FOCUS_GAP + size::STROKE_SELECTION));
        let gap = Stroke::new(size::FOCUS_GAP, ui.visuals().panel_fill);
        painter.rect_stroke(rect, radius, gap, StrokeKind::Outside);
        let ring = Stroke::new(size::STROKE_SELECTION, tokens.focus);
        painter.rect_stroke(rect.expand(size::FOCUS_GAP), radius.saturating_add(1), ring, StrokeKind::Outside);
    }
}

/// As [`ring`], but inside of the widget, for cells and segments that touch their neighbours.
pub fn ring_inside(ui: &Ui, response: &Response, radius: u8) {
    if by_keyboard(ui, response) {
        let ring = Stroke::new(size::STROKE_SELECTION, Tokens::of(ui).focus);
        ui.painter().rect_stroke(response.rect.shrink(1.0), radius, ring, StrokeKind::Inside);
    }
}

/// A transparent colour where a state has no fill, the hover fill under the pointer, the selected fill while pressed.
#[must_use]
pub fn quiet_fill(tokens: &Tokens, response: &Response, selected: bool) -> Color32 {
    if selected || response.is_pointer_button_down_on() {
        tokens.selected
    } else if response.hovered() {
        tokens.hover
    } else {
        Color32::TRANSPARENT
    }
}

/// Moves among widgets that are one choice (segments, tabs) with the arrow keys, Home and End, while one of them has
/// the focus. Returns the one to choose; it has been given the focus.
pub fn arrows(ui: &Ui, members: &[Response]) -> Option<usize> {
    let focused = members.iter().position(Response::has_focus)?;
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(members[focused].id, filter));
    let last = members.len() - 1;
    let target = ui.input_mut(|input| {
        let mut pressed = |keys: &[Key]| keys.iter().any(|key| input.consume_key(Modifiers::NONE, *key));
        if pressed(&[Key::ArrowRight, Key::ArrowDown]) {
            Some(if focused == last { 0 } else { focused + 1 })
        } else if pressed(&[Key::ArrowLeft, Key::ArrowUp]) {
            Some(focused.checked_sub(1).unwrap_or(last))
        } else if pressed(&[Key::Home]) {
            Some(0)
        } else if pressed(&[Key::End]) {
            Some(last)
        } else {
            None
        }
    })?;
    members[target].request_focus();
    Some(target)
}
