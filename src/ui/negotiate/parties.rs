//! All parties side by side: parallel axes. Between neighbours packages are counted in bands, so that a million stays readable;
//! a range dragged along an axis leaves only the packages within.

use std::sync::Arc;

use egui::{Align2, Color32, Mesh, Pos2, Rangef, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::present::negotiation::parties::{self as present, Across, PartyAxis};
use crate::present::negotiation::points::{Identity, Points};
use crate::present::over_time::tick;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::negotiating::NegotiateCommand;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, PercentValue, dashed, mark, text};

/// Space around the axes.
const SIDE: f32 = 72.0;
const TOP: f32 = 44.0;
const BELOW: f32 = 72.0;
/// Half the width in which an axis answers the pointer.
const CATCH: f32 = 14.0;
/// Bands an axis is counted in.
const BANDS: usize = 48;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    made: Option<(Key, Arc<Mesh>)>,
    /// The axis that is being dragged along, and where that began.
    drag: Option<(usize, f64)>,
}

#[derive(Debug, PartialEq)]
struct Key {
    of: Identity,
    between: Vec<(usize, [f64; 2])>,
    plot: Rect,
    scale: [f64; 2],
    dark: bool,
}

/// Where axes stand, and what their ends mean.
struct Layout {
    plot: Rect,
    scale: [f64; 2],
    axes: usize,
}

impl Layout {
    fn x(&self, axis: usize) -> f32 {
        let steps = self.axes.saturating_sub(1).max(1) as f32;
        self.plot.left() + self.plot.width() * axis as f32 / steps
    }

    fn y(&self, value: f64) -> f32 {
        let share = (value - self.scale[0]) / (self.scale[1] - self.scale[0]);
        self.plot.bottom() - self.plot.height() * share as f32
    }

    fn value(&self, y: f32) -> f64 {
        let share = f64::from((self.plot.bottom() - y) / self.plot.height()).clamp(0.0, 1.0);
        self.scale[0] + share * (self.scale[1] - self.scale[0])
    }
}

/// Draws the axes into all the space left.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, points: Option<&Points<'_>>, out: &mut Queue) {
    let Some(points) = points.filter(|points| !points.is_empty()) else { return };
    let tokens = Tokens::of(ui);
    let axes = present::axes(document, points);
    let whole = ui.available_rect_before_wrap();
    let plot = Rect::from_min_max(whole.min + vec2(SIDE, TOP), whole.max - vec2(SIDE, BELOW));
    if plot.width() < 80.0 || plot.height() < 80.0 {
        return;
    }
    let layout = Layout { plot, scale: scale(points, &axes), axes: axes.len() };
    let between = points.ranges(&document.view().negotiating.between);
    ticks(ui, tokens, &layout);
    let mesh = bands(state, points, &layout, between, tokens);
    ui.painter().add(mesh);
    for line in present::across(document, points) {
        across(ui, tokens, &layout, &line);
    }
    for (at, axis) in axes.iter().enumerate() {
        draw_axis(ui, tokens, &layout, at, axis);
        drag(ui, &layout, state, at, axis, out);
        ends(ui, &layout, at, axis, out);
    }
    let at = pos2(whole.left() + size::CARD_MARGIN, whole.bottom() - 10.0);
    text::at(ui.painter(), at, Align2::LEFT_CENTER, present::HOW_TO, r#type::caption(), tokens.text_muted);
}

fn scale(points: &Points<'_>, axes: &[PartyAxis]) -> [f64; 2] {
    let all = (0..points.len()).flat_map(|point| points.totals(point)).copied();
    let all = all.chain(axes.iter().filter_map(|axis| axis.no_deal));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    [low, high.max(low + 10.0)]
}

fn ticks(ui: &Ui, tokens: &Tokens, layout: &Layout) {
    let step = if layout.scale[1] - layout.scale[0] > 50.0 { 20.0 } else { 10.0 };
    let first = (layout.scale[0] / step).ceil() as i64;
    let values = (first..).map(|number| number as f64 * step).take_while(|tick| *tick <= layout.scale[1]);
    for value in values {
        let y = layout.y(value);
        ui.painter().hline(layout.plot.x_range(), y, (size::STROKE, tokens.line_subtle));
        let at = pos2(layout.plot.left() - 24.0, y);
        text::at(ui.painter(), at, Align2::RIGHT_CENTER, &tick(value, false), r#type::caption(), tokens.text_muted);
    }
}

/// The bands between neighbouring axes, made anew only where what they show has changed.
fn bands(
    state: &mut State,
    points: &Points<'_>,
    layout: &Layout,
    between: Vec<(usize, [f64; 2])>,
    tokens: &Tokens,
) -> Arc<Mesh> {
    let dark = tokens.theme == egui::Theme::Dark;
    let key = Key { of: points.identity(), between, plot: layout.plot, scale: layout.scale, dark };
    match &state.made {
        Some((made, mesh)) if *made == key => Arc::clone(mesh),
        _ => {
            let mesh = Arc::new(mesh(points, layout, &key.between, tokens));
            state.made = Some((key, Arc::clone(&mesh)));
            mesh
        }
    }
}

fn mesh(points: &Points<'_>, layout: &Layout, between: &[(usize, [f64; 2])], tokens: &Tokens) -> Mesh {
    let band = |value: f64| {
        let share = (value - layout.scale[0]) / (layout.scale[1] - layout.scale[0]);
        ((share * BANDS as f64) as usize).min(BANDS - 1)
    };
    let mut mesh = Mesh::default();
    for axis in 1..layout.axes {
        // Counted apart: acceptable packages are drawn above the others.
        let mut counts = [vec![0_u32; BANDS * BANDS], vec![0_u32; BANDS * BANDS]];
        for point in (0..points.len()).filter(|point| points.is_shown(*point, between)) {
            let totals = points.totals(point);
            counts[usize::from(points.is_acceptable(point))][band(totals[axis - 1]) * BANDS + band(totals[axis])] += 1;
        }
        let most = counts.iter().flatten().copied().max().unwrap_or(1).max(1);
        for (counts, color) in counts.iter().zip([tokens.text_muted, tokens.focus]) {
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let strength = 0.10 + 0.75 * (f64::from(*count).ln_1p() / f64::from(most).ln_1p()) as f32;
                let height = layout.plot.height() / BANDS as f32;
                let y = |band: usize| layout.plot.bottom() - height * (band as f32 + 0.5);
                let (left, right) = (pos2(layout.x(axis - 1), y(at / BANDS)), pos2(layout.x(axis), y(at % BANDS)));
                ribbon(&mut mesh, left, right, 1.4, color.gamma_multiply(strength));
            }
        }
    }
    mesh
}

/// A line as two triangles.
fn ribbon(mesh: &mut Mesh, from: Pos2, to: Pos2, width: f32, color: Color32) {
    let across = (to - from).normalized().rot90() * width / 2.0;
    let first = mesh.vertices.len() as u32;
    for corner in [from + across, from - across, to - across, to + across] {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

fn across(ui: &Ui, tokens: &Tokens, layout: &Layout, line: &Across) {
    let color = line.scenario.map_or(tokens.text_primary, |scenario| tokens.scenario(scenario.0).color);
    let places: Vec<Pos2> = line
        .totals
        .iter()
        .enumerate()
        .filter_map(|(axis, total)| Some(pos2(layout.x(axis), layout.y((*total)?))))
        .collect();
    ui.painter().line(places.clone(), (size::STROKE_DATA, color));
    if let Some(last) = places.last() {
        let at = (*last + vec2(10.0, 0.0), Align2::LEFT_CENTER);
        text::at_elided(ui.painter(), at, &line.name, r#type::caption_semi(), color, SIDE - 14.0);
    }
}

fn draw_axis(ui: &Ui, tokens: &Tokens, layout: &Layout, at: usize, axis: &PartyAxis) {
    let painter = ui.painter();
    let x = layout.x(at);
    painter.vline(x, layout.plot.y_range(), (size::STROKE, tokens.line_strong));
    let name = text::elided(painter, &axis.name, r#type::small_semi(), tokens.text_primary, 120.0);
    let width = name.size().x + size::MARK + 6.0;
    let left = x - width / 2.0;
    mark::paint_party(painter, tokens, pos2(left + 4.0, layout.plot.top() - 18.0), size::MARK, axis.party.0);
    text::paint(painter, &name, pos2(left + size::MARK + 6.0, layout.plot.top() - 18.0), Align2::LEFT_CENTER);
    if let Some([low, high]) = axis.between {
        let range = Rangef::new(layout.y(high), layout.y(low));
        let band = Rect::from_x_y_ranges(x - 6.0..=x + 6.0, range.min..=range.max);
        painter.rect(
            band,
            2,
            tokens.focus.gamma_multiply(0.25),
            (size::STROKE, tokens.focus),
            egui::StrokeKind::Inside,
        );
    }
    if let Some(value) = axis.no_deal {
        let y = layout.y(value);
        dashed::line(
            painter,
            pos2(x - 16.0, y),
            pos2(x + 16.0, y),
            (size::STROKE, tokens.text_primary),
            dashed::NO_DEAL,
        );
    }
}

/// Dragging along an axis chooses a range; a click takes it back.
fn drag(ui: &Ui, layout: &Layout, state: &mut State, at: usize, axis: &PartyAxis, out: &mut Queue) {
    let x = layout.x(at);
    let place = Rect::from_x_y_ranges(x - CATCH..=x + CATCH, layout.plot.y_range());
    let response = ui.interact(place, ui.scope_id().with(("axis", axis.party)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &axis.spoken));
    let send = |range, out: &mut Queue| out.view(ViewCommand::Negotiate(NegotiateCommand::Between(axis.party, range)));
    if let Some(pointer) = response.interact_pointer_pos() {
        if response.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            state.drag = Some((at, layout.value(origin.y)));
        }
        if let Some((_, from)) = state.drag.filter(|(of, _)| *of == at && response.dragged()) {
            let to = layout.value(pointer.y);
            send(Some([from.min(to), from.max(to)]), out);
        }
    }
    if response.drag_stopped() {
        state.drag = None;
    }
    if response.clicked() {
        send(None, out);
    }
    response.on_hover_cursor(egui::CursorIcon::ResizeVertical);
}

/// The ends of the range as figures that can be typed.
fn ends(ui: &mut Ui, layout: &Layout, at: usize, axis: &PartyAxis, out: &mut Queue) {
    let x = layout.x(at);
    let top = layout.plot.bottom() + 10.0;
    let place = Rect::from_min_size(pos2(x - 36.0, top), vec2(108.0, size::CONTROL_SMALL));
    let row = egui::Layout::left_to_right(egui::Align::Center);
    let id = ui.scope_id().with(("ends", axis.party));
    let mut child = ui.new_child(UiBuilder::new().scope_id(id).max_rect(place).layout(row));
    child.spacing_mut().item_spacing.x = 4.0;
    let now = |end: usize| axis.between.map_or_else(|| axis.ends[end].parse().unwrap_or(0.0), |range| range[end]);
    for end in [0, 1] {
        let value = PercentValue::new(&axis.names[end], &axis.ends[end]).width(28.0);
        if let Some(share) = value.show(&mut child).entered {
            let mut range = [now(0), now(1)];
            range[end] = share * 100.0;
            let range = [range[0].min(range[1]), range[0].max(range[1])];
            out.view(ViewCommand::Negotiate(NegotiateCommand::Between(axis.party, Some(range))));
        }
        if end == 0 {
            text::label(&mut child, "–", r#type::small(), Tokens::of(ui).text_muted);
        }
    }
    if axis.between.is_some() && child.add(IconButton::new(icons::X, &axis.clear).small()).clicked() {
        out.view(ViewCommand::Negotiate(NegotiateCommand::Between(axis.party, None)));
    }
}
