//! The closest packages, as cards.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::parts;
use crate::present::why_not::misses::{MissCard, MissCrossing, MissTotal, Misses};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{empty, focus, icon, mark, text, tooltip};

/// Space around what is on a card.
const MARGIN: f32 = 12.0;
/// Height of a line of a card.
const LINE: f32 = 22.0;

/// Draws the cards. Returns the one that was clicked, by its position.
pub(super) fn show(ui: &mut Ui, misses: &Misses) -> Option<usize> {
    let tokens = Tokens::of(ui);
    if let Some(nothing) = &misses.nothing {
        empty::empty(ui, nothing, None);
        return None;
    }
    let mut clicked = None;
    ScrollArea::vertical().id_salt("misses").auto_shrink(false).show(ui, |ui| {
        for (ix, card) in misses.cards.iter().enumerate() {
            if ui.push_id(ix, |ui| show_card(ui, card)).inner {
                clicked = Some(ix);
            }
        }
        ui.add_space(size::STEP);
        let width = ui.available_width() - 2.0 * size::CARD_MARGIN - 20.0;
        let order = text::wrapped(ui.painter(), &misses.order, r#type::caption(), tokens.text_muted, width, usize::MAX);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), order.size().y + size::STEP), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &misses.order));
        let at = rect.left_top() + vec2(size::CARD_MARGIN + 6.0, 7.0);
        icon::paint(ui.painter(), at, icons::INFO, size::ICON_INLINE, tokens.text_muted);
        let at = rect.left_top() + vec2(size::CARD_MARGIN + 20.0, 0.0);
        text::paint(ui.painter(), &order, at, Align2::LEFT_TOP);
    });
    clicked
}

fn show_card(ui: &mut Ui, card: &MissCard) -> bool {
    let tokens = Tokens::of(ui);
    let background = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let inner = Rect::from_min_size(
        top + vec2(size::CARD_MARGIN, MARGIN),
        vec2(width - 2.0 * size::CARD_MARGIN, f32::INFINITY),
    );
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        head(ui, card);
        for crossing in &card.crossings {
            crossed(ui, crossing);
        }
        terms(ui, card);
        totals(ui, &card.totals);
    });
    let rect = Rect::from_min_max(top, pos2(top.x + width, drawn.response.rect.bottom() + MARGIN));
    ui.advance_cursor_after_rect(rect);
    let response = ui.interact(rect, ui.scope_id().with("card"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &card.spoken));
    if response.hovered() {
        ui.painter().set(background, egui::Shape::rect_filled(rect, 0, tokens.hover));
    }
    parts::rule(ui, rect);
    focus::ring_inside(ui, &response, 0);
    tooltip::text(response, "Opens the package in the builder of Negotiate").clicked()
}

fn head(ui: &mut Ui, card: &MissCard) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    let number = card.number.to_string();
    let at = pos2(rect.left(), middle);
    text::at(painter, at, Align2::LEFT_CENTER, &number, r#type::strong(), tokens.text_primary);
    let smallest = card.smallest.as_deref().unwrap_or_default();
    let note = text::galley(painter, smallest, r#type::caption(), tokens.text_muted);
    let place = text::paint(painter, &note, pos2(rect.right(), middle), Align2::RIGHT_CENTER);
    let at = (pos2(rect.left() + 16.0, middle), Align2::LEFT_CENTER);
    let room = place.left() - at.0.x - size::STEP;
    text::at_elided(painter, at, &card.short_by, r#type::small_semi(), tokens.text_primary, room);
}

/// Whose red line is crossed, by which term.
fn crossed(ui: &mut Ui, crossing: &MissCrossing) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let painter = ui.painter();
    let middle = rect.center().y;
    parts::ring(painter, tokens, pos2(rect.left() + 7.0, middle), crossing.assumed);
    mark::paint_party(painter, tokens, pos2(rect.left() + 25.0, middle), size::MARK, crossing.party.0);
    let left = rect.left() + 36.0;
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    let half = (rect.right() - left) * 0.5;
    let (issue, _) = text::at_elided(painter, at, &crossing.issue, r#type::small(), tokens.text_secondary, half);
    let arrow = pos2(issue.right() + 12.0, middle);
    icon::paint(painter, arrow, icons::ARROW_RIGHT, size::ICON_INLINE_SMALL, tokens.text_muted);
    let at = (pos2(arrow.x + 12.0, middle), Align2::LEFT_CENTER);
    let room = rect.right() - at.0.x;
    text::at_elided(painter, at, &crossing.term, r#type::small_semi(), tokens.text_primary, room);
}

/// The terms that weigh most, and how many more there are.
fn terms(ui: &mut Ui, card: &MissCard) {
    let tokens = Tokens::of(ui);
    let mut job = egui::text::LayoutJob::default();
    let format = |color| egui::TextFormat::simple(r#type::caption(), color);
    for (ix, (issue, term)) in card.terms.iter().enumerate() {
        let dot = if ix > 0 { " · " } else { "" };
        job.append(&format!("{dot}{issue}: "), 0.0, format(tokens.text_muted));
        job.append(term, 0.0, format(tokens.text_primary));
    }
    if let Some(more) = &card.more {
        job.append(" · ", 0.0, format(tokens.text_muted));
        job.append(more, 0.0, format(tokens.focus));
    }
    if let Some(equal) = &card.equal {
        job.append(" · ", 0.0, format(tokens.text_muted));
        text::append(ui.painter(), &mut job, equal, r#type::caption(), tokens.text_muted);
    }
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 4.0), Sense::hover());
    text::paint(ui.painter(), &galley, rect.left_top(), Align2::LEFT_TOP);
}

/// Totals and margins, side by side; as many lines as they need.
fn totals(ui: &mut Ui, totals: &[MissTotal]) {
    const SLOT: f32 = 82.0;
    let tokens = Tokens::of(ui);
    let per_line = ((ui.available_width() / SLOT).floor() as usize).max(1);
    for line in totals.chunks(per_line) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        let slot = rect.width() / per_line.min(totals.len()).max(1) as f32;
        for (ix, total) in line.iter().enumerate() {
            let painter = ui.painter();
            let left = rect.left() + slot * ix as f32;
            let middle = rect.center().y;
            mark::paint_party(painter, tokens, pos2(left + 4.0, middle), size::MARK, total.party.0);
            let font = if total.smallest { r#type::small_semi() } else { r#type::small() };
            let at = pos2(left + 15.0, middle);
            let place = text::at(painter, at, Align2::LEFT_CENTER, &total.total, font.clone(), tokens.text_primary);
            let at = pos2(place.right() + 5.0, middle);
            text::at(painter, at, Align2::LEFT_CENTER, &total.margin, font, tokens.difference(total.by));
        }
    }
}
