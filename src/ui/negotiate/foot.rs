//! The foot of the search panel: how far the search is, what it found, and how to stop it.

use egui::{Align2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::present::negotiation::search::Foot;
use crate::session::search::Topic;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{Button, text};

/// Height of the bar.
const BAR: f32 = 4.0;
/// Height of the title's row.
const TITLE: f32 = 28.0;
/// Space between lines of different sentences.
const GAP: f32 = 2.0;

fn galleys(ui: &Ui, foot: &Foot, width: f32, notes: bool) -> Vec<std::sync::Arc<egui::Galley>> {
    let tokens = Tokens::of(ui);
    let width = width - 2.0 * size::PANEL_MARGIN;
    let lay = |words: &String, color| text::wrapped(ui.painter(), words, r#type::small(), color, width, 4);
    let lines = foot.lines.iter().map(|line| lay(line, tokens.text_secondary));
    let notes = foot.notes.iter().filter(|_| notes);
    lines.chain(notes.map(|note| lay(note, tokens.text_muted))).collect()
}

/// How high the foot is, with or without its notes.
pub(super) fn height(ui: &Ui, foot: &Foot, width: f32, notes: bool) -> f32 {
    let lines: f32 = galleys(ui, foot, width, notes).iter().map(|galley| galley.size().y + GAP).sum();
    TITLE + BAR + size::STEP + lines + size::PANEL_MARGIN
}

/// Draws it. Notes for which there is no room show on hover.
pub(super) fn show(ui: &mut Ui, foot: &Foot, notes: bool, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line_subtle));
    let inside = rect.shrink2(vec2(size::PANEL_MARGIN, 0.0));
    let middle = rect.top() + size::HALF + TITLE / 2.0;
    let title = pos2(inside.left(), middle);
    text::at(painter, title, Align2::LEFT_CENTER, &foot.title, r#type::body(), tokens.text_primary);
    let bar = Rect::from_min_size(pos2(inside.left(), rect.top() + size::HALF + TITLE), vec2(inside.width(), BAR));
    let mut top = bar.top();
    if let Some(share) = foot.progress {
        let painter = ui.painter();
        painter.rect_filled(bar, 2, tokens.hover);
        painter.rect_filled(bar.with_max_x(bar.left() + bar.width() * share), 2, tokens.text_primary);
        let response = ui.interact(bar, ui.scope_id().with("progress"), Sense::hover());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ProgressIndicator, true, format!("Searching, {:.0} percent", share * 100.0))
        });
        top = bar.bottom() + size::STEP;
    }
    // One node for all sentences: a change is one announcement.
    let words: Vec<&str> =
        std::iter::once(&foot.title).chain(&foot.lines).chain(&foot.notes).map(String::as_str).collect();
    let response = ui.interact(rect, ui.scope_id().with("foot"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words.join(" ")));
    if !notes && !foot.notes.is_empty() {
        crate::ui::widgets::tooltip::text(response, &foot.notes.join("\n"));
    }
    for galley in galleys(ui, foot, rect.width(), notes) {
        let place = text::paint(ui.painter(), &galley, pos2(inside.left(), top), Align2::LEFT_TOP);
        top = place.bottom() + GAP;
    }
    let button = Rect::from_min_max(pos2(inside.right() - 90.0, middle - 12.0), pos2(inside.right(), middle + 12.0));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(button).layout(layout).id_salt("stop"));
    if foot.progress.is_some() && corner.add(Button::secondary("Cancel").small().name("Cancel the search")).clicked() {
        out.cancel(Topic::Packages);
    }
    if foot.stopped && corner.add(Button::secondary("Search again").small()).clicked() {
        out.again(Topic::Packages);
    }
}
