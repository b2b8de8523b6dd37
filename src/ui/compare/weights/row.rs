//! One slider with its name, share and lock.

use egui::{Align, Align2, Color32, Id, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{State, fold};
use crate::present::sensitivity::bands::band;
use crate::present::weights::{self, Rails, WeightRow};
use crate::session::command::{EditCommand, Gesture, ViewCommand, WeightTarget};
use crate::session::document::Document;
use crate::session::view::Selection;
use crate::ui::queue::{Gestures, Queue};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{PercentValue, WeightSlider, focus, icon, text, tooltip};

/// Space right of the percentage, in which the lock stands.
const LOCK: f32 = 32.0;
/// Width of the percentage.
const PERCENT: f32 = 36.0;
/// The least length of a slider.
const LEAST_SLIDER: f32 = 44.0;
/// Distance of names from the edge of the panel, and of each level below.
const INDENT: f32 = 30.0;
/// Further distance of the levels below the second.
const DEEPER: f32 = 10.0;

/// How long a slider is: half of what the panel is wider or narrower than usual is the slider's.
fn slider_width(panel: f32) -> f32 {
    (size::SLIDER_WIDTH + (panel - size::LEFT_PANEL) / 2.0).clamp(LEAST_SLIDER, 2.0 * size::SLIDER_WIDTH).round()
}

/// A row of one frame.
pub(super) struct Row<'a> {
    /// What is shown.
    pub(super) document: &'a Document,
    /// The slider.
    pub(super) row: &'a WeightRow,
    /// How long the rails are.
    pub(super) rails: Rails,
    /// What the panel keeps.
    pub(super) state: &'a mut State,
    /// Numbers drags.
    pub(super) gestures: &'a mut Gestures,
    /// Where edits go.
    pub(super) out: &'a mut Queue,
}

impl Row<'_> {
    const fn is_group(&self) -> bool {
        matches!(self.row.target, WeightTarget::Group(_))
    }

    fn id(&self, ui: &Ui) -> Id {
        match self.row.target {
            WeightTarget::Issue(issue) => ui.scope_id().with(("weight of issue", issue)),
            WeightTarget::Group(group) => ui.scope_id().with(("weight of group", group)),
        }
    }

    fn is_selected(&self) -> bool {
        match self.row.target {
            WeightTarget::Issue(issue) => self.document.view().selection.issue == Some(issue),
            WeightTarget::Group(_) => false,
        }
    }

    /// Draws the row. Returns whether it is pointed at or has the focus.
    pub(super) fn show(&mut self, ui: &mut Ui, rect: Rect) -> bool {
        let tokens = Tokens::of(ui);
        let id = self.id(ui);
        let line = if self.is_group() { size::WEIGHT_GROUP_ROW } else { size::WEIGHT_ROW };
        let first = Rect::from_min_size(rect.min, vec2(rect.width(), line));
        let hovered = ui.rect_contains_pointer(rect);
        if hovered || self.is_selected() {
            ui.painter().rect_filled(rect, 0, tokens.hover);
        }
        let slider_left = rect.right() - LOCK - PERCENT - slider_width(rect.width());
        let name = Rect::from_min_max(first.min, pos2(slider_left - 6.0, first.bottom()));
        let mut responses = vec![self.name(ui, name, id)];
        if first.bottom() < rect.bottom() {
            self.weighs(ui, Rect::from_min_max(first.left_bottom(), rect.max));
        }
        // The child has a fixed id, so that focus stays where rows are folded or scrolled.
        let place = Rect::from_min_max(pos2(slider_left, first.top()), pos2(rect.right() - LOCK, first.bottom()));
        let layout = Layout::left_to_right(Align::Center);
        let mut child = ui.new_child(UiBuilder::new().scope_id(id.with("controls")).max_rect(place).layout(layout));
        child.spacing_mut().item_spacing.x = 0.0;
        responses.push(self.slider(&mut child));
        responses.push(self.percent(&mut child));
        let lock_at = pos2(rect.right() - LOCK / 2.0 - 3.0, first.center().y);
        let focused = responses.iter().any(Response::has_focus);
        responses.push(self.lock(ui, id, lock_at, hovered || focused));
        for response in &responses {
            if response.gained_focus() {
                ui.scroll_to_rect(rect, None);
            }
        }
        hovered || responses.iter().any(|response| response.has_focus() || response.dragged())
    }

    /// Caret, square and name of a group, which fold it; the name of an issue, which selects it.
    fn name(&mut self, ui: &Ui, rect: Rect, id: Id) -> Response {
        let tokens = Tokens::of(ui);
        let row = self.row;
        let response = ui.interact(rect, id.with("name"), Sense::click());
        let painter = ui.painter();
        let middle = rect.center().y;
        let depth = row.depth.saturating_sub(1) as f32 * DEEPER;
        let mut left = rect.left() + INDENT + depth;
        let (font, color) = if self.is_group() {
            let shift = if row.depth > 0 { DEEPER * row.depth as f32 } else { 0.0 };
            let caret = if row.folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
            icon::paint(painter, pos2(rect.left() + 18.0 + shift, middle), caret, 12.0, tokens.text_secondary);
            left = rect.left() + INDENT + shift;
            let square = Rect::from_min_size(pos2(left, middle - 5.0), egui::Vec2::splat(size::GROUP_SQUARE));
            if row.depth == 0 {
                painter.rect_filled(square, size::RADIUS_BAR, self.color(tokens));
                left += 16.0;
            }
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, !row.folded, row.fold_name()));
            (r#type::body_semi(), tokens.text_primary)
        } else {
            let strong = self.is_selected() || row.locked || response.hovered();
            let spoken = format!("Select {}", row.name);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_selected(), &spoken));
            (r#type::small(), if strong { tokens.text_primary } else { tokens.text_secondary })
        };
        let dot = if row.changed { 10.0 } else { 0.0 };
        let at = (pos2(left, middle), Align2::LEFT_CENTER);
        let (name, _) = text::at_elided(painter, at, &row.name, font, color, rect.right() - left - dot);
        if row.changed {
            painter.circle_filled(pos2(name.right() + 6.0, middle), 2.0, tokens.text_primary);
        }
        if response.clicked() {
            match row.target {
                WeightTarget::Group(_) => fold(row, self.out),
                WeightTarget::Issue(issue) => {
                    self.out.view(ViewCommand::Select(Selection { issue: Some(issue), ..Selection::default() }));
                }
            }
        }
        focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
        tooltip::titled(response, weights::full_name(self.document, row.target), &row.detail())
    }

    fn color(&self, tokens: &Tokens) -> Color32 {
        self.row.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color)
    }

    /// What the issue weighs, below its name.
    fn weighs(&self, ui: &Ui, rect: Rect) {
        let tokens = Tokens::of(ui);
        let left = rect.left() + INDENT + self.row.depth.saturating_sub(1) as f32 * DEEPER;
        let at = (pos2(left, rect.top() + 5.0), Align2::LEFT_CENTER);
        let width = rect.right() - size::PANEL_MARGIN - left;
        text::at_elided(ui.painter(), at, &self.row.weighs, r#type::caption(), tokens.text_muted, width);
    }

    fn slider(&mut self, ui: &mut Ui) -> Response {
        let row = self.row;
        let tokens = Tokens::of(ui);
        let end = if self.is_group() { self.rails.groups } else { self.rails.issues };
        let band = band(self.document, row.target);
        let mut slider = WeightSlider::new(&row.spoken, row.share)
            .range(0.0..=end.max(row.share))
            .color(self.color(tokens))
            .band(band.as_ref().map(|band| [band.low, band.high]))
            .stale_band(band.as_ref().is_some_and(|band| band.is_stale))
            .width((ui.available_width() - PERCENT).max(size::SLIDER_HANDLE_WIDTH));
        if self.is_group() {
            slider = slider.group();
        }
        let outcome = ui.add_enabled_ui(row.can_move, |ui| slider.show(ui)).inner;
        if outcome.double_clicked {
            self.out.edit(EditCommand::ResetWeight(self.document.view().weights_party(), row.target));
        } else if let Some(share) = outcome.changed {
            // Keys and drags go on over many frames; a click on the rail and requests of assistive technology do not.
            let held =
                outcome.response.has_focus() && !outcome.response.dragged() && !ui.input(|i| i.pointer.any_click());
            self.state.keys |= held;
            let gesture = (held || outcome.response.dragged()).then(|| self.gestures.current());
            self.set(share, ui.input(|input| input.modifiers.alt), gesture);
        }
        if outcome.drag_stopped {
            self.gestures.end(self.out);
        }
        let mut response = outcome.response;
        if let Some(band) = &band {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(band.sentence.as_str()));
            if !response.dragged() {
                response = tooltip::text(response, &band.sentence);
            }
        }
        if row.can_move { response } else { response.on_disabled_hover_text(row.fixed_because) }
    }

    fn set(&mut self, share: f64, alt: bool, gesture: Option<Gesture>) {
        let party = self.document.view().weights_party();
        self.out.edit(match self.row.target {
            WeightTarget::Issue(issue) if alt => EditCommand::SetShareInGroup { party, issue, share, gesture },
            target => EditCommand::SetShare { party, target, share, gesture },
        });
    }

    fn percent(&mut self, ui: &mut Ui) -> Response {
        let row = self.row;
        let name = row.percent_name();
        let mut value = PercentValue::new(&name, &row.percent).width(PERCENT);
        if self.is_group() {
            value = value.strong();
        } else if self.is_selected() || row.locked {
            value = value.color(Tokens::of(ui).text_primary);
        }
        let outcome = ui.add_enabled_ui(row.can_move, |ui| value.show(ui)).inner;
        if let Some(share) = outcome.entered {
            self.set(share, false, None);
        }
        outcome.response
    }

    /// The lock is there always, and seen on hover, on focus and when locked.
    fn lock(&mut self, ui: &Ui, id: Id, center: egui::Pos2, near: bool) -> Response {
        let tokens = Tokens::of(ui);
        let row = self.row;
        let rect = Rect::from_center_size(center, egui::Vec2::splat(size::ICON_BUTTON_SMALL));
        let response = ui.interact(rect, id.with("lock"), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.locked, row.lock_name()));
        if row.locked {
            icon::paint_fill(ui.painter(), center, icons::LOCK_SIMPLE, size::ICON_INLINE, tokens.text_primary);
        } else if near || response.has_focus() || self.is_group() {
            let color = if response.hovered() { tokens.text_primary } else { tokens.text_muted };
            icon::paint(ui.painter(), center, icons::LOCK_SIMPLE_OPEN, size::ICON_INLINE, color);
        }
        if response.clicked() {
            let party = self.document.view().weights_party();
            self.out.edit(EditCommand::SetLock(party, row.target, !row.locked));
        }
        focus::ring(ui, &response, size::RADIUS_CONTROL);
        tooltip::text(response, &row.lock_name())
    }
}
