//! Drop-down menus that choose a scenario: the baseline, and the two of Differences.

use egui::{Align2, Popup, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::framework::Framework;
use crate::model::ids::ScenarioIx;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{chip, focus, icon, text};

const WIDTH: f32 = 248.0;

/// The menu of `button`: first "None" where `none` says so, then a row for each scenario. Returns the choice made.
pub fn menu(
    button: &Response,
    framework: &Framework,
    scenarios: &[ScenarioIx],
    chosen: Option<ScenarioIx>,
    none: bool,
) -> Option<Option<ScenarioIx>> {
    let choices = none.then_some(None).into_iter().chain(scenarios.iter().copied().map(Some));
    Popup::menu(button)
        .width(WIDTH)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut picked = None;
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for choice in choices {
                    if row(ui, framework, choice, choice == chosen).clicked() {
                        picked = Some(choice);
                        ui.close();
                    }
                }
            });
            picked
        })
        .and_then(|shown| shown.inner)
}

fn row(ui: &mut Ui, framework: &Framework, choice: Option<ScenarioIx>, chosen: bool) -> Response {
    let tokens = Tokens::of(ui);
    let name = choice.map_or("None", |scenario| framework.scenario(scenario).name.as_str());
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), chosen, name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    painter.rect_filled(rect, size::RADIUS_CONTROL, focus::quiet_fill(tokens, &response, false));
    let middle = rect.center().y;
    let mut left = rect.left() + 10.0;
    if let Some(scenario) = choice {
        chip::paint(painter, tokens, pos2(left + 8.0, middle), size::CHIP_SMALL, scenario.0);
        left += 26.0;
    }
    let room = rect.right() - left - 30.0;
    let at = (pos2(left, middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, name, r#type::body(), tokens.text_primary, room);
    if chosen {
        icon::paint(painter, pos2(rect.right() - 16.0, middle), icons::CHECK, size::ICON_INLINE, tokens.text_secondary);
    }
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    response
}
