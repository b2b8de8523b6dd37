//! A change that is better for everyone, dragged from its row onto the package: beside Apply, Enter and a double click.

use egui::{Align2, CursorIcon, DragAndDrop, LayerId, Order, Rect, Response, StrokeKind, Ui, pos2, vec2};

use crate::present::negotiation::improve::{ChangeRow, draft_to_change};
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::text;

/// Greatest width of what hangs on the pointer.
const GHOST: f32 = 320.0;

/// What is being dragged.
struct Dragged(ChangeRow);

/// Lets `row` be dragged by its response, and shows it beside the pointer while it is.
pub(super) fn from(ui: &Ui, response: &Response, row: &ChangeRow) {
    if response.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), Dragged(row.clone()));
    }
    let Some(pointer) = response.dragged().then(|| ui.ctx().pointer_interact_pos()).flatten() else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let tokens = Tokens::of(ui);
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, response.id.with("dragged")));
    let words = text::elided(&painter, &row.words(), r#type::body(), tokens.text_primary, GHOST);
    let rect = Rect::from_min_size(pointer + vec2(12.0, 4.0), vec2(words.size().x + 24.0, size::CONTROL));
    painter.rect(rect, size::RADIUS_CONTROL, tokens.raised, (size::STROKE, tokens.line_strong), StrokeKind::Inside);
    text::paint(&painter, &words, pos2(rect.left() + 12.0, rect.center().y), Align2::LEFT_CENTER);
}

/// Makes the panel in `rect` a place to drop a change: lit while one is dragged, and taking what is let go over it.
pub(super) fn onto(ui: &Ui, document: &Document, rect: Rect, out: &mut Queue) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
    let over = ui.ctx().pointer_interact_pos().is_some_and(|pointer| rect.contains(pointer));
    let tokens = Tokens::of(ui);
    let inside = rect.shrink(1.0);
    if over {
        ui.painter().rect_filled(inside, 0, tokens.focus_fill);
    }
    let width = if over { 2.0 } else { size::STROKE };
    ui.painter().rect_stroke(inside, 0, (width, tokens.focus), StrokeKind::Inside);
    if over && ui.input(|input| input.pointer.any_released()) {
        apply(document, &dragged.0, out);
    }
}

/// Makes a change of the package, or of a new one that starts where the change does.
pub(super) fn apply(document: &Document, row: &ChangeRow, out: &mut Queue) {
    if let Some(draft) = draft_to_change(document) {
        out.edit(EditCommand::StartDraft(Box::new(draft)));
    }
    out.edit(EditCommand::Choose(row.choices.clone()));
}
