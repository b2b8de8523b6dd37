//! The statements behind the red lines, one row each.

use egui::{Align2, OpenUrl, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::parts;
use crate::present::sources::{Citation, open_name};
use crate::present::why_not::statements::{self as present, Statement, Statements};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, Tag, empty, focus, mark, section, tag, text, tooltip};

/// Where the text of a statement begins.
const INDENT: f32 = 34.0;
/// Width of the bar of the selected statement.
const CURRENT: f32 = 2.0;

/// Draws the list; `selection` is marked.
pub(super) fn show(ui: &mut Ui, statements: &Statements, selection: Selection, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let top = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), top + 0.5, (size::STROKE, tokens.line));
    section::panel_header(ui, "Statements behind the red lines", "", |ui| {
        if statements.can_switch {
            let name = present::switch(statements);
            let glyph = if statements.of_issue { icons::CARET_DOWN } else { icons::CARET_UP };
            if ui.add(IconButton::new(glyph, &name).small()).clicked() {
                out.view(ViewCommand::AllStatements(statements.of_issue));
            }
        }
        text::label(ui, &statements.note, r#type::caption(), tokens.text_muted);
    });
    if let Some(nothing) = statements.nothing {
        empty::empty(ui, nothing, None);
        return;
    }
    ScrollArea::vertical().id_salt("statements").auto_shrink(false).show(ui, |ui| {
        for statement in &statements.rows {
            ui.push_id((statement.party.0, statement.line.index), |ui| row(ui, statement, selection, out));
        }
    });
}

fn row(ui: &mut Ui, statement: &Statement, selection: Selection, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let chosen = selection.issue == Some(statement.issue) && selection.party == Some(statement.party);
    let background = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let inner = Rect::from_min_size(top + vec2(INDENT, 8.0), vec2(width - INDENT - size::CARD_MARGIN, f32::INFINITY));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        head(ui, statement);
        if let Some(reason) = &statement.reason {
            wrapped(ui, reason, r#type::small(), tokens.text_secondary);
        }
        // The one that is chosen shows all its sources.
        let shown = if chosen { statement.sources.len() } else { 1 };
        let more = present::more(statement).filter(|_| !chosen);
        if let Some(whose) = present::resting_on(statement) {
            wrapped(ui, whose, r#type::caption(), tokens.text_muted);
        }
        for source in statement.sources.iter().take(shown) {
            ui.push_id(source.source, |ui| {
                quotation(ui, source);
                meta(ui, source, more.as_deref());
            });
        }
    });
    let rect = Rect::from_min_max(top, pos2(top.x + width, drawn.response.rect.bottom() + 8.0));
    ui.advance_cursor_after_rect(rect);
    let head = Rect::from_min_size(top, vec2(width, 28.0));
    let response = ui.interact(head, ui.scope_id().with("statement"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &statement.spoken));
    if response.clicked() {
        let (issue, party) = (Some(statement.issue), Some(statement.party));
        out.view(ViewCommand::Select(Selection { scenario: None, issue, party }));
    }
    if chosen || response.hovered() {
        ui.painter().set(background, egui::Shape::rect_filled(rect, 0, tokens.hover));
    }
    if chosen {
        let bar = Rect::from_min_size(rect.min, vec2(CURRENT, rect.height()));
        ui.painter().rect_filled(bar, 0, tokens.text_primary);
    }
    parts::ring(ui.painter(), tokens, top + vec2(20.0, 17.0), statement.assumed);
    parts::rule(ui, rect);
    focus::ring_inside(ui, &response, 0);
    tooltip::text(response, &statement.spoken);
}

/// Whose red line it is, and what it rules out.
fn head(ui: &mut Ui, statement: &Statement) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    mark::paint_party(painter, tokens, pos2(rect.left() + 6.0, middle), size::MARK, statement.party.0);
    let mut right = rect.right();
    if statement.assumed {
        right = tag::paint(painter, tokens, (pos2(right, middle), Align2::RIGHT_CENTER), "assumed", Tag::Care).left();
    }
    let left = rect.left() + 18.0;
    let room = right - left - size::STEP;
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    let (terms, _) = text::at_elided(painter, at, &statement.terms, r#type::small_semi(), tokens.text_primary, room);
    let at = (pos2(terms.right() + size::STEP, middle), Align2::LEFT_CENTER);
    let room = right - at.0.x - size::STEP;
    if room > 24.0 {
        text::at_elided(painter, at, &statement.issue_label, r#type::caption(), tokens.text_muted, room);
    }
}

fn wrapped(ui: &mut Ui, words: &str, font: egui::FontId, color: egui::Color32) {
    let galley = text::wrapped(ui.painter(), words, font, color, ui.available_width(), usize::MAX);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    text::paint(ui.painter(), &galley, rect.left_top(), Align2::LEFT_TOP);
}

/// The words in serif where they are quoted, else the headline in sans.
fn quotation(ui: &mut Ui, source: &Citation) {
    let tokens = Tokens::of(ui);
    let (words, headline) = present::words(source);
    let font = if headline.is_none() { r#type::quote() } else { r#type::small() };
    wrapped(ui, &words, font, tokens.text_primary);
}

/// Kind of source, date before publisher, and the link. The publisher is cut where there is no room, the date never is.
fn meta(ui: &mut Ui, source: &Citation, more: Option<&str>) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let spoken = crate::present::sources::spoken(source);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let painter = ui.painter();
    let mut at = rect.left_center();
    let (_, headline) = present::words(source);
    let kinds = [(headline, false), (source.class, source.with_care)];
    for (kind, care) in kinds {
        if let Some(kind) = kind {
            let look = if care { Tag::Care } else { Tag::Plain };
            at.x = tag::paint(painter, tokens, (at, Align2::LEFT_CENTER), kind, look).right() + 6.0;
        }
    }
    let link = if source.url.is_some() { size::ICON_BUTTON_SMALL } else { 0.0 };
    let mut line = present::byline(source);
    if let Some(more) = more {
        line += &format!(" · {more}");
    }
    let room = rect.right() - link - at.x;
    text::at_elided(painter, (at, Align2::LEFT_CENTER), &line, r#type::caption(), tokens.text_muted, room);
    tooltip::titled(response, &source.title, &line);
    if let Some(url) = &source.url {
        let center = pos2(rect.right() - size::ICON_INLINE / 2.0, rect.center().y);
        let place = Rect::from_center_size(center, egui::Vec2::splat(size::ICON_BUTTON_SMALL));
        let name = open_name(source);
        let mut child = ui.new_child(UiBuilder::new().id_salt("link").max_rect(place));
        let button = IconButton::new(icons::ARROW_SQUARE_OUT, &name).small().color(tokens.focus);
        if child.add(button).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(url));
        }
    }
}
