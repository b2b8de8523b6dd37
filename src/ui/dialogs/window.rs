//! The frame of a dialog with a title, a cross and a body of fixed size, and where parts of the body stand.

use egui::{Align2, Context, Frame, Id, Modal, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, text};

/// Space between the dialog's edge and what it holds.
pub(super) const MARGIN: f32 = 20.0;
/// Height of the title.
const TITLE: f32 = 48.0;
/// Space around the dialog that stays free at least.
const AROUND: f32 = 24.0;

/// Draws a dialog of `wanted` size, smaller where the window is. Returns whether it is to close.
pub(super) fn show(ctx: &Context, title: &str, wanted: Vec2, contents: impl FnOnce(&mut Ui) -> bool) -> bool {
    let tokens = Tokens::of_ctx(ctx);
    let frame = Frame::NONE
        .fill(tokens.panel)
        .stroke((size::STROKE, tokens.line_strong))
        .corner_radius(size::RADIUS_CARD)
        .shadow(ctx.global_style().visuals.popup_shadow);
    let room = ctx.content_rect().size() - Vec2::splat(2.0 * AROUND);
    let whole = vec2(wanted.x.min(room.x), (wanted.y + TITLE).min(room.y)).floor();
    let modal = Modal::new(Id::unique("deep dialog").with(title)).frame(frame).backdrop_color(tokens.scrim);
    let shown = modal.show(ctx, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), TITLE));
        let crossed = heading(ui, head, title);
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        part(ui, "body", body, contents) || crossed
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, title));
    shown.inner || shown.backdrop_response.clicked()
}

fn heading(ui: &mut Ui, rect: Rect, title: &str) -> bool {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with("title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let at = (pos2(rect.left() + MARGIN, rect.center().y), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, title, r#type::strong(), tokens.text_primary, rect.width() - 80.0);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
    let place = Rect::from_center_size(pos2(rect.right() - 26.0, rect.center().y), Vec2::splat(size::ICON_BUTTON));
    ui.put(place, IconButton::new(icons::X, "Close").keys("Esc")).clicked()
}

/// Draws a part of a dialog in its place and nowhere else.
pub(super) fn part<R>(ui: &mut Ui, name: &str, rect: Rect, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.expand(size::FOCUS_GAP + size::STROKE_SELECTION).intersect(ui.clip_rect()));
    contents(&mut child)
}

/// A paragraph; returns its height.
pub(super) fn paragraph(ui: &mut Ui, words: &str, font: egui::FontId, color: egui::Color32) -> f32 {
    let width = ui.available_width();
    let lines = text::wrapped(ui.painter(), words, font, color, width, usize::MAX);
    let (rect, response) = ui.allocate_exact_size(vec2(width, lines.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    text::paint(ui.painter(), &lines, rect.min, Align2::LEFT_TOP);
    rect.height()
}
