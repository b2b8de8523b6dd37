//! The questions of each way, with controls for the answers.

use egui::{Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::steps::{choose, steps};
use crate::model::quantity::Micro;
use crate::present::elicitation::{Thing, said};
use crate::session::elicitation::{Draft, Way};
use crate::ui::dialogs::window::paragraph;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, WeightSlider, text, tooltip};

/// Height of a row with a second line.
const TALL: f32 = 42.0;
/// Height of a row.
const ROW: f32 = 32.0;
/// Width of a figure.
const FIGURE: f32 = 44.0;

/// Draws the questions of the way in front.
pub(super) fn show(ui: &mut Ui, things: &[Thing], draft: &mut Draft) {
    match draft.way {
        Way::Swing => scrolled(ui, |ui| swing(ui, things, draft)),
        Way::Ranking => scrolled(ui, |ui| ranking(ui, things, draft)),
        Way::Pairwise => scrolled(ui, |ui| pairs(ui, things, draft)),
        Way::BestWorst => best_worst(ui, things, draft),
        Way::Equal => scrolled(ui, |ui| equal(ui, things)),
    }
}

fn scrolled(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("answers").auto_shrink(false).show(ui, contents);
}

/// A row of the full width with its controls in a child at the right; the name and what it weighs at the left.
fn row(ui: &mut Ui, at: usize, thing: &Thing, (height, right): (f32, f32), controls: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let split = rect.right() - right;
    let square =
        Rect::from_center_size(pos2(rect.left() + 6.0, rect.center().y), egui::Vec2::splat(size::GROUP_SQUARE));
    let color = thing.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
    ui.painter().rect_filled(square, size::RADIUS_BAR, color);
    let left = square.right() + size::STEP;
    let room = split - left - size::STEP;
    let second = height >= TALL && !thing.weighs.is_empty();
    let line = rect.center().y - if second { 8.0 } else { 0.0 };
    let painter = ui.painter();
    text::at_elided(
        painter,
        (pos2(left, line), Align2::LEFT_CENTER),
        &thing.name,
        r#type::body(),
        tokens.text_primary,
        room,
    );
    if second {
        let place = (pos2(left, line + 17.0), Align2::LEFT_CENTER);
        text::at_elided(painter, place, &thing.weighs, r#type::caption(), tokens.text_muted, room);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", thing.name, thing.weighs)));
    tooltip::titled(response, &thing.name, &thing.weighs);
    let place = Rect::from_min_max(pos2(split, rect.top()), rect.max);
    let layout = Layout::right_to_left(Align::Center);
    controls(&mut ui.new_child(UiBuilder::new().id_salt(("answer", at)).max_rect(place).layout(layout)));
}

fn figure(ui: &mut Ui, words: &str, width: f32) {
    let color = Tokens::of(ui).text_primary;
    let (rect, _) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::hover());
    let at = rect.right_center() - vec2(size::HALF, 0.0);
    text::at(ui.painter(), at, Align2::RIGHT_CENTER, words, r#type::body_semi(), color);
}

fn swing(ui: &mut Ui, things: &[Thing], draft: &mut Draft) {
    for (at, (thing, points)) in things.iter().zip(&mut draft.swing).enumerate() {
        row(ui, at, thing, (TALL, 250.0), |ui| {
            let tokens = Tokens::of(ui);
            figure(ui, &points.to_string(), FIGURE);
            let name = format!("Points of {}", thing.name);
            let color = thing.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
            let slider = WeightSlider::new(&name, points.to_f64() / 100.0).color(color).group().width(190.0);
            if let Some(share) = slider.show(ui).changed {
                *points = Micro::whole((share * 100.0).round() as i32);
            }
        });
    }
}

fn ranking(ui: &mut Ui, things: &[Thing], draft: &mut Draft) {
    let order = draft.order.clone();
    let (mut moved, mut place) = (None, 1);
    for (at, item) in order.iter().enumerate() {
        let Some(thing) = things.get(*item) else { continue };
        let tied = draft.tied.get(at).copied().unwrap_or_default();
        if !tied {
            place = at + 1;
        }
        row(ui, at, thing, (TALL, 168.0), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let down = format!("Move {} down", thing.name);
            let up = format!("Move {} up", thing.name);
            if ui.add_enabled(at + 1 < order.len(), IconButton::new(icons::CARET_DOWN, &down).small()).clicked() {
                moved = Some((at, false));
            }
            if ui.add_enabled(at > 0, IconButton::new(icons::CARET_UP, &up).small()).clicked() {
                moved = Some((at, true));
            }
            let equal = format!("{} matters as much as the one above", thing.name);
            let button = crate::ui::widgets::Button::quiet("=").small().toggled(tied).name(&equal);
            if ui.add_enabled(at > 0, button).clicked()
                && let Some(tie) = draft.tied.get_mut(at)
            {
                *tie = !*tie;
            }
            figure(ui, &place.to_string(), FIGURE);
        });
    }
    if let Some((at, up)) = moved {
        draft.shift(at, up);
    }
}

fn pairs(ui: &mut Ui, things: &[Thing], draft: &mut Draft) {
    let tokens = Tokens::of(ui);
    let places = (0..things.len()).flat_map(|one| (one + 1..things.len()).map(move |other| (one, other)));
    for ((one, other), step) in places.zip(&mut draft.pairs) {
        let (first, second) = (&things[one].name, &things[other].name);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let slider = Rect::from_center_size(rect.center() - vec2(18.0, 0.0), vec2(180.0, ROW));
        let painter = ui.painter();
        let words = said(first, second, *step);
        let ink = |stronger: bool| if stronger { tokens.text_primary } else { tokens.text_secondary };
        let font = |stronger: bool| if stronger { r#type::body_semi() } else { r#type::body() };
        let room = slider.left() - rect.left() - size::STEP;
        let at = (pos2(slider.left() - size::STEP, rect.center().y), Align2::RIGHT_CENTER);
        text::at_elided(painter, at, first, font(*step > 0), ink(*step > 0), room);
        let at = (pos2(slider.right() + size::STEP, rect.center().y), Align2::LEFT_CENTER);
        let room = rect.right() - FIGURE - at.0.x;
        text::at_elided(painter, at, second, font(*step < 0), ink(*step < 0), room);
        let size_of = i32::from(step.unsigned_abs()) + 1;
        let ratio = if *step < 0 { format!("1 : {size_of}") } else { format!("{size_of} : 1") };
        let at = pos2(rect.right() - size::HALF, rect.center().y);
        text::at(painter, at, Align2::RIGHT_CENTER, &ratio, r#type::small_semi(), tokens.text_secondary);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
        painter.vline(
            slider.center().x,
            slider.center().y - 7.0..=slider.center().y + 7.0,
            (size::STROKE, tokens.line_strong),
        );
        let layout = Layout::left_to_right(Align::Center);
        let builder = UiBuilder::new().id_salt(("pair", one, other)).max_rect(slider).layout(layout);
        // Towards the first is to the left.
        let mut value = -i32::from(*step);
        if steps(&mut ui.new_child(builder), &words, &mut value, -8..=8, slider.width()) {
            *step = i8::try_from(-value).unwrap_or_default();
        }
    }
}

fn best_worst(ui: &mut Ui, things: &[Thing], draft: &mut Draft) {
    let tokens = Tokens::of(ui);
    let names = || things.iter().map(|thing| thing.name.as_str());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        for (words, best, chosen) in [("Matters most", true, draft.best), ("Matters least", false, draft.worst)] {
            text::label(ui, words, r#type::small(), tokens.text_secondary);
            if let Some(picked) = choose(ui, words, chosen, names(), 150.0) {
                draft.choose(best, picked);
            }
            ui.add_space(size::STEP);
        }
    });
    ui.add_space(size::STEP);
    let (Some(best), Some(worst)) = (things.get(draft.best), things.get(draft.worst)) else { return };
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let titles = [
        (SCALE + FIGURE + size::CARD_MARGIN, format!("{} over it", best.name)),
        (0.0, format!("it over {}", worst.name)),
    ];
    for (shift, words) in titles {
        let at = (pos2(head.right() - shift - size::HALF, head.center().y), Align2::RIGHT_CENTER);
        text::at_elided(ui.painter(), at, &words, r#type::caption(), tokens.text_muted, SCALE + FIGURE - size::STEP);
    }
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, (size::STROKE, tokens.line));
    scrolled(ui, |ui| {
        for (at, thing) in things.iter().enumerate().filter(|(at, _)| *at != draft.best) {
            row(ui, at, thing, (ROW, 2.0 * (SCALE + FIGURE) + size::CARD_MARGIN), |ui| {
                if at == draft.worst {
                    ui.add_space(SCALE + FIGURE);
                } else {
                    times(ui, &format!("{} over {}", thing.name, worst.name), &mut draft.others_to_worst[at]);
                }
                ui.add_space(size::CARD_MARGIN);
                times(ui, &format!("{} over {}", best.name, thing.name), &mut draft.best_to_others[at]);
            });
        }
    });
    draft.settle();
}

/// Width of a slider over 1 to 9.
const SCALE: f32 = 96.0;

fn times(ui: &mut Ui, name: &str, value: &mut u8) {
    ui.spacing_mut().item_spacing.x = 0.0;
    figure(ui, &format!("{value} ×"), FIGURE);
    let mut whole = i32::from(*value);
    if steps(ui, name, &mut whole, 1..=9, SCALE) {
        *value = u8::try_from(whole).unwrap_or(1);
    }
}

fn equal(ui: &mut Ui, things: &[Thing]) {
    let tokens = Tokens::of(ui);
    for (at, thing) in things.iter().enumerate() {
        row(ui, at, thing, (TALL, 60.0), |_| {});
    }
    ui.add_space(size::STEP);
    paragraph(ui, "Nothing is asked.", r#type::small(), tokens.text_muted);
}
