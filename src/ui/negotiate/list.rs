//! Efficient packages as a table. Only the rows in view are made, so that its length costs nothing.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::present::negotiation::list::{self as present, Head};
use crate::present::negotiation::points::{OrderKey, Points};
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::negotiating::{NegotiateCommand, PackageOrder};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{empty, focus, icon, mark, text, tooltip};

/// Height of a row, and of the head.
const ROW: f32 = 26.0;
const HEAD: f32 = 30.0;
/// Width of the first column, and of the last two.
const FIRST: f32 = 64.0;
const SMALLEST: f32 = 150.0;
const PACKAGES: f32 = 90.0;

/// What the list keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    made: Option<(OrderKey, Vec<u32>)>,
}

/// Draws the list into all the space left.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, points: Option<&Points<'_>>, out: &mut Queue) {
    let Some(points) = points else { return };
    let key = points.order_key(document);
    if state.made.as_ref().is_none_or(|(made, _)| *made != key) {
        state.made = Some((key, points.ordered(document)));
    }
    let order = state.made.as_ref().map_or(&[][..], |(_, order)| order);
    if order.is_empty() {
        empty::empty(ui, present::NOTHING, None);
        return;
    }
    let heads = present::heads(document, points);
    head(ui, document, &heads, &present::count(order.len(), points.len()), out);
    let scroll = ScrollArea::vertical().id_salt("packages").auto_shrink(false);
    scroll.show_rows(ui, ROW, order.len(), |ui, range| {
        for at in range {
            let point = order.get(at).map_or(0, |point| *point as usize);
            row(ui, document, points, (at, point), heads.len(), out);
        }
    });
}

/// The columns of the parties, and those after them.
fn columns(rect: Rect, parties: usize) -> (Vec<Rect>, Rect, Rect) {
    let left = rect.left() + FIRST;
    let right = rect.right() - size::PANEL_MARGIN - PACKAGES - SMALLEST;
    let width = ((right - left) / parties.max(1) as f32).max(40.0);
    let column = |from: f32, width: f32| Rect::from_x_y_ranges(from..=from + width, rect.y_range());
    let of_parties = (0..parties).map(|at| column(left + width * at as f32, width)).collect();
    (of_parties, column(right, SMALLEST), column(right + SMALLEST, PACKAGES))
}

fn head(ui: &mut Ui, document: &Document, heads: &[Head], count: &str, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, count));
    ui.painter().rect_filled(rect, 0, tokens.group_row());
    let (parties, smallest, packages) = columns(rect, heads.len());
    let now = document.view().negotiating.order;
    let mut column =
        |ui: &mut Ui, place: Rect, order: PackageOrder, title: &str, spoken: &str, party: Option<usize>| {
            let response = ui.interact(place, ui.scope_id().with(("head", spoken)), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, now == order, spoken));
            let color = if now == order { tokens.text_primary } else { tokens.text_muted };
            let mut left = place.left();
            if let Some(party) = party {
                mark::paint_party(ui.painter(), tokens, pos2(left + 4.0, place.center().y), size::MARK, party);
                left += 16.0;
            }
            let at = (pos2(left, place.center().y), Align2::LEFT_CENTER);
            let (drawn, _) =
                text::at_elided(ui.painter(), at, title, r#type::small_semi(), color, place.right() - left - 18.0);
            if now == order {
                let at = pos2(drawn.right() + 10.0, place.center().y);
                icon::paint(ui.painter(), at, icons::CARET_DOWN, size::ICON_INLINE_SMALL, color);
            }
            focus::ring_inside(ui, &response, 0);
            if response.clicked() {
                out.view(ViewCommand::Negotiate(NegotiateCommand::Order(order)));
            }
        };
    for (head, place) in heads.iter().zip(parties) {
        column(ui, place, PackageOrder::Party(head.party), &head.name, &head.spoken, Some(head.party.0));
    }
    column(ui, smallest, PackageOrder::Smallest, "Smallest margin", "Order by the smallest margin", None);
    let at = (pos2(packages.right(), packages.center().y), Align2::RIGHT_CENTER);
    let painter = ui.painter();
    text::at_elided(painter, at, "Packages", r#type::small_semi(), tokens.text_muted, packages.width());
}

fn row(
    ui: &mut Ui,
    document: &Document,
    points: &Points<'_>,
    (at, point): (usize, usize),
    parties: usize,
    out: &mut Queue,
) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let row = present::row(document, points, point);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &row.spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let painter = ui.painter();
    let middle = rect.center().y;
    let number = crate::present::text::thousands(at + 1);
    let left = rect.left() + size::PANEL_MARGIN;
    text::at(painter, pos2(left + 30.0, middle), Align2::RIGHT_CENTER, &number, r#type::caption(), tokens.text_muted);
    let color = if row.acceptable { tokens.focus } else { tokens.line };
    painter.circle_filled(pos2(left + 42.0, middle), 3.0, color);
    let (columns, smallest, packages) = columns(rect, parties);
    for ((total, margin), place) in row.figures.iter().zip(columns) {
        let at = pos2(place.left() + 40.0, middle);
        let drawn = text::at(painter, at, Align2::RIGHT_CENTER, total, r#type::small_semi(), tokens.text_primary);
        let at = pos2(drawn.right() + 8.0, middle);
        text::at(painter, at, Align2::LEFT_CENTER, margin, r#type::small(), tokens.text_muted);
    }
    let at = (pos2(smallest.left(), middle), Align2::LEFT_CENTER);
    text::at_elided(painter, at, &row.smallest, r#type::small(), tokens.text_secondary, SMALLEST - size::STEP);
    let at = pos2(packages.right(), middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.packages, r#type::small(), tokens.text_muted);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    focus::ring_inside(ui, &response, 0);
    if response.clicked()
        && let Some(draft) = points.draft(document, point)
    {
        out.edit(EditCommand::StartDraft(Box::new(draft)));
    }
    tooltip::titled(response, present::BUILD_ON_IT, &row.spoken);
}
