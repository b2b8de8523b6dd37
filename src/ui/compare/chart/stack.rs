//! One party's total of one scenario as a stack of what each group of issues adds.

use egui::{Align2, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2};

use super::geometry::{NUMBER_FROM, links, off_rule, segments, stack_bar};
use super::{Plot, column_tooltip, plated};
use crate::present::columns::{Column, Segment, Stack};
use crate::present::{centre, text as words};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::compare::layout::scene::Scene;
use crate::ui::queue::Queue;
use crate::ui::theme::{size, r#type};
use crate::ui::widgets::{hatch, text, tooltip, whisker};

/// Draws the stack of the column at `ix`.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, plot: &Plot, (ix, stack): (usize, &Stack), out: &mut Queue) {
    let columns = scene.columns;
    let column = &columns[ix];
    let (x, beside) = stack_bar(scene.place.span(ix));
    let strength = if stack.blocked {
        size::BACKGROUND_SERIES
    } else if column.apart {
        size::LEFT_OUT_OPACITY
    } else {
        1.0
    };
    let no_deal_y = plot.no_deal.map(|(value, _)| plot.axis.y(value));
    for (segment, area) in stack.segments.iter().zip(segments(stack, x, &plot.axis)) {
        paint_segment(ui, scene, segment, area, strength, no_deal_y);
        segment_node(ui, scene, column, segment, area, out);
    }
    if let Some(area) = links(stack, x, &plot.axis) {
        paint_links(ui, scene, column, stack, area, strength);
    }
    let top = plot.axis.y(stack.total);
    if stack.blocked {
        let area = Rect::from_x_y_ranges(x, top.min(plot.axis.y(0.0))..=plot.axis.y(0.0));
        hatch::hatch(ui.painter(), area, scene.tokens.text_primary);
    }
    let painter = ui.painter();
    whisker::vertical(painter, scene.tokens, beside, plot.axis.y(stack.low), plot.axis.y(stack.high), Some(top));
    let highest = segments(stack, x, &plot.axis).iter().map(Rect::top).fold(top, f32::min);
    total(ui, scene, (column, stack), pos2(x.min, highest - 3.0), no_deal_y);
}

fn paint_segment(ui: &Ui, scene: &Scene<'_>, segment: &Segment, area: Rect, strength: f32, rule: Option<f32>) {
    let tokens = scene.tokens;
    let (fill, ink) = segment.hue.map_or((tokens.bar_neutral, tokens.on_fill_dark), |hue| {
        let hue = tokens.group(hue);
        (hue.color, hue.text)
    });
    let dimmed = scene.hover.group.is_some_and(|group| group != segment.group);
    let strength = if dimmed { strength * 0.5 } else { strength };
    let painter = ui.painter();
    let drawn = Rect::from_min_max(pos2(area.left(), area.top() + 1.0), area.max);
    if drawn.height() <= 0.0 {
        return;
    }
    painter.rect_filled(drawn, 0, tokens.plot().lerp_to_gamma(fill, strength));
    if segment.hue.is_some_and(|hue| tokens.group(hue).hollow) {
        hatch::hatch(painter, drawn, ink);
    }
    let middle = drawn.center();
    let clear = rule.is_none_or(|rule| (rule - middle.y).abs() > 8.0);
    if drawn.height() >= NUMBER_FROM && clear {
        let color = if strength < 0.5 { tokens.text_primary } else { ink };
        let points = words::score(segment.points);
        text::at(painter, middle, Align2::CENTER_CENTER, &points, r#type::caption(), color);
    }
}

fn segment_node(ui: &Ui, scene: &mut Scene<'_>, column: &Column, segment: &Segment, area: Rect, out: &mut Queue) {
    let id = ui.scope_id().with(("segment", column.scenario, segment.group));
    let response = ui.interact(area, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &segment.spoken));
    if response.hovered() {
        scene.next.group = Some(segment.group);
        scene.next.scenario = Some(column.scenario);
    }
    if response.clicked() {
        out.view(ViewCommand::Select(Selection { scenario: Some(column.scenario), ..Selection::default() }));
    }
    if response.hovered() {
        let about = centre::tooltip(scene.document, column).join("\n");
        tooltip::titled(response, &segment.spoken, &about);
    }
}

fn paint_links(ui: &Ui, scene: &Scene<'_>, column: &Column, stack: &Stack, area: Rect, strength: f32) {
    let tokens = scene.tokens;
    let fill = tokens.plot().lerp_to_gamma(tokens.bar_neutral, strength);
    let drawn = Rect::from_min_max(pos2(area.left(), area.top() + 1.0), area.max);
    if stack.links > 0.0 {
        ui.painter().rect_filled(drawn, 0, fill);
    } else {
        ui.painter().rect_filled(drawn, 0, tokens.plot());
    }
    ui.painter().rect_stroke(drawn, 0, (size::STROKE, tokens.text_secondary), StrokeKind::Inside);
    let response = ui.interact(area, ui.scope_id().with(("links", column.scenario)), Sense::CLICK);
    let name = centre::links(stack).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), format!("{}: {name}", column.name)));
    column_tooltip(scene, column, response);
}

/// The total and half its range.
fn total(ui: &Ui, scene: &Scene<'_>, (column, stack): (&Column, &Stack), at: egui::Pos2, rule: Option<f32>) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let quiet = column.apart || stack.blocked;
    let color = if quiet { tokens.text_secondary } else { tokens.text_primary };
    let number = text::galley(painter, &words::score(stack.total), r#type::strong(), color);
    let range = words::plus_minus(stack.low, stack.high);
    let range = text::galley(painter, &range, r#type::caption(), tokens.text_muted);
    let under = scene.column_fill(column.scenario);
    let place = off_rule(Align2::LEFT_BOTTOM.anchor_size(at, number.size()), rule);
    plated(ui, scene, &number, place, under);
    let base = pos2(place.right() + 4.0, place.bottom() - 2.0);
    let beside = Align2::LEFT_BOTTOM.anchor_size(base, range.size());
    plated(ui, scene, &range, beside, under);
}
