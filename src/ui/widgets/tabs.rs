//! Tabs: the strip above a dock (32 high) and the workspaces (40 high, underlined).

use egui::{Align, Align2, Color32, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{focus, icon, text, tooltip};
use crate::ui::theme::{Tokens, size, r#type};

/// A tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// What is written on it.
    pub label: &'a str,
    /// The icon before the label.
    pub icon: Option<char>,
    /// Whether the label is only heard, and seen on hover.
    pub is_short: bool,
}

impl<'a> Tab<'a> {
    /// A tab with a label only.
    #[must_use]
    pub fn new(label: &'a str) -> Self {
        Self { label, icon: None, is_short: false }
    }

    /// A tab with an icon.
    #[must_use]
    pub fn with_icon(label: &'a str, icon: char) -> Self {
        Self { label, icon: Some(icon), is_short: false }
    }

    /// The same without its label, which becomes its tooltip.
    #[must_use]
    pub const fn icon_only(mut self) -> Self {
        self.is_short = true;
        self
    }

    /// What is written on it.
    const fn written(&self) -> &'a str {
        if self.is_short { "" } else { self.label }
    }
}

/// Space left and right of what is on a tab.
const PADDING: f32 = 12.0;
/// Space between icon and label.
const GAP: f32 = 8.0;

/// Draws a strip of the full width with the tabs at its left and `right` at its right end.
/// The open tab has the colour of the `surface` below. Returns the tab that was picked.
pub fn dock(
    ui: &mut Ui,
    name: &str,
    tabs: &[Tab<'_>],
    open: usize,
    surface: Color32,
    right: impl FnOnce(&mut Ui),
) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TAB_STRIP), Sense::hover());
    ui.painter().rect_filled(strip, 0, tokens.window);
    let (responses, left) = row(ui, name, tabs, strip, (open, size::ICON_INLINE));
    for (ix, (tab, response)) in tabs.iter().zip(&responses).enumerate() {
        let fill = if ix == open { surface } else { focus::quiet_fill(tokens, response, false) };
        ui.painter().rect_filled(response.rect, 0, fill);
        let font = if ix == open { r#type::small_semi() } else { r#type::small() };
        paint(ui, tab, response, font, ix == open, size::ICON_INLINE);
    }
    let slot = Rect::from_min_max(pos2(left, strip.top()), strip.right_bottom() - vec2(size::STEP, 0.0));
    if slot.is_positive() {
        let layout = Layout::right_to_left(Align::Center);
        right(&mut ui.new_child(UiBuilder::new().max_rect(slot).layout(layout)));
    }
    picked(ui, &responses, open)
}

/// Draws the workspaces in a row, the open one underlined. Returns the one that was picked.
pub fn workspaces(ui: &mut Ui, name: &str, tabs: &[Tab<'_>], open: usize) -> Option<usize> {
    let tokens = Tokens::of(ui);
    let (_, space) = ui.allocate_space(vec2(total(ui, tabs), size::WORKSPACE_ROW));
    let (responses, _) = row(ui, name, tabs, space, (open, size::ICON));
    for (ix, (tab, response)) in tabs.iter().zip(&responses).enumerate() {
        let font = if ix == open { r#type::body_semi() } else { r#type::body() };
        paint(ui, tab, response, font, ix == open, size::ICON);
        if ix == open {
            let rect = response.rect;
            let line =
                Rect::from_min_max(pos2(rect.left() + 5.0, rect.bottom() - 2.0), rect.right_bottom() - vec2(5.0, 0.0));
            ui.painter().rect_filled(line, 0, tokens.text_primary);
        }
    }
    picked(ui, &responses, open)
}

/// The widths of the workspaces' tabs together.
fn total(ui: &Ui, tabs: &[Tab<'_>]) -> f32 {
    tabs.iter().map(|tab| width(ui, tab, size::ICON)).sum()
}

/// Width of a tab with its label in semibold, so that opening it does not move its neighbours.
fn width(ui: &Ui, tab: &Tab<'_>, icon_size: f32) -> f32 {
    let font = if icon_size < size::ICON { r#type::small_semi() } else { r#type::body_semi() };
    let label = text::galley(ui.painter(), tab.written(), font, Color32::PLACEHOLDER).size().x.ceil();
    let gap = if tab.is_short { 0.0 } else { GAP };
    label + 2.0 * PADDING + tab.icon.map_or(0.0, |_| icon_size + gap)
}

/// One response for each tab, and where the row ends.
fn row(ui: &Ui, name: &str, tabs: &[Tab<'_>], strip: Rect, (open, icon_size): (usize, f32)) -> (Vec<Response>, f32) {
    let group = ui.make_persistent_id(("tabs", name));
    let mut left = strip.left();
    let mut responses = Vec::with_capacity(tabs.len());
    for (ix, tab) in tabs.iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width(ui, tab, icon_size), strip.height()));
        left = rect.right();
        let response = ui.interact(rect, group.with(ix), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), ix == open, tab.label));
        responses.push(if tab.is_short { tooltip::text(response, tab.label) } else { response });
    }
    (responses, left)
}

fn paint(ui: &Ui, tab: &Tab<'_>, response: &Response, font: egui::FontId, open: bool, icon_size: f32) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let strong = open || response.hovered();
    let color = if strong { tokens.text_primary } else { tokens.text_muted };
    let middle = response.rect.center().y;
    let mut left = response.rect.left() + PADDING;
    if let Some(glyph) = tab.icon {
        icon::paint(painter, pos2(left + icon_size / 2.0, middle), glyph, icon_size, color);
        left += icon_size + GAP;
    }
    text::at(painter, pos2(left, middle), Align2::LEFT_CENTER, tab.written(), font, color);
}

fn picked(ui: &Ui, responses: &[Response], open: usize) -> Option<usize> {
    for response in responses {
        focus::ring_inside(ui, response, 0);
    }
    let clicked = responses.iter().position(Response::clicked);
    clicked.or_else(|| focus::arrows(ui, responses)).filter(|ix| *ix != open)
}
