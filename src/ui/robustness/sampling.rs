//! The sampling panel: which weights, what else varies, how many draws from which seed; its foot says how far they are.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Frame, Layout, Margin, Popup, Response, Role, ScrollArea, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{foot, limits};
use crate::present::robustness::panel::{self as present, Choice, Outcome, SEED_MEANS, SamplingPanel};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::robustness::{RobustnessCommand, WeightChoice};
use crate::ui::frame::menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, style, r#type};
use crate::ui::widgets::{Button, IconButton, Tab, WeightSlider, checkbox, focus, section, tabs, text, tooltip};

/// Height of a radio's row.
const RADIO_ROW: f32 = 38.0;
/// Radius of a radio's ring.
const RADIO: f32 = 7.0;
/// Height of a row with a check box.
const ROW: f32 = 26.0;
/// Width of the fields for draws and seed.
const FIELD: f32 = 112.0;

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The seed as it is typed.
    seed: Option<String>,
}

/// Draws the panel's content.
pub(super) fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let panel = present::panel(document);
    tabs::dock(ui, "sampling", &[Tab::with_icon("Sampling", icons::SLIDERS_HORIZONTAL)], 0, tokens.panel, |_| {});
    let whole = ui.available_rect_before_wrap();
    let below = foot::height(ui, &panel.foot, whole.width());
    let (above, at_foot) = whole.split_top_bottom_at_y(whole.bottom() - below);
    let mut upper = ui.new_child(UiBuilder::new().max_rect(above).id_salt("asked"));
    upper.set_clip_rect(above.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("sampling").auto_shrink(false).show(&mut upper, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.add_space(size::HALF);
        inside(ui, |ui| weights(ui, &panel, out));
        rule(ui);
        inside(ui, |ui| outcomes(ui, &panel.outcomes, out));
        rule(ui);
        inside(ui, |ui| draws(ui, &panel, state, out));
        ui.add_space(size::STEP);
    });
    let mut lower = ui.new_child(UiBuilder::new().max_rect(at_foot).id_salt("foot"));
    lower.set_clip_rect(at_foot.intersect(ui.clip_rect()));
    foot::show(&mut lower, &panel.foot, out);
    ui.allocate_rect(whole, Sense::hover());
}

fn send(out: &mut Queue, command: RobustnessCommand) {
    out.view(ViewCommand::Robustness(command));
}

fn inside(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    Frame::NONE.inner_margin(Margin::symmetric(size::PANEL_MARGIN as i8, 0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui);
    });
}

fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (size::STROKE, Tokens::of(ui).line_subtle));
}

fn weights(ui: &mut Ui, panel: &SamplingPanel, out: &mut Queue) {
    section::section(ui, "Weights", "", |_| {});
    let mut radios = Vec::new();
    for choice in &panel.choices {
        radios.push(radio(ui, choice));
        if choice.on {
            match choice.choice {
                WeightChoice::Around => spread(ui, panel, out),
                WeightChoice::Within => limits::show(ui, &panel.limits, out),
                WeightChoice::Ranked | WeightChoice::Uniform => {}
            }
        }
    }
    let clicked = radios.iter().position(Response::clicked);
    let picked = clicked.or_else(|| focus::arrows(ui, &radios)).and_then(|picked| panel.choices.get(picked));
    if let Some(choice) = picked.filter(|choice| !choice.on) {
        send(out, RobustnessCommand::Weights(choice.choice));
    }
}

/// A radio with a name and, below it, what it means.
fn radio(ui: &mut Ui, choice: &Choice) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), RADIO_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("weights", choice.name)), Sense::click());
    let spoken = format!("Weights: {}, {}", choice.name, choice.detail);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), choice.on, &spoken));
    let painter = ui.painter();
    let center = pos2(rect.left() + RADIO + 1.0, rect.top() + 12.0);
    let color = if choice.on || response.hovered() { tokens.text_primary } else { tokens.line_strong };
    painter.circle_stroke(center, RADIO, (if choice.on { 1.5 } else { 1.0 }, color));
    if choice.on {
        painter.circle_filled(center, 3.5, tokens.text_primary);
    }
    let left = rect.left() + 2.0 * RADIO + 10.0;
    let room = rect.right() - left;
    let font = if choice.on { r#type::body_semi() } else { r#type::body() };
    let at = (pos2(left, rect.top() + 12.0), Align2::LEFT_CENTER);
    text::at_elided(painter, at, choice.name, font, tokens.text_primary, room);
    let at = (pos2(left, rect.top() + 28.0), Align2::LEFT_CENTER);
    let (_, cut) = text::at_elided(painter, at, &choice.detail, r#type::caption(), tokens.text_muted, room);
    focus::ring(ui, &response, size::RADIUS_CHIP);
    if cut { tooltip::text(response, &choice.detail) } else { response }
}

/// How far weights spread around the present ones.
fn spread(ui: &mut Ui, panel: &SamplingPanel, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(size::CONTROL_SMALL);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(2.0 * RADIO + 10.0);
        text::label(ui, "narrow", r#type::caption(), tokens.text_muted);
        let width = (ui.available_width() - 78.0).max(48.0);
        let outcome = WeightSlider::new("Spread around the present weights", panel.spread).width(width).show(ui);
        if let Some(spread) = outcome.changed {
            send(out, RobustnessCommand::Spread((spread * 100.0).round() / 100.0));
        }
        tooltip::text(outcome.response, &panel.spread_means);
        text::label(ui, "wide", r#type::caption(), tokens.text_muted);
        let layout = Layout::right_to_left(Align::Center);
        ui.with_layout(layout, |ui| text::label(ui, &panel.spread_text, r#type::small_semi(), tokens.text_primary));
    });
    ui.add_space(size::HALF);
}

fn outcomes(ui: &mut Ui, outcomes: &[Outcome], out: &mut Queue) {
    let tokens = Tokens::of(ui);
    section::section(ui, "Outcomes and values", "", |_| {});
    for outcome in outcomes {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let layout = Layout::left_to_right(Align::Center);
        let id = ui.scope_id().with(("varies", outcome.name));
        let mut row = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).layout(layout));
        let mut on = outcome.on;
        let response = checkbox::labelled(&mut row, &mut on, outcome.name);
        if response.changed() {
            send(out, RobustnessCommand::Uncertain(outcome.other));
        }
        let left = response.rect.right() + size::STEP;
        tooltip::text(response, outcome.meaning);
        let note = text::galley(ui.painter(), outcome.note, r#type::caption(), tokens.text_muted);
        if left + note.size().x <= rect.right() {
            text::paint(ui.painter(), &note, rect.right_center(), Align2::RIGHT_CENTER);
        }
    }
}

fn draws(ui: &mut Ui, panel: &SamplingPanel, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    section::section(ui, "Draws", "", |_| {});
    labelled(ui, "Samples", |ui| {
        let name = format!("Samples: {}", panel.sample);
        let button = Button::secondary(&panel.sample).icon_after(icons::CARET_DOWN).width(FIELD).name(&name);
        let response = ui.add(button);
        Popup::menu(&response).gap(2.0).show(|ui| {
            ui.set_width(FIELD);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (samples, title) in &panel.samples {
                let row = menu::Row { title, keys: None, on: Some(*title == panel.sample), enabled: true };
                if menu::item(ui, &row).clicked() {
                    send(out, RobustnessCommand::Samples(*samples));
                    ui.close();
                }
            }
        });
    });
    labelled(ui, "Seed", |ui| seed(ui, panel, state, out));
    ui.add_space(size::HALF);
    let mut job = LayoutJob::default();
    job.append(SEED_MEANS, 0.0, TextFormat::simple(r#type::caption(), tokens.text_muted));
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, SEED_MEANS));
    text::paint(ui.painter(), &galley, rect.min, Align2::LEFT_TOP);
}

fn labelled(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    text::at(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, label, r#type::body(), tokens.text_primary);
    let layout = Layout::right_to_left(Align::Center);
    let id = ui.scope_id().with(("field", label));
    let mut slot = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).layout(layout));
    slot.spacing_mut().item_spacing.x = size::HALF;
    field(&mut slot);
}

/// The seed as a field, and a button for another one.
fn seed(ui: &mut Ui, panel: &SamplingPanel, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    if ui.add(IconButton::new(icons::DICE_FIVE, "Draw with another seed")).clicked() {
        state.seed = None;
        send(out, RobustnessCommand::Seed(panel.next_seed));
    }
    let width = FIELD - size::ICON_BUTTON - size::HALF;
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::CONTROL), Sense::hover());
    let mut typed = state.seed.clone().unwrap_or_else(|| panel.seed.to_string());
    let layout = Layout::left_to_right(Align::Center);
    let within = rect.shrink2(vec2(9.0, 0.0));
    let mut slot = ui.new_child(UiBuilder::new().max_rect(within).layout(layout).id_salt("seed"));
    style::for_text_fields(&mut slot);
    ui.painter().rect(rect, size::RADIUS_CONTROL, tokens.raised, (size::STROKE, tokens.line), StrokeKind::Inside);
    let field = TextEdit::singleline(&mut typed)
        .font(r#type::body())
        .text_color(tokens.text_primary)
        .desired_width(within.width())
        .align(Align2::LEFT_CENTER)
        .char_limit(18)
        .frame(Frame::NONE);
    let response = slot.add(field).accessible_name("Seed of the draws");
    if response.changed() {
        typed.retain(|digit| digit.is_ascii_digit());
        if let Ok(seed) = typed.parse() {
            send(out, RobustnessCommand::Seed(seed));
        }
        state.seed = Some(typed);
    }
    if !response.has_focus() {
        state.seed = None;
    }
    focus::ring_at(ui, &response, rect, size::RADIUS_CONTROL);
}
