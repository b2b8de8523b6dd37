//! What several parts of Robustness are made of: a scenario's name, steps of the ramp, legends, sentences.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Galley, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::ids::ScenarioIx;
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::tokens::Hue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, focus, text};

/// Draws chip and name within `rect`: the short one where the full one has no room, cut where even that has none.
pub(super) fn name(ui: &Ui, rect: Rect, scenario: ScenarioIx, [name, label]: [&str; 2]) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    chip::paint(painter, tokens, pos2(rect.left() + size::CHIP / 2.0, middle), size::CHIP, scenario.0);
    let left = rect.left() + size::CHIP + size::STEP;
    let cut = |name: &str| text::elided(painter, name, r#type::body(), tokens.text_primary, rect.right() - left);
    let full = cut(name);
    let shown = if full.elided { cut(label) } else { full };
    text::paint(painter, &shown, pos2(left, middle), Align2::LEFT_CENTER);
}

/// The row of a scenario as a button that selects it, with its ground where it is selected or under the pointer.
pub(super) fn row(ui: &Ui, rect: Rect, id: &str, scenario: ScenarioIx, selected: bool, spoken: &str) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((id, scenario.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, spoken));
    if selected || response.hovered() {
        let fill = if selected { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, 0, fill);
    }
    focus::ring_inside(ui, &response, 0);
    response
}

/// The most rows that are all there for keyboard and screen readers, whether they are in sight or not.
const ALL_THERE: usize = 60;

/// Whether a row is not drawn at all: it is one of many, and out of sight.
pub(super) fn is_skipped(ui: &Ui, rect: Rect, rows: usize) -> bool {
    rows > ALL_THERE && !ui.is_rect_visible(rect)
}

/// Selects a scenario.
pub(super) fn select(out: &mut Queue, scenario: ScenarioIx) {
    out.view(ViewCommand::Select(Selection { scenario: Some(scenario), ..Selection::default() }));
}

/// The colour of a rank of so many: the first has the strongest end of the ramp, the last the palest.
pub(super) fn rank_hue(tokens: &Tokens, rank: usize, of: usize) -> Hue {
    let last = of.saturating_sub(1).max(1) as f64;
    tokens.ramp(94.0 - 82.0 * (rank.saturating_sub(1) as f64 / last).min(1.0))
}

/// The most ranks of which each has its name in the legend.
const NAMED: usize = 6;

/// What the colours of ranks mean, laid out from the right edge of the tab strip: a word each, or the ends of the scale.
pub(in crate::ui) fn legend(ui: &mut Ui, ranks: usize) {
    let tokens = Tokens::of(ui);
    let name = |rank: usize| {
        if ranks <= NAMED || rank == ranks { crate::present::text::ordinal(rank) } else { String::new() }
    };
    let all: Vec<(Hue, String)> = (1..=ranks).map(|rank| (rank_hue(tokens, rank, ranks), name(rank))).collect();
    squares(ui, all.iter().map(|(hue, name)| (*hue, name.as_str())).collect(), "Colours of ranks");
    if ranks > NAMED && ui.available_width() > 40.0 {
        let galley = text::galley(ui.painter(), "1st", r#type::caption(), tokens.text_secondary);
        let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x, size::CONTROL_SMALL), Sense::hover());
        text::paint(ui.painter(), &galley, rect.right_center(), Align2::RIGHT_CENTER);
    }
}

/// Squares with what they stand for, laid out from the right; nothing where there is no room.
pub(super) fn squares(ui: &mut Ui, entries: Vec<(Hue, &str)>, name: &str) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter().clone();
    let galleys: Vec<_> = entries
        .iter()
        .map(|(hue, words)| (hue, text::galley(&painter, words, r#type::caption(), tokens.text_secondary)))
        .collect();
    // Squares without a word stand close together, as steps of one scale.
    let beside = |words: f32| if words > 0.0 { size::GROUP_SQUARE + 16.0 } else { size::GROUP_SQUARE + 1.0 };
    let width: f32 = galleys.iter().map(|(_, galley)| galley.size().x + beside(galley.size().x)).sum();
    if ui.available_width() < width + size::STEP {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::hover());
    let all: Vec<&str> = entries.iter().map(|(_, words)| *words).filter(|words| !words.is_empty()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name}: {}", all.join(", "))));
    let mut left = rect.left() + 6.0;
    for (hue, galley) in galleys {
        let square = Rect::from_center_size(
            pos2(left + size::GROUP_SQUARE / 2.0, rect.center().y),
            egui::Vec2::splat(size::GROUP_SQUARE),
        );
        painter.rect_filled(square, size::RADIUS_BAR, hue.color);
        let place = text::paint(&painter, &galley, pos2(square.right() + 5.0, rect.center().y), Align2::LEFT_CENTER);
        left = if galley.size().x > 0.0 { place.right() + 11.0 } else { square.right() + 1.0 };
    }
}

/// A sentence whose beginning is stressed, laid out in `width`.
fn lay(ui: &Ui, finding: &str, rest: &str, width: f32, rows: usize) -> Arc<Galley> {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    job.append(finding, 0.0, TextFormat::simple(r#type::strong(), tokens.text_primary));
    job.append(rest, 0.0, TextFormat::simple(r#type::lead(), tokens.text_secondary));
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// A sentence whose beginning is stressed, in at most two rows within `rect`.
pub(super) fn sentence(ui: &Ui, rect: Rect, finding: &str, rest: &str, id: &str) {
    let galley = lay(ui, finding, rest, rect.width(), 2);
    show_sentence(ui, rect, &galley, &format!("{finding}{rest}"), id);
}

/// The same as a part of a list, as high as it needs to be.
pub(super) fn paragraph(ui: &mut Ui, margin: f32, finding: &str, rest: &str, id: &str) {
    let galley = lay(ui, finding, rest, ui.available_width() - 2.0 * margin, 4);
    let size = vec2(ui.available_width(), galley.size().y + 2.0 * size::PANEL_MARGIN);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    show_sentence(ui, rect.shrink2(vec2(margin, 0.0)), &galley, &format!("{finding}{rest}"), id);
}

fn show_sentence(ui: &Ui, rect: Rect, galley: &Arc<Galley>, all: &str, id: &str) {
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, all));
    text::paint(ui.painter(), galley, rect.left_center(), Align2::LEFT_CENTER);
    if galley.elided {
        crate::ui::widgets::tooltip::text(response, all);
    }
}

/// A muted line of one row, read aloud as it stands.
pub(super) fn line(ui: &Ui, rect: Rect, words: &str, id: &str) {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((id, words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let at = (rect.left_center(), Align2::LEFT_CENTER);
    let (_, cut) = text::at_elided(ui.painter(), at, words, r#type::small(), tokens.text_muted, rect.width());
    if cut {
        crate::ui::widgets::tooltip::text(response, words);
    }
}
