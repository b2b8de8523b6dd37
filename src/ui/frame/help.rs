//! Help: every key, and what every figure means.

use egui::{Align, Context, Grid, Layout, RichText, ScrollArea, Ui, vec2};

use super::{dialog, keys};
use crate::present::actions;
use crate::present::methods;
use crate::session::command::ViewCommand;
use crate::session::tabs::Session;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::tag::{self, Tag};
use crate::ui::widgets::{IconButton, text};

/// Draws the page.
pub fn show(ctx: &Context, session: &Session, out: &mut Queue) {
    let tokens = Tokens::of_ctx(ctx);
    let window = ctx.content_rect().size();
    let width = (window.x - 128.0).min(960.0);
    let height = (window.y - 176.0).min(680.0);
    let title = "Keys and method notes";
    let modal = dialog::show(ctx, title, |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            text::label(ui, title, r#type::strong(), tokens.text_primary);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(IconButton::new(icons::X, "Close").keys("Esc")).clicked() {
                    out.view(ViewCommand::Help(false));
                }
            });
        });
        ui.add_space(size::STEP);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 40.0;
                let left = 340.0_f32.min(width * 0.42);
                ui.vertical(|ui| {
                    ui.set_width(left);
                    key_table(ui, session);
                });
                ui.vertical(|ui| {
                    ui.set_width(width - left - 40.0 - size::CARD_MARGIN);
                    definitions(ui);
                });
            });
        });
    });
    if modal.backdrop_response.clicked() {
        out.view(ViewCommand::Help(false));
    }
}

fn heading(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui).text_primary;
    text::label(ui, words, r#type::small_semi(), color);
    ui.add_space(size::HALF);
}

fn key_table(ui: &mut Ui, session: &Session) {
    let tokens = Tokens::of(ui);
    heading(ui, "Keys");
    ui.spacing_mut().interact_size.y = size::TAG;
    Grid::new("keys").num_columns(2).spacing(vec2(size::CARD_MARGIN, 5.0)).show(ui, |ui| {
        for action in actions::all() {
            let Some(keys) = keys::of(ui.ctx(), action) else { continue };
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                for key in keys.split(' ') {
                    tag::tag(ui, key, Tag::Key);
                }
            });
            let title = actions::plain_title(action, session);
            text::label_elided(ui, &title, r#type::small(), tokens.text_secondary, 220.0);
            ui.end_row();
        }
        for (keys, what) in actions::SLIDER_KEYS {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 3.0;
                for key in keys.split(' ') {
                    tag::tag(ui, key, Tag::Key);
                }
            });
            text::label_elided(ui, what, r#type::small(), tokens.text_secondary, 220.0);
            ui.end_row();
        }
    });
}

fn definitions(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    heading(ui, "What the figures mean");
    for definition in methods::definitions(true, true) {
        ui.label(RichText::new(definition.word).font(r#type::body_semi()).color(tokens.text_primary));
        ui.label(RichText::new(definition.meaning).font(r#type::body()).color(tokens.text_secondary));
        ui.add_space(size::STEP);
    }
}
