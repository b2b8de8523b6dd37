//! The start screen: open a file, drop one, go on with a recent one, or take a scenario that comes with the program.

use egui::{
    Align2, Color32, Rect, Response, Role, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::{keys, logo};
use crate::present::actions::{Action, WindowAsk};
use crate::present::start::{self, Card, LeftBehind, RecentFile};
use crate::present::tour;
use crate::session::command::{FileCommand, Origin};
use crate::session::tabs::Session;
use crate::session::tour::TourCommand;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, dashed, focus, icon, text, tooltip};

/// Widest left and right column, and the space between.
const COLUMNS: [f32; 3] = [400.0, 672.0, 64.0];
/// Height of a card.
const CARD: f32 = 148.0;
/// Space between cards.
const CARD_GAP: f32 = 12.0;
/// Height of a recent file's row.
const RECENT_ROW: f32 = 44.0;
/// Height of the buttons below the sentence.
const BUTTON: f32 = 36.0;
/// Height of the drop zone.
const DROP_ZONE: f32 = 128.0;

/// What can be opened here.
#[derive(Clone, Copy, Debug)]
pub struct Files<'f> {
    /// Unsaved work that earlier runs left behind.
    pub left: &'f [LeftBehind],
    /// Files that were open before.
    pub recent: &'f [RecentFile],
    /// Scenario files that come with the program.
    pub cards: &'f [Card],
}

/// Draws it.
pub fn show(ui: &mut Ui, session: &Session, files: &Files<'_>, out: &mut Queue) {
    let whole = ui.max_rect();
    let margin = if whole.width() < 1200.0 { 32.0 } else { 56.0 };
    let room = whole.width() - 2.0 * margin;
    let gap = if whole.width() < 1200.0 { 40.0 } else { COLUMNS[2] };
    let left = COLUMNS[0].min(room * 0.36).round();
    let right = COLUMNS[1].min(room - left - gap).round();
    let from = ((whole.width() - left - gap - right) / 2.0).round();
    let above = (whole.height() * 0.085).clamp(24.0, 72.0).round();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let top = ui.max_rect().top() + above;
        let column = |x: f32, width: f32| Rect::from_min_size(pos2(whole.left() + x, top), vec2(width, f32::INFINITY));
        let mut one = ui.new_child(UiBuilder::new().max_rect(column(from, left)));
        open(&mut one, session, files, out);
        let mut other = ui.new_child(UiBuilder::new().max_rect(column(from + left + gap, right)));
        bundled(&mut other, files.cards, out);
        let used = one.min_rect().union(other.min_rect());
        ui.allocate_rect(Rect::from_min_max(ui.max_rect().min, used.max + vec2(0.0, 24.0)), Sense::hover());
    });
}

fn open(ui: &mut Ui, session: &Session, files: &Files<'_>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let width = ui.available_width();
    let (row, title) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Westphalia"));
    let mark = 26.0;
    logo::paint(ui.painter(), tokens, pos2(row.left(), row.center().y - mark / 2.0), mark);
    let left = pos2(row.left() + logo::width(mark) + 14.0, row.center().y);
    text::at(ui.painter(), left, Align2::LEFT_CENTER, "Westphalia", r#type::hero(), tokens.text_primary);
    ui.add_space(size::STEP);
    ui.label(egui::RichText::new(start::SENTENCE).font(r#type::lead()).color(tokens.text_secondary));
    ui.add_space(24.0);
    let keys = keys::of(ui.ctx(), Action::Open);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let button = Button::primary("Open file…").icon(icons::FOLDER_OPEN).height(BUTTON);
        if ui.add(button.keys(keys.as_deref().unwrap_or_default())).clicked() {
            out.action(Action::Open, session);
        }
        let title = Action::New.title(session);
        let button = Button::secondary(start::NEW).icon(icons::FILE_PLUS).height(BUTTON).name(&title);
        let keys = keys::of(ui.ctx(), Action::New);
        if tooltip::with_keys(ui.add(button), &title, keys.as_deref()).clicked() {
            out.action(Action::New, session);
        }
    });
    if !session.settings().tour_offered {
        ui.add_space(size::CARD_MARGIN);
        tour_offer(ui, session, out);
    }
    ui.add_space(24.0);
    drop_zone(ui, width);
    left_behind(ui, files.left, out);
    if files.recent.is_empty() {
        return;
    }
    ui.add_space(36.0);
    let row = heading(ui, "Recent");
    let place = Rect::from_min_max(pos2(row.right() - 48.0, row.top()), row.max);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    if corner.add(Button::link("Clear").small().name("Clear recent files")).clicked() {
        out.file(FileCommand::ClearRecent);
    }
    for file in files.recent {
        if recent_row(ui, file, width).clicked()
            && let Some(known) = session.settings().recent.get(file.number)
        {
            out.file(FileCommand::Open(vec![Origin::Path(known.path.clone())]));
        }
    }
}

/// The offer of the tour, until it is taken or declined.
fn tour_offer(ui: &mut Ui, session: &Session, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let frame = egui::Frame::NONE
        .fill(tokens.raised)
        .stroke((size::STROKE, tokens.line))
        .corner_radius(size::RADIUS_CARD)
        .inner_margin(egui::Margin::symmetric(size::PANEL_MARGIN as i8, size::STEP as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let color = tokens.text_secondary;
        ui.label(egui::RichText::new(tour::OFFER).font(r#type::body()).color(color));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            if ui.add(Button::secondary(tour::TAKE).icon_after(icons::CARET_RIGHT).small()).clicked() {
                out.action(Action::Tour, session);
            }
            if ui.add(Button::quiet(tour::DECLINE).small()).clicked() {
                out.tour(TourCommand::Decline);
            }
        });
    });
}

/// A heading over a list, with a rule below; returns its row.
fn heading(ui: &mut Ui, words: &str) -> Rect {
    let tokens = Tokens::of(ui);
    let (row, heading) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    text::at(ui.painter(), row.left_center(), Align2::LEFT_CENTER, words, r#type::small_semi(), tokens.text_primary);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, (size::STROKE, tokens.line));
    row
}

/// Unsaved work of earlier runs: each row opens it, or lets it go.
fn left_behind(ui: &mut Ui, left: &[LeftBehind], out: &mut Queue) {
    if left.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    ui.add_space(28.0);
    heading(ui, start::LEFT_BEHIND);
    for work in left {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), RECENT_ROW), Sense::hover());
        let painter = ui.painter();
        let glyph = pos2(rect.left() + 12.0, rect.center().y);
        icon::paint(painter, glyph, icons::ARROW_COUNTER_CLOCKWISE, size::ICON, tokens.uncertain);
        let buttons = Rect::from_min_max(pos2(rect.right() - 150.0, rect.top()), rect.max);
        let (from, room) = (rect.left() + 30.0, buttons.left() - rect.left() - 30.0 - size::CARD_MARGIN);
        let at = |y: f32| (pos2(from, rect.top() + y), Align2::LEFT_CENTER);
        text::at_elided(painter, at(14.0), &work.name, r#type::body_semi(), tokens.text_primary, room);
        text::at_elided(painter, at(31.0), &work.what, r#type::caption(), tokens.text_muted, room);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut corner = ui.new_child(UiBuilder::new().max_rect(buttons).layout(layout));
        corner.spacing_mut().item_spacing.x = size::STEP;
        let discard = format!("Discard the changes of {}", work.name);
        if corner.add(Button::link("Discard").small().name(&discard)).clicked() {
            out.window(WindowAsk::ForgetLeft(work.number));
        }
        if corner.add(Button::secondary("Restore").small().name(&work.spoken)).clicked() {
            out.window(WindowAsk::Recover(work.number));
        }
    }
}

fn drop_zone(ui: &mut Ui, width: f32) {
    let tokens = Tokens::of(ui);
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (rect, response) = ui.allocate_exact_size(vec2(width, DROP_ZONE), Sense::hover());
    let words = start::DROP[usize::from(hovering)];
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}. {}", start::DROP_KINDS)));
    let painter = ui.painter();
    dashed::drop_zone(painter, tokens, rect, hovering);
    let color = if hovering { tokens.text_primary } else { tokens.text_secondary };
    let middle = rect.center();
    icon::paint(painter, pos2(middle.x, middle.y - 24.0), icons::TRAY_ARROW_DOWN, 26.0, color);
    text::at(painter, pos2(middle.x, middle.y + 7.0), Align2::CENTER_CENTER, words, r#type::body(), color);
    let at = pos2(middle.x, middle.y + 31.0);
    text::at(painter, at, Align2::CENTER_CENTER, start::DROP_KINDS, r#type::caption(), tokens.text_muted);
}

fn recent_row(ui: &mut Ui, file: &RecentFile, width: f32) -> Response {
    let tokens = Tokens::of(ui);
    let sense = if file.found { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, RECENT_ROW), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled() && file.found, &file.spoken));
    let painter = ui.painter();
    if file.found {
        painter.rect_filled(rect, 0, focus::quiet_fill(tokens, &response, false));
    }
    let [name, folder] = if file.found { [tokens.text_primary, tokens.text_muted] } else { [tokens.text_muted; 2] };
    let glyph = if file.found { icons::FILE_TEXT } else { icons::FILE_X };
    icon::paint(painter, pos2(rect.left() + 12.0, rect.center().y), glyph, size::ICON, folder);
    let right = pos2(rect.right() - size::HALF, rect.center().y);
    let when = text::at(painter, right, Align2::RIGHT_CENTER, &file.when, r#type::small(), folder);
    let left = rect.left() + 30.0;
    let room = when.left() - left - size::CARD_MARGIN;
    let font = if file.found { r#type::body_semi() } else { r#type::body() };
    let at = pos2(left, rect.top() + 14.0);
    text::at_elided(painter, (at, Align2::LEFT_CENTER), &file.name, font, name, room);
    let at = pos2(left, rect.top() + 31.0);
    text::at_elided(painter, (at, Align2::LEFT_CENTER), &file.folder, r#type::caption(), folder, room);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    focus::ring_inside(ui, &response, 0);
    response
}

fn bundled(ui: &mut Ui, cards: &[Card], out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let width = ui.available_width();
    let (row, heading) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Bundled scenarios"));
    let painter = ui.painter();
    text::at(
        painter,
        row.left_center(),
        Align2::LEFT_CENTER,
        "Bundled scenarios",
        r#type::small_semi(),
        tokens.text_primary,
    );
    text::at(painter, row.right_center(), Align2::RIGHT_CENTER, start::COPY, r#type::small(), tokens.text_muted);
    ui.add_space(size::HALF);
    let each = ((width - CARD_GAP) / 2.0).floor();
    for pair in cards.chunks(2) {
        let (row, _) = ui.allocate_exact_size(vec2(width, CARD), Sense::hover());
        for (column, entry) in pair.iter().enumerate() {
            let at = pos2(row.left() + column as f32 * (each + CARD_GAP), row.top());
            if card(ui, entry, Rect::from_min_size(at, vec2(each, CARD))).clicked() {
                out.file(FileCommand::Open(vec![Origin::Bundled(entry.file_name.clone())]));
            }
        }
        ui.add_space(CARD_GAP);
    }
    let (row, note) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    note.widget_info(|| WidgetInfo::labeled(Role::Label, true, start::BUNDLED_NOTE));
    icon::paint(ui.painter(), pos2(row.left() + 8.0, row.center().y), icons::INFO, size::ICON, tokens.text_muted);
    let at = (pos2(row.left() + 24.0, row.center().y), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, start::BUNDLED_NOTE, r#type::small(), tokens.text_muted, width - 24.0);
}

fn card(ui: &Ui, card: &Card, rect: Rect) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("card", &card.file_name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &card.spoken));
    let painter = ui.painter();
    let [fill, line] =
        if response.hovered() { [tokens.hover, tokens.line_strong] } else { [tokens.raised, tokens.line] };
    painter.rect(rect, size::RADIUS_CARD, fill, (size::STROKE, line), StrokeKind::Inside);
    let inner = rect.shrink(size::CARD_MARGIN);
    let title = text::wrapped(painter, &card.title, r#type::strong(), tokens.text_primary, inner.width(), 2);
    let place = text::paint(painter, &title, inner.min - vec2(0.0, 2.0), Align2::LEFT_TOP);
    // Four rows in all: a title of two leaves two.
    let rows = 4 - title.rows.len().clamp(1, 2);
    let summary = text::wrapped(painter, &card.summary, r#type::small(), tokens.text_secondary, inner.width(), rows);
    text::paint(painter, &summary, pos2(inner.left(), place.bottom() + 6.0), Align2::LEFT_TOP);
    let foot = pos2(inner.left(), inner.bottom());
    let counts = text::at(painter, foot, Align2::LEFT_BOTTOM, &card.size, r#type::caption(), tokens.text_muted);
    let above = counts.left_top();
    text::at(painter, above, Align2::LEFT_BOTTOM, &card.as_of, r#type::caption(), tokens.text_muted);
    let width = (inner.right() - counts.right() - size::PANEL_MARGIN).min(96.0);
    let stacks = Rect::from_min_max(pos2(inner.right() - width, inner.bottom() - 32.0), inner.max);
    picture(ui, card, stacks);
    focus::ring(ui, &response, size::RADIUS_CARD);
    if title.elided || summary.elided { tooltip::titled(response, &card.title, &card.summary) } else { response }
}

/// The tiny stacks of three scenarios.
fn picture(ui: &Ui, card: &Card, rect: Rect) {
    let tokens = Tokens::of(ui);
    for (row, stack) in card.picture.iter().enumerate() {
        let top = rect.top() + row as f32 * 12.0;
        let mut left = rect.left();
        for (hue, points) in stack {
            let width = *points as f32 / 100.0 * rect.width();
            let color: Color32 = hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
            if width >= 0.75 {
                let bar = Rect::from_min_size(pos2(left, top), vec2((width - 1.0).max(0.75), 8.0));
                ui.painter().rect_filled(bar, 0, color);
            }
            left += width;
        }
    }
}
