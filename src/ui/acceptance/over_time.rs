//! Totals or margins, draft after draft: the lower dock of Acceptance.

use egui::{
    Align2, Color32, Painter, Pos2, Rangef, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_plot::{HLine, Line, LineStyle, PlotBounds, PlotPoint, PlotPoints, PlotTransform};

use super::over_time_layout::{DraftLabels, NOTE, clear_above, clear_below, draft_labels, draft_range};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::over_time::{PartyLine, Timeline, tick};
use crate::session::command::ViewCommand;
use crate::session::export::ExportChart;
use crate::session::view::{OverTime, Selection};
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Mark, Tokens, icons, size, r#type};
use crate::ui::widgets::axis::{Scale, apart, scale};
use crate::ui::widgets::plot::still;
use crate::ui::widgets::{IconButton, Segment, Tab, chip, icon, mark, segmented, tabs, text, tooltip};

/// Space for ticks at the left, above the plot, and what a note beside the last point has before labels begin.
const LEFT: f32 = 52.0;
const TOP: f32 = 12.0;
const END_GAP: f32 = 14.0;
/// Distance of the first point from the plot's left edge, and of the last from its right one.
const BEFORE: f32 = 40.0;
const AFTER: f32 = 12.0;
/// Heights of labels at the lines' ends.
const LABEL: f32 = 16.0;
/// How near the pointer must be to a point.
const REACH: f32 = 12.0;

/// Draws the strip above the chart; `folded` changes when the fold button is pressed.
pub fn strip(ui: &mut Ui, timeline: &Timeline, folded: &mut bool, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let now = OverTime { totals: !timeline.margins, by_date: timeline.by_date };
    let tab = [Tab::with_icon(timeline.title, icons::CHART_LINE)];
    tabs::dock(ui, "over time", &tab, 0, tokens.plot(), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let (fold, name) =
            if *folded { (icons::CARET_UP, "Unfold the chart") } else { (icons::CARET_DOWN, "Fold the chart") };
        if ui.add(IconButton::new(fold, name).small()).clicked() {
            *folded = !*folded;
        }
        if *folded {
            return;
        }
        chart_menu::button(ui, ExportChart::OverTime, out);
        let dates = [Segment::new("By draft"), Segment::new("By date")];
        if let Some(picked) = segmented::segmented(ui, "Axis", &dates, usize::from(now.by_date), true, None) {
            out.view(ViewCommand::OverTime(OverTime { by_date: picked == 1, ..now }));
        }
        if timeline.may_margins {
            let figures = [Segment::new("Value"), Segment::new("Margin")];
            if let Some(picked) = segmented::segmented(ui, "Figures", &figures, usize::from(!now.totals), true, None) {
                out.view(ViewCommand::OverTime(OverTime { totals: picked == 0, ..now }));
            }
        }
    });
}

/// The chart in one frame.
struct Chart<'a> {
    timeline: &'a Timeline,
    selection: Selection,
    scale: Scale,
    /// The ends of the axis of drafts.
    x: [f64; 2],
    /// The plot's own area, without labels.
    plot: Rect,
    /// Everything the dock has.
    whole: Rect,
}

/// Draws the chart into all the space left.
pub fn chart(ui: &mut Ui, timeline: &Timeline, selection: Selection, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    ui.painter().rect_filled(whole, 0, tokens.plot());
    chart_menu::drawn(ui, ExportChart::OverTime, whole);
    if timeline.drafts.len() < 2 {
        let mut inside = ui.new_child(UiBuilder::new().max_rect(whole));
        crate::ui::widgets::empty::empty(&mut inside, timeline.note.as_deref().unwrap_or_default(), None);
        return;
    }
    let ends = timeline
        .lines
        .iter()
        .map(|line| text::galley(ui.painter(), &line.end, r#type::small_semi(), Color32::PLACEHOLDER).size().x);
    let right = END_GAP + ends.fold(0.0, f32::max).min(150.0) + size::CARD_MARGIN;
    let below = if timeline.note.is_some() { 62.0 } else { 44.0 };
    let plot = Rect::from_min_max(whole.min + vec2(LEFT, TOP), whole.max - vec2(right, below));
    if plot.width() < 120.0 || plot.height() < 48.0 {
        return;
    }
    let values = timeline.lines.iter().flat_map(|line| &line.points).flatten().copied();
    let ends = [timeline.drafts.first(), timeline.drafts.last()].map(|draft| draft.map_or(0.0, |draft| draft.x));
    let x = draft_range(ends[0], ends[1], plot.width(), BEFORE, AFTER);
    let chart = Chart { timeline, selection, scale: scale(values, timeline.margins), x, plot, whole };
    chart.show(ui, out);
}

impl Chart<'_> {
    fn show(&self, ui: &mut Ui, out: &mut Queue) {
        let tokens = Tokens::of(ui);
        self.ground(ui.painter(), tokens);
        let hovered_before =
            ui.data(|data| data.get_temp::<Option<usize>>(ui.scope_id().with("hovered line"))).flatten();
        let (response, transform) = self.lines(ui, hovered_before);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.timeline.spoken));
        let places = self.places(&transform);
        for (line, points) in self.timeline.lines.iter().zip(&places) {
            let area = points.iter().flatten().fold(Rect::NOTHING, |area, point| area.union(Rect::from_pos(*point)));
            let node = ui.interact(area.expand(1.0), response.id.with(("line", line.party.0)), Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::Image, true, &line.spoken));
        }
        let painter = ui.painter().with_clip_rect(self.whole);
        self.red_lines(ui, &painter, tokens, &places);
        self.marks(&painter, tokens, &places, hovered_before);
        self.ticks(&painter, tokens, &transform);
        let ends = self.ends(ui, &painter, tokens, &places, hovered_before, out);
        self.drafts(ui, &painter, tokens, &transform, out);
        let near = self.nearest(&response, &places);
        ui.data_mut(|data| {
            data.insert_temp(ui.scope_id().with("hovered line"), near.map(|(line, _)| line).or(ends));
        });
        if let Some((line, draft)) = near {
            let line = &self.timeline.lines[line];
            if response.clicked() {
                send(out, Some(self.timeline.drafts[draft].scenario), Some(line.party));
            }
            response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui_at_pointer(|ui| {
                ui.set_max_width(320.0);
                let words = egui::RichText::new(&line.spoken_points[draft]).font(r#type::small());
                ui.label(words.color(tokens.text_primary));
            });
        }
    }

    /// What lies behind the lines: the grid, and the side on which parties do better than without an agreement.
    fn ground(&self, painter: &Painter, tokens: &Tokens) {
        let zero = self.height(0.0).clamp(self.plot.top(), self.plot.bottom());
        if self.timeline.margins {
            painter.rect_filled(self.plot.with_max_y(zero), 0, self.behind(tokens, self.plot.top()));
        }
        let stroke = (size::STROKE, tokens.line_subtle);
        for draft in &self.timeline.drafts {
            painter.vline(self.across(draft.x), self.plot.y_range(), stroke);
        }
        for value in self.scale.ticks.iter().filter(|tick| **tick != 0.0 || !self.timeline.margins) {
            painter.hline(self.plot.x_range(), self.height(*value), stroke);
        }
        if !self.timeline.margins {
            return;
        }
        let left = self.plot.left() + size::STEP;
        for (words, y, align, room) in [
            ("Better than no deal", self.plot.top() + 4.0, Align2::LEFT_TOP, zero - self.plot.top()),
            ("Worse than no deal", self.plot.bottom() - 4.0, Align2::LEFT_BOTTOM, self.plot.bottom() - zero),
        ] {
            if room > 24.0 {
                let words = text::galley(painter, words, r#type::caption(), tokens.text_muted);
                let plate = align.anchor_size(pos2(left, y), words.size());
                painter.rect_filled(plate.expand2(vec2(4.0, 0.0)), 0, self.behind(tokens, plate.center().y));
                text::paint(painter, &words, pos2(left, y), align);
            }
        }
    }

    fn across(&self, x: f64) -> f32 {
        let share = (x - self.x[0]) / (self.x[1] - self.x[0]);
        self.plot.left() + self.plot.width() * share as f32
    }

    fn height(&self, value: f64) -> f32 {
        let share = (value - self.scale.low) / (self.scale.high - self.scale.low);
        self.plot.bottom() - self.plot.height() * share as f32
    }

    /// The plot itself: zero line and data lines. It answers hover and click only: nothing here zooms or moves.
    fn lines(&self, ui: &mut Ui, emphasised: Option<usize>) -> (Response, PlotTransform) {
        let tokens = Tokens::of(ui);
        let timeline = self.timeline;
        let bounds = PlotBounds::from_min_max([self.x[0], self.scale.low], [self.x[1], self.scale.high]);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(self.plot));
        let shown = still("over time", self.plot.size(), Sense::CLICK).show(&mut inside, |plot| {
            plot.set_plot_bounds(bounds);
            if timeline.margins {
                let zero = HLine::new("no-deal value", 0.0);
                plot.hline(zero.stroke(egui::Stroke::new(1.5, tokens.text_secondary)).allow_hover(false));
            }
            for (ix, line) in timeline.lines.iter().enumerate() {
                let color = strength(tokens, line.party, ix, emphasised);
                for run in runs(timeline, line) {
                    // Drafts of neighbouring days share a column of pixels; a band would swallow them.
                    let drawn = Line::new(&line.name, PlotPoints::from(run)).color(color).allow_band(false);
                    let hollow = tokens.party(line.party.0).hollow;
                    let style = if hollow { LineStyle::Dashed { length: 6.0 } } else { LineStyle::Solid };
                    plot.line(drawn.width(size::STROKE_DATA).style(style).allow_hover(false));
                }
            }
        });
        (shown.response, shown.transform)
    }

    /// Where every point lies on screen.
    fn places(&self, transform: &PlotTransform) -> Vec<Vec<Option<Pos2>>> {
        let place = |x: f64, y: f64| transform.position_from_point(&PlotPoint::new(x, y));
        let drafts = &self.timeline.drafts;
        let of_line = |line: &PartyLine| {
            drafts.iter().zip(&line.points).map(|(draft, point)| Some(place(draft.x, (*point)?))).collect()
        };
        self.timeline.lines.iter().map(of_line).collect()
    }

    /// The parties' marks, drawn by us so that they are the same as everywhere; the selected one is larger.
    fn marks(&self, painter: &Painter, tokens: &Tokens, places: &[Vec<Option<Pos2>>], emphasised: Option<usize>) {
        for (ix, (line, points)) in self.timeline.lines.iter().zip(places).enumerate() {
            let hue = tokens.party(line.party.0);
            let color = strength(tokens, line.party, ix, emphasised);
            let ink = if hue.hollow { mark::Ink::Hollow } else { mark::Ink::Filled };
            for (draft, point) in self.timeline.drafts.iter().zip(points) {
                let Some(point) = point else { continue };
                let selected =
                    self.selection.scenario == Some(draft.scenario) && self.selection.party == Some(line.party);
                let side = if selected { size::MARK + 4.0 } else { size::MARK };
                mark::paint(painter, *point, side, Mark::of_party(line.party.0), color, ink);
            }
        }
    }

    /// Below the lowest blocked point of a draft: whose red lines it crosses, or only how many where there is no room.
    fn red_lines(&self, ui: &Ui, painter: &Painter, tokens: &Tokens, places: &[Vec<Option<Pos2>>]) {
        let drafts = &self.timeline.drafts;
        for (at, draft) in drafts.iter().enumerate() {
            let Some(crossed) = &draft.crossed else { continue };
            let Some(place) = self.note_place(at, places) else { continue };
            let before = at.checked_sub(1).map_or(f32::INFINITY, |other| place.x - self.across(drafts[other].x));
            let after = drafts.get(at + 1).map_or(2.0 * END_GAP, |other| self.across(other.x) - place.x);
            let room = before.min(after) - size::STEP;
            let full = text::galley(painter, &crossed.note, r#type::caption(), tokens.red_line);
            let short = text::galley(painter, &crossed.short, r#type::caption_semi(), tokens.red_line);
            let short_width = size::ICON_INLINE_SMALL + 2.0 + short.size().x;
            let plate = if full.size().x <= room {
                let left = (place.x - full.size().x / 2.0).max(self.plot.left() + 2.0);
                let rect = Align2::LEFT_CENTER.anchor_size(pos2(left, place.y), full.size());
                painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 2, self.behind(tokens, place.y));
                text::paint(painter, &full, pos2(left, place.y), Align2::LEFT_CENTER)
            } else if short_width <= before.min(after) {
                let rect = Rect::from_center_size(place, vec2(short_width, 14.0));
                painter.rect_filled(rect.expand2(vec2(2.0, 0.0)), 2, self.behind(tokens, place.y));
                let icon_at = pos2(rect.left() + size::ICON_INLINE_SMALL / 2.0, place.y);
                icon::paint(painter, icon_at, icons::PROHIBIT, size::ICON_INLINE_SMALL, tokens.red_line);
                text::paint(painter, &short, pos2(rect.right(), place.y), Align2::RIGHT_CENTER);
                rect
            } else {
                // Drafts of neighbouring days at their true dates: the table above has their red lines.
                continue;
            };
            let response = ui.interact(plate, ui.scope_id().with(("red line note", at)), Sense::hover());
            let spoken = format!("{}: {}", draft.label, crossed.note);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
            tooltip::text(response, &spoken);
        }
    }

    /// The middle of a draft's note: below its lowest blocked point, clear of its other points and of the zero line;
    /// above its highest one where there is no room below.
    fn note_place(&self, at: usize, places: &[Vec<Option<Pos2>>]) -> Option<Pos2> {
        let blocked = self.timeline.lines.iter().zip(places).filter(|(line, _)| line.red_lines[at] > 0);
        let blocked: Vec<Pos2> = blocked.filter_map(|(_, points)| points[at]).collect();
        let x = blocked.first()?.x;
        let (highest, lowest) =
            blocked.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(high, low), at| (high.min(at.y), low.max(at.y)));
        let zero = self.timeline.margins.then(|| self.height(0.0));
        let obstacles: Vec<f32> = places.iter().filter_map(|points| Some(points[at]?.y)).chain(zero).collect();
        let below = clear_below(lowest + NOTE, &obstacles);
        if below <= self.plot.bottom() - 8.0 {
            return Some(pos2(x, below));
        }
        Some(pos2(x, clear_above(highest - NOTE, &obstacles).max(self.plot.top() + 8.0)))
    }

    /// The surface at a height of the plot, for plates behind labels.
    fn behind(&self, tokens: &Tokens, y: f32) -> Color32 {
        let better = self.timeline.margins && y < self.height(0.0);
        let band = if tokens.plot() == tokens.panel { tokens.raised } else { tokens.panel };
        if better { band } else { tokens.plot() }
    }

    fn ticks(&self, painter: &Painter, tokens: &Tokens, transform: &PlotTransform) {
        for value in &self.scale.ticks {
            let y = transform.position_from_point_y(*value);
            let at = pos2(self.plot.left() - size::STEP, y);
            let words = tick(*value, self.timeline.margins);
            text::at(painter, at, Align2::RIGHT_CENTER, &words, r#type::caption(), tokens.text_muted);
        }
        painter.hline(self.plot.x_range(), self.plot.bottom(), (size::STROKE, tokens.line));
    }

    /// Names and last figures beside the lines' ends. Returns the line whose label is hovered.
    fn ends(
        &self,
        ui: &Ui,
        painter: &Painter,
        tokens: &Tokens,
        places: &[Vec<Option<Pos2>>],
        emphasised: Option<usize>,
        out: &mut Queue,
    ) -> Option<usize> {
        let last: Vec<Option<Pos2>> =
            places.iter().map(|points| points.iter().rev().find_map(|point| *point)).collect();
        let wanted: Vec<f32> = last.iter().map(|point| point.map_or(self.plot.bottom(), |point| point.y)).collect();
        let heights = apart(&wanted, LABEL, self.plot.y_range().expand(4.0));
        let left = self.plot.right() + size::HALF;
        let mut hovered = None;
        for (ix, (line, y)) in self.timeline.lines.iter().zip(heights).enumerate() {
            let Some(point) = last[ix] else { continue };
            let color = strength(tokens, line.party, ix, emphasised);
            if (point.y - y).abs() > 4.0 {
                let stroke = (size::STROKE, color.gamma_multiply(0.6));
                painter.line_segment([point + vec2(5.0, 0.0), pos2(left - 2.0, y)], stroke);
            }
            let room = self.whole.right() - left - size::STEP;
            let at = (pos2(left + 2.0, y), Align2::LEFT_CENTER);
            let (place, _) = text::at_elided(painter, at, &line.end, r#type::small_semi(), color, room);
            let response = ui.interact(place, ui.scope_id().with(("end", ix)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line.end));
            if response.clicked() {
                send(out, None, Some(line.party));
            }
            if response.hovered() {
                hovered = Some(ix);
            }
        }
        hovered
    }

    /// Chips and dates below the plot, and the marks of a broken axis.
    fn drafts(&self, ui: &Ui, painter: &Painter, tokens: &Tokens, transform: &PlotTransform, out: &mut Queue) {
        let drafts = &self.timeline.drafts;
        let xs: Vec<f32> = drafts.iter().map(|draft| transform.position_from_point_x(draft.x)).collect();
        let dates: Vec<_> = drafts
            .iter()
            .map(|draft| text::galley(painter, &draft.date, r#type::caption(), tokens.text_secondary))
            .collect();
        let widths: Vec<f32> = dates.iter().map(|date| date.size().x).collect();
        let room = Rangef::new(self.whole.left() + size::HALF, self.whole.right() - size::HALF);
        let DraftLabels { chips, dates: places, beside } = draft_labels(&xs, &widths, size::CHIP_SMALL, room);
        let y = self.plot.bottom() + 15.0;
        for (ix, draft) in drafts.iter().enumerate() {
            let at = pos2(chips[ix], y);
            if !beside && (chips[ix] - xs[ix]).abs() > 1.0 {
                let from = pos2(xs[ix], self.plot.bottom());
                painter.line_segment([from, at - vec2(0.0, 8.0)], (size::STROKE, tokens.line));
            }
            let side = chip::paint(painter, tokens, at, size::CHIP_SMALL, draft.scenario.0);
            let response = ui.interact(side.expand(3.0), ui.scope_id().with(("draft", ix)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &draft.spoken));
            if response.clicked() {
                send(out, Some(draft.scenario), None);
            }
            if self.selection.scenario == Some(draft.scenario) {
                let stroke = (size::STROKE, tokens.text_primary);
                painter.rect_stroke(side.expand(2.0), size::RADIUS_CHIP, stroke, egui::StrokeKind::Outside);
            }
            tooltip::text(response, &draft.spoken);
            self.coverage(painter, tokens, ix, (xs.as_slice(), side, beside));
            if let Some(middle) = places[ix] {
                let date_y = if beside { y } else { y + 18.0 };
                text::paint(painter, &dates[ix], pos2(middle, date_y), Align2::CENTER_CENTER);
            }
            if draft.after_break {
                axis_break(painter, tokens, pos2((xs[ix - 1] + xs[ix]) / 2.0, self.plot.bottom()));
            }
        }
        if let Some(note) = &self.timeline.note {
            let at = (pos2(self.whole.left() + size::CARD_MARGIN, self.whole.bottom() - 11.0), Align2::LEFT_CENTER);
            let room = self.whole.width() - 2.0 * size::CARD_MARGIN;
            text::at_elided(painter, at, note, r#type::caption(), tokens.text_muted, room);
        }
    }

    /// How much a draft addresses: below chip and date where they stand side by side, else beside the chip where there
    /// is room. The tooltip has it always.
    fn coverage(&self, painter: &Painter, tokens: &Tokens, ix: usize, (xs, chip, beside): (&[f32], Rect, bool)) {
        let color = tokens.text_muted;
        let words = text::galley(painter, &self.timeline.drafts[ix].coverage, r#type::caption(), color);
        if beside {
            text::paint(painter, &words, pos2(xs[ix], chip.center().y + 18.0), Align2::CENTER_CENTER);
            return;
        }
        let left = chip.right_center() + vec2(6.0, 0.0);
        let right = left.x + words.size().x;
        let free = xs.get(ix + 1).map_or(self.whole.right(), |next| next - size::CHIP_SMALL / 2.0);
        if right + size::HALF <= free {
            text::paint(painter, &words, left, Align2::LEFT_CENTER);
        }
    }

    /// The point under the pointer: its line and its draft.
    fn nearest(&self, response: &Response, places: &[Vec<Option<Pos2>>]) -> Option<(usize, usize)> {
        let pointer = response.hover_pos()?;
        let all = places.iter().enumerate().flat_map(|(line, points)| {
            points.iter().enumerate().filter_map(move |(draft, point)| Some((line, draft, (*point)?)))
        });
        let near = all.map(|(line, draft, point)| (point.distance(pointer), line, draft));
        let near = near.filter(|(distance, ..)| *distance <= REACH);
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, line, draft)| (line, draft))
    }
}

fn send(out: &mut Queue, scenario: Option<ScenarioIx>, party: Option<PartyIx>) {
    out.view(ViewCommand::Select(Selection { scenario, party, issue: None }));
}

/// A party's colour, paler while another line is pointed at.
fn strength(tokens: &Tokens, party: PartyIx, line: usize, emphasised: Option<usize>) -> Color32 {
    let color = tokens.party(party.0).color;
    match emphasised {
        Some(other) if other != line => color.gamma_multiply(size::BACKGROUND_SERIES),
        _ => color,
    }
}

/// A line's points in runs without gaps: a draft without a total breaks the line.
fn runs(timeline: &Timeline, line: &PartyLine) -> Vec<Vec<[f64; 2]>> {
    let mut runs = vec![Vec::new()];
    for (draft, point) in timeline.drafts.iter().zip(&line.points) {
        match (point, runs.last_mut()) {
            (Some(value), Some(run)) => run.push([draft.x, *value]),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

/// Two short strokes on the axis: more time passes here than the step shows.
fn axis_break(painter: &Painter, tokens: &Tokens, at: Pos2) {
    painter.rect_filled(Rect::from_center_size(at, vec2(7.0, 3.0)), 0, tokens.plot());
    for shift in [-2.5, 2.5] {
        let at = at + vec2(shift, 0.0);
        let reach = vec2(2.5, -5.0);
        painter.line_segment([at - reach, at + reach], (size::STROKE, tokens.text_secondary));
    }
}
