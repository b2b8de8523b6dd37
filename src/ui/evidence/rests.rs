//! What rests on the selected source, statement by statement; a click leads to where one is shown in full.

use egui::{Align2, Frame, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::evidence::{StatementRow, leads_to};
use crate::present::robustness::knock_outs::Offer;
use crate::present::source_register::{NOTHING_SELECTED, Selected, selected};
use crate::present::sources;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::robustness::RobustnessCommand;
use crate::session::view::Workspace;
use crate::ui::compare::inspector::parts;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Tab, chip, empty, focus, icon, mark, tabs, text, tooltip};

/// What the panel is called.
const TITLE: &str = "What rests on it";
/// Height of a statement's row: what it is about, and below it what is said.
const ROW: f32 = 42.0;

/// Draws the panel's content.
pub(super) fn show(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    let shown = selected(document);
    let tab = [Tab::with_icon(TITLE, icons::LINK_SIMPLE)];
    tabs::dock(ui, "rests", &tab, 0, tokens.panel, |ui| {
        if let Some(shown) = &shown
            && ui.add(IconButton::new(icons::COPY, "Copy citation").small()).clicked()
        {
            ui.ctx().copy_text(sources::plain(&shown.citation));
        }
    });
    let Some(shown) = shown else {
        empty::empty(ui, NOTHING_SELECTED, None);
        return;
    };
    let of = ("rests", shown.citation.source.0);
    ScrollArea::vertical().id_salt(of).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(size::CARD_MARGIN as i8, 14)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = size::HALF;
            contents(ui, document, &shown, out);
        });
    });
}

fn contents(ui: &mut Ui, document: &Document, shown: &Selected, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    text::label(ui, &format!("Source {}", shown.number), r#type::small(), tokens.text_muted);
    if shown.citation.quote.is_some() {
        parts::paragraph(ui, &shown.citation.title, r#type::strong(), tokens.text_primary);
        ui.add_space(size::HALF);
    }
    parts::citation(ui, &shown.citation);
    if let Some(note) = &shown.note {
        parts::paragraph(ui, note, r#type::body(), tokens.text_secondary);
    }
    ui.add_space(size::HALF);
    parts::paragraph(ui, &shown.count, r#type::small_semi(), tokens.text_primary);
    for offer in &shown.offers {
        leave_out(ui, offer, out);
    }
    for rests in &shown.rests {
        parts::heading(ui, rests.heading, &format!("[{}]", rests.rows.len()));
        for (at, row) in rests.rows.iter().enumerate() {
            if statement(ui, row, (rests.heading, at)) {
                let (workspace, selection) = leads_to(document, row.subject);
                out.view(ViewCommand::GoTo(workspace, selection));
            }
        }
    }
}

/// A button that tries without the source, or its class, on Robustness; what would become open stands beside it.
fn leave_out(ui: &mut Ui, offer: &Offer, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let name = format!("{} on Robustness: {}", offer.label, offer.detail);
        let button = Button::secondary(&offer.label).small().icon(icons::DICE_FIVE).name(&name);
        let response = ui.add_enabled(offer.can_try, button);
        if tooltip::text(response, &name).clicked() {
            out.view(ViewCommand::Robustness(RobustnessCommand::Try(Some(offer.left_out.clone()))));
            out.view(ViewCommand::Workspace(Workspace::Robustness));
        }
        let room = ui.available_width();
        text::label_elided(ui, &offer.short, r#type::caption(), tokens.text_muted, room);
    });
}

/// Draws one; returns whether it was clicked.
fn statement(ui: &mut Ui, row: &StatementRow, id: (&str, usize)) -> bool {
    let tokens = Tokens::of(ui);
    let high = if row.says.is_empty() { size::CONTROL_SMALL } else { ROW };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::click());
    let spoken = format!("Show {}", row.spoken);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &spoken));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect.expand2(vec2(6.0, 0.0)), size::RADIUS_CONTROL, tokens.hover);
    }
    let upper = rect.top() + size::CONTROL_SMALL / 2.0;
    let middle = pos2(rect.left() + size::CHIP_SMALL / 2.0, upper);
    let left = match (row.scenario, row.party) {
        (Some(scenario), _) => {
            chip::paint(painter, tokens, middle, size::CHIP_SMALL, scenario.0);
            rect.left() + size::CHIP_SMALL + size::STEP
        }
        (None, Some(party)) => {
            mark::paint_party(painter, tokens, middle, size::MARK, party.0);
            rect.left() + size::CHIP_SMALL + size::STEP
        }
        (None, None) => rect.left(),
    };
    let room = rect.right() - left - size::ICON_INLINE;
    let at = (pos2(left, upper), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.name, r#type::small_semi(), tokens.text_primary, room);
    let at = (pos2(left, rect.top() + 30.0), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.says, r#type::small(), tokens.text_muted, room);
    let caret = Rect::from_center_size(pos2(rect.right() - 5.0, rect.center().y), egui::Vec2::splat(12.0));
    icon::paint(painter, caret.center(), icons::CARET_RIGHT, size::ICON_INLINE_SMALL, tokens.text_muted);
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    tooltip::text(response, &row.spoken).clicked()
}
