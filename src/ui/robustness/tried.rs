//! What evidence is left out just now: the sentence, which cells become open by that, and the way out.

use egui::{Align, Align2, Layout, Popup, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::layout;
use crate::present::robustness::knock_outs::Trial;
use crate::present::robustness::opened::{OpenedCells, opened};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::robustness::RobustnessCommand;
use crate::session::view::{Selection, Workspace};
use crate::ui::frame::menu::{Row, fit, item};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, chip, text, tooltip, what_if};

/// Height of the menu of cells at most, and its least width.
const MENU: f32 = 460.0;
const WIDTH: f32 = 280.0;

/// Draws it.
pub(super) fn show(ui: &mut Ui, rect: Rect, document: &Document, trial: &Trial, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0, tokens.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
    let inside = rect.shrink2(vec2(layout::MARGIN, 0.0));
    let right = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(right).id_salt("tried"));
    row.spacing_mut().item_spacing.x = size::STEP;
    let clear = row.add(Button::secondary("Clear").small().icon(icons::X).name("Clear what is tried out"));
    if tooltip::with_keys(clear, "Clear what is tried out", Some("Esc")).clicked() {
        out.view(ViewCommand::Robustness(RobustnessCommand::Try(None)));
    }
    cells(&mut row, document, out);
    let end = row.available_rect_before_wrap().right() - size::STEP;
    let at = pos2(inside.left(), rect.center().y);
    let tag = what_if::paint(ui.painter(), tokens, (at, Align2::LEFT_CENTER), "What if");
    let left = tag.right() + size::STEP;
    let all = format!("{} {}", trial.sentence, trial.disclaimer);
    let at = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    let (place, _) =
        text::at_elided(ui.painter(), at, &trial.sentence, r#type::small_semi(), tokens.text_primary, end - left);
    let at = (pos2(place.right() + size::STEP, rect.center().y), Align2::LEFT_CENTER);
    let room = (end - at.0.x).max(0.0);
    if room > 60.0 {
        text::at_elided(ui.painter(), at, trial.disclaimer, r#type::small(), tokens.text_secondary, room);
    }
    let place = Rect::from_min_max(pos2(inside.left(), rect.top()), pos2(end.max(left), rect.bottom()));
    let response = ui.interact(place, ui.scope_id().with("tried out"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("What if. {all}")));
    tooltip::text(response, &all);
}

/// The menu of the cells that become open, scenario by scenario. A cell that is picked is shown on Compare.
fn cells(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let Some(left_out) = &document.view().robustness.left_out else { return };
    let framework = document.framework();
    let compared = |scenario: crate::model::ids::ScenarioIx| document.edits().basis.included[scenario.0];
    let response =
        ui.add(Button::secondary("Cells").small().icon_after(icons::CARET_DOWN).name("Cells that become open"));
    Popup::menu(&response).gap(2.0).show(|ui| {
        let found = opened(framework, left_out, compared);
        let words = found.iter().flat_map(|of| &of.cells).map(|cell| cell.words.as_str());
        fit(ui, words, WIDTH, 0.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            if found.is_empty() {
                item(ui, &Row { title: "None of a scenario that is compared", keys: None, on: None, enabled: false });
            }
            for of in &found {
                heading(ui, of);
                for cell in &of.cells {
                    let row = Row { title: &cell.words, keys: None, on: None, enabled: true };
                    if item(ui, &row).clicked() {
                        let selection = Selection { scenario: Some(of.scenario), issue: Some(cell.issue), party: None };
                        out.view(ViewCommand::GoTo(Workspace::Compare, selection));
                        ui.close();
                    }
                }
            }
        });
    });
}

/// A scenario above its cells.
fn heading(ui: &mut Ui, of: &OpenedCells) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &of.name));
    let middle = rect.center().y;
    let at = pos2(rect.left() + size::STEP + size::CHIP_SMALL / 2.0, middle);
    chip::paint(ui.painter(), tokens, at, size::CHIP_SMALL, of.scenario.0);
    let at = pos2(rect.left() + 32.0, middle);
    text::at(ui.painter(), at, Align2::LEFT_CENTER, &of.name, r#type::small_semi(), tokens.text_primary);
}
