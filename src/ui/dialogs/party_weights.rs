//! Weights of all parties side by side: a scale for each group or issue with the parties' marks, the widest apart first.

use egui::{Align, Align2, Context, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::window::{self, MARGIN, part};
use crate::present::party_weights::{PartyWeights, Row, has_groups, table};
use crate::present::text::percent;
use crate::session::document::Document;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{Segment, mark, segmented, text, tooltip};

/// Size of the dialog.
const SIZE: egui::Vec2 = vec2(820.0, 600.0);
/// Width of names.
const NAMES: f32 = 210.0;
/// Width of the figure at the right.
const APART: f32 = 104.0;
/// Height of a row.
const ROW: f32 = 36.0;
/// Side of a mark.
const SIDE: f32 = 10.0;

/// What it keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    by_issue: bool,
}

/// Draws it. Returns whether it is to close.
pub(super) fn show(ctx: &Context, document: &Document, state: &mut State) -> bool {
    window::show(ctx, "Weights of the parties", SIZE, |ui| {
        let groups = has_groups(document);
        let shown = table(document, state.by_issue || !groups);
        let body = ui.max_rect().shrink2(vec2(MARGIN, size::PANEL_MARGIN));
        let head = Rect::from_min_size(body.min, vec2(body.width(), size::CONTROL));
        part(ui, "choice", head, |ui| choice(ui, &shown, groups, state));
        let below = Rect::from_min_max(pos2(body.left(), head.bottom() + size::STEP), body.max);
        part(ui, "rows", below, |ui| rows(ui, &shown));
        false
    })
}

/// Groups or issues at the left, the parties with their marks at the right.
fn choice(ui: &mut Ui, shown: &PartyWeights, groups: bool, state: &mut State) {
    let tokens = Tokens::of(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        if groups {
            let segments = [Segment::new("Groups"), Segment::new("Issues")];
            let chosen = usize::from(state.by_issue);
            if let Some(picked) = segmented::segmented(ui, "Compare", &segments, chosen, false, None) {
                state.by_issue = picked == 1;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for head in shown.parties.iter().rev() {
                text::label_elided(ui, &head.name, r#type::small(), tokens.text_secondary, 130.0);
                mark::mark(ui, head.party.0, size::MARK);
                ui.add_space(size::STEP);
            }
        });
    });
}

fn rows(ui: &mut Ui, shown: &PartyWeights) {
    let tokens = Tokens::of(ui);
    window::paragraph(ui, &shown.sentence, r#type::body_semi(), tokens.text_primary);
    ui.add_space(size::STEP);
    // The scroll bar has its own room.
    ui.set_max_width(ui.available_width() - size::PANEL_MARGIN);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let scale = scale(head);
    for step in 0..=shown.steps {
        let share = f64::from(step) / f64::from(shown.steps);
        let x = scale.left() + scale.width() * share as f32;
        let words = percent(share * shown.end);
        text::at(
            ui.painter(),
            pos2(x, head.center().y),
            Align2::CENTER_CENTER,
            &words,
            r#type::caption(),
            tokens.text_muted,
        );
    }
    let apart = pos2(head.right() - size::STEP, head.center().y);
    text::at(ui.painter(), apart, Align2::RIGHT_CENTER, "Points apart", r#type::caption(), tokens.text_muted);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, (size::STROKE, tokens.line));
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, shown.rows.len(), |ui, seen| {
        for row in &shown.rows[seen] {
            one(ui, row, (shown.end, shown.steps));
        }
    });
}

/// Where the scale of a row lies.
fn scale(row: Rect) -> Rect {
    Rect::from_min_max(pos2(row.left() + NAMES, row.top()), pos2(row.right() - APART, row.bottom()))
}

fn one(ui: &mut Ui, row: &Row, (end, steps): (f64, u8)) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, tokens.hover);
    }
    let middle = rect.center().y;
    let square = Rect::from_center_size(pos2(rect.left() + 8.0, middle), egui::Vec2::splat(size::GROUP_SQUARE));
    let color = row.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
    painter.rect_filled(square, size::RADIUS_BAR, color);
    let at = (pos2(square.right() + size::STEP, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.name, r#type::body(), tokens.text_primary, NAMES - 46.0);
    let scale = scale(rect);
    let x = |share: f64| scale.left() + scale.width() * (share / end).clamp(0.0, 1.0) as f32;
    for step in 0..=steps {
        let x = scale.left() + scale.width() * f32::from(step) / f32::from(steps);
        painter.vline(x, rect.y_range(), (size::STROKE, tokens.line_subtle));
    }
    let (least, most) = row.shares.iter().fold((f64::INFINITY, 0.0_f64), |(l, m), s| (l.min(*s), m.max(*s)));
    painter.hline(x(least.min(most))..=x(most), middle, (size::STROKE_DATA, tokens.line_strong));
    // Marks of equal shares stand above each other.
    let mut placed: Vec<f32> = Vec::new();
    for (party, share) in row.shares.iter().enumerate() {
        let x = x(*share);
        let near = placed.iter().filter(|other| (*other - x).abs() < SIDE).count();
        placed.push(x);
        let shift = [0.0, -9.0, 9.0, -14.0][near.min(3)];
        mark::paint_party(painter, tokens, pos2(x, middle + shift), SIDE, party);
    }
    let apart = pos2(rect.right() - size::STEP, middle);
    text::at(painter, apart, Align2::RIGHT_CENTER, &row.apart, r#type::body_semi(), tokens.text_primary);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    tooltip::text(response, &row.spoken);
}
