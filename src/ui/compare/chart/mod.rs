//! The chart above the matrix: stacked contributions for one party, or a bar a party while all judge. Its columns stand
//! exactly above those of the matrix.

use egui::{Align2, Color32, Key, Modifiers, Rangef, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::layout::scene::Scene;
use crate::model::ids::PartyIx;
use crate::present::columns::{Column, Figure, no_deal, summary};
use crate::present::{centre, text as words};
use crate::session::command::ViewCommand;
use crate::session::export::ExportChart;
use crate::session::view::Selection;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{size, r#type};
use crate::ui::widgets::{Tag, dashed, focus, tag, text, tooltip};
use geometry::Axis;

pub mod bars;
pub mod geometry;
pub mod scale;
pub mod stack;

/// Where ticks end and rules begin, from the left of the chart.
const TICKS: f32 = 168.0;
/// Height below the axis: ranks or marks, then how much is addressed.
const BELOW: f32 = 38.0;

/// What the parts of one chart share.
pub struct Plot {
    /// Everything, titles included.
    pub rect: Rect,
    /// Heights.
    pub axis: Axis,
    /// The no-deal value of the one party that judges, and whether it is assumed.
    pub no_deal: Option<(f64, bool)>,
}

/// Draws the chart in `rect`.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, rect: Rect, out: &mut Queue) {
    let document = scene.document;
    let judge = document.view().judged_by.party();
    let top = if judge.is_some() { 46.0 } else { 50.0 };
    let span = Rangef::new(rect.top() + top, (rect.bottom() - BELOW).max(rect.top() + top + 24.0));
    let plot = Plot {
        rect,
        axis: Axis::new(scene.columns, span),
        no_deal: judge.and_then(|party: PartyIx| no_deal(document, party)),
    };
    let whole = ui.interact(rect, ui.scope_id().with("chart"), Sense::focusable_noninteractive());
    whole.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), summary(document)));
    chart_menu::drawn(ui, ExportChart::Contributions, rect);
    keys(ui, scene, &whole, out);
    titles(ui, scene, &plot);
    rules(ui, scene, &plot);
    if judge.is_some() {
        scale::groups(ui, scene, &plot);
    } else {
        scale::parties(ui, scene, &plot);
    }
    let clip = Rect::from_x_y_ranges(scene.place.body, rect.y_range()).intersect(ui.clip_rect());
    let mut body = ui.new_child(UiBuilder::new().max_rect(clip));
    body.set_clip_rect(clip);
    for ix in scene.place.visible() {
        let column = &scene.columns[ix];
        column_under(&mut body, scene, &plot, ix, column, out);
        match &column.figure {
            Figure::Stack(Some(stack)) => stack::show(&mut body, scene, &plot, (ix, stack), out),
            Figure::Stack(None) => {
                let at = pos2(scene.place.span(ix).center(), plot.axis.y(0.0) - 4.0);
                let note = words::score_or_dash(None);
                text::at(body.painter(), at, Align2::CENTER_BOTTOM, &note, r#type::strong(), scene.tokens.text_muted);
            }
            Figure::Bars(bars) => bars::show(&mut body, scene, &plot, (ix, bars), out),
        }
    }
    let baseline = plot.axis.y(0.0);
    let right = scene.place.right();
    ui.painter().hline(rect.left() + TICKS + 8.0..=right, baseline, (size::STROKE, scene.tokens.line_strong));
    if let Some((value, _)) = plot.no_deal {
        dashed::no_deal(ui.painter(), scene.tokens, rect.left() + TICKS + 4.0..=right, plot.axis.y(value) + 0.5);
    }
    focus::ring_inside(ui, &whole, 0);
}

/// Left and right move the selection among scenarios while the chart has the focus.
fn keys(ui: &Ui, scene: &Scene<'_>, whole: &egui::Response, out: &mut Queue) {
    if !whole.has_focus() || scene.columns.is_empty() {
        return;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(whole.id, filter));
    let last = scene.columns.len() - 1;
    let now = scene.selected_column();
    let press = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if press(Key::ArrowRight) {
        Some(now.map_or(0, |now| (now + 1).min(last)))
    } else if press(Key::ArrowLeft) {
        Some(now.map_or(last, |now| now.saturating_sub(1)))
    } else {
        None
    };
    if let Some(column) = to.and_then(|to| scene.columns.get(to)) {
        let selection = Selection { scenario: Some(column.scenario), ..Selection::default() };
        out.view(ViewCommand::Select(selection));
    }
}

fn titles(ui: &Ui, scene: &Scene<'_>, plot: &Plot) {
    let (painter, tokens, rect) = (ui.painter(), scene.tokens, plot.rect);
    let y = rect.top() + 18.0;
    let small = r#type::caption;
    let left = pos2(rect.left() + 12.0, y);
    text::at(painter, left, Align2::LEFT_CENTER, centre::scale_title(scene.document), small(), tokens.text_muted);
    let legend = centre::no_deal_legend(scene.document);
    let from = rect.left() + TICKS + 8.0;
    let [long, short] = centre::title(scene.document);
    let title = if rect.width() > 700.0 { long } else { short };
    let title = text::galley(painter, &title, small(), tokens.text_secondary);
    let indent = if rect.width() > 700.0 { 26.0 } else { 0.0 };
    let title_at = text::paint(painter, &title, pos2(from + indent, y), Align2::LEFT_CENTER);
    let right = scene.place.body.max - 4.0;
    let sign = if legend.line { 30.0 } else { 0.0 };
    let room = right - title_at.right() - sign - 20.0;
    let long = text::galley(painter, &legend.long, small(), tokens.text_muted);
    let shown = if long.size().x <= room {
        long
    } else {
        text::elided(painter, &legend.short, small(), tokens.text_muted, room)
    };
    if room < 40.0 {
        return;
    }
    let at = text::paint(painter, &shown, pos2(right, y), Align2::RIGHT_CENTER);
    if legend.line {
        let x = at.left() - 28.0..=at.left() - 8.0;
        if plot.no_deal.is_some() {
            dashed::no_deal(painter, tokens, x, y + 0.5);
        } else {
            painter.hline(x, y, (size::STROKE_DATA, tokens.text_primary));
        }
    }
}

fn rules(ui: &Ui, scene: &Scene<'_>, plot: &Plot) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let tag_y = plot.no_deal.map(|(value, _)| plot.axis.y(value));
    let left = plot.rect.left() + TICKS;
    for tick in plot.axis.ticks() {
        let y = plot.axis.y(tick);
        painter.hline(left + 8.0..=scene.place.right(), y + 0.5, (size::STROKE, tokens.line_subtle));
        if tag_y.is_none_or(|tag| (tag - y).abs() > 16.0) {
            let label = words::score(tick);
            text::at(painter, pos2(left, y), Align2::RIGHT_CENTER, &label, r#type::caption(), tokens.text_muted);
        }
    }
    if let (Some((value, assumed)), Some(y)) = (plot.no_deal, tag_y) {
        let at = (pos2(left + 4.0, y), Align2::RIGHT_CENTER);
        let place = tag::paint(painter, tokens, at, &words::score(value), Tag::Inverse);
        if assumed {
            // Hollow, as everything that is assumed.
            painter.rect_filled(place.shrink(1.0), size::RADIUS_BAR, tokens.plot());
            let color = tokens.text_primary;
            let number = words::score(value);
            text::at(painter, place.center(), Align2::CENTER_CENTER, &number, r#type::caption_semi(), color);
        }
    }
}

/// What lies under a column's figure: highlight, divider, coverage; and the area that selects it.
fn column_under(ui: &mut Ui, scene: &mut Scene<'_>, plot: &Plot, ix: usize, column: &Column, out: &mut Queue) {
    let tokens = scene.tokens;
    let area = Rect::from_x_y_ranges(scene.place.span(ix), Rangef::new(plot.rect.top() + 30.0, plot.rect.bottom()));
    let fill = scene.column_fill(column.scenario);
    if fill != Color32::TRANSPARENT {
        ui.painter().rect_filled(area, 0, fill);
        for tick in plot.axis.ticks() {
            ui.painter().hline(area.x_range(), plot.axis.y(tick) + 0.5, (size::STROKE, tokens.line_subtle));
        }
    }
    if column.apart && scene.place.divider().is_some_and(|x| x < area.left() && x > area.left() - 10.0) {
        let x = area.left() - super::layout::columns::APART / 2.0;
        let span = Rangef::new(plot.axis.span.min, plot.rect.bottom());
        ui.painter().vline(x.round() - 0.5, span, (size::STROKE, tokens.line));
    }
    let at = pos2(area.center().x, plot.rect.bottom() - 11.0);
    let font = r#type::caption();
    let [long, short] = centre::coverage(scene.document, column.scenario);
    let galley = text::galley(ui.painter(), &long, font.clone(), tokens.text_muted);
    let galley = if galley.size().x > area.width() - 6.0 {
        text::galley(ui.painter(), &short, font, tokens.text_muted)
    } else {
        galley
    };
    text::paint(ui.painter(), &galley, at, Align2::CENTER_CENTER);
    if let Figure::Stack(Some(_)) = &column.figure {
        let at = (pos2(area.center().x, plot.axis.span.max + 11.0), Align2::CENTER_CENTER);
        let (font, color) = match (column.red_lines > 0 && !column.apart, column.muted || column.apart) {
            (true, _) => (r#type::caption(), tokens.red_line),
            (false, true) => (r#type::caption(), tokens.text_muted),
            (false, false) => (r#type::caption_semi(), tokens.text_primary),
        };
        text::at_elided(ui.painter(), at, &centre::standing(column), font, color, area.width() - 6.0);
    }
    let id = ui.scope_id().with(("chart column", column.scenario));
    let response = ui.interact(area, id, Sense::CLICK);
    let name = match &column.figure {
        Figure::Stack(Some(stack)) => stack.spoken.clone(),
        Figure::Stack(None) | Figure::Bars(_) => format!("{}, {}", column.name, column.coverage),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Group, ui.is_enabled(), &name));
    if response.hovered() {
        scene.next.scenario = Some(column.scenario);
    }
    if response.clicked() {
        out.view(ViewCommand::Select(Selection { scenario: Some(column.scenario), ..Selection::default() }));
    }
    column_tooltip(scene, column, response);
}

/// The tooltip of a column: its name, then what there is to know about its total.
pub fn column_tooltip(scene: &Scene<'_>, column: &Column, response: egui::Response) {
    if response.hovered() {
        tooltip::titled(response, &column.name, &centre::tooltip(scene.document, column).join("\n"));
    }
}

/// Draws a small text on a plate of the plot's colour, so that rules do not run through it.
pub fn plated(ui: &Ui, scene: &Scene<'_>, galley: &std::sync::Arc<egui::Galley>, place: Rect, under: Color32) {
    let fill = if under == Color32::TRANSPARENT { scene.tokens.plot() } else { under };
    ui.painter().rect_filled(place.expand2(vec2(1.0, -2.0)), 0, fill);
    text::paint(ui.painter(), galley, place.min, Align2::LEFT_TOP);
}
