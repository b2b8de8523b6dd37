//! The slider of a weight: a thin rail, the group's colour up to the handle, and the band within which the result stays.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData};
use egui::{
    Color32, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::focus;
use crate::ui::theme::{Tokens, size};

/// Step of an arrow key, with Shift, and with Ctrl (Cmd), as shares.
const STEPS: [(Modifiers, f64); 3] = [(Modifiers::SHIFT, 0.05), (Modifiers::COMMAND, 0.001), (Modifiers::NONE, 0.01)];

/// A slider for a share of 1.
#[must_use = "show it in a ui"]
pub struct WeightSlider<'a> {
    name: &'a str,
    value: f64,
    range: RangeInclusive<f64>,
    color: Option<Color32>,
    band: Option<[f64; 2]>,
    stale: bool,
    group: bool,
    width: f32,
    id: Option<Id>,
    whole: Option<[i32; 2]>,
    bare: bool,
}

/// What happened to a [`WeightSlider`].
#[derive(Debug)]
pub struct WeightOutcome {
    /// The widget itself, for tooltips and menus.
    pub response: Response,
    /// The new share, if it was moved.
    pub changed: Option<f64>,
    /// A drag has begun: one undo step until it stops.
    pub drag_started: bool,
    /// The drag has ended.
    pub drag_stopped: bool,
    /// Double clicked: back to the file's value.
    pub double_clicked: bool,
}

impl<'a> WeightSlider<'a> {
    /// A slider at `value`, a share from 0 to 1; `name` is a sentence such as "Weight of Security for Ukraine, unlocked".
    pub fn new(name: &'a str, value: f64) -> Self {
        Self {
            name,
            value,
            range: 0.0..=1.0,
            color: None,
            band: None,
            stale: false,
            group: false,
            width: size::SLIDER_WIDTH,
            id: None,
            whole: None,
            bare: false,
        }
    }

    /// What the ends of the rail stand for. Small weights need a rail that ends before 1.
    pub fn range(mut self, range: RangeInclusive<f64>) -> Self {
        self.range = range;
        self
    }

    /// The colour of the rail up to the handle.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// The shares between which the result stays as it is.
    pub fn band(mut self, band: Option<[f64; 2]>) -> Self {
        self.band = band;
        self
    }

    /// The band is from before what moves just now.
    pub fn stale_band(mut self, stale: bool) -> Self {
        self.stale = stale;
        self
    }

    /// The larger handle of a whole group.
    pub fn group(mut self) -> Self {
        self.group = true;
        self
    }

    /// Stands for whole numbers from `from` at the left to `to`, instead of percentages: it stops at them only, and an arrow
    /// key goes to the next.
    pub fn whole(mut self, from: i32, to: i32) -> Self {
        self.whole = (to > from).then_some([from, to]);
        self
    }

    /// Draws nothing: whoever shows it draws the rail and the handle.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// A fixed id, so that a drag or an edit goes on when rows above come or go.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Another width than 64.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Draws the slider in a space 24 high and answers the pointer, the keyboard and assistive technology.
    pub fn show(self, ui: &mut Ui) -> WeightOutcome {
        let (auto, rect) = ui.allocate_space(vec2(self.width, size::SLIDER_HIT));
        let mut response = ui.interact(rect, self.id.unwrap_or(auto), Sense::click_and_drag());
        let changed = self
            .by_pointer(ui, rect, &response)
            .or_else(|| self.by_keys(ui, &response))
            .or_else(|| self.by_request(ui, response.id))
            .map(|value| self.stop(value.clamp(*self.range.start(), *self.range.end())))
            .filter(|value| (value - self.value).abs() > 1e-9);
        if changed.is_some() {
            response.mark_changed();
        }
        self.describe(ui, &response);
        if !self.bare && ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, changed.unwrap_or(self.value));
        }
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        WeightOutcome {
            changed,
            drag_started: response.drag_started(),
            drag_stopped: response.drag_stopped(),
            double_clicked: response.double_clicked(),
            response,
        }
    }

    /// The nearest value at which it may stop.
    fn stop(&self, value: f64) -> f64 {
        self.unit().map_or(value, |unit| (value / unit).round() * unit)
    }

    /// The share that one whole number more is, where it stands for those.
    fn unit(&self) -> Option<f64> {
        self.whole.map(|[from, to]| f64::from(to - from).recip())
    }

    /// What it stands for to those who hear it: a percentage, or a whole number.
    fn spoken(&self, share: f64) -> f64 {
        self.whole.map_or(share * 100.0, |[from, to]| f64::from(from) + share * f64::from(to - from))
    }

    /// The rail between the outermost places of the handle's middle.
    fn rail(rect: Rect) -> Rect {
        Rect::from_center_size(rect.center(), vec2(rect.width() - size::SLIDER_HANDLE_WIDTH, size::SLIDER_RAIL))
    }

    fn x_of(&self, rect: Rect, value: f64) -> f32 {
        let rail = Self::rail(rect);
        let (from, to) = (*self.range.start(), *self.range.end());
        let share = if to > from { ((value - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        rail.left() + rail.width() * share as f32
    }

    fn value_at(&self, rect: Rect, x: f32) -> f64 {
        let rail = Self::rail(rect);
        let share = f64::from((x - rail.left()) / rail.width().max(1.0)).clamp(0.0, 1.0);
        self.range.start() + share * (self.range.end() - self.range.start())
    }

    /// Dragging keeps the place where the handle was caught; a click on the rail moves the handle there.
    fn by_pointer(&self, ui: &Ui, rect: Rect, response: &Response) -> Option<f64> {
        let pointer = response.interact_pointer_pos()?;
        let handle = self.x_of(rect, self.value);
        let on_handle = |x: f32| (x - handle).abs() <= size::STEP;
        let caught = response.id.with("caught");
        if response.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            let offset = if on_handle(origin.x) { handle - origin.x } else { 0.0 };
            ui.data_mut(|data| data.insert_temp(caught, offset));
        }
        if response.dragged() {
            let offset: f32 = ui.data(|data| data.get_temp(caught)).unwrap_or(0.0);
            return Some(self.value_at(rect, pointer.x + offset));
        }
        (response.clicked() && !on_handle(pointer.x)).then(|| self.value_at(rect, pointer.x))
    }

    fn by_keys(&self, ui: &Ui, response: &Response) -> Option<f64> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        ui.input_mut(|input| {
            let mut moved = 0.0;
            for (modifiers, step) in STEPS {
                let step = self.unit().unwrap_or(step);
                let right = input.count_and_consume_key(modifiers, Key::ArrowRight);
                let left = input.count_and_consume_key(modifiers, Key::ArrowLeft);
                moved += step * (right as f64 - left as f64);
            }
            if input.consume_key(Modifiers::NONE, Key::Home) {
                Some(*self.range.start())
            } else if input.consume_key(Modifiers::NONE, Key::End) {
                Some(*self.range.end())
            } else {
                (moved != 0.0).then_some(self.value + moved)
            }
        })
    }

    /// What assistive technology asks for, in percent.
    fn by_request(&self, ui: &Ui, id: Id) -> Option<f64> {
        ui.input(|input| {
            let set = input.accesskit_action_requests(id, Action::SetValue).find_map(|request| match &request.data {
                Some(ActionData::NumericValue(asked)) => Some(match self.whole {
                    Some([from, to]) => (asked - f64::from(from)) / f64::from(to - from),
                    None => asked / 100.0,
                }),
                _ => None,
            });
            let up = input.num_accesskit_action_requests(id, Action::Increment);
            let down = input.num_accesskit_action_requests(id, Action::Decrement);
            let step = self.unit().unwrap_or(0.01);
            set.or_else(|| (up != down).then_some(self.value + step * (up as f64 - down as f64)))
        })
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), self.spoken(self.value), self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Slider);
            node.set_min_numeric_value(self.spoken(*self.range.start()));
            node.set_max_numeric_value(self.spoken(*self.range.end()));
            node.set_numeric_value_step(1.0);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, value: f64) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        let rail = Self::rail(rect);
        let handle = self.x_of(rect, value);
        if let Some([low, high]) = self.band {
            self.paint_band(ui, rect, [low, high]);
        }
        painter.rect_filled(rail, 1, tokens.line);
        let used = Rect::from_min_max(rail.min, pos2(handle, rail.bottom()));
        let color = match (self.color, ui.is_enabled()) {
            (_, false) => tokens.line_strong,
            (color, true) => color.unwrap_or(tokens.text_muted),
        };
        painter.rect_filled(used, 1, color);
        let height = if self.group { size::SLIDER_HANDLE_GROUP } else { size::SLIDER_HANDLE };
        let knob = Rect::from_center_size(pos2(handle, rail.center().y), Vec2::new(size::SLIDER_HANDLE_WIDTH, height));
        let busy = response.hovered() || response.dragged() || response.has_focus();
        let fill = match (ui.is_enabled(), self.group || busy) {
            (false, _) => tokens.text_secondary,
            (true, true) => tokens.text_primary,
            (true, false) => tokens.text_secondary,
        };
        painter.rect_filled(knob, size::RADIUS_BAR, fill);
        focus::ring_at(ui, response, knob, size::RADIUS_BAR);
    }

    /// The band as a pale area; a tick where it ends within the rail, none where it goes on.
    fn paint_band(&self, ui: &Ui, rect: Rect, [low, high]: [f64; 2]) {
        let tokens = Tokens::of(ui);
        let reach = rect.center().y - 5.0..=rect.center().y + 5.0;
        let (left, right) = (self.x_of(rect, low), self.x_of(rect, high));
        let area = Rect::from_x_y_ranges(left..=right, reach.clone());
        let opacity = if self.stale { size::STALE_OPACITY } else { 1.0 };
        ui.painter().rect_filled(area, 1, tokens.selected.gamma_multiply(opacity));
        for (end, x) in [(low, left), (high, right)] {
            if end > *self.range.start() && end < *self.range.end() {
                ui.painter().vline(x, reach.clone(), (size::STROKE, tokens.text_muted.gamma_multiply(opacity)));
            }
        }
    }
}
