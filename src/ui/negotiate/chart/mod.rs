//! The scatter of efficient packages: two parties, one an axis, with scenarios, no-deal values and what rules single out.

use egui::{Align2, Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{Plot, PlotBounds, PlotPoint, PlotTransform};

use crate::present::negotiation::chart::{self as present, Chart};
use crate::present::negotiation::list as words;
use crate::present::negotiation::points::Points;
use crate::present::over_time::tick;
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::axis::round_ticks;
use crate::ui::widgets::{IconButton, Tag, dashed, empty, tag, text};
use place::Places;

mod cloud;
mod marks;
mod place;

/// Space for ticks and titles around the plot.
const LEFT: f32 = 54.0;
const TOP: f32 = 18.0;
const RIGHT: f32 = 22.0;
const BELOW: f32 = 44.0;
/// Part of an axis that lies beyond its round ends.
const EDGE: f64 = 0.02;
/// How near the pointer must be to a point.
const REACH: f32 = 8.0;

/// What the chart keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    cloud: cloud::Cache,
    line: Option<(cloud::LineKey, Vec<[f64; 2]>)>,
    /// Zoomed or moved by hand: the axes do not follow the data.
    moved: bool,
}

/// What stands at the right of the tabs.
pub fn strip(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    chart_menu::button(ui, ExportChart::Frontier, out);
    if state.moved
        && ui.add(IconButton::new(icons::ARROWS_LEFT_RIGHT, "Fit the axes to the packages").small()).clicked()
    {
        state.moved = false;
    }
    legend(ui, document);
}

/// What the colours of points mean.
pub fn legend(ui: &mut Ui, document: &Document) {
    let tokens = Tokens::of(ui);
    let legend = present::legend(document);
    for (at, words) in legend.iter().enumerate().rev() {
        text::label(ui, words, r#type::small(), tokens.text_secondary);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(8.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 2.5, cloud::colours(tokens)[1 - at]);
        ui.add_space(size::STEP);
    }
}

/// The chart in one frame.
struct Drawn<'a> {
    chart: &'a Chart,
    points: Option<&'a Points<'a>>,
    document: &'a Document,
    /// The plot's own area, without labels.
    plot: Rect,
    transform: PlotTransform,
}

/// Draws the chart into all the space left.
pub fn show(
    ui: &mut Ui,
    document: &Document,
    state: &mut State,
    (points, arrow): (Option<&Points<'_>>, Option<[[f64; 2]; 2]>),
    out: &mut Queue,
) {
    chart_menu::drawn(ui, ExportChart::Frontier, ui.available_rect_before_wrap());
    let Some(chart) = present::chart(document, points) else {
        empty::empty(ui, present::TOO_FEW, None);
        return;
    };
    let whole = ui.available_rect_before_wrap();
    let plot = Rect::from_min_max(whole.min + vec2(LEFT, TOP), whole.max - vec2(RIGHT, BELOW));
    if plot.width() < 120.0 || plot.height() < 80.0 {
        return;
    }
    let line = staircase(state, &chart, points).to_vec();
    let fit = fit(&chart, &line);
    let (response, transform) = frame(ui, plot, state, fit);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.spoken));
    let drawn = Drawn { chart: &chart, points, document, plot, transform };
    let tokens = Tokens::of(ui);
    let stale = points.is_some_and(|points| points.is_stale);
    let inside = ui.painter().with_clip_rect(plot.intersect(ui.clip_rect()));
    let mut places = Places::new(plot);
    drawn.axes(ui.painter(), tokens, whole);
    drawn.zone(&inside, tokens, &line);
    drawn.cloud(&inside, tokens, state, stale);
    drawn.line(&inside, tokens, &line);
    drawn.no_deal(ui.painter(), tokens, &mut places);
    let on_mark = drawn.marks(ui, &mut places, out);
    drawn.line_label(ui, tokens, &line, &mut places);
    if let Some(arrow) = arrow {
        drawn.arrow(&inside, tokens, arrow);
    }
    if !on_mark {
        drawn.hover(ui, &response, out);
    }
}

/// The line beyond which no package lies, computed anew only where what it follows from has changed.
fn staircase<'s>(state: &'s mut State, chart: &Chart, points: Option<&Points<'_>>) -> &'s [[f64; 2]] {
    let axes = (chart.across.party, chart.up.party);
    let key = points.map(|points| cloud::LineKey { of: points.identity(), axes });
    match (&state.line, key, points) {
        (Some((known, _)), Some(key), _) if *known == key => {}
        (_, Some(key), Some(points)) => state.line = Some((key, points.staircase(axes.0, axes.1))),
        _ => state.line = None,
    }
    state.line.as_ref().map_or(&[], |(_, line)| line)
}

/// Axes that hold the line, the no-deal values and what rules single out, rounded outwards to tens.
fn fit(chart: &Chart, line: &[[f64; 2]]) -> PlotBounds {
    let no_deal = [&chart.across, &chart.up].map(|axis| axis.no_deal.as_ref().map(|(value, _)| *value));
    let rules = chart.rules.iter().flat_map(|rule| &rule.at).copied();
    let scenarios = chart.scenarios.iter().map(|scenario| scenario.at).filter(|_| line.is_empty());
    let held: Vec<[f64; 2]> =
        line.iter().copied().chain(rules).chain(chart.draft.iter().map(|draft| draft.at)).chain(scenarios).collect();
    let end = |axis: usize| {
        let values = held.iter().map(|at| at[axis]).chain(no_deal[axis]);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if low > high {
            return [0.0, 100.0];
        }
        let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
        let high = high.max(low + 20.0);
        // Room for marks that lie on the edge.
        [low - EDGE * (high - low), high + EDGE * (high - low)]
    };
    let (x, y) = (end(0), end(1));
    PlotBounds::from_min_max([x[0], y[0]], [x[1], y[1]])
}

/// The plot itself: it is dragged and zoomed, and says where everything lies.
fn frame(ui: &mut Ui, plot: Rect, state: &mut State, fit: PlotBounds) -> (Response, PlotTransform) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(plot));
    let follow = !state.moved;
    let shown = Plot::new("efficient packages")
        .sense(Sense::click_and_drag())
        .width(plot.width())
        .height(plot.height())
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .allow_zoom(true)
        .allow_scroll(false)
        .allow_drag(true)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
        .show(&mut child, |plot| {
            if follow {
                plot.set_plot_bounds(fit);
            }
        });
    let zoomed = shown.response.hovered() && ui.input(|input| input.zoom_delta() != 1.0);
    state.moved |= shown.response.dragged() || zoomed;
    if shown.response.double_clicked() {
        state.moved = false;
    }
    (shown.response, shown.transform)
}

impl Drawn<'_> {
    fn at(&self, [x, y]: [f64; 2]) -> Pos2 {
        self.transform.position_from_point(&PlotPoint::new(x, y))
    }

    /// Where both parties are better off than with no deal: under the line, in strips so narrow as its steps.
    fn zone(&self, painter: &Painter, tokens: &Tokens, line: &[[f64; 2]]) {
        let (Some((x, _)), Some((y, _)), Some(_)) =
            (&self.chart.across.no_deal, &self.chart.up.no_deal, self.chart.zone)
        else {
            return;
        };
        let origin = self.at([*x, *y]);
        let mut left = origin.x;
        let mut mesh = egui::Mesh::default();
        for point in line.iter().filter(|point| point[0] > *x && point[1] > *y) {
            let corner = self.at(*point);
            let strip = Rect::from_min_max(pos2(left, corner.y), pos2(corner.x, origin.y));
            mesh.add_colored_rect(strip, tokens.focus.gamma_multiply(0.10));
            left = corner.x;
        }
        painter.add(mesh);
    }

    fn cloud(&self, painter: &Painter, tokens: &Tokens, state: &mut State, stale: bool) {
        let Some(points) = self.points else { return };
        let axes = (self.chart.across.party, self.chart.up.party);
        let between = points.ranges(&self.document.view().negotiating.between);
        let view = cloud::View { axes, between, bounds: *self.transform.bounds(), plot: self.plot, stale };
        if let Some(mesh) = state.cloud.mesh(points, view, tokens) {
            painter.add(mesh);
        }
    }

    /// The line beyond which no package lies, as stairs: between two packages there is none.
    fn line(&self, painter: &Painter, tokens: &Tokens, line: &[[f64; 2]]) {
        let mut steps: Vec<Pos2> = Vec::with_capacity(2 * line.len());
        for point in line.iter().map(|point| self.at(*point)) {
            if let Some(before) = steps.last() {
                steps.push(pos2(before.x, point.y));
            }
            steps.push(point);
        }
        painter.line(steps, (1.5, tokens.text_primary));
    }

    fn arrow(&self, painter: &Painter, tokens: &Tokens, [from, to]: [[f64; 2]; 2]) {
        let (from, to) = (self.at(from), self.at(to));
        if from.distance(to) > 3.0 {
            painter.arrow(from, to - from, (size::STROKE_DATA, tokens.text_primary));
        }
        painter.circle_stroke(to, 5.0, (size::STROKE_DATA, tokens.text_primary));
    }

    /// The dashed lines of no-deal values with their names.
    fn no_deal(&self, painter: &Painter, tokens: &Tokens, places: &mut Places) {
        for scenario in &self.chart.scenarios {
            places.take(self.chip_place(scenario.at).0);
        }
        let stroke = (size::STROKE, tokens.text_primary);
        for (axis, across) in [(&self.chart.across, true), (&self.chart.up, false)] {
            if let Some((value, _)) = &axis.no_deal {
                let at = self.at([*value, *value]);
                let (x, y) = if across {
                    (at.x..=at.x, self.plot.y_range())
                } else {
                    (self.plot.left()..=self.plot.right(), egui::Rangef::point(at.y))
                };
                places.take(Rect::from_x_y_ranges(x, y.min..=y.max).expand(0.5));
            }
        }
        if let Some((value, words)) = &self.chart.across.no_deal {
            let x = self.at([*value, 0.0]).x;
            if self.plot.x_range().contains(x) {
                let (top, bottom) = (pos2(x, self.plot.top()), pos2(x, self.plot.bottom()));
                dashed::line(painter, top, bottom, stroke, dashed::NO_DEAL);
                let (top, bottom) = (self.plot.top() + 5.0, self.plot.bottom() - 5.0);
                let sides = [
                    (pos2(x + 6.0, bottom), Align2::LEFT_BOTTOM),
                    (pos2(x - 6.0, bottom), Align2::RIGHT_BOTTOM),
                    (pos2(x + 6.0, top), Align2::LEFT_TOP),
                    (pos2(x - 6.0, top), Align2::RIGHT_TOP),
                ];
                self.label(painter, tokens, &sides, words, places);
            }
        }
        if let Some((value, words)) = &self.chart.up.no_deal {
            let y = self.at([0.0, *value]).y;
            if self.plot.y_range().contains(y) {
                let (left, right) = (pos2(self.plot.left(), y), pos2(self.plot.right(), y));
                dashed::line(painter, left, right, stroke, dashed::NO_DEAL);
                let (left, right) = (self.plot.left() + 6.0, self.plot.right() - 6.0);
                let sides = [
                    (pos2(left, y + 5.0), Align2::LEFT_TOP),
                    (pos2(left, y - 5.0), Align2::LEFT_BOTTOM),
                    (pos2(right, y - 5.0), Align2::RIGHT_BOTTOM),
                    (pos2(right, y + 5.0), Align2::RIGHT_TOP),
                    (pos2(self.plot.center().x, y - 5.0), Align2::CENTER_BOTTOM),
                ];
                self.label(painter, tokens, &sides, words, places);
            }
        }
        self.zone_label(painter, tokens, places);
    }

    /// Words at the first of `sides` where nothing stands.
    fn label(
        &self,
        painter: &Painter,
        tokens: &Tokens,
        sides: &[(Pos2, Align2)],
        words: &str,
        places: &mut Places,
    ) -> Option<Rect> {
        let size = text::galley(painter, words, r#type::small(), Color32::PLACEHOLDER).size();
        let is_free = |(at, align): &&(Pos2, Align2)| places.is_free(align.anchor_size(*at, size));
        let (at, align) = sides.iter().find(is_free)?;
        let rect = self.plate(painter, tokens, *at, *align, words);
        places.take(rect);
        Some(rect)
    }

    /// What the zone is, where nothing stands in its corner.
    fn zone_label(&self, painter: &Painter, tokens: &Tokens, places: &mut Places) {
        let (Some(words), Some((x, _)), Some((y, _))) =
            (self.chart.zone, &self.chart.across.no_deal, &self.chart.up.no_deal)
        else {
            return;
        };
        let galley = text::galley(painter, words, r#type::small(), tokens.focus);
        let at = self.at([*x, *y]) + vec2(6.0, -5.0);
        let rect = Align2::LEFT_BOTTOM.anchor_size(at, galley.size());
        if places.is_free(rect) {
            places.take(rect);
            painter.rect_filled(rect.expand2(vec2(3.0, 1.0)), 2, tokens.plot().gamma_multiply(0.6));
            text::paint(painter, &galley, at, Align2::LEFT_BOTTOM);
        }
    }

    /// Words on a plate in the colour of the surface; returns where it is.
    fn plate(&self, painter: &Painter, tokens: &Tokens, at: Pos2, align: Align2, words: &str) -> Rect {
        let galley = text::galley(painter, words, r#type::small(), tokens.text_secondary);
        let rect = align.anchor_size(at, galley.size());
        painter.rect_filled(rect.expand2(vec2(3.0, 1.0)), 2, tokens.plot().gamma_multiply(0.85));
        text::paint(painter, &galley, at, align)
    }

    /// Ticks, titles and the inverse tags of no-deal values.
    fn axes(&self, painter: &Painter, tokens: &Tokens, whole: Rect) {
        let bounds = self.transform.bounds();
        let (min, max) = (bounds.min(), bounds.max());
        let muted = tokens.text_muted;
        for value in round_ticks(min[0], max[0], 8) {
            let x = self.at([value, min[1]]).x;
            painter.vline(x, self.plot.y_range(), (size::STROKE, tokens.line_subtle));
            let at = pos2(x, self.plot.bottom() + 6.0);
            text::at(painter, at, Align2::CENTER_TOP, &tick(value, false), r#type::caption(), muted);
        }
        for value in round_ticks(min[1], max[1], 8) {
            let y = self.at([min[0], value]).y;
            painter.hline(self.plot.x_range(), y, (size::STROKE, tokens.line_subtle));
            let at = pos2(self.plot.left() - 6.0, y);
            text::at(painter, at, Align2::RIGHT_CENTER, &tick(value, false), r#type::caption(), muted);
        }
        let at = pos2(self.plot.center().x, whole.bottom() - 6.0);
        text::at(painter, at, Align2::CENTER_BOTTOM, &self.chart.across.title, r#type::small(), tokens.text_secondary);
        let title = text::galley(painter, &self.chart.up.title, r#type::small(), tokens.text_secondary);
        let at = pos2(whole.left() + 3.0, self.plot.center().y + title.size().x / 2.0);
        let turned =
            egui::epaint::TextShape::new(at, title, Color32::PLACEHOLDER).with_angle(-std::f32::consts::FRAC_PI_2);
        painter.add(turned);
        self.tags(painter, tokens);
    }

    fn tags(&self, painter: &Painter, tokens: &Tokens) {
        let figure = |value: f64| tick(value, false);
        if let Some((value, _)) = &self.chart.across.no_deal {
            let at = pos2(self.at([*value, 0.0]).x, self.plot.bottom() + 4.0);
            if self.plot.x_range().contains(at.x) {
                tag::paint(painter, tokens, (at, Align2::CENTER_TOP), &figure(*value), Tag::Inverse);
            }
        }
        if let Some((value, _)) = &self.chart.up.no_deal {
            let at = pos2(self.plot.left() - 4.0, self.at([0.0, *value]).y);
            if self.plot.y_range().contains(at.y) {
                tag::paint(painter, tokens, (at, Align2::RIGHT_CENTER), &figure(*value), Tag::Inverse);
            }
        }
    }

    /// What the line is, beside it where there is room.
    fn line_label(&self, ui: &Ui, tokens: &Tokens, line: &[[f64; 2]], places: &mut Places) {
        let words = "Efficient frontier";
        let seen = line.iter().map(|point| self.at(*point)).filter(|at| self.plot.contains(*at));
        let sides: Vec<(Pos2, Align2)> = seen.map(|at| (at + vec2(14.0, -8.0), Align2::LEFT_BOTTOM)).collect();
        let Some(rect) = self.label(ui.painter(), tokens, &sides, words, places) else { return };
        let response = ui.interact(rect, ui.scope_id().with("frontier label"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        crate::ui::widgets::tooltip::titled(response, words, self.chart.line_meaning);
    }

    /// The point under the pointer: what it is worth; a click builds on it.
    fn hover(&self, ui: &Ui, response: &Response, out: &mut Queue) {
        let (Some(points), Some(pointer)) = (self.points, response.hover_pos()) else { return };
        let shown = &self.document.view().negotiating;
        let (Some(across), Some(up)) = (points.place(self.chart.across.party), points.place(self.chart.up.party))
        else {
            return;
        };
        let between = points.ranges(&shown.between);
        let near = self.transform.value_from_position(pointer);
        let scale = [self.transform.dpos_dvalue_x().abs(), self.transform.dpos_dvalue_y().abs()];
        let distance = |point: usize| {
            let totals = points.totals(point);
            ((totals[across] - near.x) * scale[0]).hypot((totals[up] - near.y) * scale[1])
        };
        let reached = (0..points.len()).filter(|point| points.is_shown(*point, &between));
        let reached =
            reached.map(|point| (distance(point), point)).filter(|(distance, _)| *distance <= f64::from(REACH));
        let Some((_, point)) = reached.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
        let totals = points.totals(point);
        let at = self.at([totals[across], totals[up]]);
        let tokens = Tokens::of(ui);
        ui.painter().circle_stroke(at, 5.0, (size::STROKE, tokens.text_primary));
        if response.clicked()
            && let Some(draft) = points.draft(self.document, point)
        {
            out.edit(EditCommand::StartDraft(Box::new(draft)));
        }
        let spoken = points.spoken(self.document, point);
        response.clone().on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui_at_pointer(|ui| {
            tip(ui, "Efficient package", &[&spoken, words::BUILD_ON_IT]);
        });
    }
}

/// A tooltip with a title and sentences.
fn tip(ui: &mut Ui, title: &str, sentences: &[&str]) {
    ui.set_max_width(340.0);
    let tokens = Tokens::of(ui);
    ui.label(egui::RichText::new(title).font(r#type::small_semi()).color(tokens.text_primary));
    for sentence in sentences {
        ui.label(egui::RichText::new(*sentence).font(r#type::small()).color(tokens.text_secondary));
    }
}
