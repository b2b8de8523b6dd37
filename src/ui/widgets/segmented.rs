//! The segmented switch: a few choices side by side, of which one holds. Radio buttons to a screen reader.

use egui::{Align2, Color32, CornerRadius, Rect, Response, Role, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{focus, mark, text};
use crate::ui::theme::{Tokens, size, r#type};

/// One choice.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What is written on it.
    pub label: &'a str,
    /// A fuller name for screen readers and the tooltip, if the label is short.
    pub name: Option<&'a str>,
    /// Position of the party whose mark stands before the label.
    pub party: Option<usize>,
}

impl<'a> Segment<'a> {
    /// A choice with a label only.
    #[must_use]
    pub fn new(label: &'a str) -> Self {
        Self { label, name: None, party: None }
    }
}

/// Space left and right of a label.
const PADDING: f32 = 12.0;

/// Draws the switch 28 high (24 if `small`) and as wide as its labels, or as wide as `width` with equal segments.
/// Returns the choice that was clicked or reached with the arrow keys.
pub fn segmented(
    ui: &mut Ui,
    name: &str,
    segments: &[Segment<'_>],
    chosen: usize,
    small: bool,
    width: Option<f32>,
) -> Option<usize> {
    let font = if small { r#type::small_semi() } else { r#type::body_semi() };
    let widths: Vec<f32> = segments
        .iter()
        .map(|segment| match width {
            Some(width) => width / segments.len() as f32,
            // The semibold width, so that choosing does not move anything.
            None => {
                text::galley(ui.painter(), segment.label, font.clone(), Color32::PLACEHOLDER).size().x.ceil()
                    + 2.0 * PADDING
                    + segment.party.map_or(0.0, |_| size::MARK + size::STEP)
            }
        })
        .collect();
    let height = if small { size::CONTROL_SMALL } else { size::CONTROL };
    let (whole, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), height), Sense::hover());
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(whole, size::RADIUS_CONTROL, tokens.raised);

    let group = ui.make_persistent_id(("segmented", name));
    let mut left = whole.left();
    let mut responses = Vec::with_capacity(segments.len());
    for (ix, (segment, width)) in segments.iter().zip(&widths).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(*width, height));
        left = rect.right();
        let response = ui.interact(rect, group.with(ix), Sense::click());
        let spoken = format!("{name}: {}", segment.name.unwrap_or(segment.label));
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), ix == chosen, &spoken));
        let corners = corners(ix == 0, ix + 1 == segments.len());
        paint(ui, segment, &response, corners, ix == chosen, small);
        if ix > 0 {
            ui.painter().vline(rect.left(), rect.y_range().shrink(1.0), (size::STROKE, tokens.line));
        }
        responses.push(match segment.name {
            Some(full) => super::tooltip::text(response, full),
            None => response,
        });
    }
    ui.painter().rect_stroke(whole, size::RADIUS_CONTROL, (size::STROKE, tokens.line), StrokeKind::Inside);
    for response in &responses {
        focus::ring_inside(ui, response, size::RADIUS_CONTROL);
    }
    let clicked = responses.iter().position(Response::clicked);
    clicked.or_else(|| focus::arrows(ui, &responses)).filter(|ix| *ix != chosen)
}

fn corners(first: bool, last: bool) -> CornerRadius {
    let round = |yes| if yes { size::RADIUS_CONTROL } else { 0 };
    CornerRadius { nw: round(first), sw: round(first), ne: round(last), se: round(last) }
}

fn paint(ui: &Ui, segment: &Segment<'_>, response: &Response, corners: CornerRadius, chosen: bool, small: bool) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let rect = response.rect;
    painter.rect_filled(rect, corners, focus::quiet_fill(tokens, response, chosen));
    let color = match (ui.is_enabled(), chosen || response.hovered()) {
        (false, _) => tokens.text_secondary,
        (true, true) => tokens.text_primary,
        (true, false) => tokens.text_secondary,
    };
    let font = match (small, chosen) {
        (true, true) => r#type::small_semi(),
        (true, false) => r#type::small(),
        (false, true) => r#type::body_semi(),
        (false, false) => r#type::body(),
    };
    let label = text::elided(painter, segment.label, font, color, rect.width() - 8.0);
    let mark_width = segment.party.map_or(0.0, |_| size::MARK + size::STEP);
    let left = rect.center().x - (label.size().x + mark_width) / 2.0;
    if let Some(party) = segment.party {
        mark::paint_party(painter, tokens, pos2(left + size::MARK / 2.0, rect.center().y), size::MARK, party);
    }
    text::paint(painter, &label, pos2(left + mark_width, rect.center().y), Align2::LEFT_CENTER);
}
