//! The strip above the centre: its tabs, the baseline, and the switch "Only differences".

use egui::Ui;

use super::chooser;
use crate::present::centre;
use crate::present::list::compared;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::view::CompareTab;
use crate::ui::chart_menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Tab, tabs, text, tooltip};

/// Below this width words give way to icons.
const NARROW: f32 = 640.0;

/// Draws the strip.
pub(super) fn show(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let first = if ui.available_width() < NARROW { "Terms" } else { centre::tab(document) };
    let names = [Tab::with_icon(first, icons::CHART_BAR), Tab::with_icon("Differences", icons::GIT_DIFF)];
    let open = usize::from(document.view().compare_tab == CompareTab::Differences);
    let narrow = ui.available_width() < NARROW;
    let picked = tabs::dock(ui, "Centre", &names, open, tokens.plot(), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let chart = if open == 0 { ExportChart::Contributions } else { ExportChart::Differences };
        chart_menu::button(ui, chart, out);
        if open == 0 {
            only_differences(ui, document, narrow, out);
            baseline(ui, document, narrow, out);
        }
    });
    if let Some(tab) = picked {
        super::open(tab, out);
    }
}

fn only_differences(ui: &mut Ui, document: &Document, narrow: bool, out: &mut Queue) {
    const NAME: &str = "Only differences";
    let on = document.view().only_differences;
    let response = if narrow {
        ui.add(IconButton::new(icons::FUNNEL_SIMPLE, NAME).small().framed().toggled(on).keys("D"))
    } else {
        let button = Button::secondary(NAME).small().icon(icons::FUNNEL_SIMPLE).toggled(on);
        tooltip::with_keys(ui.add(button), "Only issues on which compared scenarios differ", Some("D"))
    };
    if response.clicked() {
        out.view(ViewCommand::OnlyDifferences(!on));
    }
}

fn baseline(ui: &mut Ui, document: &Document, narrow: bool, out: &mut Queue) {
    let framework = document.framework();
    let now = document.edits().baseline;
    let label = now.map_or("None", |scenario| framework.scenario(scenario).label());
    let label = shortened(label, if narrow { 14 } else { 22 });
    let name = format!("Baseline: {}", now.map_or("None", |scenario| framework.scenario(scenario).name.as_str()));
    let mut button = Button::secondary(&label).small().icon_after(icons::CARET_DOWN).name(&name);
    if now.is_some() {
        button = button.icon_fill(icons::PUSH_PIN);
    } else {
        button = button.icon(icons::PUSH_PIN);
    }
    let response = ui.add(button);
    if let Some(choice) = chooser::menu(&response, framework, &compared(document), now, true)
        && choice != now
    {
        out.edit(EditCommand::SetBaseline(choice));
    }
    if !narrow {
        let tokens = Tokens::of(ui);
        text::label(ui, "Baseline", r#type::small(), tokens.text_muted);
    }
}

/// A name cut to so many characters.
fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let start: String = name.chars().take(most - 1).collect();
    format!("{}…", start.trim_end())
}
