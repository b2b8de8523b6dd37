//! The dock below the packages: changes that are better for everyone, and what one or two changes give.

use egui::{Align, Align2, Layout, Popup, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::dragged;
use crate::present::negotiation::improve::{self as present, Change, ChangeRow, Improve};
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::negotiating::{NegotiateCommand, StartFrom};
use crate::ui::frame::menu;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Tab, chip, empty, focus, icon, mark, tabs, text, tooltip};

/// Height of a row, and of the head.
const ROW: f32 = 30.0;
const HEAD: f32 = 28.0;
/// Width of a party's column, and of the last one.
const GAIN: f32 = 52.0;
const APPLY: f32 = 58.0;
/// Height of the dock at first, and the least that it has unless it is folded.
pub(super) const DOCK: f32 = 264.0;

/// What the dock keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    swaps: bool,
    /// Folded by a person, or unfolded where the window is low.
    pub(super) folded: Option<bool>,
    /// Where the change under the pointer leads on the chart.
    pub(super) arrow: Option<[[f64; 2]; 2]>,
}

/// Draws the dock into all the space left.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, folded: bool, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let improve = present::improve(document, state.swaps);
    let tabs = [
        Tab::with_icon(present::TITLES[0], icons::ARROWS_LEFT_RIGHT),
        Tab::with_icon(present::TITLES[1], icons::GIT_DIFF),
    ];
    let chosen = tabs::dock(ui, "changes", &tabs, usize::from(state.swaps), tokens.plot(), |ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let (fold, name) =
            if folded { (icons::CARET_UP, "Unfold the changes") } else { (icons::CARET_DOWN, "Fold the changes") };
        if ui.add(IconButton::new(fold, name).small()).clicked() {
            state.folded = Some(!folded);
        }
        if !folded {
            start(ui, document, &improve, out);
        }
    });
    if let Some(tab) = chosen {
        (state.swaps, state.folded) = (tab == 1, Some(false));
    }
    state.arrow = None;
    if folded {
        return;
    }
    let whole = ui.available_rect_before_wrap();
    ui.painter().rect_filled(whole, 0, tokens.plot());
    if let Some(share) = improve.progress {
        let bar = Rect::from_min_size(whole.min, vec2(whole.width() * share, 4.0));
        ui.painter().rect_filled(bar, 0, tokens.text_primary);
    }
    if improve.rows.is_empty() {
        empty::empty(ui, &improve.note, None);
        return;
    }
    head(ui, &improve);
    let hovered = rows(ui, document, &improve, out);
    state.arrow = hovered.and_then(|row| {
        let axes = document.view().negotiating.axes(document.framework())?;
        present::arrow(document, &improve, row, axes)
    });
}

/// What the changes start from, and the menu to choose another.
fn start(ui: &mut Ui, document: &Document, improve: &Improve, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let Some((from, name)) = &improve.from else { return };
    let label = format!("Starting from {name}");
    let response = ui.add(Button::quiet(name).small().icon_after(icons::CARET_DOWN).name(&label));
    Popup::menu(&response).gap(2.0).show(|ui| {
        ui.set_width(240.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (other, title) in present::starts(document) {
                let row = menu::Row { title: &title, keys: None, on: Some(other == *from), enabled: true };
                if menu::item(ui, &row).clicked() {
                    out.view(ViewCommand::Negotiate(NegotiateCommand::From(other)));
                    ui.close();
                }
            }
        });
    });
    match from {
        StartFrom::Scenario(scenario) => {
            chip::chip(ui, scenario.0, size::CHIP_SMALL, name);
        }
        StartFrom::Draft => {
            icon::icon(ui, icons::STACK, size::ICON_INLINE, tokens.text_secondary);
        }
    }
    if ui.available_width() > 90.0 {
        text::label(ui, "starting from", r#type::small(), tokens.text_muted);
    }
}

/// Where the parts of a row lie.
struct Columns {
    first: Rect,
    second: Rect,
    gains: Vec<Rect>,
    apply: Rect,
}

fn columns(rect: Rect, parties: usize) -> Columns {
    let left = rect.left() + size::PANEL_MARGIN;
    let right = rect.right() - size::STEP - APPLY;
    let gains = right - GAIN * parties as f32;
    let half = (gains - left) / 2.0;
    let column = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to.max(from), rect.y_range());
    Columns {
        first: column(left, left + half - size::STEP),
        second: column(left + half, gains - size::STEP),
        gains: (0..parties).map(|at| column(gains + GAIN * at as f32, gains + GAIN * (at + 1) as f32)).collect(),
        apply: column(right, right + APPLY),
    }
}

fn head(ui: &mut Ui, improve: &Improve) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    ui.painter().rect_filled(rect, 0, tokens.group_row());
    let columns = columns(rect, improve.heads.len());
    for (place, words) in [(columns.first, "Change"), (columns.second, "together with")] {
        text::at(ui.painter(), place.left_center(), Align2::LEFT_CENTER, words, r#type::small(), tokens.text_muted);
    }
    for ((party, code), place) in improve.heads.iter().zip(&columns.gains) {
        let painter = ui.painter();
        let at = place.right_center();
        let drawn = text::at(painter, at, Align2::RIGHT_CENTER, code, r#type::small(), tokens.text_muted);
        mark::paint_party(painter, tokens, pos2(drawn.left() - 9.0, at.y), size::MARK, party.0);
    }
}

/// Draws the rows; returns the one under the pointer, or with the focus.
fn rows<'a>(ui: &mut Ui, document: &Document, improve: &'a Improve, out: &mut Queue) -> Option<&'a ChangeRow> {
    let tokens = Tokens::of(ui);
    let mut hovered = None;
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).show(ui, |ui| {
        if improve.is_stale {
            ui.set_opacity(size::STALE_OPACITY);
        }
        for (at, change) in improve.rows.iter().enumerate() {
            if row(ui, document, improve, at, out) {
                hovered = Some(change);
            }
        }
        ui.horizontal(|ui| {
            ui.add_space(size::PANEL_MARGIN);
            ui.set_height(ROW);
            text::label(ui, &improve.note, r#type::small(), tokens.text_muted);
        });
    });
    hovered
}

fn row(ui: &mut Ui, document: &Document, improve: &Improve, at: usize, out: &mut Queue) -> bool {
    let tokens = Tokens::of(ui);
    let row = &improve.rows[at];
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("change", at)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &row.spoken));
    let columns = columns(rect, improve.heads.len());
    let over = response.hovered() || response.has_focus() || ui.rect_contains_pointer(columns.apply);
    if over {
        ui.painter().rect_filled(rect, 0, tokens.hover);
    }
    let places = [columns.first, columns.second];
    // A change that stands alone has the room of two.
    let places = if row.changes.len() == 1 { [columns.first.with_max_x(columns.second.right()); 2] } else { places };
    for (change, place) in row.changes.iter().zip(places) {
        let is_last = place.right() == columns.second.right();
        paint_change(ui, change, place, if is_last { row.more.as_str() } else { "" });
    }
    for ((gain, words), place) in row.gains.iter().zip(&columns.gains) {
        let color = tokens.difference(if words == "0.0" { 0.0 } else { *gain });
        text::at(ui.painter(), place.right_center(), Align2::RIGHT_CENTER, words, r#type::small(), color);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    let layout = Layout::right_to_left(Align::Center);
    let mut last = ui.new_child(UiBuilder::new().max_rect(columns.apply).layout(layout).id_salt(("apply", at)));
    let pressed = last.add(Button::link("Apply").small().name(&row.apply)).clicked();
    let entered = response.has_focus() && response.clicked() && !ui.input(|input| input.pointer.any_click());
    if pressed || entered || response.double_clicked() {
        dragged::apply(document, row, out);
    }
    dragged::from(ui, &response, row);
    focus::ring_inside(ui, &response, 0);
    tooltip::text(response, &row.spoken);
    over
}

/// `■ Guarantors → US, Europe, others`.
fn paint_change(ui: &Ui, change: &Change, place: Rect, more: &str) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let color = change.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let middle = place.center().y;
    let square = Rect::from_center_size(
        pos2(place.left() + size::GROUP_SQUARE / 2.0, middle),
        egui::Vec2::splat(size::GROUP_SQUARE),
    );
    if change.settles {
        painter.rect_stroke(square, size::RADIUS_BAR, (size::STROKE, color), egui::StrokeKind::Inside);
    } else {
        painter.rect_filled(square, size::RADIUS_BAR, color);
    }
    let left = place.left() + size::GROUP_SQUARE + size::STEP;
    let mut job = egui::text::LayoutJob::default();
    let mut add = |words: &str, color| {
        job.append(words, 0.0, egui::TextFormat { font_id: r#type::small(), color, ..egui::TextFormat::default() });
    };
    add(&format!("{} → ", change.label), tokens.text_muted);
    add(&change.term, tokens.text_primary);
    let rest = text::galley(painter, more, r#type::small(), tokens.text_muted);
    let room = if more.is_empty() { 0.0 } else { rest.size().x + size::STEP };
    job.wrap = egui::text::TextWrapping::truncate_at_width((place.right() - left - room).max(40.0));
    let galley = painter.layout_job(job);
    let drawn = text::paint(painter, &galley, pos2(left, middle), Align2::LEFT_CENTER);
    text::paint(painter, &rest, pos2(drawn.right() + size::HALF, middle), Align2::LEFT_CENTER);
}
