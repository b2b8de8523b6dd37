//! One row: check box, chip, name, red lines, figure; below them date, coverage, strip and rank.

use egui::{Align2, Color32, Id, Painter, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::list::{ListRow, Strip};
use crate::ui::theme::{Mark, Tokens, icons, size, r#type};
use crate::ui::widgets::{RangeStrip, checkbox, chip, dashed, focus, icon, mark, range_strip, text, tooltip};

/// Where the name begins, from the row's left edge.
const NAME_LEFT: f32 = 62.0;
/// Width that ranks need.
const RANK: f32 = 34.0;
/// Width between the mark of a party and the right end of its figure.
const MARK_COLUMN: f32 = 42.0;
/// Width of the pin.
const PIN: f32 = 16.0;
/// Below this width a strip says nothing.
const LEAST_STRIP: f32 = 20.0;

/// Where a row is drawn and how it takes part in the list.
pub(super) struct Place {
    /// Its rectangle.
    pub(super) rect: Rect,
    /// Its id.
    pub(super) id: Id,
    /// Whether Tab reaches it; the arrow keys reach the others.
    pub(super) tab_stop: bool,
    /// Half the width of strips of all parties, in points.
    pub(super) reach: f64,
    /// Where the parts of the second line stand.
    pub(super) columns: Columns,
}

/// Where coverage and strip begin, from the row's left edge: alike in all rows, so that strips can be compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    coverage: f32,
    strip: f32,
}

impl Columns {
    /// The columns that all dates and coverages fit in.
    pub(super) fn of(painter: &Painter, rows: &[ListRow]) -> Self {
        let widest = |text: fn(&ListRow) -> &str| {
            let width = |row| text::galley(painter, text(row), r#type::caption(), Color32::PLACEHOLDER).size().x;
            rows.iter().map(width).fold(0.0, f32::max).ceil()
        };
        let date = widest(|row| &row.date);
        let coverage = NAME_LEFT + date + if date > 0.0 { 6.0 } else { 0.0 };
        Self { coverage, strip: coverage + widest(|row| &row.coverage_short) + size::STEP }
    }
}

/// What happened to a row.
pub(super) struct Outcome {
    /// The row itself.
    pub(super) response: Response,
    /// Its check box was clicked.
    pub(super) toggled: bool,
    /// Its pin was clicked.
    pub(super) pinned: bool,
}

/// Draws a row and answers the pointer.
pub(super) fn show(ui: &mut Ui, row: &ListRow, place: &Place, dragged: bool) -> Outcome {
    let tokens = Tokens::of(ui);
    let rect = place.rect;
    let mut sense = if row.apart { Sense::CLICK } else { Sense::CLICK | Sense::DRAG };
    sense.set(Sense::FOCUSABLE, place.tab_stop);
    let response = ui.interact(rect, place.id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, row.selected, &row.spoken));
    let hovered = ui.rect_contains_pointer(rect);
    let fill = match (row.selected, hovered) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 0, fill);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));

    let tick = Rect::from_center_size(pos2(rect.left() + 20.0, rect.center().y), vec2(28.0, 32.0));
    let tick = ui.interact(tick, place.id.with("include"), Sense::CLICK);
    tick.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.included, row.include_name()));
    checkbox::paint(ui, &tick, tick.rect.center(), row.included);

    let mut painter = ui.painter().clone();
    if !row.included || dragged {
        painter.multiply_opacity(size::LEFT_OUT_OPACITY);
    }
    let chip_at = pos2(rect.left() + 45.0, rect.center().y);
    chip::paint(&painter, tokens, chip_at, size::CHIP, row.scenario.0);
    let shows_pin = row.baseline || hovered || response.has_focus();
    let pin = first_line(&painter, tokens, row, rect, shows_pin);
    second_line(&painter, tokens, row, place);

    let pin = ui.interact(pin, place.id.with("pin"), Sense::CLICK);
    pin.widget_info(|| WidgetInfo::selected(Role::Button, true, row.baseline, row.baseline_name()));
    if shows_pin {
        paint_pin(ui, row, &pin);
    }
    let pin = tooltip::text(pin, &row.baseline_name());
    focus::ring_inside(ui, &response, 0);
    Outcome {
        toggled: tick.clicked(),
        pinned: pin.clicked(),
        response: if dragged { response } else { tooltip::titled(response, &row.name, &row.detail) },
    }
}

/// Name, red lines, figure; returns where the pin has its place.
fn first_line(painter: &Painter, tokens: &Tokens, row: &ListRow, rect: Rect, pin: bool) -> Rect {
    let y = rect.top() + 15.0;
    let right = rect.right() - size::PANEL_MARGIN;
    let figure =
        text::at(painter, pos2(right, y), Align2::RIGHT_CENTER, &row.figure, r#type::strong(), tokens.text_primary);
    let mut end = figure.left() - size::STEP;
    if let Some(party) = row.figure_of {
        let center = pos2((right - MARK_COLUMN).min(figure.left() - 10.0), y);
        mark::paint_party(painter, tokens, center, size::MARK, party.0);
        end = center.x - size::STEP - 2.0;
    }
    if row.red_lines > 0 {
        let count = row.red_lines.to_string();
        let label = text::at(painter, pos2(end, y), Align2::RIGHT_CENTER, &count, r#type::small(), tokens.red_line);
        let center = pos2(label.left() - 9.0, y);
        icon::paint(painter, center, icons::PROHIBIT, size::ICON_INLINE, tokens.red_line);
        end = center.x - size::STEP - 3.0;
    }
    let left = rect.left() + NAME_LEFT;
    // The pin's place is kept free where it can be, so that pointing at a row does not change its name.
    let room = end - left;
    let cut =
        |name: &str, width: f32| text::elided(painter, name, r#type::body_semi(), tokens.text_primary, width.max(0.0));
    let beside = [&row.name, &row.label].into_iter().map(|name| cut(name, room - PIN)).find(|name| !name.elided);
    let shown = beside.unwrap_or_else(|| cut(&row.label, if pin { room - PIN } else { room }));
    let name = text::paint(painter, &shown, pos2(left, y), Align2::LEFT_CENTER);
    Rect::from_center_size(pos2(name.right() + 3.0 + PIN / 2.0, y), vec2(PIN, 24.0))
}

/// Date, coverage, strip, rank.
fn second_line(painter: &Painter, tokens: &Tokens, row: &ListRow, place: &Place) {
    let rect = place.rect;
    let y = rect.top() + 32.0;
    let right = rect.right() - size::PANEL_MARGIN;
    let font = r#type::caption();
    let rank = if row.rank_muted { tokens.text_muted } else { tokens.text_secondary };
    text::at(painter, pos2(right, y), Align2::RIGHT_CENTER, &row.rank, font.clone(), rank);
    let at = pos2(rect.left() + NAME_LEFT, y);
    text::at(painter, at, Align2::LEFT_CENTER, &row.date, font.clone(), tokens.text_muted);
    let color = if row.rank_muted { tokens.uncertain } else { tokens.text_muted };
    let at = pos2(rect.left() + place.columns.coverage, y);
    text::at(painter, at, Align2::LEFT_CENTER, &row.coverage_short, font, color);
    let strip_right = right - RANK;
    let width = (strip_right - rect.left() - place.columns.strip).min(size::RANGE_STRIP);
    if width < LEAST_STRIP {
        return;
    }
    let strip = Rect::from_min_max(
        pos2(strip_right - width, y - range_strip::HEIGHT / 2.0),
        pos2(strip_right, y + range_strip::HEIGHT / 2.0),
    );
    match &row.strip {
        Strip::One(Some(one)) => RangeStrip {
            low: one.low,
            value: one.total,
            high: one.high,
            no_deal: one.no_deal,
            hue: tokens.scenario(row.scenario.0),
        }
        .paint(painter, tokens, strip),
        Strip::One(None) => {}
        Strip::All(figures) => all_parties(painter, tokens, strip, figures, place.reach),
    }
}

/// Every party's mark around a centre tick, parties in file order.
fn all_parties(painter: &Painter, tokens: &Tokens, strip: Rect, figures: &[Option<f64>], reach: f64) {
    let middle = strip.center();
    painter.hline(strip.x_range(), middle.y, (size::STROKE, tokens.line_subtle));
    let x = middle.x.round() - 0.5;
    let tick = (size::STROKE, tokens.text_secondary);
    dashed::line(painter, pos2(x, middle.y - 5.5), pos2(x, middle.y + 5.5), tick, [2.0, 2.0]);
    for (party, figure) in figures.iter().enumerate() {
        let Some(figure) = figure else { continue };
        let share = (figure / reach).clamp(-1.0, 1.0) as f32;
        let at = pos2(middle.x + share * (strip.width() / 2.0 - 3.0), middle.y);
        let hue = tokens.party(party);
        let ink = if hue.hollow { mark::Ink::Hollow } else { mark::Ink::Filled };
        mark::paint(painter, at, 6.0, Mark::of_party(party), hue.color, ink);
    }
}

fn paint_pin(ui: &Ui, row: &ListRow, pin: &Response) {
    let tokens = Tokens::of(ui);
    let color = match (row.baseline, pin.hovered()) {
        (_, true) => tokens.text_primary,
        (true, false) => tokens.text_secondary,
        (false, false) => tokens.text_muted,
    };
    let paint = if row.baseline { icon::paint_fill } else { icon::paint };
    paint(ui.painter(), pin.rect.center(), icons::PUSH_PIN, size::ICON_INLINE, color);
}
