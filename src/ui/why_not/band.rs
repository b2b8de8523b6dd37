//! The band on top: the sentences, the numbers, and the strip of one issue's terms.

use std::sync::Arc;

use egui::{Align2, Galley, Rect, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::layout::{BAND, MARGIN, STRIP, strip_beside};
use super::parts;
use crate::model::ids::IssueIx;
use crate::present::why_not::headline::Headline;
use crate::present::why_not::strip::{Strip, StripCell};
use crate::present::why_not::trial::TAG;
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, mark, text, tooltip, what_if};

/// Width of the button beside the title.
const BUTTON: f32 = 132.0;
/// Space above the first line.
const TOP: f32 = 13.0;
/// Height of the strip's own title.
const STRIP_TITLE: f32 = 23.0;

/// The text of the band, laid out for its width.
pub(super) struct Text {
    title: Arc<Galley>,
    second: Arc<Galley>,
    /// Where the strip lies: beside the second sentence, or below everything.
    beside: bool,
    with_strip: bool,
    headline: Headline,
}

impl Text {
    /// Lays out `headline` for a band of `width`.
    pub(super) fn new(ui: &Ui, headline: Headline, width: f32, with_strip: bool) -> Self {
        let tokens = Tokens::of(ui);
        let beside = strip_beside(width) && with_strip;
        let room = width - 2.0 * MARGIN;
        let title = text::wrapped(
            ui.painter(),
            &headline.title,
            r#type::title(),
            tokens.text_primary,
            room - BUTTON - MARGIN,
            usize::MAX,
        );
        let second_room = if beside { strip_left(width) - 2.0 * MARGIN } else { room };
        let second = text::wrapped(
            ui.painter(),
            &headline.second,
            r#type::sentence(),
            tokens.text_primary,
            second_room,
            usize::MAX,
        );
        Self { title, second, beside, with_strip, headline }
    }

    /// The height that the band needs.
    pub(super) fn height(&self) -> f32 {
        let what_if = if self.headline.what_if.is_some() { 24.0 } else { 0.0 };
        let words = TOP + self.title.size().y + 2.0 + self.second.size().y + 4.0 + 20.0 + what_if + 8.0;
        if self.beside {
            words.max(BAND).max(TOP + self.title.size().y + 6.0 + STRIP + 8.0).ceil()
        } else if self.with_strip {
            (words + STRIP + size::STEP).ceil()
        } else {
            words.ceil()
        }
    }
}

/// Where the strip begins in a band of `width`.
fn strip_left(width: f32) -> f32 {
    (width * 0.472).round()
}

/// Draws the band. Returns whether the sentence is to be copied.
pub(super) fn show(ui: &mut Ui, band: Rect, words: &Text, strip: Option<&Strip>, out: &mut Queue) -> bool {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(band, 0, tokens.plot());
    ui.painter().hline(band.x_range(), band.bottom() - 0.5, (size::STROKE, tokens.line));
    let left = band.left() + MARGIN;
    let at = pos2(left, band.top() + TOP);
    let title = text::paint(ui.painter(), &words.title, at, Align2::LEFT_TOP);
    named(ui, title, "title", Role::Heading, &words.headline.title, None);
    let at = pos2(left, title.bottom() + 2.0);
    let second = text::paint(ui.painter(), &words.second, at, Align2::LEFT_TOP);
    named(ui, second, "second", Role::Label, &words.headline.second, None);
    let strip_at = band.left() + strip_left(band.width());
    let right = if words.beside { strip_at - MARGIN } else { band.right() - MARGIN };
    numbers(ui, &words.headline, pos2(left, second.bottom() + 14.0), right);
    let button = Rect::from_min_size(
        pos2(band.right() - MARGIN - BUTTON, band.top() + TOP + 2.0),
        vec2(BUTTON, size::CONTROL_SMALL),
    );
    if let Some(strip) = strip {
        let place = if words.beside {
            Rect::from_min_max(
                pos2(strip_at, title.bottom() + 6.0),
                pos2(band.right() - MARGIN, title.bottom() + 6.0 + STRIP),
            )
        } else {
            let bottom = band.bottom() - size::STEP;
            Rect::from_min_max(pos2(left, bottom - STRIP), pos2(band.right() - MARGIN, bottom))
        };
        show_strip(ui, place, strip, out);
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(button).id_salt("copy sentence"));
    let copy = Button::secondary("Copy sentence").small().icon(icons::COPY).width(BUTTON);
    let response = child.add(copy);
    tooltip::text(response, "Copies both sentences with file, date and whose reading it is").clicked()
}

fn named(ui: &Ui, rect: Rect, id: &str, role: Role, name: &str, hover: Option<&str>) {
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    if let Some(hover) = hover {
        tooltip::text(response, hover);
    }
}

/// The counts in one line; what does not fit is in the tooltip. Below it what is tried out.
fn numbers(ui: &Ui, headline: &Headline, middle: egui::Pos2, right: f32) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let count =
        text::at(painter, middle, Align2::LEFT_CENTER, &headline.count, r#type::body_semi(), tokens.text_primary);
    let notes: String = headline.notes.iter().map(|note| format!("  ·  {note}")).collect();
    let room = right - count.right();
    let at = (pos2(count.right(), middle.y), Align2::LEFT_CENTER);
    let (place, _) = text::at_elided(painter, at, &notes, r#type::small(), tokens.text_muted, room);
    let spoken = format!("{}; {}", headline.count, headline.notes.join("; "));
    let hover = format!("{}. {}.", headline.exact, headline.notes.join(". "));
    named(ui, count.union(place), "numbers", Role::Label, &spoken, Some(&hover));
    if let Some(what_if) = &headline.what_if {
        let at = middle + vec2(0.0, 23.0);
        let tag = what_if::paint(painter, tokens, (at, Align2::LEFT_CENTER), TAG);
        let at = (pos2(tag.right() + size::STEP, at.y), Align2::LEFT_CENTER);
        let (place, _) = text::at_elided(painter, at, what_if, r#type::small(), tokens.text_secondary, right - at.0.x);
        named(ui, tag.union(place), "assumed", Role::Label, &format!("{TAG}. {what_if}"), Some(what_if));
    }
}

fn show_strip(ui: &Ui, rect: Rect, strip: &Strip, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, size::RADIUS_CONTROL, tokens.raised);
    let head = rect.with_max_y(rect.top() + STRIP_TITLE);
    let round = egui::CornerRadius { nw: size::RADIUS_CONTROL, ne: size::RADIUS_CONTROL, sw: 0, se: 0 };
    painter.rect_filled(head, round, tokens.panel);
    let middle = head.center().y;
    let color = strip.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let square = Rect::from_center_size(pos2(head.left() + 15.0, middle), egui::Vec2::splat(size::GROUP_SQUARE));
    painter.rect_filled(square, size::RADIUS_BAR, color);
    let legend = legend(ui, pos2(head.right() - size::STEP, middle));
    let at = (pos2(head.left() + 27.0, middle), Align2::LEFT_CENTER);
    let room = legend - at.0.x - size::CARD_MARGIN;
    text::at_elided(painter, at, &strip.title, r#type::caption(), tokens.text_secondary, room);
    painter.hline(rect.x_range(), head.bottom() - 0.5, (size::STROKE, tokens.line));
    let width = rect.width() / strip.cells.len().max(1) as f32;
    for (ix, cell) in strip.cells.iter().enumerate() {
        let left = rect.left() + width * ix as f32;
        let place = Rect::from_min_max(pos2(left, head.bottom()), pos2(left + width, rect.bottom()));
        if ix > 0 {
            painter.vline(left.round() - 0.5, place.y_range(), (size::STROKE, tokens.line_subtle));
        }
        show_cell(ui, place, strip.issue, (ix, cell), out);
    }
    painter.rect_stroke(rect, size::RADIUS_CONTROL, (size::STROKE, tokens.line), StrokeKind::Inside);
}

/// What the two rings mean; returns where it begins.
fn legend(ui: &Ui, right: egui::Pos2) -> f32 {
    let tokens = Tokens::of(ui);
    let mut at = right;
    for (word, assumed) in [("assumed", true), ("stated", false)] {
        let place = text::at(ui.painter(), at, Align2::RIGHT_CENTER, word, r#type::caption(), tokens.text_muted);
        at.x = place.left() - 11.0;
        parts::ring(ui.painter(), tokens, at, assumed);
        at.x -= 20.0;
    }
    at.x
}

/// One term with those who reject it; a click selects its statements.
fn show_cell(ui: &Ui, rect: Rect, issue: IssueIx, (ix, cell): (usize, &StripCell), out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let id = ui.scope_id().with(("term", ix));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &cell.spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 0, tokens.hover);
    }
    if response.clicked() {
        let party = cell.rejected.first().map(|rejection| rejection.party);
        out.view(ViewCommand::Select(Selection { scenario: None, issue: Some(issue), party }));
        out.view(ViewCommand::AllStatements(false));
    }
    let painter = ui.painter().with_clip_rect(rect.shrink2(vec2(4.0, 0.0)).intersect(ui.clip_rect()));
    let left = rect.left() + 10.0;
    let room = rect.right() - left - 6.0;
    let at = (pos2(left, rect.top() + 16.0), Align2::LEFT_CENTER);
    let color = if cell.rejected.is_empty() { tokens.text_secondary } else { tokens.text_primary };
    text::at_elided(&painter, at, &cell.label, r#type::small_semi(), color, room);
    let middle = rect.top() + 36.0;
    let mut x = left;
    let alone = cell.rejected.len() == 1;
    for rejection in &cell.rejected {
        parts::ring(&painter, tokens, pos2(x + 6.0, middle), rejection.assumed);
        mark::paint_party(&painter, tokens, pos2(x + 24.0, middle), size::MARK, rejection.party.0);
        x += 35.0;
        if alone {
            let at = (pos2(x - 2.0, middle), Align2::LEFT_CENTER);
            text::at_elided(
                &painter,
                at,
                &rejection.name,
                r#type::caption(),
                tokens.text_secondary,
                rect.right() - x - 4.0,
            );
        }
        x += 6.0;
    }
    if cell.rejected.is_empty() {
        let at = (pos2(left, middle), Align2::LEFT_CENTER);
        text::at_elided(&painter, at, "rejected by nobody", r#type::caption(), tokens.text_muted, room);
    }
    crate::ui::widgets::focus::ring_inside(ui, &response, 0);
    tooltip::text(response, &cell.spoken);
}
