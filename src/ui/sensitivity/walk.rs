//! Totals as one weight walks: a line a scenario, where the lead changes, and the rule of now, which moves the weight.

use egui::{
    Align2, Color32, CursorIcon, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{Line, LineStyle, PlotBounds, PlotPoints};

use crate::model::ids::PartyIx;
use crate::present::sensitivity::walk::{More, WalkLine, WalkView};
use crate::present::text as words;
use crate::session::command::{EditCommand, Gesture, ViewCommand};
use crate::session::export::ExportChart;
use crate::session::view::Selection;
use crate::ui::chart_menu;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::axis::{Scale, apart, scale};
use crate::ui::widgets::plot::still;
use crate::ui::widgets::{WeightSlider, chip, dashed, focus, text, tooltip};

/// Room around the plot: for ticks, the tag of now, names and the axis.
const LEFT: f32 = 44.0;
const TOP: f32 = 30.0;
const BELOW: f32 = 44.0;
/// Most room for names at the lines' ends.
const NAMES: f32 = 168.0;
/// Height of a name.
const LABEL: f32 = 19.0;
/// How near the pointer must be to the rule of now.
const REACH: f32 = 5.0;
/// Radius of the mark where the lead changes.
const MARK: f32 = 5.0;
/// Room around a percentage at the axis.
const PERCENT: f32 = 20.0;

/// What the chart keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Whether keys move the weight: one movement for as long as they do.
    keys: bool,
    /// The line that is pointed at.
    hovered: Option<usize>,
}

/// The chart in one frame.
struct Chart<'a> {
    shown: &'a WalkView,
    scale: Scale,
    plot: Rect,
    whole: Rect,
    hovered: Option<usize>,
}

/// Draws it into all the space left.
pub(super) fn show(
    ui: &mut Ui,
    shown: &WalkView,
    party: PartyIx,
    (state, gestures): (&mut State, &mut Gestures),
    out: &mut Queue,
) {
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    chart_menu::drawn(ui, ExportChart::Walk, whole);
    let widest = shown
        .lines
        .iter()
        .map(|line| text::galley(ui.painter(), &line.name, r#type::small(), Color32::PLACEHOLDER).size().x);
    let names = (widest.fold(0.0, f32::max) + 44.0).min(NAMES).min(whole.width() * 0.3);
    let plot = Rect::from_min_max(whole.min + vec2(LEFT, TOP), whole.max - vec2(names, BELOW));
    if plot.width() < 100.0 || plot.height() < 60.0 {
        return;
    }
    let values = shown.lines.iter().flat_map(|line| line.runs.iter().flatten()).map(|[_, total]| *total);
    let chart = Chart { shown, scale: scale(values, false), plot, whole, hovered: state.hovered };
    chart.ground(ui);
    let response = chart.lines(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &shown.spoken));
    chart.changes(ui);
    state.hovered = chart.names(ui, out);
    chart.now(ui, party, state, gestures, out);
}

impl Chart<'_> {
    fn x(&self, share: f64) -> f32 {
        self.plot.left() + self.plot.width() * share as f32
    }

    fn y(&self, total: f64) -> f32 {
        let share = (total - self.scale.low) / (self.scale.high - self.scale.low);
        self.plot.bottom() - self.plot.height() * share as f32
    }

    /// Grid, axes, and the interval in which the leader stays.
    fn ground(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        if let Some(stays) = &self.shown.stays {
            let band = Rect::from_x_y_ranges(self.x(stays.from)..=self.x(stays.to), self.plot.y_range());
            painter.rect_filled(band, 0, band_color(tokens));
        }
        for tick in &self.scale.ticks {
            let y = self.y(*tick);
            painter.hline(self.plot.x_range(), y, (size::STROKE, tokens.line_subtle));
            let at = pos2(self.plot.left() - size::STEP, y);
            text::at(painter, at, Align2::RIGHT_CENTER, &words::score(*tick), r#type::caption(), tokens.text_muted);
        }
        painter.hline(self.plot.x_range(), self.plot.bottom(), (size::STROKE, tokens.line_strong));
        for step in 0..=5 {
            let share = f64::from(step) / 5.0;
            let at = pos2(self.x(share), self.plot.bottom() + 4.0);
            let label = words::percent(share);
            painter.vline(at.x, self.plot.bottom()..=self.plot.bottom() + 3.0, (size::STROKE, tokens.line_strong));
            text::at(painter, at, Align2::CENTER_TOP, &label, r#type::caption(), tokens.text_muted);
        }
        super::axis(ui, &self.shown.axis, self.plot.center_bottom() + vec2(0.0, 31.0), self.whole.x_range());
    }

    /// The lines themselves. Nothing here zooms or moves.
    fn lines(&self, ui: &mut Ui) -> egui::Response {
        let tokens = Tokens::of(ui);
        let bounds = PlotBounds::from_min_max([0.0, self.scale.low], [1.0, self.scale.high]);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(self.plot));
        let plot = still("walking weights", self.plot.size(), Sense::HOVER).show(&mut inside, |plot| {
            plot.set_plot_bounds(bounds);
            // The leader is drawn last, above the others.
            for (at, line) in self.shown.lines.iter().enumerate().rev() {
                let hue = tokens.scenario(line.scenario.0);
                let width = if line.leads { size::STROKE_LEADER } else { size::STROKE_DATA };
                let style = if hue.hollow { LineStyle::Dashed { length: 6.0 } } else { LineStyle::Solid };
                for run in &line.runs {
                    let drawn = Line::new(&line.name, PlotPoints::from(run.clone()));
                    let drawn = drawn.color(self.strength(hue.color, at)).width(width).style(style);
                    plot.line(drawn.allow_hover(false));
                }
            }
        });
        plot.response
    }

    /// A line's colour, paler while another is pointed at.
    fn strength(&self, color: Color32, line: usize) -> Color32 {
        match self.hovered {
            Some(other) if other != line => color.gamma_multiply(size::BACKGROUND_SERIES),
            _ => color,
        }
    }

    /// Where the lead changes: a ring on the line, and the percentage at the axis.
    fn changes(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let mut free = f32::NEG_INFINITY;
        for (at, change) in self.shown.changes.iter().enumerate() {
            let point = pos2(self.x(change.at), self.y(change.total));
            let stroke = Stroke::new(size::STROKE, tokens.text_muted);
            dashed::line(painter, point, pos2(point.x, self.plot.bottom()), stroke, dashed::THIN);
            painter.circle(point, MARK, tokens.plot(), Stroke::new(1.5, tokens.text_primary));
            let label = text::galley(painter, &change.text, r#type::caption_semi(), tokens.text_primary);
            let half = label.size().x / 2.0 + 3.0;
            // The rule of now would run through a percentage that stands on it.
            let now = self.x(self.shown.now);
            let beside = if (point.x - now).abs() < half { now + half + 1.0 } else { point.x };
            let middle = beside.clamp(self.plot.left() + half, self.plot.right() - half);
            let plate = Align2::CENTER_BOTTOM.anchor_size(pos2(middle, self.plot.bottom() - 3.0), label.size());
            if plate.left() >= free {
                painter.rect_filled(plate.expand2(vec2(3.0, 0.0)), 2, tokens.plot());
                text::paint(painter, &label, plate.min, Align2::LEFT_TOP);
                free = plate.right() + 6.0;
            }
            let place = Rect::from_center_size(point, Vec2::splat(2.0 * MARK + 8.0));
            let response = ui.interact(place, ui.scope_id().with(("lead changes", at)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &change.sentence));
            tooltip::text(response, &change.sentence);
        }
        self.stays(ui);
    }

    /// In which interval the leader stays: where no line runs and no rule stands, else on a plate.
    fn stays(&self, ui: &Ui) {
        let Some(stays) = &self.shown.stays else { return };
        let tokens = Tokens::of(ui);
        let now = self.x(self.shown.now);
        // On one side of the rule of now there is room for the sentence, without names if need be: numbers are never cut.
        let beside = (now - self.plot.left()).max(self.plot.right() - now) - 2.0 * size::STEP - size::HALF;
        let laid_out = |words: &str| text::galley(ui.painter(), words, r#type::small(), tokens.text_secondary);
        let galley = Some(laid_out(&stays.words)).filter(|galley| galley.size().x <= beside);
        let galley = galley.unwrap_or_else(|| laid_out(&stays.short));
        let (size, last) = (galley.size(), self.plot.right() - galley.size().x - size::HALF);
        let lefts = [
            self.x(stays.from) + size::HALF,
            now + size::STEP,
            now - size.x - size::STEP,
            self.plot.left() + size::HALF,
            last,
        ];
        let (first, step) = (self.plot.top() + size::HALF, size.y + size::HALF);
        let between = (1..).map(|row| first + step * row as f32).take_while(|top| top + step < self.plot.bottom());
        let tops = [first, self.plot.bottom() - step].into_iter().chain(between);
        let places = tops.flat_map(|top| lefts.map(|left| pos2(left, top)));
        let places: Vec<Rect> = places
            .map(|at| Rect::from_min_size(pos2(at.x.clamp(self.plot.left() + size::HALF, last), at.y), size))
            .collect();
        let untaken = || places.iter().find(|place| !self.is_taken(place.expand(2.0), now));
        let free = places.iter().find(|place| self.is_free(place.expand(2.0), now));
        let Some(place) = free.or_else(untaken).or(places.first()) else {
            return;
        };
        ui.painter().rect_filled(place.expand2(vec2(3.0, 1.0)), 2, band_color(tokens));
        text::paint(ui.painter(), &galley, place.min, Align2::LEFT_TOP);
    }

    /// Whether no line runs through a place, and neither the rule of now nor a change of the lead stands there.
    fn is_free(&self, place: Rect, now: f32) -> bool {
        let crosses = |line: &WalkLine| {
            let points = line.runs.iter().flat_map(|run| run.windows(2));
            points.into_iter().any(|pair| {
                let [from, to] = [pair[0], pair[1]].map(|[share, total]| pos2(self.x(share), self.y(total)));
                let at = |x: f32| from.y + (to.y - from.y) * ((x - from.x) / (to.x - from.x)).clamp(0.0, 1.0);
                let (left, right) = (place.left().max(from.x), place.right().min(to.x));
                let (a, b) = (at(left), at(right));
                left <= right && a.min(b) <= place.bottom() && a.max(b) >= place.top()
            })
        };
        let mut dashes = self.shown.changes.iter().map(|change| self.x(change.at));
        !self.shown.lines.iter().any(crosses)
            && !dashes.any(|x| place.x_range().expand(3.0).contains(x))
            && !self.is_taken(place, now)
    }

    /// Whether a place has in it what must not be covered: the rule of now, the ring of a change of the lead, its percentage.
    fn is_taken(&self, place: Rect, now: f32) -> bool {
        let at_axis = place.bottom() > self.plot.bottom() - PERCENT;
        let taken = |x: f32, y: f32| {
            let ring = Rect::from_center_size(pos2(x, y), Vec2::splat(2.0 * MARK + 4.0));
            ring.intersects(place) || (at_axis && place.x_range().expand(PERCENT).contains(x))
        };
        place.x_range().expand(3.0).contains(now)
            || self.shown.changes.iter().any(|change| taken(self.x(change.at), self.y(change.total)))
    }

    /// Chips and names at the lines' ends, pushed apart in order. Returns the one that is pointed at.
    fn names(&self, ui: &Ui, out: &mut Queue) -> Option<usize> {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let left = self.plot.right() + 10.0;
        // At the lower end stands the last percentage of the axis.
        let room = egui::Rangef::new(self.plot.top() - 6.0, self.plot.bottom() - 4.0);
        let (named, unnamed) = self.shown.named((room.span() / LABEL) as usize + 1);
        let room = if unnamed.is_empty() { room } else { egui::Rangef::new(room.min, room.max - LABEL) };
        self.unnamed(ui, unnamed, pos2(left, room.max + LABEL));
        let ends: Vec<f32> = named.iter().map(|line| self.y(line.end.or(line.now).unwrap_or(0.0))).collect();
        let heights = apart(&ends, LABEL, room);
        let mut hovered = None;
        for (at, (line, y)) in named.iter().zip(heights).enumerate() {
            if (ends[at] - y).abs() > 3.0 {
                let from = pos2(self.plot.right() + 1.0, ends[at]);
                painter.line_segment([from, pos2(left - 1.0, y)], (size::STROKE, tokens.line));
            }
            let response = self.name(ui, line, (at, pos2(left, y)));
            if response.hovered() {
                hovered = Some(at);
            }
            if response.clicked() {
                let scenario = Some(line.scenario);
                out.view(ViewCommand::Select(Selection { scenario, ..Selection::default() }));
            }
            tooltip::text(response, &line.spoken);
        }
        hovered
    }

    /// How many lines have no name for want of room, below those that have.
    fn unnamed(&self, ui: &Ui, lines: &[WalkLine], at: Pos2) {
        let Some(more) = More::of(lines) else { return };
        let color = Tokens::of(ui).text_muted;
        let place = text::at(ui.painter(), at, Align2::LEFT_CENTER, &more.text, r#type::small(), color);
        let response = ui.interact(place, ui.scope_id().with("unnamed"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &more.spoken));
        tooltip::titled(response, &more.text, &more.names);
    }

    fn name(&self, ui: &Ui, line: &WalkLine, (at, place): (usize, Pos2)) -> egui::Response {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let rect = Rect::from_min_max(place - vec2(2.0, LABEL / 2.0), pos2(self.whole.right(), place.y + LABEL / 2.0));
        let response = ui.interact(rect, ui.scope_id().with(("line", at)), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.spoken));
        let chip_at = pos2(place.x + size::CHIP_SMALL / 2.0, place.y);
        chip::paint(painter, tokens, chip_at, size::CHIP_SMALL, line.scenario.0);
        let left = place.x + size::CHIP_SMALL + 6.0;
        let (font, color) = if line.leads {
            (r#type::small_semi(), tokens.text_primary)
        } else {
            (r#type::small(), tokens.text_secondary)
        };
        let room = self.whole.right() - left - size::HALF;
        text::at_elided(painter, (pos2(left, place.y), Align2::LEFT_CENTER), &line.name, font, color, room);
        focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
        response
    }

    /// The rule of now with the points on it, and the tag that can be dragged.
    fn now(&self, ui: &mut Ui, party: PartyIx, state: &mut State, gestures: &mut Gestures, out: &mut Queue) {
        let tokens = Tokens::of(ui);
        let x = self.x(self.shown.now);
        let painter = ui.painter().clone();
        painter.vline(x, self.plot.top() - 8.0..=self.plot.bottom(), (1.5, tokens.text_primary));
        for line in &self.shown.lines {
            let Some(total) = line.now else { continue };
            let hue = tokens.scenario(line.scenario.0);
            painter.circle(pos2(x, self.y(total)), 3.5, hue.color, (1.0, tokens.plot()));
        }
        // The slider's track is the strip above the plot, its ends exactly those of the axis.
        let reach = size::SLIDER_HANDLE_WIDTH / 2.0;
        let strip = Rect::from_min_max(
            pos2(self.plot.left() - reach, self.plot.top() - size::SLIDER_HIT - 3.0),
            pos2(self.plot.right() + reach, self.plot.top() - 3.0),
        );
        let id = ui.scope_id().with("now");
        let mut child = ui.new_child(UiBuilder::new().scope_id(id.with("strip")).max_rect(strip));
        let slider = WeightSlider::new(&self.shown.spoken_now, self.shown.now).bare().width(strip.width());
        let outcome = child.add_enabled_ui(self.shown.can_move, |ui| slider.show(ui)).inner;
        let response = outcome.response.clone();
        tag(&painter, ui, &self.shown.now_text, pos2(x, self.plot.top() - 15.0), self.plot.x_range(), &response);
        let mut changed = outcome.changed;
        let mut stopped = outcome.drag_stopped;
        let held = response.has_focus() && !response.dragged() && !ui.input(|input| input.pointer.any_click());
        let mut dragged = response.dragged();
        if self.shown.can_move {
            let rule = Rect::from_x_y_ranges(x - REACH..=x + REACH, self.plot.y_range());
            let grip = ui
                .interact(rule, id.with("rule"), Sense::drag())
                .on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
            if grip.dragged()
                && let Some(at) = grip.interact_pointer_pos()
            {
                let share = f64::from((at.x - self.plot.left()) / self.plot.width()).clamp(0.0, 1.0);
                // A pointer that rests asks for nothing; the greatest share of a slider is a little less than everything.
                let moved = grip.drag_delta().x != 0.0 && (share - self.shown.now).abs() > 1e-9;
                changed = moved.then_some(share);
                dragged = true;
            }
            stopped |= grip.drag_stopped();
        } else {
            response.clone().on_disabled_hover_text(self.shown.fixed_because);
        }
        let target = self.shown.target;
        if outcome.double_clicked {
            out.edit(EditCommand::ResetWeight(party, target));
        } else if let Some(share) = changed {
            state.keys |= held && !dragged;
            let gesture: Option<Gesture> = (held || dragged).then(|| gestures.current());
            out.edit(EditCommand::SetShare { party, target, share, gesture });
        }
        let keys_over = state.keys && !response.has_focus();
        if stopped || keys_over {
            state.keys = false;
            gestures.end(out);
        }
        if changed.is_none() && !dragged {
            tooltip::with_keys(response, "Drag to change the weight", Some("← →"));
        }
    }
}

/// The interval in which the leader stays, quieter than any line.
fn band_color(tokens: &Tokens) -> Color32 {
    if tokens.plot() == tokens.panel { tokens.raised } else { tokens.panel }
}

/// `now 32%` on a plate that stays within the plot.
fn tag(painter: &Painter, ui: &Ui, words: &str, at: Pos2, range: egui::Rangef, response: &egui::Response) {
    let tokens = Tokens::of(ui);
    let label = text::galley(painter, words, r#type::small_semi(), tokens.inverse_text());
    let size = label.size() + vec2(12.0, 4.0);
    let half = size.x / 2.0;
    let middle = at.x.clamp(range.min + half - 8.0, (range.max - half + 8.0).max(range.min + half - 8.0));
    let plate = Rect::from_center_size(pos2(middle, at.y), size);
    painter.rect_filled(plate, size::RADIUS_BAR, tokens.text_primary);
    text::paint(painter, &label, plate.center(), Align2::CENTER_CENTER);
    focus::ring_at(ui, response, plate, size::RADIUS_BAR);
}
