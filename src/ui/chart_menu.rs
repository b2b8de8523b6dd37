//! The menu of a chart: copy it as a picture, copy its figures, export it. A button in the chart's strip, and a right click
//! on the chart.

use egui::{Context, Id, Popup, Rect, SetOpenCommand, Ui};

use super::frame::menu;
use super::queue::Queue;
use super::theme::icons;
use super::widgets::IconButton;
use crate::present::actions::WindowAsk;
use crate::session::export::ExportChart;

/// What "Copy image" is called; the others likewise.
pub const ITEMS: [&str; 3] = ["Copy image", "Copy data", "Export chart…"];

/// Where a chart was drawn last, and whether its menu was asked for by a right click.
#[derive(Clone, Copy, Debug, Default)]
struct Drawn {
    rect: Option<Rect>,
    asked: bool,
}

fn id(chart: ExportChart) -> Id {
    Id::unique("chart menu").with(chart.keyword())
}

/// Notes where the chart is, for its picture; a right click there opens the menu.
pub fn drawn(ui: &Ui, chart: ExportChart, rect: Rect) {
    let asked = ui.rect_contains_pointer(rect) && ui.input(|input| input.pointer.secondary_clicked());
    ui.data_mut(|data| data.insert_temp(id(chart), Drawn { rect: Some(rect), asked }));
}

/// Where the chart was drawn last.
#[must_use]
pub fn place(ctx: &Context, chart: ExportChart) -> Option<Rect> {
    ctx.data(|data| data.get_temp::<Drawn>(id(chart))).and_then(|drawn| drawn.rect)
}

/// Draws the button, and the menu while it is open.
pub fn button(ui: &mut Ui, chart: ExportChart, out: &mut Queue) {
    let name = format!("Menu of the chart {}", chart.name());
    let response = ui.add(IconButton::new(icons::DOTS_THREE, &name).small());
    let Drawn { asked, .. } = ui.data_mut(|data| {
        let drawn: Drawn = data.get_temp(id(chart)).unwrap_or_default();
        data.insert_temp(id(chart), Drawn { asked: false, ..drawn });
        drawn
    });
    let popup = Popup::menu(&response);
    let popup = if asked { popup.open_memory(Some(SetOpenCommand::Bool(true))) } else { popup };
    popup.show(|ui| {
        ui.set_width(180.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let [image, data, export] =
            ITEMS.map(|title| menu::item(ui, &menu::Row { title, keys: None, on: None, enabled: true }).clicked());
        let ask = match (image, data, export) {
            (true, ..) => Some(WindowAsk::CopyImage(chart)),
            (_, true, _) => Some(WindowAsk::CopyData(chart)),
            (.., true) => Some(WindowAsk::ExportChart(chart)),
            _ => None,
        };
        if let Some(ask) = ask {
            out.window(ask);
            ui.close();
        }
    });
}
