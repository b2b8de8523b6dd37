//! The frame that all dialogs share.

use egui::{Context, Frame, Id, Margin, Modal, ModalResponse, Role, Stroke, Ui, WidgetInfo};

use crate::ui::theme::{Tokens, size};

/// Space between a dialog's edge and what it holds.
pub const MARGIN: i8 = 20;

/// Draws a dialog named `title` for screen readers, above a veil.
pub fn show<R>(ctx: &Context, title: &str, contents: impl FnOnce(&mut Ui) -> R) -> ModalResponse<R> {
    let tokens = Tokens::of_ctx(ctx);
    let frame = Frame::NONE
        .fill(tokens.raised)
        .stroke(Stroke::new(size::STROKE, tokens.line_strong))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(Margin::same(MARGIN))
        .shadow(ctx.global_style().visuals.popup_shadow);
    let id = Id::unique("westphalia: dialog");
    let modal = Modal::new(id).backdrop_color(tokens.scrim).frame(frame).show(ctx, contents);
    modal.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, title));
    modal
}
