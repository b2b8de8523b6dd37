//! The package builder: what the package is worth to everyone, what stands in its way, and a term for every issue.

use egui::{Align, Align2, Layout, Popup, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{builder_row, dragged, save};
use crate::present::negotiation::builder::{self as present, Builder, GroupRows, PartyRow};
use crate::present::negotiation::chart::draft_of_rule;
use crate::present::negotiation::{rules, search as asked};
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::session::draft::Draft;
use crate::session::negotiating::Reference;
use crate::ui::frame::menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Tab, chip, icon, mark, tabs, text, tooltip};

/// Height of a party's row.
const PARTY: f32 = 24.0;
/// Height of the columns' head, and of a group's heading.
const HEAD: f32 = 24.0;

/// What the builder keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The name that the package is to be saved under, while that is asked.
    naming: Option<String>,
}

/// Draws the panel's content.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let whole = ui.max_rect();
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let builder = present::builder(document);
    let title = builder.as_ref().map_or("Package", |builder| builder.name.as_str());
    tabs::dock(ui, "package", &[Tab::with_icon(title, icons::STACK)], 0, tokens.panel, |ui| {
        ui.spacing_mut().item_spacing.x = size::HALF;
        if let Some(builder) = &builder {
            let button = Button::secondary("Save as scenario").small().icon(icons::FLOPPY_DISK);
            let save = ui.add_enabled(builder.unsavable.is_none(), button);
            if let Some(why) = &builder.unsavable {
                save.clone().on_disabled_hover_text(why);
            }
            if save.clicked() {
                state.naming = Some(builder.name.clone());
            }
            if ui.add(IconButton::new(icons::X, "Close the package").small()).clicked() {
                out.edit(EditCommand::CloseDraft);
            }
        }
        let new = ui.add(Button::quiet("New").small().icon(icons::PLUS).name("New package"));
        Popup::menu(&new).gap(2.0).show(|ui| starts(ui, document, out));
    });
    match &builder {
        Some(builder) => package(ui, document, builder, out),
        None => nothing(ui, document, out),
    }
    dragged::onto(ui, document, whole, out);
    save::show(ui.ctx(), document, &mut state.naming, out);
}

/// One sentence, and a button that starts from the scenario that is selected, or from the first.
fn nothing(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let scenario = present::first_start(document);
    let label = format!("Start from {}", document.framework().scenario(scenario).label());
    if crate::ui::widgets::empty::empty(ui, present::EMPTY, Some(&label)) {
        start(document, scenario, out);
    }
}

fn start(document: &Document, scenario: crate::model::ids::ScenarioIx, out: &mut Queue) {
    out.edit(EditCommand::StartDraft(Box::new(Draft::of_scenario(document.framework(), scenario))));
}

/// What a package may start from: scenarios, and what rules single out.
fn starts(ui: &mut Ui, document: &Document, out: &mut Queue) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_width(260.0);
    let heading = |ui: &mut Ui, words: &str| {
        let color = Tokens::of(ui).text_muted;
        ui.add_space(size::HALF);
        text::label(ui, words, r#type::caption(), color);
    };
    heading(ui, "Start from a scenario");
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for scenario in document.framework().scenario_ixs() {
            let title = document.framework().scenario(scenario).label();
            let item = menu::item(ui, &menu::Row { title, keys: None, on: None, enabled: true });
            let at = pos2(item.rect.left() + 14.0, item.rect.center().y);
            chip::paint(ui.painter(), Tokens::of(ui), at, size::CHIP_SMALL, scenario.0);
            if item.clicked() {
                start(document, scenario, out);
                ui.close();
            }
        }
    });
    menu::rule(ui);
    heading(ui, "Start from a reference point");
    let panel = asked::panel(document);
    for reference in Reference::ALL {
        let enabled = panel.rules.iter().any(|rule| rule.reference == reference && rule.found);
        let row = menu::Row { title: rules::name(reference), keys: None, on: None, enabled };
        if menu::item(ui, &row).clicked()
            && let Some(draft) = draft_of_rule(document, reference)
        {
            out.edit(EditCommand::StartDraft(Box::new(draft)));
            ui.close();
        }
    }
}

fn package(ui: &mut Ui, document: &Document, builder: &Builder, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.add_space(size::STEP);
    for row in &builder.parties {
        party(ui, row);
    }
    verdict(ui, builder);
    ui.add_space(size::HALF);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.painter().rect_filled(head, 0, tokens.group_row());
    let columns = builder_row::columns(head, builder.parties.len());
    let painter = ui.painter();
    for (place, words) in [(columns.label, "Issue"), (columns.term, "Term")] {
        text::at(painter, place.left_center(), Align2::LEFT_CENTER, words, r#type::small(), tokens.text_muted);
    }
    for (row, bar) in builder.parties.iter().zip(&columns.bars) {
        mark::paint_party(painter, tokens, bar.center(), size::MARK, row.party.0);
    }
    ScrollArea::vertical().id_salt("package").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        for group in &builder.groups {
            heading(ui, group);
            for row in &group.rows {
                builder_row::show(ui, document, row, builder.parties.len(), out);
            }
        }
        ui.add_space(size::STEP);
    });
}

/// Bar, total and margin of one party; its no-deal value is a tick.
fn party(ui: &mut Ui, row: &PartyRow) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), PARTY), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let middle = rect.center().y;
    let painter = ui.painter();
    let strength = if row.must_agree { 1.0 } else { size::LEFT_OUT_OPACITY };
    mark::paint_party(painter, tokens, pos2(inside.left() + 4.0, middle), size::MARK, row.party.0);
    let at = (pos2(inside.left() + 18.0, middle), Align2::LEFT_CENTER);
    let color = tokens.text_primary.gamma_multiply(strength);
    text::at_elided(painter, at, &row.name, r#type::body(), color, 88.0);
    let bar = Rect::from_min_max(pos2(inside.left() + 112.0, middle - 3.0), pos2(inside.right() - 84.0, middle + 3.0));
    painter.rect_filled(bar, 1, tokens.hover);
    let x = |value: f64| bar.left() + bar.width() * (value / 100.0).clamp(0.0, 1.0) as f32;
    if let Some(total) = row.total {
        painter.rect_filled(bar.with_max_x(x(total)), 1, tokens.bar_neutral.gamma_multiply(strength));
    }
    if let Some((low, high)) = row.range {
        crate::ui::widgets::whisker::horizontal(painter, tokens.text_secondary, bar.bottom() + 4.0, x(low), x(high));
    }
    if let Some(value) = row.no_deal {
        let tick = Rect::from_center_size(pos2(x(value), middle), vec2(2.0, 14.0));
        painter.rect_filled(tick.expand2(vec2(1.0, 0.0)), 0, tokens.panel);
        painter.rect_filled(tick, 0, tokens.text_primary);
    }
    let at = pos2(inside.right() - 44.0, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.figure, r#type::strong(), color);
    let color =
        row.margin_value.map_or(tokens.text_muted, |margin| if margin < 0.0 { tokens.loss } else { tokens.text_muted });
    text::at(painter, inside.right_center(), Align2::RIGHT_CENTER, &row.margin, r#type::body(), color);
}

/// Whether it is acceptable, and what stands in the way.
fn verdict(ui: &mut Ui, builder: &Builder) {
    let tokens = Tokens::of(ui);
    let left = size::CARD_MARGIN + 18.0;
    let width = ui.available_width() - left - size::CARD_MARGIN;
    let words = text::wrapped(ui.painter(), &builder.verdict, r#type::body(), tokens.text_secondary, width, 4);
    let from = text::elided(ui.painter(), &builder.from, r#type::small(), tokens.text_muted, width);
    let height = words.size().y + from.size().y + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, format!("{}. {}", builder.verdict, builder.from)));
    let painter = ui.painter();
    let at = pos2(rect.left() + size::CARD_MARGIN + 4.0, rect.top() + 13.0);
    if builder.acceptable {
        icon::paint_fill(painter, at, icons::CHECK_CIRCLE, size::ICON, tokens.text_primary);
    } else {
        icon::paint(painter, at, icons::PROHIBIT, size::ICON, tokens.red_line);
    }
    let place = text::paint(painter, &words, pos2(rect.left() + left, rect.top() + 4.0), Align2::LEFT_TOP);
    text::paint(painter, &from, place.left_bottom() + vec2(0.0, 2.0), Align2::LEFT_TOP);
    if from.elided {
        tooltip::text(response, &builder.from);
    }
}

fn heading(ui: &mut Ui, group: &GroupRows) {
    let Some(name) = &group.name else { return };
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    row.painter().rect_filled(rect, 0, tokens.group_row());
    row.add_space(size::CARD_MARGIN);
    let color = group.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let (square, _) = row.allocate_exact_size(egui::Vec2::splat(size::GROUP_SQUARE), Sense::hover());
    row.painter().rect_filled(square, size::RADIUS_BAR, color);
    row.add_space(size::STEP);
    text::label(&mut row, name, r#type::body_semi(), tokens.text_primary);
}
