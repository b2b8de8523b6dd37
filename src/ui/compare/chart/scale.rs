//! What stands at the left of the chart: the groups' shares of the weight, or the parties with their no-deal values.

use egui::{Align2, Rangef, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::geometry::push_apart;
use super::{Plot, TICKS};
use crate::model::ids::PartyIx;
use crate::present::columns::{no_deal, scale};
use crate::present::{centre, text as words};
use crate::ui::compare::layout::scene::Scene;
use crate::ui::theme::{size, r#type};
use crate::ui::widgets::{mark, text};

/// Least distance of two names.
const GAP: f32 = 14.0;

/// The groups as segments of one bar as long as the axis from 0 to 100, their names and shares beside it.
pub fn groups(ui: &Ui, scene: &Scene<'_>, plot: &Plot) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let groups = scale(scene.document);
    let left = plot.rect.left() + 12.0;
    let mut from = 0.0;
    let boxes: Vec<Rect> = groups
        .iter()
        .map(|group| {
            let to = from + 100.0 * group.share;
            let y = Rangef::new(plot.axis.y(to), plot.axis.y(from));
            from = to;
            Rect::from_x_y_ranges(left..=left + 4.0, y)
        })
        .collect();
    let middles: Vec<f32> = boxes.iter().map(|area| area.center().y).collect();
    let span = Rangef::new(plot.rect.top() + 34.0, plot.rect.bottom() - 8.0);
    let heights = push_apart(&middles, GAP, span);
    for ((group, area), y) in groups.iter().zip(&boxes).zip(heights) {
        let color = group.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
        painter.rect_filled(area.shrink2(vec2(0.0, 0.5_f32.min(area.height() / 4.0))), 0, color);
        let at = (pos2(left + 10.0, y), Align2::LEFT_CENTER);
        text::at_elided(painter, at, &group.name, r#type::caption(), tokens.text_secondary, 96.0);
        let share = words::percent(group.share);
        let share = share.trim_end_matches('%');
        let right = pos2(plot.rect.left() + 138.0, y);
        text::at(painter, right, Align2::RIGHT_CENTER, share, r#type::caption(), tokens.text_muted);
    }
}

/// The parties: mark, name, no-deal value.
pub fn parties(ui: &Ui, scene: &Scene<'_>, plot: &Plot) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let framework = scene.document.framework();
    let count = framework.parties().len();
    let top = plot.rect.top() + 48.0;
    let step = ((plot.rect.bottom() - top - 6.0) / count.max(1) as f32).clamp(13.0, 36.0);
    let both = step >= 28.0;
    for party in framework.party_ixs() {
        let y = top + step * party.0 as f32 + 8.0;
        if y > plot.rect.bottom() - 6.0 {
            break;
        }
        let left = plot.rect.left() + 12.0;
        mark::paint_party(painter, tokens, pos2(left + 5.0, y), size::MARK, party.0);
        let name = framework.party(party).label();
        let color = if scene.hover.party == Some(party) { tokens.text_primary } else { tokens.text_secondary };
        let room = if both { TICKS - 48.0 } else { 86.0 };
        text::at_elided(painter, (pos2(left + 18.0, y), Align2::LEFT_CENTER), name, r#type::small(), color, room);
        let note = centre::legend_note(scene.document, party);
        let font = r#type::caption();
        if both {
            let at = (pos2(left + 18.0, y + 14.0), Align2::LEFT_CENTER);
            text::at_elided(painter, at, &note, font, tokens.text_muted, TICKS - 38.0);
        } else {
            let value = no_deal(scene.document, party).map(|(value, _)| value);
            let at = pos2(plot.rect.left() + 138.0, y);
            text::at(painter, at, Align2::RIGHT_CENTER, &words::score_or_dash(value), font, tokens.text_muted);
        }
        legend_node(ui, party, Rect::from_min_size(pos2(left, y - 8.0), vec2(126.0, step)), name, &note);
    }
}

fn legend_node(ui: &Ui, party: PartyIx, rect: Rect, name: &str, note: &str) {
    let response = ui.interact(rect, ui.scope_id().with(("chart legend", party)), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), format!("{name}, {note}")));
}
