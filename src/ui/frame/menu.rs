//! Menus: the bar of the title row, and rows as they stand in any menu.

use egui::{Align2, Color32, Popup, Rect, Response, Role, Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2};

use super::keys;
use crate::present::actions::{self, Action, Menu};
use crate::session::tabs::Session;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, focus, icon, text};

/// Height of a row.
const ROW: f32 = 26.0;
/// Where the labels begin: left of it stand the ticks.
const INDENT: f32 = 28.0;
/// Space between a label and its keys.
const GAP: f32 = 32.0;

/// One row of a menu.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What it does.
    pub title: &'a str,
    /// Keys that do the same.
    pub keys: Option<&'a str>,
    /// For what can be switched: whether it is on.
    pub on: Option<bool>,
    /// Whether it can be done.
    pub enabled: bool,
}

/// Draws the bar of menus.
pub fn bar(ui: &mut Ui, session: &Session, out: &mut Queue) {
    let menus: Vec<(Menu, Response)> =
        Menu::ALL.into_iter().map(|menu| (menu, ui.add(Button::quiet(menu.title())))).collect();
    let ids: Vec<_> = menus.iter().map(|(_, response)| Popup::default_response_id(response)).collect();
    let open = ids.iter().position(|id| Popup::is_id_open(ui.ctx(), *id));
    for (ix, (menu, response)) in menus.iter().enumerate() {
        let mut popup = Popup::menu(response).gap(2.0);
        // While one menu is open, pointing at another opens that one.
        if open.is_some_and(|open| open != ix) && response.hovered() && !response.clicked() {
            popup = popup.open_memory(SetOpenCommand::Bool(true));
        }
        popup.show(|ui| items(ui, *menu, session, out));
    }
}

fn items(ui: &mut Ui, menu: Menu, session: &Session, out: &mut Queue) {
    let shown: Vec<(Action, String)> = actions::all()
        .into_iter()
        .filter(|action| action.menu() == Some(menu))
        .filter(|action| !matches!(action, Action::JudgedBy(1..)) || action.is_enabled(session))
        .map(|action| (action, action.title(session)))
        .collect();
    let keys: Vec<_> = shown.iter().map(|(action, _)| keys::of(ui.ctx(), *action)).collect();
    let widths = shown.iter().zip(&keys).map(|((_, title), keys)| width(ui, title, keys.as_deref()));
    ui.set_width(widths.fold(200.0, f32::max));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (ix, ((action, title), keys)) in shown.iter().zip(&keys).enumerate() {
        if ix > 0 && action.starts_section() {
            rule(ui);
        }
        let row = Row {
            title,
            keys: keys.as_deref(),
            on: action.is_on(session).filter(|_| {
                !matches!(action, Action::ToggleBaseline | Action::ToggleAssumedNoDeal) || action.is_enabled(session)
            }),
            enabled: action.is_enabled(session),
        };
        if item(ui, &row).clicked() {
            out.action(*action, session);
            ui.close();
        }
    }
}

/// Draws a row of the full width.
pub fn item(ui: &mut Ui, row: &Row<'_>) -> Response {
    let needed = width(ui, row.title, row.keys);
    let sense = if row.enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width().max(needed), ROW), sense);
    let role = if row.on.is_some() { Role::MenuItemCheckBox } else { Role::MenuItem };
    response.widget_info(|| WidgetInfo {
        selected: row.on,
        ..WidgetInfo::labeled(role, ui.is_enabled() && row.enabled, row.title)
    });
    let tokens = Tokens::of(ui);
    if row.enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, size::RADIUS_CONTROL, tokens.hover);
    }
    let [color, muted] = if row.enabled { [tokens.text_primary, tokens.text_muted] } else { [tokens.text_disabled; 2] };
    if row.on == Some(true) {
        let at = pos2(rect.left() + INDENT / 2.0, rect.center().y);
        icon::paint(ui.painter(), at, icons::CHECK, size::ICON_INLINE, color);
    }
    let left = pos2(rect.left() + INDENT, rect.center().y);
    text::at(ui.painter(), left, Align2::LEFT_CENTER, row.title, r#type::body(), color);
    if let Some(keys) = row.keys {
        let right = pos2(rect.right() - size::STEP, rect.center().y);
        text::at(ui.painter(), right, Align2::RIGHT_CENTER, keys, r#type::caption(), muted);
    }
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    response
}

/// Makes a menu as wide as the widest of its rows, with `beside` for what stands behind each title.
pub fn fit<'a>(ui: &mut Ui, titles: impl Iterator<Item = &'a str>, least: f32, beside: f32) {
    let widest = titles.map(|title| width(ui, title, None) + beside).fold(least, f32::max);
    ui.set_width(widest);
}

/// Draws the line between sections.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    // Over the menu's own margin, from edge to edge.
    let line = Rect::from_x_y_ranges(rect.x_range().expand(size::HALF), rect.y_range());
    ui.painter().hline(line.x_range(), rect.center().y, (size::STROKE, Tokens::of(ui).line));
}

fn width(ui: &Ui, title: &str, keys: Option<&str>) -> f32 {
    let measure = |text: &str, font| text::galley(ui.painter(), text, font, Color32::PLACEHOLDER).size().x.ceil();
    let keys = keys.map_or(0.0, |keys| GAP + measure(keys, r#type::caption()));
    INDENT + measure(title, r#type::body()) + keys + size::STEP
}
