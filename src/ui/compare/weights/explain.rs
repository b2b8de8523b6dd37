//! The foot of the weights: what one of them weighs, from worst to best outcome, and where its points come from.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use crate::present::weights::WeightRow;
use crate::ui::theme::{Tokens, size, r#type};
use crate::ui::widgets::{text, tooltip};

/// Its height: three lines of small print and their margins.
pub(super) const HEIGHT: f32 = 62.0;
/// Distance of its lines.
const LINE: f32 = 16.0;

/// Draws it for `row`.
pub(super) fn show(ui: &mut Ui, rect: Rect, row: Option<&WeightRow>) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0, tokens.panel);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let Some(row) = row else { return };
    let lines = [
        (row.name.as_str(), r#type::small_semi(), tokens.text_primary),
        (row.weighs.as_str(), r#type::caption(), tokens.text_secondary),
        (row.origin.as_str(), r#type::caption(), tokens.text_muted),
    ];
    let inner = rect.shrink(size::PANEL_MARGIN);
    let mut cut = false;
    for (at, (line, font, color)) in lines.into_iter().enumerate() {
        let y = rect.top() + 15.0 + LINE * at as f32;
        let place = (pos2(inner.left(), y), Align2::LEFT_CENTER);
        let (drawn, elided) = text::at_elided(ui.painter(), place, line, font, color, inner.width());
        cut |= elided;
        if at == 0 {
            let note = (pos2(drawn.right() + size::STEP, y), Align2::LEFT_CENTER);
            let room = (inner.right() - note.0.x).max(0.0);
            text::at_elided(ui.painter(), note, row.weighs_title(), r#type::caption(), tokens.text_muted, room);
        }
    }
    let spoken = row.explanation();
    let response = ui.interact(rect, ui.scope_id().with("what it weighs"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    if cut {
        tooltip::titled(response, &row.name, &row.detail());
    }
}
