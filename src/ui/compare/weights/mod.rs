//! The weights: a slider for every group and issue of one party, its share, its lock, and what it weighs.
//!
//! A drag is one undo step, and so is a key that is held. What a slider weighs, from worst to best outcome, stands below
//! the sliders for the one that is pointed at or selected, or below each of them where that is switched on.

mod explain;
mod row;
mod whose;

use egui::{Align2, Popup, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::elicitation;
use crate::present::weights::{self, Rails, WeightRow};
use crate::session::command::{EditCommand, ViewCommand, WeightTarget};
use crate::session::document::Document;
use crate::session::elicitation::Way;
use crate::session::view::{Dialog, JudgedBy};
use crate::ui::frame::menu;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, section, text};

/// Height that the line on what an issue weighs adds to its row.
const WEIGHS_LINE: f32 = 15.0;
/// How far beyond what is seen rows are still there, so that Tab reaches them.
const OVERSCAN: f32 = 60.0;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// Rails stay as they are while a slider is moved.
    rails: Option<Rails>,
    /// A key that moves a slider is being held.
    keys: bool,
    /// What each weight weighs is shown below each.
    explained: bool,
    /// The row that is pointed at or has the focus, in the last frame.
    pointed: Option<WeightTarget>,
}

/// Draws it.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, gestures: &mut Gestures, out: &mut Queue) {
    header(ui, document, state, out);
    if document.view().judged_by == JudgedBy::All {
        whose::show(ui, document, out);
    }
    let rows = weights::rows(document);
    let pointed = state.pointed.and_then(|target| rows.iter().find(|row| row.target == target));
    let explained = pointed.or_else(|| weights::explained(document, &rows));
    let whole = ui.available_rect_before_wrap();
    let foot = if state.explained { 0.0 } else { explain::HEIGHT };
    let sliders = Rect::from_min_max(whole.min, pos2(whole.right(), (whole.bottom() - foot).max(whole.top())));
    if !state.explained {
        explain::show(ui, Rect::from_min_max(sliders.left_bottom(), whole.max), explained);
    }
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(sliders));
    child.set_clip_rect(sliders.intersect(ui.clip_rect()));
    list(&mut child, document, &rows, state, gestures, out);
    keys_released(ui, state, gestures, out);
    if !ui.input(|input| input.pointer.any_down()) && !state.keys {
        state.rails = None;
    }
}

fn list(
    ui: &mut Ui,
    document: &Document,
    rows: &[WeightRow],
    state: &mut State,
    gestures: &mut Gestures,
    out: &mut Queue,
) {
    let rails = *state.rails.get_or_insert_with(|| weights::rails(rows));
    let heights: Vec<f32> = rows.iter().map(|row| height(row, state.explained)).collect();
    let whole = heights.iter().sum::<f32>() + size::STEP;
    let mut pointed = None;
    ScrollArea::vertical().id_salt("weights").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(whole);
        let origin = ui.max_rect().min + vec2(0.0, size::HALF);
        let width = ui.available_width();
        let seen = viewport.expand(OVERSCAN);
        let mut top = 0.0;
        for (row, height) in rows.iter().zip(heights) {
            if top < seen.bottom() && top + height > seen.top() {
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
                let mut slider = row::Row { document, row, rails, state, gestures, out };
                if slider.show(ui, rect) {
                    pointed = Some(row.target);
                }
            }
            top += height;
        }
    });
    state.pointed = pointed;
}

fn height(row: &WeightRow, explained: bool) -> f32 {
    match row.target {
        WeightTarget::Group(_) => size::WEIGHT_GROUP_ROW,
        WeightTarget::Issue(_) if explained => size::WEIGHT_ROW + WEIGHS_LINE,
        WeightTarget::Issue(_) => size::WEIGHT_ROW,
    }
}

fn header(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let party = document.view().weights_party();
    let name = match document.view().judged_by {
        JudgedBy::All => "",
        JudgedBy::Party(party) => document.framework().party(party).label(),
    };
    section::panel_header(ui, "Weights", name, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let changed = weights::any_changed(document);
        let reset = weights::reset_name(document);
        let button = IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, &reset).small();
        if ui.add_enabled(changed, button).clicked() {
            out.edit(EditCommand::ResetWeights(party));
        }
        arrive(ui, document, out);
        let explain = "Show below each weight what it weighs";
        if ui.add(IconButton::new(icons::INFO, explain).small().toggled(state.explained)).clicked() {
            state.explained = !state.explained;
        }
        let (rect, response) = ui.allocate_exact_size(vec2(70.0, size::CONTROL_SMALL), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, weights::TOTAL));
        let at = rect.right_center() - vec2(size::HALF, 0.0);
        text::at(ui.painter(), at, Align2::RIGHT_CENTER, weights::TOTAL, r#type::small(), Tokens::of(ui).text_muted);
    });
}

/// The menu of ways to arrive at weights, and of what compares them.
fn arrive(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let button = ui.add(IconButton::new(icons::SLIDERS_HORIZONTAL, elicitation::ARRIVE).small());
    Popup::menu(&button).show(|ui| {
        ui.set_width(220.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let item = |title, enabled| menu::Row { title, keys: None, on: None, enabled };
        let mut picked = None;
        for way in Way::ALL {
            if menu::item(ui, &item(elicitation::menu_title(way), true)).clicked() {
                picked = Some(Dialog::Elicit(way));
            }
        }
        menu::rule(ui);
        let several = document.framework().parties().len() > 1;
        if menu::item(ui, &item(elicitation::COMPARE_PARTIES, several)).clicked() {
            picked = Some(Dialog::PartyWeights);
        }
        if let Some(dialog) = picked {
            out.view(ViewCommand::Dialog(Some(dialog)));
            ui.close();
        }
    });
}

/// A held arrow key is one undo step, which ends when it is let go.
fn keys_released(ui: &Ui, state: &mut State, gestures: &mut Gestures, out: &mut Queue) {
    use egui::Key::{ArrowLeft, ArrowRight, End, Home};
    if state.keys && !ui.input(|input| [ArrowLeft, ArrowRight, Home, End].iter().any(|key| input.key_down(*key))) {
        state.keys = false;
        gestures.end(out);
    }
}

/// Folds or unfolds a group.
fn fold(row: &WeightRow, out: &mut Queue) {
    if let WeightTarget::Group(group) = row.target {
        out.view(ViewCommand::Fold(group, !row.folded));
    }
}
