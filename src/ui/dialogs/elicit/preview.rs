//! What the answers would make of the weights: a bar a thing, with a tick where it stands now, and the working.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::elicitation::{Preview, PreviewRow};
use crate::ui::dialogs::window::paragraph;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{icon, text, tooltip};

/// Height of a row.
const ROW: f32 = 34.0;

/// Draws it, and where `tell` holds why the answers give no weights.
pub(super) fn show(ui: &mut Ui, preview: &Preview, tell: bool) {
    let tokens = Tokens::of(ui);
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, size::RADIUS_CONTROL, tokens.raised);
    let inner = whole.shrink(size::PANEL_MARGIN);
    crate::ui::dialogs::window::part(ui, "shares", inner, |ui| {
        let (head, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Weights, now and then"));
        let at = text::at(
            ui.painter(),
            head.left_center(),
            Align2::LEFT_CENTER,
            "Now → then",
            r#type::small_semi(),
            tokens.text_primary,
        );
        let of = pos2(at.right() + size::STEP, head.center().y);
        let room = head.right() - of.x;
        text::at_elided(ui.painter(), (of, Align2::LEFT_CENTER), &preview.of, r#type::small(), tokens.text_muted, room);
        ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
            let end = preview.rows.iter().flat_map(|row| [row.now, row.then]).fold(f64::MIN_POSITIVE, f64::max);
            for row in &preview.rows {
                one(ui, row, end);
            }
            ui.add_space(size::STEP);
            for note in &preview.notes {
                paragraph(ui, note, r#type::small(), tokens.text_secondary);
                ui.add_space(size::HALF);
            }
            for warning in preview.warning.iter().chain(preview.refused.as_ref().filter(|_| tell)) {
                warn(ui, warning);
            }
        });
    });
}

/// A sentence that should not be missed.
fn warn(ui: &mut Ui, sentence: &str) {
    let tokens = Tokens::of(ui);
    let left = 20.0;
    let width = ui.available_width() - left;
    let lines = text::wrapped(ui.painter(), sentence, r#type::small(), tokens.text_primary, width, usize::MAX);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), lines.size().y + size::HALF), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, sentence));
    let at = rect.left_top() + vec2(7.0, 8.0);
    icon::paint(ui.painter(), at, icons::WARNING, size::ICON_INLINE, tokens.uncertain);
    text::paint(ui.painter(), &lines, rect.left_top() + vec2(left, 0.0), Align2::LEFT_TOP);
}

fn one(ui: &mut Ui, row: &PreviewRow, end: f64) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &row.spoken));
    let painter = ui.painter();
    let line = rect.top() + 11.0;
    let figures = text::at(
        painter,
        pos2(rect.right(), line),
        Align2::RIGHT_CENTER,
        &row.change,
        r#type::small(),
        tokens.text_secondary,
    );
    let at = (pos2(rect.left(), line), Align2::LEFT_CENTER);
    let room = figures.left() - rect.left() - size::STEP;
    text::at_elided(painter, at, &row.name, r#type::small(), tokens.text_primary, room);
    let rail = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 12.0), pos2(rect.right(), rect.bottom() - 6.0));
    let x = |share: f64| rail.left() + rail.width() * (share / end).clamp(0.0, 1.0) as f32;
    painter.rect_filled(rail, size::RADIUS_BAR, tokens.line_subtle);
    let color = row.hue.map_or(tokens.text_muted, |hue| tokens.group(hue).color);
    painter.rect_filled(Rect::from_min_max(rail.min, pos2(x(row.then), rail.bottom())), size::RADIUS_BAR, color);
    let tick = rail.top() - 3.0..=rail.bottom() + 3.0;
    painter.vline(
        x(row.now).clamp(rail.left() + 1.0, rail.right() - 1.0),
        tick,
        (size::STROKE_DATA, tokens.text_primary),
    );
    tooltip::text(response, &row.spoken);
}
