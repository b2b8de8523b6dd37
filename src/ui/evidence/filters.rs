//! The row above the register: search, class, the scenario chosen among the rings, and how many sources are left.

use egui::{Align, Align2, Layout, Popup, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::present::labels::letter;
use crate::present::source_register::{ClassChoice, Register};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::SourcesView;
use crate::ui::frame::keys;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::search_field::SearchField;
use crate::ui::widgets::{Button, IconButton, chip, focus, icon, text};

/// Height of the row.
const HEIGHT: f32 = 44.0;
/// Width of the field to search in.
const SEARCH: f32 = 260.0;
/// Width of the menu of classes.
const MENU: f32 = 216.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, document: &Document, register: &Register, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let view = &document.view().sources;
    let send = |out: &mut Queue, view: SourcesView| out.view(ViewCommand::Sources(view));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inside = rect.shrink2(vec2(size::PANEL_MARGIN, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    row.spacing_mut().item_spacing.x = size::STEP;
    let mut typed = view.filter.clone();
    let field = SearchField::new(&mut typed, "Search sources", "Show sources with any text");
    let field = field.hint("Search titles, quotes and publishers").width(SEARCH).id(keys::filter_field());
    if field.show(&mut row).changed() {
        send(out, SourcesView { filter: typed, ..view.clone() });
    }
    let name = format!("Class of sources: {}", register.class);
    let button = row.add(Button::secondary(register.class).icon_after(icons::CARET_DOWN).name(&name));
    if let Some(class) = classes(&button, register, view) {
        send(out, SourcesView { class, ..view.clone() });
    }
    if let Some(scenario) = view.scenario {
        let name = document.framework().scenario(scenario).label();
        chip::chip(&mut row, scenario.0, size::CHIP_SMALL, name);
        let room = (row.available_width() - 160.0).max(0.0);
        text::label_elided(&mut row, name, r#type::small(), tokens.text_secondary, room);
        let all = format!("Show the sources of every scenario, not only {} {name}", letter(scenario));
        if row.add(IconButton::new(icons::X, &all).small()).clicked() {
            send(out, SourcesView { scenario: None, ..view.clone() });
        }
    }
    row.with_layout(Layout::right_to_left(Align::Center), |ui| {
        text::label(ui, &register.note, r#type::small(), tokens.text_muted);
    });
}

/// The menu of classes; returns the choice made.
fn classes(
    button: &Response,
    register: &Register,
    view: &SourcesView,
) -> Option<Option<crate::model::source::SourceClass>> {
    let shown = Popup::menu(button).width(MENU).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut picked = None;
        for choice in &register.classes {
            if class(ui, choice, choice.class == view.class).clicked() {
                picked = Some(choice.class);
                ui.close();
            }
        }
        picked
    });
    shown.and_then(|shown| shown.inner)
}

fn class(ui: &mut Ui, choice: &ClassChoice, chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(MENU, size::CONTROL), Sense::click());
    let spoken = format!("{}, {}", choice.name, choice.count);
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), chosen, &spoken));
    let painter = ui.painter();
    painter.rect_filled(rect, size::RADIUS_CONTROL, focus::quiet_fill(tokens, &response, false));
    let middle = rect.center().y;
    if chosen {
        icon::paint(painter, pos2(rect.left() + 15.0, middle), icons::CHECK, size::ICON_INLINE, tokens.text_secondary);
    }
    let at = pos2(rect.left() + 30.0, middle);
    text::at(painter, at, Align2::LEFT_CENTER, choice.name, r#type::body(), tokens.text_primary);
    let at = pos2(rect.right() - 10.0, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &choice.count, r#type::small(), tokens.text_muted);
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    response
}
