//! The foot of the sampling panel: how far the draws are, what error they leave, and how to stop them.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::present::robustness::panel::Foot;
use crate::session::search::Topic;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, text, tooltip};

/// Height of the bar.
pub(in crate::ui) const BAR: f32 = 4.0;
/// Height of the title's row.
const TITLE: f32 = 30.0;
/// Width kept free for the button.
const BUTTON: f32 = 92.0;

/// What can be stopped or go on together.
const TOPICS: [Topic; 2] = [Topic::Draws, Topic::MoreDraws];

fn has_button(foot: &Foot) -> bool {
    foot.can_cancel || foot.can_go_on
}

fn words(ui: &Ui, foot: &Foot, width: f32) -> std::sync::Arc<egui::Galley> {
    let tokens = Tokens::of(ui);
    let button = if has_button(foot) { BUTTON + size::STEP } else { 0.0 };
    let room = width - 2.0 * size::PANEL_MARGIN - button;
    match &foot.refused {
        Some(refused) => text::wrapped(ui.painter(), refused, r#type::small(), tokens.text_primary, room, 6),
        None => text::wrapped(ui.painter(), &foot.error, r#type::small(), tokens.text_secondary, room, 3),
    }
}

/// How high the foot is.
pub(super) fn height(ui: &Ui, foot: &Foot, width: f32) -> f32 {
    let title = if foot.refused.is_some() { size::STEP } else { TITLE };
    let bar = if foot.progress.is_some() { BAR + size::STEP } else { 0.0 };
    let least = if has_button(foot) { size::CONTROL_SMALL + size::HALF } else { 0.0 };
    title + bar + words(ui, foot, width).size().y.max(least) + size::PANEL_MARGIN
}

/// Draws it.
pub(super) fn show(ui: &mut Ui, foot: &Foot, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    let painter = ui.painter().clone();
    painter.hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let inside = rect.shrink2(vec2(size::PANEL_MARGIN, 0.0));
    let mut top = rect.top() + size::STEP;
    if foot.refused.is_none() {
        let middle = rect.top() + TITLE / 2.0 + 1.0;
        let at = pos2(inside.left(), middle);
        text::at(&painter, at, Align2::LEFT_CENTER, &foot.draws, r#type::body(), tokens.text_primary);
        let at = pos2(inside.right(), middle);
        text::at(&painter, at, Align2::RIGHT_CENTER, &foot.percent, r#type::small(), tokens.text_muted);
        top = rect.top() + TITLE;
    }
    if let Some(share) = foot.progress {
        let bar = Rect::from_min_size(pos2(inside.left(), top), vec2(inside.width(), BAR));
        self::bar(ui, bar, share);
        top = bar.bottom() + size::STEP;
    }
    // One node for all sentences: a change is one announcement.
    let all: Vec<&str> = [foot.draws.as_str(), foot.error.as_str(), foot.refused.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let response = ui.interact(rect, ui.scope_id().with("foot"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, all.join(". ")));
    if !foot.rests_on.is_empty() {
        tooltip::text(response, &foot.rests_on);
    }
    text::paint(&painter, &words(ui, foot, rect.width()), pos2(inside.left(), top), Align2::LEFT_TOP);
    if !has_button(foot) {
        return;
    }
    let place = Rect::from_min_max(
        pos2(inside.right() - BUTTON, top + 2.0),
        pos2(inside.right(), top + 2.0 + size::CONTROL_SMALL),
    );
    let layout = Layout::right_to_left(Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("stop"));
    button(&mut corner, foot, out);
}

/// The bar that says how far draws are.
pub(in crate::ui) fn bar(ui: &Ui, bar: Rect, share: f64) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(bar, 2, tokens.hover);
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * share as f32), 2, tokens.text_primary);
    let response = ui.interact(bar, ui.scope_id().with("progress"), Sense::hover());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ProgressIndicator, true, format!("Drawing, {:.0} percent", share * 100.0))
    });
}

/// The button that stops draws or lets them go on, where either can be.
pub(in crate::ui) fn button(ui: &mut Ui, foot: &Foot, out: &mut Queue) {
    if foot.can_cancel {
        let button = Button::secondary("Cancel").small().icon(icons::STOP_CIRCLE).name("Cancel the draws");
        if ui.add(button).clicked() {
            TOPICS.into_iter().for_each(|topic| out.cancel(topic));
        }
    } else if foot.can_go_on
        && ui.add(Button::secondary("Go on").small().icon(icons::PLAY).name("Go on drawing")).clicked()
    {
        TOPICS.into_iter().for_each(|topic| out.again(topic));
    }
}
