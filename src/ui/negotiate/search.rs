//! The search panel: axes, who must agree and from which total on, red lines, fixed issues, rules; its foot says how far it is.

use egui::{Align, Align2, Layout, Popup, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{fix, foot};
use crate::model::ids::PartyIx;
use crate::present::negotiation::division::{self, DivisionView};
use crate::present::negotiation::search::{self as present, AgreeRow, RedLinesRow, RuleRow, SearchPanel};
use crate::present::negotiation::{WHAT_IF, WHAT_IF_MEANING};
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::negotiating::{NegotiateCommand, Reference};
use crate::ui::frame::menu;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{
    Button, IconButton, PercentValue, Tab, WeightSlider, checkbox, dashed, icon, mark, section, tabs, text, tooltip,
};

/// Height of a row of the division.
const DIVISION_ROW: f32 = 20.0;
/// Height of a row with a check box.
const ROW: f32 = 27.0;
/// Height of a rule's row.
const RULE_ROW: f32 = 38.0;
/// Height of the panel from which on the foot's notes have room.
const NOTES_FROM: f32 = 640.0;
/// Width of a no-deal value.
const VALUE: f32 = 34.0;

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    gestures: Gestures,
    keys: bool,
}

/// Draws the panel's content.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let panel = present::panel(document);
    tabs::dock(ui, "search", &[Tab::with_icon("Search", icons::SLIDERS_HORIZONTAL)], 0, tokens.panel, |_| {});
    let whole = ui.available_rect_before_wrap();
    let notes = whole.height() >= NOTES_FROM;
    let below = foot::height(ui, &panel.foot, whole.width(), notes).min(whole.height() / 2.0);
    let (above, foot_area) = whole.split_top_bottom_at_y(whole.bottom() - below);
    let mut upper = ui.new_child(UiBuilder::new().max_rect(above).id_salt("asked"));
    upper.set_clip_rect(above.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("search").auto_shrink(false).show(&mut upper, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        axes(ui, &panel, out);
        part(ui, |ui| parties(ui, &panel, state, out));
        part(ui, |ui| red_lines(ui, &panel, out));
        part(ui, |ui| fix::show(ui, document, &panel, out));
        part(ui, |ui| among(ui, &panel, out));
        part(ui, |ui| rules(ui, &panel, out));
        if let Some(divided) = &panel.divided {
            part(ui, |ui| division_rows(ui, divided));
        }
        ui.add_space(size::STEP);
    });
    let mut lower = ui.new_child(UiBuilder::new().max_rect(foot_area).id_salt("foot"));
    lower.set_clip_rect(foot_area.intersect(ui.clip_rect()));
    foot::show(&mut lower, &panel.foot, notes, out);
    ui.allocate_rect(whole, Sense::hover());
    // Arrow keys move a slider over many frames: one undo step until the focus goes on.
    if state.keys && ui.memory(|memory| memory.focused().is_none()) {
        state.keys = false;
        state.gestures.end(out);
    }
}

/// A part of the panel under a rule.
fn part(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, (size::STROKE, Tokens::of(ui).line_subtle));
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(size::PANEL_MARGIN as i8, 0)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui);
    });
}

/// A heading with a note at its right.
fn heading(ui: &mut Ui, title: &str, note: &str) {
    let color = Tokens::of(ui).text_muted;
    section::section(ui, title, "", |ui| text::label(ui, note, r#type::small(), color));
}

fn axes(ui: &mut Ui, panel: &SearchPanel, out: &mut Queue) {
    ui.add_space(size::STEP);
    for (at, word) in ["Across", "Up"].into_iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        let left = rect.left() + size::PANEL_MARGIN;
        let color = Tokens::of(ui).text_muted;
        text::at(ui.painter(), pos2(left, rect.center().y), Align2::LEFT_CENTER, word, r#type::body(), color);
        let Some((across, up)) = panel.on_axes else { continue };
        let party = if at == 0 { across } else { up };
        let name = panel.axes.iter().find(|(other, _)| *other == party).map_or("", |(_, name)| name);
        let place = Rect::from_min_max(pos2(left + 72.0, rect.top() + 3.0), rect.max - vec2(size::PANEL_MARGIN, 3.0));
        let response = chooser(ui, place, &format!("{word}: {name}"), name, Some(party));
        Popup::menu(&response).gap(2.0).show(|ui| {
            ui.set_width(place.width());
            ui.spacing_mut().item_spacing.y = 0.0;
            for (other, title) in &panel.axes {
                let row = menu::Row { title, keys: None, on: Some(*other == party), enabled: true };
                if menu::item(ui, &row).clicked() {
                    let axis = if at == 0 { NegotiateCommand::Across(*other) } else { NegotiateCommand::Up(*other) };
                    out.view(ViewCommand::Negotiate(axis));
                    ui.close();
                }
            }
        });
    }
}

/// A field that opens a menu: what is chosen, and a caret.
pub(super) fn chooser(ui: &Ui, rect: Rect, name: &str, label: &str, party: Option<PartyIx>) -> egui::Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("chooser", rect.min.y as i32)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name));
    let fill = if response.hovered() { tokens.hover } else { tokens.raised };
    let stroke = if response.hovered() { tokens.line_strong } else { tokens.line };
    let painter = ui.painter();
    painter.rect(rect, size::RADIUS_CONTROL, fill, (size::STROKE, stroke), egui::StrokeKind::Inside);
    let mut left = rect.left() + 10.0;
    if let Some(party) = party {
        mark::paint_party(painter, tokens, pos2(left + 4.0, rect.center().y), size::MARK, party.0);
        left += 18.0;
    }
    let at = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    text::at_elided(painter, at, label, r#type::body(), tokens.text_primary, rect.right() - left - 26.0);
    let at = pos2(rect.right() - 14.0, rect.center().y);
    icon::paint(painter, at, icons::CARET_DOWN, size::ICON_INLINE_SMALL, tokens.text_muted);
    crate::ui::widgets::focus::ring(ui, &response, size::RADIUS_CONTROL);
    response
}

fn parties(ui: &mut Ui, panel: &SearchPanel, state: &mut State, out: &mut Queue) {
    heading(ui, "Who must agree", "no-deal value");
    for row in &panel.parties {
        agree(ui, row, state, out);
    }
    // Below the sliders, so that none moves away from under the pointer.
    if panel.tried {
        what_if(ui, out);
    }
}

/// The dashed tag that stands wherever something is tried out, and the way back.
fn what_if(ui: &mut Ui, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(size::CONTROL_SMALL);
        tag(ui);
        ui.add_space(size::STEP);
        text::label(ui, "tried out by you", r#type::small(), tokens.text_secondary);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::link("Clear").small().name("Clear what is tried out")).clicked() {
                out.edit(EditCommand::ClearTried);
            }
        });
    });
}

/// The tag itself.
pub(super) fn tag(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let label = text::galley(ui.painter(), WHAT_IF, r#type::caption_semi(), tokens.uncertain);
    let (rect, response) = ui.allocate_exact_size(vec2(label.size().x.ceil() + 12.0, size::TAG), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, WHAT_IF));
    dashed::rect(ui.painter(), rect, 3.0, (size::STROKE, tokens.uncertain), dashed::THIN);
    text::paint(ui.painter(), &label, rect.center(), Align2::CENTER_CENTER);
    tooltip::text(response, WHAT_IF_MEANING);
}

fn agree(ui: &mut Ui, row: &AgreeRow, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = ui.scope_id().with(("agree", row.party));
    let mut child =
        ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.x = 0.0;
    ui.add_space(-4.0);
    let mut on = row.on;
    if checkbox::bare(ui, &mut on, &row.spoken).changed() {
        out.view(ViewCommand::Negotiate(NegotiateCommand::MustAgree(row.party, on)));
    }
    ui.add_space(2.0);
    mark::mark(ui, row.party.0, size::MARK);
    ui.add_space(size::STEP);
    let slider = (size::SLIDER_WIDTH + (rect.width() - 230.0) / 2.0).clamp(44.0, 120.0);
    let reset = if row.tried { size::ICON_BUTTON_SMALL } else { 0.0 };
    let color = if row.on { tokens.text_primary } else { tokens.text_muted };
    let room = rect.right() - ui.cursor().left() - slider - VALUE - reset - size::STEP;
    text::label_elided(ui, &row.name, r#type::body(), color, room);
    ui.add_space((rect.right() - ui.cursor().left() - slider - VALUE - reset).max(0.0));
    no_deal(ui, row, slider, state, out);
}

/// Slider and figure of a no-deal value, and the way back to the file's.
fn no_deal(ui: &mut Ui, row: &AgreeRow, width: f32, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let color = if row.tried { tokens.uncertain } else { tokens.text_muted };
    let slider = WeightSlider::new(&row.slider, row.no_deal.unwrap_or(0.0) / 100.0).width(width).color(color);
    let outcome = slider.id(ui.scope_id().with("slider")).show(ui);
    let send = |value: f64, whole: bool, gesture, out: &mut Queue| {
        out.edit(EditCommand::TryNoDeal { party: row.party, value: present::tried(value, whole), gesture });
    };
    if outcome.double_clicked {
        out.edit(EditCommand::TryNoDeal { party: row.party, value: None, gesture: None });
    } else if let Some(share) = outcome.changed {
        let held = outcome.response.has_focus() && !outcome.response.dragged() && !ui.input(|i| i.pointer.any_click());
        state.keys |= held;
        let gesture = (held || outcome.response.dragged()).then(|| state.gestures.current());
        send(share * 100.0, outcome.response.dragged(), gesture, out);
    }
    if outcome.drag_stopped {
        state.gestures.end(out);
    }
    tooltip::text(outcome.response, &row.origin);
    let value = PercentValue::new(&row.slider, &row.figure).width(VALUE).id(ui.scope_id().with("value"));
    let value = value.color(if row.tried { tokens.uncertain } else { tokens.text_primary });
    let typed = value.show(ui);
    if let Some(share) = typed.entered {
        send(share * 100.0, false, None, out);
    }
    if row.tried
        && ui
            .add(IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, &row.reset).small().color(tokens.text_muted))
            .clicked()
    {
        out.edit(EditCommand::TryNoDeal { party: row.party, value: None, gesture: None });
    }
}

fn red_lines(ui: &mut Ui, panel: &SearchPanel, out: &mut Queue) {
    heading(ui, "Red lines", &panel.red_lines_note);
    for row in &panel.red_lines {
        red_lines_row(ui, row, out);
    }
}

fn red_lines_row(ui: &mut Ui, row: &RedLinesRow, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let id = ui.scope_id().with(("red lines", row.party));
    let mut child =
        ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.x = 0.0;
    let none = row.lines.is_empty();
    ui.add_space(-4.0);
    let mut on = row.all;
    let toggled = ui.add_enabled_ui(!none, |ui| checkbox::bare(ui, &mut on, &row.spoken)).inner.changed();
    if toggled {
        for line in row.lines.iter().filter(|line| line.on != on) {
            out.edit(EditCommand::Waive(row.party, line.index, !on));
        }
    }
    ui.add_space(2.0);
    let color = if none { tokens.text_muted } else { tokens.text_primary };
    text::label(ui, &row.name, r#type::body(), color);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if none {
            text::label(ui, &row.figure, r#type::small(), tokens.text_muted);
            return;
        }
        let name = format!("Red lines of {}: {}", row.name, row.figure);
        let button = Button::quiet(&row.figure).small().icon_after(icons::CARET_RIGHT).name(&name);
        let response = ui.add(button);
        Popup::menu(&response).gap(2.0).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_max_width(420.0);
            for line in &row.lines {
                let row_ = menu::Row { title: &line.label, keys: None, on: Some(line.on), enabled: true };
                if menu::item(ui, &row_).clicked() {
                    out.edit(EditCommand::Waive(row.party, line.index, line.on));
                }
            }
        });
    });
}

fn among(ui: &mut Ui, panel: &SearchPanel, out: &mut Queue) {
    heading(ui, "Packages searched", "");
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let place = Rect::from_min_max(rect.min + vec2(0.0, 1.0), rect.max - vec2(0.0, 3.0));
    let Some(now) = panel.among.iter().find(|row| row.on) else { return };
    let response = chooser(ui, place, &format!("Packages searched: {}", now.label), &now.label, None);
    let response = tooltip::text(response, &now.meaning);
    Popup::menu(&response).gap(2.0).show(|ui| {
        ui.set_width(320.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in &panel.among {
            let item = menu::Row { title: &row.label, keys: None, on: Some(row.on), enabled: true };
            let response = tooltip::text(menu::item(ui, &item), &row.meaning);
            if response.clicked() {
                out.view(ViewCommand::Negotiate(NegotiateCommand::Among(row.among)));
                ui.close();
            }
        }
        menu::rule(ui);
        let item = menu::Row { title: present::IDEAL_ALL, keys: None, on: Some(panel.ideal_all), enabled: true };
        if menu::item(ui, &item).clicked() {
            out.view(ViewCommand::Negotiate(NegotiateCommand::Ideal(present::ideal(!panel.ideal_all))));
            ui.close();
        }
    });
}

fn rules(ui: &mut Ui, panel: &SearchPanel, out: &mut Queue) {
    heading(ui, "Reference points", "");
    for row in &panel.rules {
        rule(ui, row, out);
    }
}

/// What Adjusted Winner gives to whom, one row an issue.
fn division_rows(ui: &mut Ui, divided: &DivisionView) {
    let tokens = Tokens::of(ui);
    heading(ui, division::TITLE, "");
    let name = ui.add(egui::Label::new(
        egui::RichText::new(format!("{}: {}", division::NAME, divided.worth))
            .font(r#type::body())
            .color(tokens.text_primary),
    ));
    tooltip::titled(name, division::NAME, division::DEFINITION);
    for row in &divided.rows {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), DIVISION_ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", row.label, row.to)));
        let middle = rect.center().y;
        let split = (rect.width() * 0.46).round();
        let at = (pos2(rect.left(), middle), Align2::LEFT_CENTER);
        text::at_elided(ui.painter(), at, &row.label, r#type::small(), tokens.text_muted, split - size::STEP);
        let at = (pos2(rect.left() + split, middle), Align2::LEFT_CENTER);
        let room = rect.width() - split;
        text::at_elided(ui.painter(), at, &row.to, r#type::small(), tokens.text_secondary, room);
        tooltip::titled(response, &row.label, &row.to);
    }
}

fn rule(ui: &mut Ui, row: &RuleRow, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), RULE_ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("rule", row.reference)), Sense::click());
    let spoken = format!("{}, {}", row.name, row.short);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.on, &spoken));
    let middle = rect.center().y;
    checkbox::paint(ui, &response, pos2(rect.left() + 8.0, middle), row.on);
    let color = if row.found { tokens.text_primary } else { tokens.text_muted };
    shape(ui, pos2(rect.left() + 32.0, middle), row.reference, color);
    let left = rect.left() + 48.0;
    let at = pos2(left, middle - 8.0);
    text::at(ui.painter(), at, Align2::LEFT_CENTER, row.name, r#type::body(), color);
    let at = (pos2(left, middle + 8.0), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, row.short, r#type::small(), tokens.text_muted, rect.right() - left);
    crate::ui::widgets::focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    if response.clicked() {
        out.view(ViewCommand::Negotiate(NegotiateCommand::Mark(row.reference, !row.on)));
    }
    tooltip::titled(response, row.name, &row.definition);
}

/// The shape that stands for a rule: hollow, so that it is no party's mark.
pub(super) fn shape(ui: &Ui, at: egui::Pos2, reference: Reference, color: egui::Color32) {
    let painter = ui.painter();
    shape_on(painter, at, reference, color, Tokens::of(ui).plot());
}

/// As [`shape`], on a painter, with the surface's colour inside.
pub(super) fn shape_on(
    painter: &egui::Painter,
    at: egui::Pos2,
    reference: Reference,
    color: egui::Color32,
    inside: egui::Color32,
) {
    let r = 6.0;
    let stroke = egui::Stroke::new(size::STROKE_DATA, color);
    let corners = |turns: &[(f32, f32)]| turns.iter().map(|(x, y)| at + vec2(*x, *y) * r).collect::<Vec<_>>();
    let closed = |points: Vec<egui::Pos2>| egui::Shape::convex_polygon(points, inside, stroke);
    match reference {
        Reference::Nash => {
            painter.add(closed(corners(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)])));
        }
        Reference::KalaiSmorodinsky => {
            painter.circle(at, r, inside, stroke);
        }
        Reference::EqualGain => {
            painter.add(closed(corners(&[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)])));
        }
        Reference::Sum => {
            painter.rect(
                Rect::from_center_size(at, egui::Vec2::splat(1.8 * r)),
                0,
                inside,
                stroke,
                egui::StrokeKind::Middle,
            );
        }
        Reference::RelativeSum => {
            painter.add(closed(corners(&[(0.0, 1.1), (1.1, -0.85), (-1.1, -0.85)])));
        }
        Reference::Raiffa => {
            let turn = std::f32::consts::TAU / 5.0;
            let corner = |at: u8| (-std::f32::consts::FRAC_PI_2 + turn * f32::from(at)).sin_cos();
            let points: Vec<(f32, f32)> = (0..5).map(corner).map(|(sin, cos)| (cos * 1.1, sin * 1.1)).collect();
            painter.add(closed(corners(&points)));
        }
    }
}
