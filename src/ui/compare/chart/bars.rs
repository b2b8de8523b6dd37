//! All parties' totals of one scenario: a bar a party, each with its own no-deal tick, never a line across parties.

use egui::{Align2, Rangef, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Plot;
use super::geometry::{self, off_rule};
use crate::present::columns::{Bars, Column, PartyBar};
use crate::present::{centre, text as words};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::compare::layout::scene::Scene;
use crate::ui::queue::Queue;
use crate::ui::theme::{size, r#type};
use crate::ui::widgets::{hatch, mark, text, tooltip, whisker};

/// Draws the bars of the column at `ix`.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, plot: &Plot, (ix, bars): (usize, &Bars), out: &mut Queue) {
    let columns = scene.columns;
    let column = &columns[ix];
    let span = scene.place.span(ix);
    headline(ui, scene, plot, column, bars, span);
    let places = geometry::bars(span, bars.bars.len());
    for (bar, middle) in bars.bars.iter().zip(&places.middles) {
        paint(ui, scene, plot, (column, bar), (*middle, &places));
        node(ui, scene, plot, (column, bar), (*middle, &places), out);
    }
}

/// Rank, smallest margin and the party that has it; or that red lines are crossed.
fn headline(ui: &Ui, scene: &Scene<'_>, plot: &Plot, column: &Column, bars: &Bars, span: Rangef) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let y = plot.rect.top() + 38.0;
    let mut left = span.min + 8.0;
    let caption = r#type::caption;
    if column.red_lines > 0 {
        let at = (pos2(left, y), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &bars.headline, caption(), tokens.red_line, span.span() - 12.0);
        return;
    }
    if !column.apart && column.rank != words::score_or_dash(None) {
        let color = if column.muted { tokens.text_muted } else { tokens.text_secondary };
        left = text::at(painter, pos2(left, y), Align2::LEFT_CENTER, &column.rank, caption(), color).right() + 6.0;
    }
    let (figure, party) = bars.headline.split_once(' ').unwrap_or((&bars.headline, ""));
    let color = match (scene.document.scores().all_by_margin, bars.below) {
        (true, true) => tokens.loss,
        (true, false) if figure.starts_with('+') => tokens.gain,
        (_, _) => tokens.text_primary,
    };
    left = text::at(painter, pos2(left, y), Align2::LEFT_CENTER, figure, r#type::small_semi(), color).right() + 6.0;
    let at = (pos2(left, y), Align2::LEFT_CENTER);
    text::at_elided(painter, at, party, caption(), tokens.text_muted, (span.max - left - 8.0).max(0.0));
}

fn paint(ui: &Ui, scene: &Scene<'_>, plot: &Plot, (column, bar): (&Column, &PartyBar), at: (f32, &geometry::Bars)) {
    let (painter, tokens, axis) = (ui.painter(), scene.tokens, &plot.axis);
    let (middle, places) = at;
    let half = places.width / 2.0;
    let hue = tokens.party(bar.party.0);
    let below = pos2(middle, plot.axis.span.max + 11.0);
    if places.step >= 9.0 {
        mark::paint_party(painter, tokens, below, size::MARK.min(places.step - 3.0), bar.party.0);
    }
    let Some(total) = bar.total else {
        let at = pos2(middle, axis.y(0.0) - 3.0);
        text::at(painter, at, Align2::CENTER_BOTTOM, "–", r#type::caption(), tokens.text_muted);
        return;
    };
    let dimmed = scene.hover.party.is_some_and(|party| party != bar.party);
    let strength = match (bar.blocked, column.apart) {
        (true, _) => size::BACKGROUND_SERIES,
        (false, true) => size::LEFT_OUT_OPACITY,
        (false, false) => 1.0,
    } * if dimmed { 0.5 } else { 1.0 };
    let (zero, top) = (axis.y(0.0), axis.y(total));
    let area = Rect::from_x_y_ranges(middle - half..=middle + half, top.min(zero)..=zero.max(top));
    painter.rect_filled(area, 0, tokens.plot().lerp_to_gamma(hue.color, strength));
    if bar.blocked {
        hatch::hatch(painter, area, tokens.text_primary);
    }
    let beside = if places.step >= 19.0 { middle + half + 4.5 } else { middle };
    whisker::vertical(painter, tokens, beside, axis.y(bar.low), axis.y(bar.high), None);
    let tick_y = bar.no_deal.map(|value| axis.y(value));
    if let Some(y) = tick_y {
        let reach = half + if places.step >= 14.0 { 3.0 } else { 1.0 };
        let under = scene.column_fill(column.scenario);
        let gap = if under == egui::Color32::TRANSPARENT { tokens.plot() } else { under };
        painter.rect_filled(Rect::from_center_size(pos2(middle, y), vec2(places.width, 4.0)), 0, gap);
        painter.hline(middle - reach..=middle + reach, y, (size::STROKE_DATA, tokens.text_primary));
    }
    if places.step >= 17.0 || bar.smallest {
        let (font, color) = if bar.smallest {
            (r#type::caption_semi(), tokens.text_primary)
        } else {
            (r#type::caption(), tokens.text_secondary)
        };
        let galley = text::galley(painter, &words::score(total), font, color);
        let place = Align2::CENTER_BOTTOM.anchor_size(pos2(middle, area.top() - 1.0), galley.size());
        let rule = tick_y.map(|y| y - 1.0).filter(|y| *y < area.top() - 1.0);
        text::paint(painter, &galley, off_rule(place, rule).min, Align2::LEFT_TOP);
    }
}

fn node(
    ui: &Ui,
    scene: &mut Scene<'_>,
    plot: &Plot,
    (column, bar): (&Column, &PartyBar),
    (middle, places): (f32, &geometry::Bars),
    out: &mut Queue,
) {
    let half = places.step / 2.0;
    let area = Rect::from_x_y_ranges(middle - half..=middle + half, plot.axis.span.min..=plot.axis.span.max + 18.0);
    let id = ui.scope_id().with(("bar", column.scenario, bar.party));
    let response = ui.interact(area, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &bar.spoken));
    if response.hovered() {
        scene.next.party = Some(bar.party);
        scene.next.scenario = Some(column.scenario);
    }
    if response.clicked() {
        let selection = Selection { scenario: Some(column.scenario), party: Some(bar.party), ..Selection::default() };
        out.view(ViewCommand::Select(selection));
    }
    if response.hovered() {
        tooltip::titled(response, &bar.spoken, &centre::tooltip(scene.document, column).join("\n"));
    }
}
