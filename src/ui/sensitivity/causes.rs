//! What could change a lead or a total most: a bar a cause, the widest on top (a tornado diagram).

use egui::{
    Align2, Color32, Painter, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::present::sensitivity::causes::{CauseRow, Causes, ENDS};
use crate::present::text as words;
use crate::session::export::ExportChart;
use crate::ui::chart_menu;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::axis::round_ticks;
use crate::ui::widgets::{dashed, text, tooltip};

/// Height of a row and of its bar.
const ROW: f32 = 26.0;
const BAR: f32 = 15.0;
/// Room above the rows, and below them for ticks, axis and legend.
const TOP: f32 = 26.0;
const BELOW: f32 = 62.0;

/// Where things lie in one frame.
struct Chart<'a> {
    shown: &'a Causes,
    plot: Rect,
    /// All of the dock, from edge to edge.
    whole: Rect,
    low: f64,
    high: f64,
}

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, shown: &Causes) {
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    chart_menu::drawn(ui, ExportChart::Causes, whole);
    let widest = shown
        .rows
        .iter()
        .map(|row| text::galley(ui.painter(), &row.name, r#type::small(), Color32::PLACEHOLDER).size().x);
    let names = (widest.fold(0.0, f32::max) + 4.0).clamp(60.0, whole.width() * 0.36);
    let left = whole.left() + size::CARD_MARGIN + names + size::STEP;
    let plot = Rect::from_min_max(pos2(left, whole.top() + TOP), whole.max - vec2(28.0, BELOW));
    if plot.width() < 80.0 || plot.height() < ROW {
        return;
    }
    let chart = Chart::new(shown, (plot, whole));
    let image = ui.interact(plot, ui.scope_id().with("causes"), Sense::hover());
    image.widget_info(|| WidgetInfo::labeled(Role::Image, true, &shown.spoken));
    chart.ground(ui);
    let rows = Rect::from_min_max(pos2(whole.left(), plot.top()), pos2(whole.right(), plot.bottom()));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rows).id_salt("rows"));
    inside.set_clip_rect(rows.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = egui::Vec2::ZERO;
    ScrollArea::vertical().id_salt("causes").auto_shrink(false).show(&mut inside, |ui| {
        for row in &shown.rows {
            chart.row(ui, row, (whole.left() + size::CARD_MARGIN, names));
        }
        if shown.rows.is_empty() {
            let nothing = "No weight and no outcome changes it.";
            let at = pos2(plot.left() + size::STEP, plot.top() + ROW);
            text::at(ui.painter(), at, Align2::LEFT_CENTER, nothing, r#type::small(), Tokens::of(ui).text_muted);
        }
    });
    legend(ui.painter(), Tokens::of(ui), whole);
}

impl<'a> Chart<'a> {
    fn new(shown: &'a Causes, (plot, whole): (Rect, Rect)) -> Self {
        let ends = shown.rows.iter().flat_map(|row| [row.less, row.more]).chain([shown.now]);
        let zero = shown.is_lead.then_some(0.0);
        let (mut low, mut high) = ends.chain(zero).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
            (if end < low { end } else { low }, if end > high { end } else { high })
        });
        // Where nothing changes the figure there is an axis around it all the same.
        let room = if shown.rows.is_empty() { 1.0 } else { ((high - low) * 0.06).max(0.05) };
        // Where the tie is at the edge its rule is the edge.
        low -= if shown.is_lead && low >= 0.0 { 0.0 } else { room };
        high += room;
        Self { shown, plot, whole, low, high }
    }

    fn x(&self, figure: f64) -> f32 {
        let share = (figure - self.low) / (self.high - self.low);
        self.plot.left() + self.plot.width() * share as f32
    }

    /// Grid, ticks, and the rules of the tie and of now.
    fn ground(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let most = (self.plot.width() / 52.0).clamp(2.0, 8.0) as usize;
        let ticks = round_ticks(self.low, self.high, most);
        let step = ticks.windows(2).map(|pair| pair[1] - pair[0]).next().unwrap_or(1.0);
        let decimals = decimals(step);
        for tick in ticks {
            let x = self.x(tick);
            painter.vline(x, self.plot.y_range(), (size::STROKE, tokens.line_subtle));
            let label = if self.shown.is_lead { words::signed(tick, decimals) } else { words::fixed(tick, decimals) };
            let at = pos2(x, self.plot.bottom() + 4.0);
            text::at(painter, at, Align2::CENTER_TOP, &label, r#type::caption(), tokens.text_muted);
        }
        let now = self.x(self.shown.now);
        let above = self.plot.top() - 5.0;
        let mut free = self.plot.left() - 40.0;
        if self.shown.is_lead {
            let zero = self.x(0.0);
            painter.vline(zero, above - 12.0..=self.plot.bottom(), (1.5, tokens.text_primary));
            let at = pos2(zero + 5.0, above - 8.0);
            free = text::at(painter, at, Align2::LEFT_CENTER, "tie", r#type::caption(), tokens.text_secondary).right();
        }
        let stroke = Stroke::new(size::STROKE, tokens.text_primary);
        dashed::line(painter, pos2(now, above), pos2(now, self.plot.bottom()), stroke, dashed::THIN);
        let laid_out = |words: &str| text::galley(painter, words, r#type::small(), tokens.text_secondary);
        let room = self.plot.right() + 20.0 - free - 8.0;
        let label = Some(laid_out(&self.shown.now_text)).filter(|label| label.size().x <= room);
        let label = label.unwrap_or_else(|| laid_out(&self.shown.now_short));
        let half = label.size().x / 2.0;
        let middle = now.clamp(free + 8.0 + half, (self.plot.right() + 20.0 - half).max(free + 8.0 + half));
        text::paint(painter, &label, pos2(middle, above - 8.0), Align2::CENTER_CENTER);
        super::axis(ui, &self.shown.axis, self.plot.center_bottom() + vec2(0.0, 28.0), self.whole.x_range());
    }

    fn row(&self, ui: &mut Ui, row: &CauseRow, (left, names): (f32, f32)) {
        let tokens = Tokens::of(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
        if !ui.is_rect_visible(rect) {
            return;
        }
        if response.hovered() {
            ui.painter().rect_filled(rect, 0, tokens.hover.gamma_multiply(0.5));
        }
        let painter = ui.painter();
        let middle = rect.center().y;
        let color = if row.unseats { tokens.text_primary } else { tokens.text_secondary };
        let font = if row.unseats { r#type::small_semi() } else { r#type::small() };
        let at = (pos2(left + names, middle), Align2::RIGHT_CENTER);
        text::at_elided(painter, at, &row.name, font, color, names);
        let color = row.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
        let (now, less, more) = (self.x(self.shown.now), self.x(row.less), self.x(row.more));
        let bar = |from: f32, to: f32| {
            Rect::from_x_y_ranges(from.min(to)..=from.max(to), middle - BAR / 2.0..=middle + BAR / 2.0)
        };
        if row.outcome {
            whisker(painter, color, [less, more], middle);
        } else {
            let outline = Stroke::new(1.5, color);
            painter.rect_filled(bar(now, more), size::RADIUS_BAR, color);
            painter.rect_stroke(bar(now, less), size::RADIUS_BAR, outline, StrokeKind::Inside);
        }
        // The rules stay visible over the bars.
        let stroke = Stroke::new(size::STROKE, tokens.text_primary);
        dashed::line(painter, pos2(now, rect.top()), pos2(now, rect.bottom()), stroke, dashed::THIN);
        if self.shown.is_lead {
            painter.vline(self.x(0.0), rect.y_range(), (1.5, tokens.text_primary));
        }
        tooltip::text(response, &row.spoken);
    }
}

/// Decimals with which no two ticks that are `step` apart read alike.
fn decimals(step: f64) -> usize {
    [0.95, 0.095, 0.0095].into_iter().filter(|least| step < *least).count()
}

/// An outcome: a whisker from its worst to its best, with a dot at the best.
fn whisker(painter: &Painter, color: Color32, [less, more]: [f32; 2], middle: f32) {
    let stroke = Stroke::new(size::STROKE_DATA, color);
    painter.hline(less.min(more)..=less.max(more), middle, stroke);
    painter.vline(less, middle - 5.0..=middle + 5.0, stroke);
    painter.circle_filled(pos2(more, middle), 4.0, color);
}

/// What the ends of bars and whiskers are.
fn legend(painter: &Painter, tokens: &Tokens, whole: Rect) {
    let middle = whole.bottom() - 12.0;
    let mut x = whole.left() + size::CARD_MARGIN;
    let color = tokens.text_secondary;
    for (at, label) in ENDS.into_iter().enumerate() {
        let swatch = Rect::from_center_size(pos2(x + 7.0, middle), vec2(14.0, 10.0));
        if at == 0 {
            painter.rect_filled(swatch, size::RADIUS_BAR, color);
            painter.circle_filled(pos2(x + 24.0, middle), 4.0, color);
        } else {
            painter.rect_stroke(swatch, size::RADIUS_BAR, Stroke::new(1.5, color), StrokeKind::Inside);
            painter.vline(x + 24.0, middle - 5.0..=middle + 5.0, (2.0, color));
        }
        let at = pos2(x + 34.0, middle);
        let drawn = text::at(painter, at, Align2::LEFT_CENTER, label, r#type::caption(), tokens.text_muted);
        x = drawn.right() + size::CARD_MARGIN;
    }
}
