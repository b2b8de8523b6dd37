//! Issues that are decided beforehand: the list, and the menu that adds to it.

use egui::containers::menu::SubMenu;
use egui::{Align2, Popup, Sense, Ui, pos2, vec2};

use crate::model::ids::IssueIx;
use crate::present::negotiation::search::{SearchPanel, options};
use crate::session::command::EditCommand;
use crate::session::document::Document;
use crate::ui::frame::menu::{Row, fit, item};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, icon, section, text};

/// Height of a fixed issue's row.
const ROW: f32 = 40.0;
/// Height of the menu at most.
const MENU: f32 = 420.0;
/// Width of the menu, and of what opens from it, at least.
const WIDTH: f32 = 240.0;

/// Draws the fixed issues.
pub(super) fn show(ui: &mut Ui, document: &Document, panel: &SearchPanel, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    section::section(ui, "Fixed issues", "", |ui| {
        let response = ui.add(Button::quiet("Fix").small().icon(icons::PLUS).name("Fix an issue"));
        Popup::menu(&response).gap(2.0).show(|ui| menu(ui, document, panel, out));
    });
    for row in &panel.fixed {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let painter = ui.painter();
        let middle = rect.center().y;
        let at = pos2(rect.left() + 7.0, middle);
        icon::paint_fill(painter, at, icons::LOCK_SIMPLE, size::ICON_INLINE, tokens.text_secondary);
        let (left, room) = (rect.left() + 26.0, rect.width() - 26.0 - size::ICON_BUTTON_SMALL);
        let at = (pos2(left, middle - 8.0), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &row.label, r#type::body(), tokens.text_primary, room);
        let at = (pos2(left, middle + 8.0), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &row.term, r#type::small(), tokens.text_muted, room);
        let place = egui::Rect::from_center_size(
            pos2(rect.right() - size::ICON_BUTTON_SMALL / 2.0 + 4.0, middle),
            egui::Vec2::splat(size::ICON_BUTTON_SMALL),
        );
        let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("free", row.issue)));
        if corner.add(IconButton::new(icons::X, &row.spoken).small()).clicked() {
            out.edit(EditCommand::Fix(row.issue, None));
        }
    }
}

/// Issues, each with a menu of what it may be fixed to.
fn menu(ui: &mut Ui, document: &Document, panel: &SearchPanel, out: &mut Queue) {
    fit(ui, panel.may_fix.iter().map(|(_, name)| name.as_ref()), WIDTH, size::ICON_INLINE + size::STEP);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
        for (issue, name) in &panel.may_fix {
            let row = item(ui, &row(name));
            let at = pos2(row.rect.right() - size::STEP, row.rect.center().y);
            icon::paint(ui.painter(), at, icons::CARET_RIGHT, size::ICON_INLINE_SMALL, Tokens::of(ui).text_muted);
            SubMenu::new().show(ui, &row, |ui| choices(ui, document, *issue, out));
        }
    });
}

/// What `issue` may be fixed to.
fn choices(ui: &mut Ui, document: &Document, issue: IssueIx, out: &mut Queue) {
    let options = options(document, issue);
    fit(ui, options.iter().map(|option| option.label.as_str()), WIDTH, 0.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
        for option in options {
            if item(ui, &row(&option.label)).clicked() {
                out.edit(EditCommand::Fix(issue, Some(option.choice)));
                ui.close();
            }
        }
    });
}

const fn row(title: &str) -> Row<'_> {
    Row { title, keys: None, on: None, enabled: true }
}
