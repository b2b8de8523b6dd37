//! The notice: a file was saved or exported, or something went wrong. What went well takes itself away.

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Rect, Role, Sense, Stroke, UiBuilder, WidgetInfo, vec2};

use crate::present::actions::WindowAsk;
use crate::session::command::{FileCommand, Notice};
use crate::session::tabs::Session;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, icon, text};

/// Seconds that good news stay.
const SECONDS: f64 = 8.0;
/// Width of the card.
const WIDTH: f32 = 400.0;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The notice shown, and since when.
    shown: Option<(Notice, f64)>,
}

/// Draws the session's notice, if it has one.
pub fn show(ctx: &Context, session: &Session, state: &mut State, out: &mut Queue) {
    let Some(notice) = session.notice() else {
        state.shown = None;
        return;
    };
    let now = ctx.input(|input| input.time);
    let since = match &state.shown {
        Some((shown, since)) if shown == notice => *since,
        _ => now,
    };
    state.shown = Some((notice.clone(), since));
    let hovered = card(ctx, notice, out);
    if notice.failed {
        return;
    }
    if hovered {
        state.shown = Some((notice.clone(), now));
    } else if now - since >= SECONDS {
        out.file(FileCommand::DismissNotice);
    } else {
        ctx.request_repaint_after_secs((SECONDS - (now - since)) as f32);
    }
}

/// Draws the card; returns whether the pointer is over it.
fn card(ctx: &Context, notice: &Notice, out: &mut Queue) -> bool {
    let tokens = Tokens::of_ctx(ctx);
    let (glyph, color) = if notice.failed {
        (icons::WARNING_CIRCLE, tokens.red_line)
    } else {
        (icons::CHECK_CIRCLE, tokens.text_secondary)
    };
    let area = Area::new(Id::unique("westphalia: notice"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-size::CARD_MARGIN, -size::STATUS_BAR - size::CARD_MARGIN))
        .show(ctx, |ui| {
            let shadow = ui.visuals().popup_shadow;
            Frame::NONE
                .fill(tokens.raised)
                .stroke(Stroke::new(size::STROKE, tokens.line_strong))
                .corner_radius(size::RADIUS_CARD)
                .inner_margin(Margin::same(12))
                .shadow(shadow)
                .show(ui, |ui| contents(ui, notice, (glyph, color), out));
        });
    area.response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &notice.text));
    ctx.pointer_hover_pos().is_some_and(|at| area.response.rect.contains(at))
}

fn contents(ui: &mut egui::Ui, notice: &Notice, (glyph, color): (char, egui::Color32), out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let words = WIDTH - size::ICON - size::ICON_BUTTON_SMALL - 2.0 * size::STEP;
    let galley = text::wrapped(ui.painter(), &notice.text, r#type::body(), tokens.text_primary, words, 6);
    let link = if notice.path.is_some() { size::CONTROL_SMALL } else { 0.0 };
    let height = galley.size().y.max(size::ICON_BUTTON_SMALL) + link;
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, height), Sense::hover());
    let middle = rect.top() + size::ICON_BUTTON_SMALL / 2.0;
    icon::paint(ui.painter(), egui::pos2(rect.left() + size::ICON / 2.0, middle), glyph, size::ICON, color);
    let left = rect.left() + size::ICON + size::STEP;
    let top = middle - 17.0 / 2.0;
    let place = text::paint(ui.painter(), &galley, egui::pos2(left, top), Align2::LEFT_TOP);
    let label = ui.interact(place, ui.scope_id().with("notice text"), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &notice.text));
    let cross = Rect::from_min_size(
        egui::pos2(rect.right() - size::ICON_BUTTON_SMALL, rect.top()),
        vec2(size::ICON_BUTTON_SMALL, size::ICON_BUTTON_SMALL),
    );
    let mut corner = ui.new_child(UiBuilder::new().max_rect(cross));
    if corner.add(IconButton::new(icons::X, "Dismiss").small()).clicked() {
        out.file(FileCommand::DismissNotice);
    }
    if notice.path.is_some() {
        let below = Rect::from_min_max(egui::pos2(left, place.bottom() + 2.0), rect.max);
        let mut line = ui.new_child(UiBuilder::new().max_rect(below));
        if line.add(Button::link("Show in folder").small()).clicked() {
            out.window(WindowAsk::ShowInFolder);
        }
    }
}
