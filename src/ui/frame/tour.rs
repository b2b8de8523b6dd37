//! The tour: everything but the part it points at is veiled, and a card beside that part says what it is for. The part
//! itself stays live.

use egui::{
    Align, Area, Context, EventFilter, Frame, Id, LayerId, Layout, Margin, Order, Pos2, Rect, Response, RichText, Role,
    Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::keys;
use crate::present::tour::{self, Card};
use crate::session::document::Document;
use crate::session::tour::{Step, TourCommand};
use crate::ui::queue::Queue;
use crate::ui::spot;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::tag::{self, Tag};
use crate::ui::widgets::{Button, text};

/// Width of the card, and space within it.
const WIDTH: f32 = 344.0;
const MARGIN: f32 = 16.0;
/// Space between the card and the part it is about, with the tip that points there.
const GAP: f32 = 18.0;
/// Space between the card and the window's edge.
const EDGE: f32 = 8.0;
/// How far below the part's top the card begins, and below the card's top its tip.
const BELOW_TOP: f32 = 40.0;
/// A part lower than this has the card below it.
const LOW: f32 = 80.0;
/// Half the height of the tip.
const TIP: f32 = 9.0;

/// What is kept from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// The step that was shown, and how large its card was.
    shown: Option<(Step, Vec2)>,
}

/// The side of the part that the card stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Right,
    Left,
    Below,
    Above,
    /// There is room nowhere: the card lies over the part.
    Over,
}

/// Draws `step`, or goes on where its part is not on screen.
pub fn show(ctx: &Context, document: &Document, step: Step, state: &mut State, out: &mut Queue) {
    let window = ctx.content_rect();
    let Some(part) = spot::find(ctx, step).map(|part| part.intersect(window)) else {
        out.tour(TourCommand::Next);
        return;
    };
    let tokens = Tokens::of_ctx(ctx);
    for (ix, rect) in around(window, part).into_iter().enumerate() {
        veil(ctx, ix, rect);
    }
    let frame = LayerId::new(Order::Foreground, Id::unique("westphalia: tour frame"));
    let stroke = (size::STROKE_SELECTION, tokens.text_primary);
    ctx.layer_painter(frame).rect_stroke(part, 0, stroke, StrokeKind::Inside);

    let card = tour::card(document, step);
    let is_new = state.shown.is_none_or(|(shown, _)| shown != step);
    let known = state.shown.map_or(vec2(WIDTH, 240.0), |(_, size)| size);
    let (at, beside) = place(window, part, known);
    let area = Area::new(Id::unique("westphalia: tour card")).order(Order::Foreground).fixed_pos(at).constrain(false);
    let shown = area.show(ctx, |ui| {
        let inside = Frame::NONE
            .fill(tokens.raised)
            .stroke(Stroke::new(size::STROKE, tokens.line_strong))
            .corner_radius(size::RADIUS_CARD)
            .inner_margin(Margin::same(MARGIN as i8))
            .shadow(ui.visuals().popup_shadow)
            .show(ui, |ui| contents(ui, &card, step, is_new, out));
        tip(ui, inside.response.rect, part, beside);
        inside.response.rect.size()
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, &card.spoken));
    // The veil comes to the top where it is clicked; the card must not lie below it.
    ctx.move_to_top(shown.response.layer_id);
    if shown.inner != known {
        ctx.request_discard("the card of the tour has another size");
    }
    state.shown = Some((step, shown.inner));
}

/// Four rectangles that cover the window around `part`.
fn around(window: Rect, part: Rect) -> [Rect; 4] {
    [
        Rect::from_min_max(window.min, pos2(window.right(), part.top())),
        Rect::from_min_max(pos2(window.left(), part.bottom()), window.max),
        Rect::from_min_max(pos2(window.left(), part.top()), part.left_bottom()),
        Rect::from_min_max(part.right_top(), pos2(window.right(), part.bottom())),
    ]
}

/// Covers `rect`, and takes what is clicked there. Screen readers pass it over.
fn veil(ctx: &Context, ix: usize, rect: Rect) {
    if !rect.is_positive() {
        return;
    }
    let id = Id::unique(("westphalia: tour veil", ix));
    let area = Area::new(id).order(Order::Foreground).fixed_pos(rect.min).constrain(false).sense(Sense::hover());
    area.show(ctx, |ui| {
        let (place, response) = ui.allocate_exact_size(rect.size(), Sense::CLICK | Sense::DRAG);
        ui.painter().rect_filled(place, 0, Tokens::of(ui).scrim);
        ui.ctx().accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
    });
}

/// Where the card stands: right of the part, or the first other side with room for it.
fn place(window: Rect, part: Rect, card: Vec2) -> (Pos2, Beside) {
    let inside = window.shrink(EDGE);
    let y = (part.top() + BELOW_TOP).min(inside.bottom() - card.y).max(inside.top());
    let x = (part.center().x - card.x / 2.0).min(inside.right() - card.x).max(inside.left());
    let below = part.bottom() + GAP + card.y <= inside.bottom();
    if below && part.height() < LOW {
        (pos2(x, part.bottom() + GAP), Beside::Below)
    } else if part.right() + GAP + card.x <= inside.right() {
        (pos2(part.right() + GAP, y), Beside::Right)
    } else if part.left() - GAP - card.x >= inside.left() {
        (pos2(part.left() - GAP - card.x, y), Beside::Left)
    } else if below {
        (pos2(x, part.bottom() + GAP), Beside::Below)
    } else if part.top() - GAP - card.y >= inside.top() {
        (pos2(x, part.top() - GAP - card.y), Beside::Above)
    } else {
        (inside.max - card, Beside::Over)
    }
}

/// The tip of the card that points at the part.
fn tip(ui: &Ui, card: Rect, part: Rect, beside: Beside) {
    let tokens = Tokens::of(ui);
    let y = (card.top() + BELOW_TOP)
        .max(part.top() + TIP)
        .min(part.bottom() - TIP)
        .clamp(card.top() + 2.0 * TIP, card.bottom() - 2.0 * TIP);
    let x = part.center().x.clamp(card.left() + 2.0 * TIP, card.right() - 2.0 * TIP);
    // Where it grows from, where it points to, and along which side of the card.
    let (root, out, along) = match beside {
        Beside::Right => (pos2(card.left(), y), vec2(-TIP, 0.0), vec2(0.0, TIP)),
        Beside::Left => (pos2(card.right(), y), vec2(TIP, 0.0), vec2(0.0, TIP)),
        Beside::Below => (pos2(x, card.top()), vec2(0.0, -TIP), vec2(TIP, 0.0)),
        Beside::Above => (pos2(x, card.bottom()), vec2(0.0, TIP), vec2(TIP, 0.0)),
        Beside::Over => return,
    };
    let inward = -out / TIP * 1.5;
    let [first, last] = [root - along, root + along];
    let fill = Shape::convex_polygon(vec![first + inward, root + out, last + inward], tokens.raised, Stroke::NONE);
    ui.painter().add(fill);
    ui.painter().add(Shape::line(vec![first, root + out, last], (size::STROKE, tokens.line_strong)));
}

fn contents(ui: &mut Ui, card: &Card, step: Step, is_new: bool, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.set_width(WIDTH - 2.0 * MARGIN);
    ui.spacing_mut().item_spacing.y = size::STEP;
    ui.horizontal(|ui| {
        text::label(ui, &card.step, r#type::small(), tokens.text_muted);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| dots(ui, step));
    });
    ui.label(RichText::new(card.title).font(r#type::strong()).color(tokens.text_primary));
    for paragraph in &card.paragraphs {
        ui.label(RichText::new(paragraph).font(r#type::body()).color(tokens.text_secondary));
    }
    ui.add_space(size::HALF);
    buttons(ui, card, is_new, out);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::STROKE), Sense::hover());
    ui.painter().rect_filled(rule, 0, tokens.line_subtle);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::HALF;
        for key in ["←", "→"] {
            tag::tag(ui, key, Tag::Key);
        }
        text::label(ui, "steps", r#type::caption(), tokens.text_muted);
        ui.add_space(size::HALF);
        tag::tag(ui, "Esc", Tag::Key);
        text::label(ui, "skip", r#type::caption(), tokens.text_muted);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            text::label(ui, tour::AGAIN, r#type::caption(), tokens.text_muted);
        });
    });
}

fn buttons(ui: &mut Ui, card: &Card, is_new: bool, out: &mut Queue) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let leave = ui.add(Button::link("Skip the tour"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let next = Button::primary(card.next);
            let next = ui.add(if card.is_last { next } else { next.icon_after(icons::CARET_RIGHT) });
            let back = ui.add_enabled(card.may_go_back, Button::secondary("Back").icon(icons::CARET_LEFT));
            if is_new {
                next.request_focus();
            }
            let asks = [(&next, TourCommand::Next), (&back, TourCommand::Back), (&leave, TourCommand::Leave)];
            for (button, ask) in asks {
                keep_arrows(ui, button);
                if button.clicked() {
                    out.tour(ask);
                }
            }
            keys::note_tour_buttons(ui.ctx(), vec![next.id, back.id, leave.id]);
        });
    });
}

/// Left and right go through the tour, not from button to button.
fn keep_arrows(ui: &Ui, button: &Response) {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(button.id, filter));
}

/// One dot a step, from the right: the present one is long.
fn dots(ui: &mut Ui, step: Step) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = 6.0;
    for other in Step::ALL.into_iter().rev() {
        let width = if other == step { 16.0 } else { 6.0 };
        let (rect, _) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
        let color = match other.place().cmp(&step.place()) {
            std::cmp::Ordering::Less => tokens.text_muted,
            std::cmp::Ordering::Equal => tokens.text_primary,
            std::cmp::Ordering::Greater => tokens.line_strong,
        };
        ui.painter().rect_filled(rect, 3, color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_stands_where_there_is_room() {
        let window = Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0));
        let card = vec2(WIDTH, 250.0);
        let part = |x: f32, y: f32, width: f32, height: f32| Rect::from_min_size(pos2(x, y), vec2(width, height));
        for (part, expected) in [
            (part(0.0, 80.0, 286.0, 340.0), Beside::Right),
            (part(0.0, 700.0, 286.0, 180.0), Beside::Right),
            (part(1136.0, 80.0, 304.0, 796.0), Beside::Left),
            (part(200.0, 40.0, 1000.0, 30.0), Beside::Below),
            (part(1340.0, 44.0, 90.0, 36.0), Beside::Below),
            (part(200.0, 800.0, 1000.0, 60.0), Beside::Above),
            (window, Beside::Over),
        ] {
            let (at, beside) = place(window, part, card);
            assert_eq!(beside, expected, "{part:?}");
            let rect = Rect::from_min_size(at, card);
            assert!(window.contains_rect(rect), "{part:?}");
            assert!(beside == Beside::Over || !rect.intersects(part), "{part:?}");
        }
    }

    #[test]
    fn the_veil_covers_everything_but_the_part() {
        let window = Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 800.0));
        let part = Rect::from_min_size(pos2(100.0, 50.0), vec2(200.0, 300.0));
        let rects = around(window, part);
        let area: f32 = rects.iter().map(Rect::area).sum();
        assert!((area + part.area() - window.area()).abs() < 0.5);
        assert!(rects.iter().all(|rect| !rect.shrink(0.5).intersects(part.shrink(0.5))));
    }
}
