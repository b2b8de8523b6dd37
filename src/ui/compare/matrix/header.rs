//! The header of the matrix: the filter field above the labels, and a heading for each scenario.

use std::collections::BTreeMap;

use egui::{Align2, Color32, CursorIcon, Rangef, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use crate::model::ids::ScenarioIx;
use crate::present::columns::Column;
use crate::present::labels::{Length, says};
use crate::session::command::ViewCommand;
use crate::session::view::Selection;
use crate::ui::compare::chart::column_tooltip;
use crate::ui::compare::layout::columns::WIDEST;
use crate::ui::compare::layout::scene::Scene;
use crate::ui::frame::keys::filter_field;
use crate::ui::queue::Queue;
use crate::ui::theme::{icons, size, r#type};
use crate::ui::widgets::{SearchField, chip, icon, text};

/// From a column's left edge to its name.
const NAME: f32 = 37.0;
/// Columns narrower than this have the count of red lines below the chip.
const BELOW_CHIP: f32 = 146.0;

/// Draws the header at the top of `table`.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, table: Rect, widths: &mut BTreeMap<ScenarioIx, f32>, out: &mut Queue) {
    let tokens = scene.tokens;
    let bottom = table.top() + size::MATRIX_HEADER;
    let rect = Rect::from_min_max(table.min, pos2(table.right(), bottom));
    filter(ui, scene, rect, out);
    let clip = Rect::from_x_y_ranges(scene.place.body, rect.y_range()).intersect(ui.clip_rect());
    let mut body = ui.new_child(UiBuilder::new().max_rect(clip));
    body.set_clip_rect(clip);
    for ix in scene.place.visible() {
        let area = Rect::from_x_y_ranges(scene.place.span(ix), rect.y_range());
        heading(&body, scene, ix, area, out);
    }
    for ix in scene.place.visible() {
        edge(&body, scene, ix, rect.y_range(), widths);
    }
    ui.painter().vline(scene.place.body.min - 0.5, rect.y_range(), (size::STROKE, tokens.line));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
}

fn filter(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, out: &mut Queue) {
    let labels = scene.place.labels;
    let place =
        Rect::from_x_y_ranges(labels.min + 12.0..=labels.max - 10.0, rect.y_range()).shrink2(egui::vec2(0.0, 10.0));
    let mut body = ui.new_child(UiBuilder::new().max_rect(place));
    let mut written = scene.document.view().filter.clone();
    let field = SearchField::new(&mut written, "Filter issues", "Clear filter").width(place.width()).id(filter_field());
    let response = field.show(&mut body);
    if response.changed() {
        out.view(ViewCommand::Filter(written));
    }
}

fn heading(ui: &Ui, scene: &mut Scene<'_>, ix: usize, area: Rect, out: &mut Queue) {
    let columns = scene.columns;
    let column = &columns[ix];
    let response = ui.interact(area, ui.scope_id().with(("heading", column.scenario)), Sense::CLICK);
    let selected = scene.is_selected(column.scenario);
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, ui.is_enabled(), selected, spoken(column)));
    if response.clicked() {
        out.view(ViewCommand::Select(Selection { scenario: Some(column.scenario), ..Selection::default() }));
    }
    if response.hovered() {
        scene.next.scenario = Some(column.scenario);
    }
    let fill = scene.column_fill(column.scenario);
    if fill != Color32::TRANSPARENT {
        ui.painter().rect_filled(area, 0, fill);
    }
    paint(ui, scene, column, area);
    column_tooltip(scene, column, response);
}

fn spoken(column: &Column) -> String {
    let baseline = if column.baseline { ", baseline" } else { "" };
    let apart = if column.apart { ", shown apart" } else { "" };
    format!("{}{baseline}{apart}", column.name)
}

fn paint(ui: &Ui, scene: &Scene<'_>, column: &Column, area: Rect) {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let font = r#type::small_semi;
    let left = area.left() + NAME;
    let color = if column.apart { tokens.text_secondary } else { tokens.text_primary };
    let one = text::galley(painter, &column.label, font(), color);
    let alone = column.byline.is_empty() && column.red_lines == 0 && one.size().x <= area.width() - NAME - 28.0;
    let top = if alone { area.center().y - 1.0 } else { area.top() + 16.0 };
    let mut faded = painter.clone();
    if column.apart {
        faded.set_opacity(size::LEFT_OUT_OPACITY);
    }
    chip::paint(&faded, tokens, pos2(area.left() + 19.0, top + 1.0), size::CHIP, column.scenario.0);
    let right = marks(ui, scene, column, (area, top));
    if one.size().x <= right - left - 2.0 {
        text::paint(painter, &one, pos2(left, top), Align2::LEFT_CENTER);
        let at = (pos2(left, top + 16.0), Align2::LEFT_CENTER);
        let room = area.right() - left - 6.0;
        text::at_elided(painter, at, &column.byline, r#type::caption(), tokens.text_muted, room);
        return;
    }
    let (first, rest) = broken(ui, &column.label, right - left - 2.0);
    let at = |y: f32| (pos2(left, y), Align2::LEFT_CENTER);
    text::at_elided(painter, at(top), first, font(), color, right - left - 2.0);
    text::at_elided(painter, at(top + 16.0), rest, font(), color, area.right() - left - 6.0);
}

/// Breaks a name after the last space or hyphen that still fits into `room`.
fn broken<'a>(ui: &Ui, name: &'a str, room: f32) -> (&'a str, &'a str) {
    let fits = |part: &str| {
        let galley = text::galley(ui.painter(), part.trim_end(), r#type::small_semi(), Color32::PLACEHOLDER);
        galley.size().x <= room
    };
    let breaks = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '-')).map(|(at, c)| at + c.len_utf8());
    let at = breaks.take_while(|at| fits(&name[..*at])).last().unwrap_or(name.len());
    let (first, rest) = name.split_at(at);
    (first.trim_end(), rest)
}

/// Pin and count of crossed red lines, from the right; returns where they begin.
///
/// In narrow columns the count stands below the chip, so that names keep their room.
fn marks(ui: &Ui, scene: &Scene<'_>, column: &Column, (area, y): (Rect, f32)) -> f32 {
    let (painter, tokens) = (ui.painter(), scene.tokens);
    let mut right = area.right() - 9.0;
    let below = area.width() < BELOW_CHIP;
    if column.baseline {
        let center = pos2(right - 6.0, y);
        icon::paint_fill(painter, center, icons::PUSH_PIN, size::ICON_INLINE_SMALL, tokens.text_secondary);
        right -= 16.0;
    }
    if column.red_lines > 0 {
        let count = column.red_lines.to_string();
        let at = if below { pos2(area.left() + 31.0, y + 18.0) } else { pos2(right, y) };
        let place = text::at(painter, at, Align2::RIGHT_CENTER, &count, r#type::caption(), tokens.red_line);
        let center = pos2(place.left() - 9.0, at.y);
        icon::paint(painter, center, icons::PROHIBIT, size::ICON_INLINE_SMALL, tokens.red_line);
        if !below {
            right = center.x - 8.0;
        }
    }
    right
}

/// The right edge of a column: drag it, or double click to fit what stands in the column.
fn edge(ui: &Ui, scene: &Scene<'_>, ix: usize, y: Rangef, widths: &mut BTreeMap<ScenarioIx, f32>) {
    let span = scene.place.span(ix);
    let column = &scene.columns[ix];
    let half = size::COLUMN_EDGE / 2.0;
    let area = Rect::from_x_y_ranges(span.max - half..=span.max + half, y);
    let id = ui.scope_id().with(("column edge", column.scenario));
    let response = ui.interact(area, id, Sense::CLICK | Sense::DRAG).on_hover_cursor(CursorIcon::ResizeColumn);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, ui.is_enabled(), format!("Width of {}", column.name)));
    if response.dragged() {
        let width = (span.span() + response.drag_delta().x).clamp(size::MATRIX_COLUMN_SMALLEST, WIDEST);
        widths.insert(column.scenario, width);
    }
    if response.double_clicked() {
        widths.insert(column.scenario, fitting(ui, scene, column));
    }
    let busy = response.hovered() || response.dragged();
    let color = if busy { scene.tokens.line_strong } else { scene.tokens.line };
    ui.painter().vline(span.max - 0.5, y, (size::STROKE, color));
}

/// The width in which every term of a column stands in full.
fn fitting(ui: &Ui, scene: &Scene<'_>, column: &Column) -> f32 {
    let framework = scene.document.framework();
    let width = |words: &str, font| text::galley(ui.painter(), words, font, Color32::PLACEHOLDER).size().x;
    let name = width(&column.label, r#type::small_semi()) + NAME + 36.0;
    let terms = framework
        .issue_ixs()
        .map(|issue| width(&says(framework, column.scenario, issue, Length::Short), r#type::small()) + 48.0);
    terms.fold(name, f32::max).clamp(size::MATRIX_COLUMN_SMALLEST, WIDEST).ceil()
}
