//! Menus of the docks: which weight walks, which figure's causes, and which three weights make the map.

use egui::containers::menu::SubMenu;
use egui::{Align2, Popup, ScrollArea, Ui, pos2};

use crate::model::ids::PartyIx;
use crate::present::sensitivity::causes;
use crate::present::sensitivity::choices::{self, Choice};
use crate::present::sensitivity::screen::Screen;
use crate::present::sensitivity::walk::WalkView;
use crate::session::command::{ViewCommand, WeightTarget};
use crate::session::document::Document;
use crate::session::sensitivity::view::SensitivityCommand;
use crate::ui::frame::menu::{Row, fit, item};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, icon, text, tooltip};

/// Height of a menu at most, and its least width.
const MENU: f32 = 440.0;
const WIDTH: f32 = 220.0;
/// Room behind a name for its share.
const SHARE: f32 = 64.0;
/// Distance of each level below.
const DEEPER: &str = "    ";

/// Which weight walks.
pub(super) fn walked(ui: &mut Ui, document: &Document, party: PartyIx, walk: &WalkView, out: &mut Queue) {
    let name = format!("Change the weight of: {}", walk.name);
    let response = ui.add(Button::secondary(&walk.name).small().icon_after(icons::CARET_DOWN).name(&name));
    Popup::menu(&response).gap(2.0).show(|ui| {
        let all = choices::all(document, party);
        if let Some(target) = choose(ui, &all, Some(walk.target)) {
            out.view(ViewCommand::Sensitivity(SensitivityCommand::Walk(target)));
            ui.close();
        }
    });
    if ui.available_width() > 120.0 {
        text::label(ui, "Change the weight of", r#type::small(), Tokens::of(ui).text_muted);
    }
}

/// Which figure's causes.
pub(super) fn figure(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let Some(found) = document.sensitivity() else { return };
    let Some((now, title)) = causes::figure(document, found) else { return };
    let name = format!("Figure: {title}");
    let room = ui.available_width() - 2.0 * size::STEP;
    let short = cut(ui, &title, room - 40.0);
    let response = ui.add(Button::secondary(&short).small().icon_after(icons::CARET_DOWN).name(&name));
    let response = if short == title { response } else { tooltip::text(response, &title) };
    Popup::menu(&response).gap(2.0).show(|ui| {
        let figures = causes::figures(document, found);
        fit(ui, figures.iter().map(|(_, title)| title.as_str()), WIDTH, 0.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            for (figure, title) in &figures {
                let row = Row { title, keys: None, on: Some(*figure == now), enabled: true };
                if item(ui, &row).clicked() {
                    out.view(ViewCommand::Sensitivity(SensitivityCommand::Figure(*figure)));
                    ui.close();
                }
            }
        });
    });
}

/// A label that a button has room for.
fn cut(ui: &Ui, words: &str, room: f32) -> String {
    let fits = |words: &str| {
        let galley = text::galley(ui.painter(), words, r#type::small(), egui::Color32::PLACEHOLDER);
        galley.size().x <= room
    };
    if fits(words) {
        return words.to_owned();
    }
    let letters: Vec<char> = words.chars().collect();
    let shortened = |length: usize| letters[..length].iter().collect::<String>().trim_end().to_owned() + "…";
    (4..letters.len()).rev().map(shortened).find(|words| fits(words)).unwrap_or_else(|| "…".to_owned())
}

/// Which three weights make the map.
pub(super) fn corners(ui: &mut Ui, document: &Document, shown: &Screen, out: &mut Queue) {
    let Some(found) = document.sensitivity() else { return };
    let Some(parts) = choices::corners(document, &found.judged) else { return };
    let corners = parts.map(|part| choices::choice(document, shown.party, part, 0));
    let names = corners.each_ref().map(|corner| corner.name.as_str()).join(", ");
    let short = cut(ui, &names, ui.available_width() - 2.0 * size::STEP - 40.0);
    let name = format!("Corners of the map: {names}");
    let response = ui.add(Button::secondary(&short).small().icon_after(icons::CARET_DOWN).name(&name));
    Popup::menu(&response).gap(2.0).show(|ui| {
        let all = choices::all(document, shown.party);
        let titles: Vec<String> = ["Top", "Left", "Right"]
            .iter()
            .zip(&corners)
            .map(|(place, corner)| format!("{place}: {}", corner.name))
            .collect();
        fit(ui, titles.iter().map(String::as_str), WIDTH, size::ICON_INLINE + size::STEP);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, title) in titles.iter().enumerate() {
            let row = item(ui, &Row { title, keys: None, on: None, enabled: true });
            let place = pos2(row.rect.right() - size::STEP, row.rect.center().y);
            let color = Tokens::of(ui).text_muted;
            icon::paint(ui.painter(), place, icons::CARET_RIGHT, size::ICON_INLINE_SMALL, color);
            SubMenu::new().show(ui, &row, |ui| {
                if let Some(target) = choose(ui, &all, Some(corners[at].target)) {
                    let mut targets = corners.each_ref().map(|corner| corner.target);
                    // What stands at another corner changes places with this one.
                    if let Some(other) = targets.iter().position(|other| *other == target) {
                        targets.swap(at, other);
                    } else {
                        targets[at] = target;
                    }
                    out.view(ViewCommand::Sensitivity(SensitivityCommand::Corners(targets)));
                    ui.close();
                }
            });
        }
    });
}

/// Groups and issues in a menu. Returns the one that was picked.
pub(in crate::ui) fn choose(ui: &mut Ui, all: &[Choice], now: Option<WeightTarget>) -> Option<WeightTarget> {
    let titles: Vec<String> =
        all.iter().map(|choice| format!("{}{}", DEEPER.repeat(choice.depth), choice.name)).collect();
    fit(ui, titles.iter().map(String::as_str), WIDTH, SHARE);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut picked = None;
    ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
        for (choice, title) in all.iter().zip(&titles) {
            let response = item(ui, &Row { title, keys: None, on: Some(Some(choice.target) == now), enabled: true });
            let at = pos2(response.rect.right() - size::STEP, response.rect.center().y);
            let color = Tokens::of(ui).text_muted;
            text::at(ui.painter(), at, Align2::RIGHT_CENTER, &choice.share, r#type::caption(), color);
            if response.clicked() {
                picked = Some(choice.target);
            }
        }
    });
    picked
}
