//! The chance of each rank as Robustness draws it, with the weights to draw from above, and how far draws are below.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::model::ids::ScenarioIx;
use crate::present::robustness::panel::{Foot, foot};
use crate::present::robustness::screen::{Stamp, stamp};
use crate::present::sensitivity::chances::{ChancesView, chances};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::robustness::RobustnessCommand;
use crate::session::view::Workspace;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::robustness::{chances as chart, foot as progress, parts};
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::segmented::{self, Segment};
use crate::ui::widgets::{Button, empty, text, tooltip, what_if};

/// Height of the row above the chart, and of the one below.
const HEAD: f32 = 36.0;
const FOOT: f32 = 36.0;
/// Width of the bar that says how far draws are, at least and at most.
const BAR: [f32; 2] = [48.0, 260.0];

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The order of rows, kept while draws go on.
    order: Vec<ScenarioIx>,
    /// What was shown last, and what it was made from.
    made: Option<(Stamp, ChancesView)>,
}

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let key = stamp(document, &state.order);
    if state.made.as_ref().is_none_or(|(made, _)| *made != key) {
        state.made = Some((key, chances(document, &state.order)));
    }
    let Some((_, view)) = &state.made else { return };
    state.order = match &view.ranking {
        Ok(ranking) if !view.is_settled => ranking.rows.iter().map(|row| row.scenario).collect(),
        _ => Vec::new(),
    };
    let space = ui.available_rect_before_wrap();
    let (top, rest) = space.split_top_bottom_at_y(space.top() + HEAD);
    let (middle, bottom) = rest.split_top_bottom_at_y(rest.bottom() - FOOT);
    head(&mut row(ui, top, "weights to draw"), view, out);
    below(&mut row(ui, bottom, "draws"), &foot(document), out);
    let line = (size::STROKE, Tokens::of(ui).line_subtle);
    ui.painter().hline(space.x_range(), bottom.top() + 0.5, line);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(middle).id_salt("chances"));
    inside.set_clip_rect(middle.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = Vec2::ZERO;
    if view.is_stale {
        inside.set_opacity(size::STALE_OPACITY);
    }
    match &view.ranking {
        Ok(ranking) => {
            chart_menu::drawn(&inside, ExportChart::Ranks, middle);
            chart::rows(&mut inside, ranking, document.view().selection.scenario, out);
        }
        Err(why) => {
            empty::empty(&mut inside, why, None);
        }
    }
}

/// A row that is laid out from its right end.
fn row(ui: &mut Ui, rect: Rect, name: &str) -> Ui {
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt(name));
    row.spacing_mut().item_spacing = vec2(size::STEP, 0.0);
    row
}

/// Which weights are drawn, what is tried out, and what colours mean.
fn head(ui: &mut Ui, view: &ChancesView, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let segment = |(_, label, detail)| Segment { label, name: Some(detail), party: None };
    let segments: Vec<Segment<'_>> =
        view.choices.iter().map(|(choice, name, detail)| segment((choice, *name, detail.as_str()))).collect();
    let picked = segmented::segmented(ui, "Weights to draw", &segments, view.chosen, true, None);
    if let Some((choice, ..)) = picked.and_then(|at| view.choices.get(at)) {
        out.view(ViewCommand::Robustness(RobustnessCommand::Weights(*choice)));
    }
    if let Ok(ranking) = &view.ranking {
        parts::legend(ui, ranking.rows.len());
    }
    let Some(trial) = &view.trial else { return };
    let room = ui.available_rect_before_wrap();
    if room.width() < 80.0 {
        return;
    }
    let at = pos2(room.left(), room.center().y);
    let tag = what_if::paint(ui.painter(), tokens, (at, egui::Align2::LEFT_CENTER), "What if");
    let at = (pos2(tag.right() + size::STEP, room.center().y), egui::Align2::LEFT_CENTER);
    let width = (room.right() - at.0.x).max(0.0);
    text::at_elided(ui.painter(), at, trial, r#type::small(), tokens.text_primary, width);
    let response = ui.interact(room, ui.scope_id().with("trial"), Sense::hover());
    let words = format!("What if. {trial}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    tooltip::text(response, &words);
}

/// How far draws are and what error they leave; the way to stop them, and the one to all that they say.
fn below(ui: &mut Ui, foot: &Foot, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let name = "Open Robustness: pairs, acceptance, and what the ranking rests on";
    if ui.add(Button::link("Open Robustness").small().name(name)).clicked() {
        out.view(ViewCommand::Workspace(Workspace::Robustness));
    }
    progress::button(ui, foot, out);
    let room = ui.available_rect_before_wrap();
    // One node for all sentences: a change is one announcement.
    let all: Vec<&str> = [foot.draws.as_str(), foot.error.as_str(), foot.refused.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let response = ui.interact(room, ui.scope_id().with("foot"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, all.join(". ")));
    if !foot.rests_on.is_empty() {
        tooltip::text(response, &foot.rests_on);
    }
    let middle = room.center().y;
    let at = (pos2(room.left(), middle), egui::Align2::LEFT_CENTER);
    let (place, _) = text::at_elided(ui.painter(), at, &foot.draws, r#type::small(), tokens.text_primary, room.width());
    let mut left = place.right() + size::CARD_MARGIN;
    let error = text::galley(ui.painter(), &foot.error, r#type::small(), tokens.text_muted);
    if let Some(share) = foot.progress {
        let beside = error.size().x + size::STEP;
        let free = room.right() - left;
        let width = if free - beside >= BAR[0] { free - beside } else { free }.min(BAR[1]);
        if width >= BAR[0] {
            let bar = Rect::from_min_size(pos2(left, middle - progress::BAR / 2.0), vec2(width, progress::BAR));
            progress::bar(ui, bar, share);
            left = bar.right() + size::STEP;
        }
    }
    if left + error.size().x <= room.right() {
        text::paint(ui.painter(), &error, pos2(left, middle), egui::Align2::LEFT_CENTER);
    }
}
