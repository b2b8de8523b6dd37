//! The status bar: what is saved, whose reading the numbers are, what is assumed, warnings, counts. Changes are told to
//! screen readers from here.

use egui::{
    Align, Align2, Color32, Frame, Id, Layout, Panel, Popup, Rect, RectAlign, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::present::problems::{self, ProblemLine};
use crate::present::start as start_words;
use crate::present::status::{self as line, Status};
use crate::present::text as words;
use crate::session::document::Document;
use crate::session::tabs::{Content, Refused, Session};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{focus, icon, text, tooltip};

/// Space between the parts.
const GAP: f32 = 16.0;

/// Draws it.
pub fn show(ui: &mut Ui, session: &Session, _out: &mut Queue) {
    let fill = Tokens::of(ui).window;
    Panel::bottom("status bar").exact_size(size::STATUS_BAR).resizable(false).frame(Frame::NONE.fill(fill)).show(
        ui,
        |ui| {
            let rect = ui.max_rect().shrink2(vec2(size::PANEL_MARGIN, 0.0));
            let spoken = match session.front().map(|tab| &tab.content) {
                None => {
                    sides(ui, rect, &[start_words::OFFLINE.to_owned()], |ui| {
                        muted(ui, start_words::VERSION);
                    });
                    String::new()
                }
                Some(Content::Refused(refused)) => of_refused(ui, rect, refused),
                Some(Content::Document(document)) => of_document(ui, rect, document),
            };
            let told = session.notice().map_or(spoken, |notice| notice.text.clone());
            live_region(ui, rect, &told);
        },
    );
}

fn of_refused(ui: &mut Ui, rect: Rect, refused: &Refused) -> String {
    let page = problems::page(&refused.texts, &refused.problems, None);
    let file = line::file(&refused.texts);
    sides(ui, rect, &[file], |ui| {
        let tokens = Tokens::of(ui);
        part(ui, Some(icons::WARNING_CIRCLE), &page.count, tokens.text_secondary, tokens.red_line);
    });
    format!("{}. {}", page.title, page.sentence)
}

fn of_document(ui: &mut Ui, rect: Rect, document: &Document) -> String {
    let status = line::status(document);
    sides(ui, rect, &status.counts, |ui| {
        let tokens = Tokens::of(ui);
        let saved = if document.is_unsaved() { icons::FLOPPY_DISK } else { icons::CHECK_CIRCLE };
        part(ui, Some(saved), &status.saving, tokens.text_muted, tokens.text_muted);
        if let Some(reading) = &status.reading {
            part(ui, Some(icons::INFO), reading, tokens.text_muted, tokens.text_muted);
        }
        for assumption in &status.assumptions {
            part(ui, Some(icons::WARNING), assumption, tokens.uncertain, tokens.uncertain);
        }
        if !document.warnings().is_empty() {
            warnings(ui, document);
        }
    });
    spoken(&status)
}

fn spoken(status: &Status) -> String {
    std::iter::once(&status.saving).chain(&status.assumptions).cloned().collect::<Vec<_>>().join(". ")
}

/// Draws `left` from the left edge, then as many of `right` as fit, from the right edge: what stands left comes first.
fn sides(ui: &mut Ui, rect: Rect, right: &[String], left: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let used = ui
        .scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            left(ui);
            ui.min_rect().right()
        })
        .inner;
    let mut edge = rect.right();
    let color = Tokens::of(ui).text_muted;
    for (ix, words) in right.iter().enumerate().rev() {
        let galley = text::galley(ui.painter(), words, r#type::caption(), color);
        let place = Rect::from_min_max(pos2(edge - galley.size().x, rect.top()), pos2(edge, rect.bottom()));
        if place.left() < used + GAP {
            break;
        }
        text::paint(ui.painter(), &galley, place.right_center(), Align2::RIGHT_CENTER);
        let label = ui.interact(place, ui.scope_id().with(("count", ix)), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        edge = place.left() - GAP;
    }
}

fn muted(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui).text_muted;
    text::label(ui, words, r#type::caption(), color);
}

/// An icon and a few words, cut where the bar ends.
fn part(ui: &mut Ui, glyph: Option<char>, words: &str, color: Color32, icon_color: Color32) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(glyph) = glyph {
            icon::icon(ui, glyph, size::ICON_INLINE_SMALL, icon_color);
        }
        let width = ui.available_width().max(0.0);
        text::label_elided(ui, words, r#type::caption(), color, width);
    });
}

/// The number of warnings, which opens their list.
fn warnings(ui: &mut Ui, document: &Document) {
    let tokens = Tokens::of(ui);
    let label = words::count(document.warnings().len(), "warning", "warnings");
    let galley = text::galley(ui.painter(), &label, r#type::caption(), tokens.text_secondary);
    let width = galley.size().x.ceil() + size::ICON_INLINE_SMALL + 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::STATUS_BAR), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label} in this file")));
    let middle = rect.center().y;
    let fill = focus::quiet_fill(tokens, &response, false);
    ui.painter().rect_filled(rect.expand2(vec2(6.0, -2.0)), size::RADIUS_CHIP, fill);
    let at = pos2(rect.left() + size::ICON_INLINE_SMALL / 2.0, middle);
    icon::paint(ui.painter(), at, icons::WARNING, size::ICON_INLINE_SMALL, tokens.uncertain);
    text::paint(ui.painter(), &galley, pos2(rect.right(), middle), Align2::RIGHT_CENTER);
    focus::ring_inside(ui, &response, size::RADIUS_CHIP);
    let response = tooltip::text(response, "What the author of this file should know");
    Popup::menu(&response).align(RectAlign::TOP_START).gap(size::HALF).show(|ui| {
        ui.set_width(480.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let lines = problems::lines(document.texts(), document.warnings());
            for (ix, line) in lines.iter().enumerate() {
                warning(ui, line, ix > 0);
            }
        });
    });
}

fn warning(ui: &mut Ui, line: &ProblemLine, ruled: bool) {
    let tokens = Tokens::of(ui);
    let place = format!("{}{}", line.file.as_ref().map_or_else(String::new, |file| format!("{file}:")), line.place);
    let left = 76.0;
    let width = ui.available_width() - left - size::STEP;
    let galley = text::wrapped(ui.painter(), &line.message, r#type::small(), tokens.text_primary, width, 6);
    let height = galley.size().y + 12.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Line {}: {}", line.place.line, line.message)));
    if ruled {
        ui.painter().hline(rect.x_range(), rect.top(), (size::STROKE, tokens.line_subtle));
    }
    let top = rect.top() + 6.0;
    let at = pos2(rect.left() + size::STEP, top);
    text::at_elided(ui.painter(), (at, Align2::LEFT_TOP), &place, r#type::code_small(), tokens.text_muted, left - 12.0);
    text::paint(ui.painter(), &galley, pos2(rect.left() + left, top), Align2::LEFT_TOP);
}

/// Tells screen readers what changed, without taking their place.
fn live_region(ui: &Ui, rect: Rect, words: &str) {
    let id = Id::unique("westphalia: status");
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, words));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_value(words);
    });
}
