//! The register: a row a source, ordered by any column. The rows are one Tab stop; arrow keys move among them.

use egui::accesskit::SortDirection;
use egui::{
    Align2, EventFilter, Id, Key, Modifiers, OpenUrl, Rangef, Rect, Response, Role, ScrollArea, Sense, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::TITLE;
use crate::model::ids::SourceIx;
use crate::present::source_register::{Register, SourceRow, heading, ordered};
use crate::present::sources;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::{SourceOrder, SourcesView};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Tag, empty, focus, icon, tag, text, tooltip};

/// Height of the heads of columns.
const HEADER: f32 = 28.0;
/// Space at both ends of a column.
const GAP: f32 = 8.0;
/// Widths of the columns; what is left is the title's.
const NUMBER: f32 = 52.0;
const PUBLISHER: f32 = 0.21;
const CLASS: f32 = 108.0;
const DATE: f32 = 96.0;
const STATEMENTS: f32 = 88.0;
const LINK: f32 = 36.0;

/// Where the columns lie, in the order of [`SourceOrder::ALL`], and the links after them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Columns {
    columns: [Rangef; 6],
    link: Rangef,
}

impl Columns {
    fn across(x: Rangef) -> Self {
        let publisher = (x.span() * PUBLISHER).clamp(110.0, 260.0).round();
        let fixed = NUMBER + publisher + CLASS + DATE + STATEMENTS + LINK;
        let title = (x.span() - fixed).max(120.0);
        let mut left = x.min;
        let columns = [NUMBER, title, publisher, CLASS, DATE, STATEMENTS].map(|width| {
            let column = Rangef::new(left, left + width);
            left = column.max;
            column
        });
        Self { columns, link: Rangef::new(left, left + LINK) }
    }

    /// A column within a row, without the space at its ends.
    fn place(&self, order: usize, row: Rect) -> Rect {
        let column = self.columns[order];
        Rect::from_x_y_ranges(column.min + GAP..=column.max - GAP, row.y_range())
    }
}

/// Draws it into all the space left.
pub(super) fn show(ui: &mut Ui, document: &Document, register: &Register, out: &mut Queue) {
    let space = ui.available_rect_before_wrap();
    ui.allocate_rect(space, Sense::hover());
    let columns = Columns::across(space.x_range());
    let (header, body) = space.split_top_bottom_at_y(space.top() + HEADER);
    heads(ui, header, &columns, &document.view().sources, out);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
    inside.set_clip_rect(body.intersect(ui.clip_rect()));
    if let Some(nothing) = &register.nothing {
        let clearable = document.framework().sources().len() > register.rows.len();
        if empty::empty(&mut inside, nothing, clearable.then_some("Show all sources")) {
            let SourcesView { selected, order, descending, .. } = document.view().sources.clone();
            out.view(ViewCommand::Sources(SourcesView { selected, order, descending, ..SourcesView::default() }));
        }
        return;
    }
    let grid = inside.interact(body, Id::unique("westphalia: sources"), Sense::focusable_noninteractive());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, inside.is_enabled(), TITLE));
    let target = arrows(&inside, register, &grid);
    let height = size::EVIDENCE_ROW * register.rows.len() as f32;
    ScrollArea::vertical().id_salt("sources").auto_shrink(false).show_viewport(&mut inside, |ui, view| {
        ui.set_height(height);
        let origin = ui.max_rect().left_top();
        let rect = |at: usize| {
            let top = origin.y + size::EVIDENCE_ROW * at as f32;
            Rect::from_min_size(pos2(space.left(), top), vec2(space.width(), size::EVIDENCE_ROW))
        };
        if let Some((at, row)) = target.and_then(|at| Some((at, register.rows.get(at)?))) {
            ui.scroll_to_rect(rect(at), None);
            select(document, row.source, out);
        }
        let first = (view.top() / size::EVIDENCE_ROW).floor().max(0.0) as usize;
        let last = (view.bottom() / size::EVIDENCE_ROW).ceil().max(0.0) as usize;
        for (at, entry) in register.rows.iter().enumerate().take(last).skip(first) {
            let response = row(ui, entry, rect(at), &columns);
            if response.clicked() {
                grid.request_focus();
                select(document, entry.source, out);
            }
        }
    });
    if focus::by_keyboard(ui, &grid) {
        let ring = (size::STROKE_SELECTION, Tokens::of(ui).focus);
        ui.painter().rect_stroke(body.shrink(1.0), 0, ring, StrokeKind::Inside);
    }
}

fn select(document: &Document, source: SourceIx, out: &mut Queue) {
    let view = SourcesView { selected: Some(source), ..document.view().sources.clone() };
    out.view(ViewCommand::Sources(view));
}

/// Where the keys lead to.
fn arrows(ui: &Ui, register: &Register, grid: &Response) -> Option<usize> {
    if !grid.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(grid.id, filter));
    let last = register.rows.len().checked_sub(1)?;
    let now = register.rows.iter().position(|row| row.selected);
    let page = (grid.rect.height() / size::EVIDENCE_ROW).floor().max(2.0) as usize - 1;
    let down = |by: usize| now.map_or(0, |at| (at + by).min(last));
    let up = |by: usize| now.map_or(last, |at| at.saturating_sub(by));
    let targets = [
        (Key::ArrowDown, down(1)),
        (Key::ArrowUp, up(1)),
        (Key::PageDown, down(page)),
        (Key::PageUp, up(page)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    ui.input_mut(|input| targets.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)))
        .map(|(_, target)| target)
        .filter(|target| Some(*target) != now)
}

/// The heads of the columns: a click orders by one, another turns the order round.
fn heads(ui: &Ui, header: Rect, columns: &Columns, view: &SourcesView, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(header, 0, tokens.plot());
    for (at, order) in SourceOrder::ALL.into_iter().enumerate() {
        let (name, what) = heading(order, view);
        let place = columns.place(at, header);
        let id = ui.scope_id().with(("source column", at));
        let response = ui.interact(place.expand2(vec2(GAP, 0.0)), id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), &what));
        let on = view.order == order;
        if on {
            let direction = if view.descending { SortDirection::Descending } else { SortDirection::Ascending };
            ui.ctx().accesskit_node_builder(id, |node| node.set_sort_direction(direction));
        }
        let color = if on || response.hovered() { tokens.text_primary } else { tokens.text_muted };
        let font = if on { r#type::small_semi() } else { r#type::small() };
        let right = order == SourceOrder::Statements;
        let caret = if on { size::ICON_INLINE_SMALL + size::HALF } else { 0.0 };
        let (at, align) = if right {
            (pos2(place.right() - caret, place.center().y), Align2::RIGHT_CENTER)
        } else {
            (place.left_center(), Align2::LEFT_CENTER)
        };
        let label = text::at(ui.painter(), at, align, name, font, color);
        if on {
            let glyph = if view.descending { icons::CARET_DOWN } else { icons::CARET_UP };
            let at = pos2(label.right() + size::HALF + size::ICON_INLINE_SMALL / 2.0, place.center().y);
            icon::paint(ui.painter(), at, glyph, size::ICON_INLINE_SMALL, color);
        }
        focus::ring_inside(ui, &response, 0);
        if tooltip::text(response, &what).clicked() {
            out.view(ViewCommand::Sources(ordered(order, view)));
        }
    }
    ui.painter().hline(header.x_range(), header.bottom() - 0.5, (size::STROKE, tokens.line));
}

fn row(ui: &Ui, row: &SourceRow, rect: Rect, columns: &Columns) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("source", row.source)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::Row, ui.is_enabled(), row.selected, &row.spoken));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, focus::quiet_fill(tokens, &response, row.selected));
    if row.selected {
        let edge = rect.with_max_x(rect.left() + size::STROKE_SELECTION);
        painter.rect_filled(edge, 0, tokens.text_primary);
    }
    let place = |order: usize| columns.place(order, rect);
    let middle = rect.center().y;
    let at = pos2(place(0).right(), middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.number, r#type::small(), tokens.text_muted);
    let title = place(1);
    let cited = &row.citation;
    let upper = if cited.quote.is_some() { rect.top() + 15.0 } else { middle };
    let at = (pos2(title.left(), upper), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &cited.title, r#type::small_semi(), tokens.text_primary, title.width());
    if let Some(quote) = &cited.quote {
        let at = (pos2(title.left(), rect.top() + 33.0), Align2::LEFT_CENTER);
        let words = format!("“{quote}”");
        text::at_elided(painter, at, &words, r#type::quote(), tokens.text_secondary, title.width());
    }
    let publisher = place(2);
    let name = cited.publisher.as_deref().unwrap_or("–");
    let lines = text::wrapped(painter, name, r#type::small(), tokens.text_primary, publisher.width(), 2);
    text::paint(painter, &lines, publisher.left_center(), Align2::LEFT_CENTER);
    if let Some(class) = cited.class {
        let kind = if cited.with_care { Tag::Care } else { Tag::Plain };
        tag::paint(painter, tokens, (place(3).left_center(), Align2::LEFT_CENTER), class, kind);
    }
    let at = place(4).left_center();
    text::at(painter, at, Align2::LEFT_CENTER, &cited.date, r#type::small(), tokens.text_secondary);
    let (count, color) =
        (row.statements.to_string(), if row.statements == 0 { tokens.uncertain } else { tokens.text_primary });
    text::at(painter, place(5).right_center(), Align2::RIGHT_CENTER, &count, r#type::small_semi(), color);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    if let Some(url) = &cited.url {
        link(ui, row, url, pos2(columns.link.center(), middle));
    }
    if response.hovered() { tooltip::titled(response, &cited.title, &cited.byline) } else { response }
}

fn link(ui: &Ui, row: &SourceRow, url: &str, at: egui::Pos2) {
    let tokens = Tokens::of(ui);
    let place = Rect::from_center_size(at, egui::Vec2::splat(size::ICON_BUTTON_SMALL));
    let response = ui.interact(place, ui.scope_id().with(("address", row.source)), Sense::CLICK);
    let name = sources::open_name(&row.citation);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), &name));
    let color = if response.hovered() { tokens.text_primary } else { tokens.focus };
    icon::paint(ui.painter(), at, icons::ARROW_SQUARE_OUT, size::ICON_INLINE, color);
    if tooltip::text(response, &name).clicked() {
        ui.ctx().open_url(OpenUrl::new_tab(url));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_never_meet() {
        for width in [840.0, 928.0, 1136.0, 2560.0] {
            let columns = Columns::across(Rangef::new(10.0, 10.0 + width));
            assert!((columns.link.max - 10.0 - width).abs() < 0.5, "{width}");
            assert!(columns.columns[1].span() >= 200.0, "the title keeps room at {width}");
            for pair in columns.columns.windows(2) {
                assert!(pair[0].max <= pair[1].min);
            }
        }
    }
}
