//! How often each term occurs: one strip an issue, in as many columns as fit.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::present::why_not::shares::{ShareStrip, Shares};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{empty, focus, text, tooltip};

/// Height of a strip.
const ROW: f32 = 23.0;
/// The least width of a column.
const COLUMN: f32 = 400.0;

/// Draws the strips.
pub(super) fn show(ui: &mut Ui, shares: &Shares, out: &mut Queue) {
    if let Some(nothing) = shares.nothing {
        empty::empty(ui, nothing, None);
        return;
    }
    ScrollArea::vertical().id_salt("shares").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let columns = ((width / COLUMN).floor() as usize).clamp(1, 4);
        // The note takes the place of one strip at the end.
        let rows = (shares.strips.len() + 1).div_ceil(columns);
        let (space, _) = ui.allocate_exact_size(vec2(width, rows as f32 * ROW + 2.0 * size::HALF), Sense::hover());
        let column = width / columns as f32;
        let place = |at: usize| {
            let (x, y) = (at / rows, at % rows);
            let min = space.min + vec2(column * x as f32, size::HALF + ROW * y as f32);
            Rect::from_min_size(min, vec2(column, ROW))
        };
        for (at, strip) in shares.strips.iter().enumerate() {
            show_strip(ui, place(at), strip, out);
        }
        let tokens = Tokens::of(ui);
        for line in 1..columns {
            let x = (space.left() + column * line as f32).round() - 0.5;
            ui.painter().vline(x, space.y_range().shrink(size::HALF), (size::STROKE, tokens.line));
        }
        let last = place(shares.strips.len());
        let at = (pos2(last.left() + 32.0, last.center().y), Align2::LEFT_CENTER);
        let room = last.width() - 48.0;
        text::at_elided(ui.painter(), at, shares.note, r#type::caption(), tokens.text_muted, room);
    });
}

fn show_strip(ui: &Ui, rect: Rect, strip: &ShareStrip, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("share", strip.issue.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &strip.spoken));
    if response.clicked() {
        out.view(ViewCommand::Select(Selection { scenario: None, issue: Some(strip.issue), party: None }));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect.shrink2(vec2(4.0, 0.0)), size::RADIUS_CHIP, tokens.hover);
    }
    let middle = rect.center().y;
    let color = strip.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let square = Rect::from_center_size(pos2(rect.left() + 21.0, middle), egui::Vec2::splat(size::GROUP_SQUARE));
    painter.rect_filled(square, size::RADIUS_BAR, color);
    let at = (pos2(rect.left() + 32.0, middle), Align2::LEFT_CENTER);
    let rail = Rect::from_x_y_ranges(rect.left() + 172.0..=rect.left() + rect.width() * 0.61, rect.y_range());
    text::at_elided(painter, at, &strip.label, r#type::small(), tokens.text_secondary, rail.left() - at.0.x - 12.0);
    dots(ui, rail, strip);
    let percent = pos2(rail.right() + 50.0, middle);
    text::at(painter, percent, Align2::RIGHT_CENTER, &strip.percent, r#type::small_semi(), tokens.text_primary);
    let at = (pos2(percent.x + size::STEP, middle), Align2::LEFT_CENTER);
    let room = rect.right() - at.0.x - size::STEP;
    text::at_elided(painter, at, &strip.leading, r#type::small(), tokens.text_primary, room);
    focus::ring_inside(ui, &response, size::RADIUS_CHIP);
    tooltip::titled(response, &strip.label, &strip.hover);
}

/// The rail from 0 to 100 % with a tick in its middle, and the dots: those ruled out first, the leading one on top.
fn dots(ui: &Ui, rail: Rect, strip: &ShareStrip) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let middle = rail.center().y;
    let line = Stroke::new(size::STROKE, tokens.line);
    painter.hline(rail.x_range(), middle, line);
    for (at, half) in [(0.0, 4.0), (0.5, 2.0), (1.0, 4.0)] {
        let x = (rail.left() + rail.width() * at).round() + 0.5;
        painter.vline(x, middle - half..=middle + half, (size::STROKE, tokens.line_strong));
    }
    let x = |share: f64| rail.left() + rail.width() * share as f32;
    let mut ordered: Vec<_> = strip.dots.iter().collect();
    ordered.sort_by_key(|dot| (dot.leading, !dot.ruled_out));
    for dot in ordered {
        let center = pos2(x(dot.share), middle);
        if dot.leading {
            painter.circle_filled(center, 4.0, tokens.text_primary);
        } else if dot.ruled_out {
            painter.circle(center, 3.0, tokens.plot(), (1.25, tokens.red_line));
        } else {
            painter.circle_filled(center, 3.0, tokens.bar_neutral);
        }
    }
}

/// What the dots mean, laid out from the right edge of the tab strip.
pub(super) fn legend(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let words = ["ruled out by a red line", "other terms", "most frequent"];
    let painter = ui.painter().clone();
    let galleys = words.map(|word| text::galley(&painter, word, r#type::caption(), tokens.text_secondary));
    let width: f32 = galleys.iter().map(|galley| galley.size().x + 28.0).sum();
    if ui.available_width() < width {
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::hover());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Image, true, "Black: most frequent; ring: ruled out by a red line"));
    let middle = rect.center().y;
    let mut right = rect.right();
    for (ix, galley) in galleys.iter().enumerate() {
        let place = text::paint(&painter, galley, pos2(right, middle), Align2::RIGHT_CENTER);
        let center = pos2(place.left() - 9.0, middle);
        match ix {
            0 => {
                painter.circle_stroke(center, 3.0, (1.25, tokens.red_line));
            }
            1 => {
                painter.circle_filled(center, 3.0, tokens.bar_neutral);
            }
            _ => {
                painter.circle_filled(center, 4.0, tokens.text_primary);
            }
        }
        right = center.x - 19.0;
    }
}
