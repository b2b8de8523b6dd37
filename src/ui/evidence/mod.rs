//! Evidence: how much of each scenario has sources, the register of all sources, and what rests on the selected one.

use egui::{Rect, Ui, UiBuilder, Vec2};

use crate::present::source_register;
use crate::session::document::Document;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons};
use crate::ui::widgets::{Tab, tabs};

mod filters;
mod rests;
mod rings;
pub mod table;

/// What the register is called.
pub const TITLE: &str = "Sources";
/// What the rings show.
const COVERAGE: &str = "Share of issues with a source";

/// The centre: rings above the register.
pub fn centre(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let space = ui.available_rect_before_wrap();
    ui.painter().rect_filled(space, 0, tokens.plot());
    let mut inside = child(ui, space);
    let tab = [Tab::with_icon(COVERAGE, icons::CIRCLE_NOTCH)];
    tabs::dock(&mut inside, "coverage", &tab, 0, tokens.plot(), |_| {});
    rings::show(&mut inside, document, out);
    let tab = [Tab::with_icon(TITLE, icons::BOOKS)];
    tabs::dock(&mut inside, "sources", &tab, 0, tokens.plot(), |_| {});
    let register = source_register::register(document);
    filters::show(&mut inside, document, &register, out);
    table::show(&mut inside, document, &register, out);
}

/// The right panel's content: what rests on the selected source.
pub fn right(ui: &mut Ui, document: &Document, out: &mut Queue) {
    rests::show(ui, document, out);
}

/// A part of the centre, without space between what it holds.
fn child(ui: &mut Ui, rect: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("evidence"));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = Vec2::ZERO;
    child
}
