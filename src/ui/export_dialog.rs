//! The export dialog: what is exported, in which form, and what the file will hold.

use egui::{
    Align, Align2, EventFilter, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, Response, Role, Sense,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::present::export_choice::{self, FormatCard};
use crate::session::command::{FileCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::export::{ExportChart, ExportFormat, ExportRequest};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, Segment, focus, icon, segmented, text};

/// Width of the dialog, without its border.
const WIDTH: f32 = 620.0;
/// Space between the dialog's edge and what it holds.
const MARGIN: f32 = 20.0;
/// Height of a format's card.
const CARD: f32 = 48.0;
/// Cards beside each other.
const COLUMNS: usize = 2;
/// Width of the words before what they name.
const WORDS: f32 = 84.0;

/// What the dialog remembers while the program runs.
#[derive(Debug, Default)]
pub struct State {
    request: ExportRequest,
    was_open: bool,
}

impl State {
    /// The dialog opens next for a drawing of `chart`.
    pub fn prepare(&mut self, chart: ExportChart) {
        self.request = ExportRequest { format: ExportFormat::Svg, chart };
    }

    /// The dialog is not shown: the next time it opens, the first control gets the focus.
    pub fn closed(&mut self) {
        self.was_open = false;
    }
}

/// Draws the dialog over everything.
pub fn show(ctx: &egui::Context, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of_ctx(ctx);
    let first = !std::mem::replace(&mut state.was_open, true);
    let frame = Frame::NONE
        .fill(tokens.panel)
        .stroke((size::STROKE, tokens.line_strong))
        .corner_radius(size::RADIUS_CARD)
        .shadow(ctx.global_style().visuals.popup_shadow);
    let modal = Modal::new(Id::unique("export dialog")).frame(frame).backdrop_color(tokens.scrim);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(WIDTH.min(ctx.content_rect().width() - 2.0 * MARGIN));
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let close = header(ui);
        Frame::NONE.inner_margin(Margin::same(MARGIN as i8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            body(ui, document, state, first);
        });
        footer(ui, document, state.request, out) || close
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, "Export comparison"));
    if shown.inner || shown.should_close() {
        state.closed();
        out.view(ViewCommand::ExportDialog(false));
    }
}

/// The title and the cross. Returns whether that was pressed.
fn header(ui: &mut Ui) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Export comparison"));
    let at = pos2(rect.left() + MARGIN, rect.center().y);
    text::at(ui.painter(), at, Align2::LEFT_CENTER, "Export comparison", r#type::strong(), tokens.text_primary);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
    let place =
        Rect::from_center_size(pos2(rect.right() - 26.0, rect.center().y), egui::Vec2::splat(size::ICON_BUTTON));
    ui.put(place, IconButton::new(icons::X, "Close")).clicked()
}

fn body(ui: &mut Ui, document: &Document, state: &mut State, first: bool) {
    let tokens = Tokens::of(ui);
    for (word, what) in export_choice::subject(document) {
        let width = ui.available_width() - WORDS;
        let lines = text::wrapped(ui.painter(), &what, r#type::body(), tokens.text_primary, width, 2);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), lines.size().y + 6.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{word}: {what}")));
        text::at(ui.painter(), rect.left_top(), Align2::LEFT_TOP, word, r#type::body(), tokens.text_muted);
        text::paint(ui.painter(), &lines, rect.left_top() + vec2(WORDS, 0.0), Align2::LEFT_TOP);
    }
    ui.add_space(14.0);
    text::label(ui, "Format", r#type::small_semi(), tokens.text_primary);
    ui.add_space(size::STEP);
    formats(ui, &mut state.request, first);
    ui.add_space(size::STEP);
    ui.add_enabled_ui(state.request.format == ExportFormat::Svg, |ui| chart(ui, &mut state.request));
    ui.add_space(size::CARD_MARGIN);
    note(ui, icons::FILE_TEXT, &export_choice::holds(document, state.request));
    ui.add_space(size::STEP);
    note(ui, icons::INFO, export_choice::ALWAYS);
}

/// The formats as radio cards: one Tab stop each, arrow keys go from one to the next.
fn formats(ui: &mut Ui, request: &mut ExportRequest, first: bool) {
    let cards = export_choice::formats();
    let width = (ui.available_width() - size::STEP) / COLUMNS as f32;
    let rows = cards.len().div_ceil(COLUMNS);
    let height = CARD * rows as f32 + size::STEP * (rows - 1) as f32;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let group = ui.make_persistent_id("formats");
    let mut responses = Vec::with_capacity(cards.len());
    for (ix, shown) in cards.iter().enumerate() {
        let (row, column) = (ix / COLUMNS, ix % COLUMNS);
        let corner = vec2((width + size::STEP) * column as f32, (CARD + size::STEP) * row as f32);
        let rect = Rect::from_min_size(area.min + corner, vec2(width, CARD));
        let response = ui.interact(rect, group.with(ix), Sense::click());
        let chosen = request.format == shown.format;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, shown.title));
        card(ui, &response, shown, chosen);
        responses.push(response);
    }
    let chosen = cards.iter().position(|card| card.format == request.format).unwrap_or(0);
    if first && let Some(response) = responses.get(chosen) {
        response.request_focus();
    }
    let picked = responses.iter().position(Response::clicked).or_else(|| arrows(ui, &responses));
    if let Some(card) = picked.and_then(|picked| cards.get(picked)) {
        request.format = card.format;
    }
}

/// As the arrow keys of other choices, but in two columns: up and down go by a row.
fn arrows(ui: &Ui, responses: &[Response]) -> Option<usize> {
    let at = responses.iter().position(Response::has_focus)?;
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(responses[at].id, filter));
    let last = responses.len() - 1;
    let moves = [
        (Key::ArrowRight, (at + 1).min(last)),
        (Key::ArrowLeft, at.saturating_sub(1)),
        (Key::ArrowDown, (at + COLUMNS).min(last)),
        (Key::ArrowUp, at.checked_sub(COLUMNS).unwrap_or(at)),
        (Key::Home, 0),
        (Key::End, last),
    ];
    let pressed = |(key, _): &(Key, usize)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
    let (_, target) = moves.into_iter().find(pressed)?;
    responses[target].request_focus();
    Some(target)
}

fn card(ui: &Ui, response: &Response, card: &FormatCard, chosen: bool) {
    let tokens = Tokens::of(ui);
    let (painter, rect) = (ui.painter(), response.rect);
    let fill = match (chosen, response.hovered()) {
        (true, _) => tokens.selected,
        (false, true) => tokens.hover,
        (false, false) => tokens.raised,
    };
    let line = if chosen { tokens.text_secondary } else { tokens.line };
    painter.rect(rect, size::RADIUS_CONTROL, fill, (size::STROKE, line), StrokeKind::Inside);
    let glyph = match card.format {
        ExportFormat::Html => icons::FILE_HTML,
        ExportFormat::Markdown => icons::FILE_MD,
        ExportFormat::Csv => icons::FILE_XLS,
        ExportFormat::Json => icons::FILE_TEXT,
        ExportFormat::Svg => icons::FILE_SVG,
    };
    icon::paint(painter, pos2(rect.left() + 24.0, rect.center().y), glyph, 22.0, tokens.text_secondary);
    let left = rect.left() + 46.0;
    let room = rect.right() - left - 34.0;
    let at = (pos2(left, rect.center().y - 8.0), Align2::LEFT_CENTER);
    text::at_elided(painter, at, card.title, r#type::body_semi(), tokens.text_primary, room);
    let at = (pos2(left, rect.center().y + 9.0), Align2::LEFT_CENTER);
    text::at_elided(painter, at, card.note, r#type::caption(), tokens.text_muted, room);
    if chosen {
        let at = pos2(rect.right() - 20.0, rect.center().y);
        icon::paint(painter, at, icons::CHECK, size::ICON, tokens.text_primary);
    }
    focus::ring(ui, response, size::RADIUS_CONTROL);
}

fn chart(ui: &mut Ui, request: &mut ExportRequest) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(WORDS, size::CONTROL), Sense::hover());
        let color = if ui.is_enabled() { tokens.text_muted } else { tokens.text_secondary };
        text::at(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, "Chart", r#type::body(), color);
        let segments = ExportChart::ALL.map(|chart| Segment::new(chart.name()));
        let chosen = ExportChart::ALL.iter().position(|chart| *chart == request.chart).unwrap_or(0);
        if let Some(picked) = segmented::segmented(ui, "Chart", &segments, chosen, true, None) {
            request.chart = ExportChart::ALL[picked];
        }
    });
}

/// A sentence with an icon before it.
fn note(ui: &mut Ui, glyph: char, sentence: &str) {
    let tokens = Tokens::of(ui);
    let left = size::ICON + size::STEP;
    let width = ui.available_width() - left;
    let lines = text::wrapped(ui.painter(), sentence, r#type::small(), tokens.text_secondary, width, usize::MAX);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), lines.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, sentence));
    let at = rect.left_top() + vec2(size::ICON / 2.0, 8.0);
    icon::paint(ui.painter(), at, glyph, size::ICON, tokens.text_muted);
    text::paint(ui.painter(), &lines, rect.left_top() + vec2(left, 0.0), Align2::LEFT_TOP);
}

/// Why nothing can be exported, or nothing; Cancel and Export…. Returns whether to close.
fn footer(ui: &mut Ui, document: &Document, request: ExportRequest, out: &mut Queue) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 56.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let refusal = export_choice::refusal(document);
    let inside = rect.shrink2(vec2(MARGIN, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    row.spacing_mut().item_spacing.x = size::STEP;
    row.add_enabled_ui(refusal.is_none(), |ui| {
        if ui.add(Button::primary("Export…")).clicked() {
            out.file(FileCommand::AskExport(request));
        }
    });
    let cancelled = row.add(Button::secondary("Cancel")).clicked();
    if let Some(refusal) = refusal {
        let room = row.available_width();
        row.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            icon::icon(ui, icons::WARNING, size::ICON_INLINE, tokens.uncertain);
            text::label_elided(ui, refusal, r#type::small(), tokens.text_primary, room - 22.0);
        });
    }
    cancelled
}
