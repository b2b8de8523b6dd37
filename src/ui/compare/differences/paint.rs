//! Draws the rows of the table of differences: words at the left, what they are worth at the right.

use egui::{Align2, Color32, Rangef, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Scene;
use super::geometry::bar;
use crate::model::party::Party;
use crate::present::centre;
use crate::present::differences::{DifferenceRow, Differences};
use crate::present::labels::code;
use crate::ui::theme::{size, r#type};
use crate::ui::widgets::{chip, mark, text, tooltip};

/// Height of the row of totals.
const TOTALS: f32 = 44.0;
/// Height of the row of links, and of the note below.
const LINE: f32 = 28.0;

/// The heights of totals, links (where there are any) and the note, together.
#[must_use]
pub fn foot_height(differences: &Differences) -> f32 {
    TOTALS + LINE + if has_links(differences) { LINE } else { 0.0 }
}

fn has_links(differences: &Differences) -> bool {
    differences.totals.iter().any(|total| total.links != 0.0)
}

/// The titles of the columns.
pub fn header(ui: &Ui, scene: &Scene<'_>, area: Rect) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let y = area.center().y;
    painter.hline(area.x_range(), area.top() + 0.5, (size::STROKE, tokens.line_subtle));
    painter.hline(area.x_range(), area.bottom() - 0.5, (size::STROKE, tokens.line));
    let title = pos2(scene.x(scene.grid.issue).min + 12.0, y);
    text::at(painter, title, Align2::LEFT_CENTER, "Issue", r#type::small(), tokens.text_muted);
    for (head, column) in scene.differences.pair.iter().zip(scene.grid.says) {
        let x = scene.x(column);
        chip::paint(painter, tokens, pos2(x.min + 16.0, y), size::CHIP_SMALL, head.scenario.0);
        let label = scene.document.framework().scenario(head.scenario).label();
        let at = (pos2(x.min + 30.0, y), Align2::LEFT_CENTER);
        text::at_elided(painter, at, label, r#type::small_semi(), tokens.text_primary, x.span() - 36.0);
    }
    parties(ui, scene, y);
}

/// The parties above their columns: by name where all names fit, else by code.
fn parties(ui: &Ui, scene: &Scene<'_>, y: f32) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let framework = scene.document.framework();
    let judge = scene.document.view().judged_by.party();
    let laid = |name: &str| text::galley(painter, name, r#type::small_semi(), tokens.text_primary);
    let fits = |(party, column): (&Party, &Rangef)| laid(party.label()).size().x <= column.span() - 16.0;
    let by_name = framework.parties().iter().zip(&scene.grid.worth).all(fits);
    for (total, column) in scene.differences.totals.iter().zip(&scene.grid.worth) {
        let x = scene.x(*column);
        let party = framework.party(total.party);
        let name = if by_name { party.label().to_owned() } else { code(party) };
        let font = if judge == Some(total.party) { r#type::small_semi() } else { r#type::small() };
        let label = text::galley(painter, &name, font, tokens.text_primary);
        let left = x.center() - (label.size().x + 12.0) / 2.0;
        mark::paint_party(painter, tokens, pos2(left + 4.0, y), size::MARK, total.party.0);
        text::paint(painter, &label, pos2(left + 12.0, y), Align2::LEFT_CENTER);
    }
}

/// The heading of a group.
pub fn heading(ui: &Ui, scene: &Scene<'_>, row: &DifferenceRow, area: Rect) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    painter.rect_filled(area, 0, tokens.window);
    let y = area.center().y;
    square(ui, scene, row, pos2(area.left() + 17.0, y));
    let at = pos2(area.left() + 28.0, y);
    text::at(painter, at, Align2::LEFT_CENTER, &row.group, r#type::small_semi(), tokens.text_primary);
}

fn square(ui: &Ui, scene: &Scene<'_>, row: &DifferenceRow, center: egui::Pos2) {
    let color = row.hue.map_or(scene.tokens.bar_neutral, |hue| scene.tokens.group(hue).color);
    let side = Rect::from_center_size(center, vec2(size::GROUP_SQUARE, size::GROUP_SQUARE));
    ui.painter().rect_filled(side, size::RADIUS_BAR, color);
}

/// One issue.
pub fn row(ui: &Ui, scene: &Scene<'_>, ix: usize, (area, grouped): (Rect, bool)) -> Response {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let row = &scene.differences.rows[ix];
    let selected = scene.document.view().selection.issue == Some(row.issue);
    let response = ui.interact(area, ui.scope_id().with(("difference", row.issue)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), selected, &row.spoken));
    let fill = match (selected, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    painter.rect_filled(area, 0, fill);
    painter.hline(area.x_range(), area.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let y = area.center().y;
    let issue = scene.x(scene.grid.issue);
    let indent = if grouped {
        12.0
    } else {
        square(ui, scene, row, pos2(issue.min + 17.0, y));
        28.0
    };
    let words = |x: Rangef, indent: f32, said: &str, font, color| {
        let galley = text::wrapped(painter, said, font, color, x.span() - indent - 6.0, 2);
        text::paint(painter, &galley, pos2(x.min + indent, y), Align2::LEFT_CENTER);
    };
    let font = if selected { r#type::small_semi() } else { r#type::small() };
    words(issue, indent, &row.label, font, tokens.text_secondary);
    for ((said, column), color) in
        row.says.iter().zip(scene.grid.says).zip([tokens.text_secondary, tokens.text_primary])
    {
        words(scene.x(column), 8.0, said, r#type::small(), color);
    }
    for (points, column) in row.worth.iter().zip(&scene.grid.worth) {
        worth(ui, scene, *points, scene.x(*column), area);
    }
    if response.hovered() {
        return tooltip::titled(response, &row.label, &row.spoken);
    }
    response
}

/// A signed number above a bar that starts in the middle of its column.
fn worth(ui: &Ui, scene: &Scene<'_>, points: f64, column: Rangef, area: Rect) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let shown = centre::worth(points);
    let nothing = !shown.starts_with('+') && !shown.starts_with('−');
    let color = if nothing { tokens.text_muted } else { tokens.difference(points) };
    let middle = column.center().round();
    let at = pos2(middle, area.top() + 14.0);
    text::at(painter, at, Align2::CENTER_CENTER, &shown, r#type::small(), color);
    let y = area.bottom() - 11.0;
    if !nothing {
        let x = bar(column, points, scene.most);
        painter.rect_filled(Rect::from_x_y_ranges(x, y - 2.0..=y + 2.0), 0, color);
    }
    painter.vline(middle, y - 5.0..=y + 5.0, (size::STROKE, tokens.line_strong));
}

/// Links, totals, and how many issues say the same.
pub fn foot(ui: &Ui, scene: &Scene<'_>, area: Rect) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let mut top = area.top();
    painter.rect_filled(Rect::from_min_max(area.min, area.max), 0, tokens.plot());
    painter.hline(area.x_range(), top + 0.5, (size::STROKE, tokens.line));
    let issue = scene.x(scene.grid.issue).min + 12.0;
    if has_links(scene.differences) {
        let y = top + LINE / 2.0;
        text::at(
            painter,
            pos2(issue, y),
            Align2::LEFT_CENTER,
            "Links between issues",
            r#type::small(),
            tokens.text_secondary,
        );
        for (total, column) in scene.differences.totals.iter().zip(&scene.grid.worth) {
            let at = pos2(scene.x(*column).center(), y);
            let color = tokens.difference(total.links);
            text::at(painter, at, Align2::CENTER_CENTER, &centre::worth(total.links), r#type::small(), color);
        }
        top += LINE;
    }
    let row = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), TOTALS));
    painter.rect_filled(row.shrink2(vec2(0.0, 1.0)), 0, tokens.window);
    let label = pos2(issue, row.center().y);
    text::at(painter, label, Align2::LEFT_CENTER, "Total", r#type::small_semi(), tokens.text_primary);
    for (total, column) in scene.differences.totals.iter().zip(&scene.grid.worth) {
        let x = scene.x(*column);
        let place = Rect::from_x_y_ranges(x, row.y_range());
        let response = ui.interact(place, ui.scope_id().with(("pair total", total.party)), Sense::HOVER);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Label, ui.is_enabled(), centre::spoken_total(scene.document, total))
        });
        let at = pos2(x.center(), row.top() + 14.0);
        let both = centre::both_totals(total);
        text::at(painter, at, Align2::CENTER_CENTER, &both, r#type::small(), tokens.text_secondary);
        if let Some(difference) = total.difference {
            let at = pos2(x.center(), row.bottom() - 14.0);
            let color = tokens.difference(difference);
            let shown = centre::worth(difference);
            text::at(painter, at, Align2::CENTER_CENTER, &shown, r#type::small_semi(), color);
        }
    }
    let note = pos2(issue, row.bottom() + LINE / 2.0);
    let same = centre::same(scene.differences);
    text::at(painter, note, Align2::LEFT_CENTER, &same, r#type::small(), tokens.text_muted);
}
