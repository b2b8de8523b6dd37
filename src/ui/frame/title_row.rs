//! The title row: logo, menus, open files, undo and redo, theme.

use egui::{Align, Frame, Layout, Panel, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{file_tabs, keys, logo, menu};
use crate::present::actions::Action;
use crate::session::command::{FileCommand, ViewCommand};
use crate::session::settings::ThemeChoice;
use crate::session::tabs::Session;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::IconButton;

/// Height of the logo.
const LOGO: f32 = 14.0;

/// Draws it.
pub fn show(ui: &mut Ui, session: &Session, out: &mut Queue) {
    let fill = Tokens::of(ui).window;
    Panel::top("title row").exact_size(size::TITLE_ROW).resizable(false).frame(Frame::NONE.fill(fill)).show(ui, |ui| {
        let rect = ui.max_rect();
        left(ui, rect, session, out);
    });
}

fn left(ui: &mut Ui, rect: Rect, session: &Session, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let place = Rect::from_min_size(
        pos2(rect.left() + size::PANEL_MARGIN, rect.center().y - LOGO / 2.0),
        vec2(logo::width(LOGO), LOGO),
    );
    logo::paint(ui.painter(), tokens, place.min, LOGO);
    let mark = ui.interact(place.expand(size::HALF), ui.scope_id().with("logo"), Sense::hover());
    mark.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Westphalia"));

    let right_edge = rect.right() - size::STEP;
    let buttons = 3.0 * size::ICON_BUTTON + 2.0 * size::HALF + size::STEP;
    let within =
        Rect::from_min_max(pos2(place.right() + size::STEP, rect.top()), pos2(right_edge - buttons, rect.bottom()));
    let builder = UiBuilder::new().max_rect(within).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        menu::bar(ui, session, out);
        ui.add_space(size::CARD_MARGIN);
        ui.spacing_mut().item_spacing.x = size::HALF;
        let plus = size::ICON_BUTTON + 2.0 * size::HALF;
        let room = (ui.available_width() - plus).max(0.0);
        file_tabs::show(ui, session, room, out);
        let keys = keys::of(ui.ctx(), Action::Open);
        if ui.add(IconButton::new(icons::PLUS, "Open another file").keys(keys.as_deref().unwrap_or_default())).clicked()
        {
            out.file(FileCommand::AskOpen);
        }
    });
    let within = Rect::from_min_max(pos2(right_edge - buttons, rect.top()), pos2(right_edge, rect.bottom()));
    let builder = UiBuilder::new().max_rect(within).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = size::HALF;
        let (glyph, name, theme) = if ui.visuals().dark_mode {
            (icons::SUN, "Switch to the light theme", ThemeChoice::Light)
        } else {
            (icons::MOON, "Switch to the dark theme", ThemeChoice::Dark)
        };
        if ui.add(IconButton::new(glyph, name)).clicked() {
            out.view(ViewCommand::Theme(theme));
        }
        ui.add_space(size::HALF);
        for (action, glyph) in [(Action::Redo, icons::ARROW_CLOCKWISE), (Action::Undo, icons::ARROW_COUNTER_CLOCKWISE)]
        {
            let title = action.title(session);
            let keys = keys::of(ui.ctx(), action);
            let button = IconButton::new(glyph, &title).keys(keys.as_deref().unwrap_or_default());
            if ui.add_enabled(action.is_enabled(session), button).clicked() {
                out.action(action, session);
            }
        }
    });
}
