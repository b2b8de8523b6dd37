//! One ring a scenario: how many of its issues have a source. A click lists only that scenario's sources.

use egui::{Align2, Painter, Pos2, Rect, Role, ScrollArea, Sense, Shape, Ui, WidgetInfo, pos2, vec2};

use crate::present::source_register::{Ring, rings};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::SourcesView;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{chip, focus, text, tooltip};

/// Size of the tile with ring, name and figure.
const TILE: egui::Vec2 = vec2(150.0, 68.0);
/// Radius of a ring.
const RADIUS: f32 = 19.0;
/// Width of a ring.
const WIDTH: f32 = 3.0;

/// Draws them side by side; they scroll where there is no room for all.
pub(super) fn show(ui: &mut Ui, document: &Document, out: &mut Queue) {
    let rings = rings(document);
    ScrollArea::horizontal().id_salt("rings").auto_shrink([false, true]).show(ui, |ui| {
        let (whole, _) = ui.allocate_exact_size(vec2(TILE.x * rings.len() as f32, TILE.y), Sense::hover());
        // Room for the scroll bar, which floats.
        ui.add_space(size::HALF);
        for (at, ring) in rings.iter().enumerate() {
            let tile = Rect::from_min_size(pos2(whole.left() + TILE.x * at as f32, whole.top()), TILE);
            if tile.intersects(ui.clip_rect()) && self::tile(ui, ring, tile) {
                let scenario = (!ring.on).then_some(ring.scenario);
                let view = SourcesView { scenario, ..document.view().sources.clone() };
                out.view(ViewCommand::Sources(view));
            }
        }
    });
}

/// Draws one; returns whether it was clicked.
fn tile(ui: &Ui, ring: &Ring, tile: Rect) -> bool {
    let tokens = Tokens::of(ui);
    let response = ui.interact(tile, ui.scope_id().with(("ring", ring.scenario)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), ring.on, &ring.spoken));
    let painter = ui.painter();
    let inner = tile.shrink(size::HALF);
    painter.rect_filled(inner, size::RADIUS_CONTROL, focus::quiet_fill(tokens, &response, ring.on));
    let centre = pos2(inner.left() + size::STEP + RADIUS, inner.center().y);
    arc(painter, centre, 1.0, tokens.line);
    arc(painter, centre, ring.addressed, tokens.uncertain);
    arc(painter, centre, ring.sourced, tokens.text_secondary);
    chip::paint(painter, tokens, centre, size::CHIP_SMALL, ring.scenario.0);
    let left = centre.x + RADIUS + size::STEP + 2.0;
    let room = inner.right() - left - 2.0;
    let name = text::wrapped(painter, &ring.label, r#type::small_semi(), tokens.text_primary, room, 2);
    let figure = text::galley(painter, &ring.figure, r#type::caption(), tokens.text_muted);
    let top = inner.center().y - (name.size().y + figure.size().y) / 2.0;
    let place = text::paint(painter, &name, pos2(left, top), Align2::LEFT_TOP);
    text::paint(painter, &figure, place.left_bottom(), Align2::LEFT_TOP);
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    tooltip::text(response, &ring.spoken).clicked()
}

/// A part of a circle, clockwise from the top.
fn arc(painter: &Painter, centre: Pos2, share: f64, color: egui::Color32) {
    if share <= 0.0 {
        return;
    }
    let share = share.min(1.0) as f32;
    let steps = (share * 48.0).ceil().max(2.0) as usize;
    let point = |step: usize| {
        let angle = share * std::f32::consts::TAU * step as f32 / steps as f32;
        centre + RADIUS * vec2(angle.sin(), -angle.cos())
    };
    painter.add(Shape::line((0..=steps).map(point).collect(), (WIDTH, color)));
}
