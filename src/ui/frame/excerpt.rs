//! The lines of a file around a fault, with a caret under it.

use std::path::Path;

use egui::{
    Align, Align2, Color32, FontId, Frame, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::present::problems::{Caret, ExcerptLine, ProblemDetail};
use crate::present::text as words;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, text};

/// Height of the head with the file's path.
const HEAD: f32 = 32.0;
/// Space above and below the lines.
const PADDING: f32 = 8.0;

/// Draws the excerpt in a card of the full width.
pub fn show(ui: &mut Ui, detail: &ProblemDetail, home: Option<&Path>) {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let fill = if ui.visuals().dark_mode { tokens.window } else { tokens.raised };
    Frame::NONE.fill(fill).stroke(Stroke::new(size::STROKE, tokens.line)).corner_radius(size::RADIUS_CARD).show(
        ui,
        |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
            head(ui, detail, home);
            lines(ui, detail);
        },
    );
}

fn head(ui: &mut Ui, detail: &ProblemDetail, home: Option<&Path>) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let corners = egui::CornerRadius { nw: size::RADIUS_CARD, ne: size::RADIUS_CARD, sw: 0, se: 0 };
    let fill = if ui.visuals().dark_mode { tokens.raised } else { tokens.hover };
    ui.painter().rect_filled(rect, corners, fill);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line));
    let right = Rect::from_min_max(pos2(rect.right() - 96.0, rect.top()), rect.max - vec2(size::HALF, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(right).layout(layout));
    if corner.add(Button::quiet("Copy").small().icon(icons::COPY).name("Copy the problem as text")).clicked() {
        ui.ctx().copy_text(detail.plain.clone());
    }
    let file = words::path(Path::new(&detail.file), home);
    let place = format!(":{}", detail.place);
    let font = r#type::code_small();
    let end = text::galley(ui.painter(), &place, font.clone(), tokens.text_primary);
    let left = rect.left() + size::PANEL_MARGIN;
    let room = right.left() - left - end.size().x - size::STEP;
    let at = (pos2(left, rect.center().y), Align2::LEFT_CENTER);
    let (named, _) = text::at_elided(ui.painter(), at, &file, font, tokens.text_secondary, room);
    let at = pos2(named.right() + size::HALF, rect.center().y);
    let placed = text::paint(ui.painter(), &end, at, Align2::LEFT_CENTER);
    let label = ui.interact(named.union(placed), ui.scope_id().with("path"), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{file}{place}")));
}

fn lines(ui: &mut Ui, detail: &ProblemDetail) {
    let tokens = Tokens::of(ui);
    let font = r#type::code();
    let measure = |words: &str| text::galley(ui.painter(), words, font.clone(), Color32::PLACEHOLDER).size().x;
    let letter = measure("0");
    let digits = detail.excerpt.last().map_or(1, |line| line.number.to_string().len());
    let gutter = size::PANEL_MARGIN + letter * digits as f32 + size::PANEL_MARGIN;
    let longest = detail
        .excerpt
        .iter()
        .map(|line| {
            let caret = line
                .caret
                .as_ref()
                .map_or(0.0, |caret| letter * (caret.start + caret.width + caret.label.chars().count() + 1) as f32);
            measure(&line.text).max(caret)
        })
        .fold(0.0, f32::max);
    let rows = detail.excerpt.len() + usize::from(detail.excerpt.iter().any(|line| line.caret.is_some()));
    let height = rows as f32 * size::CODE_ROW + 2.0 * PADDING + size::HALF;
    ScrollArea::horizontal().id_salt(("excerpt", detail.number, detail.place.line)).auto_shrink([false, true]).show(
        ui,
        |ui| {
            let width = (gutter + longest + size::CARD_MARGIN).max(ui.available_width());
            let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Code, true, spoken(&detail.excerpt)));
            let mut top = rect.top() + PADDING;
            for line in &detail.excerpt {
                let ink = Ink { font: font.clone(), letter, gutter, tokens };
                top += paint_line(ui, &ink, line, Rect::from_min_max(pos2(rect.left(), top), rect.max));
            }
            show_caret(ui, detail, rect, gutter, letter);
        },
    );
}

/// What a line is painted with.
struct Ink<'a> {
    font: FontId,
    letter: f32,
    gutter: f32,
    tokens: &'a Tokens,
}

/// Paints a line at the top of `rect`; returns its height.
fn paint_line(ui: &Ui, ink: &Ink<'_>, line: &ExcerptLine, rect: Rect) -> f32 {
    let Ink { font, letter, gutter, tokens } = ink;
    let painter = ui.painter();
    let height = if line.caret.is_some() { 2.0 * size::CODE_ROW } else { size::CODE_ROW };
    if line.caret.is_some() {
        let band = Rect::from_min_size(rect.min, vec2(rect.width(), height));
        painter.rect_filled(band, 0, tokens.red_line_fill);
    }
    let middle = rect.top() + size::CODE_ROW / 2.0;
    let number = if line.caret.is_some() { tokens.text_primary } else { tokens.text_muted };
    let at = pos2(rect.left() + gutter - size::PANEL_MARGIN, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &line.number.to_string(), font.clone(), number);
    let left = rect.left() + gutter;
    let (key, value) = line.text.split_at(key_end(&line.text));
    let key = text::at(painter, pos2(left, middle), Align2::LEFT_CENTER, key, font.clone(), tokens.text_muted);
    text::at(painter, pos2(key.right(), middle), Align2::LEFT_CENTER, value, font.clone(), tokens.text_primary);
    if let Some(Caret { start, width, label }) = &line.caret {
        let words = format!("{} {label}", "^".repeat(*width));
        let at = pos2(left + letter * *start as f32, middle + size::CODE_ROW);
        text::at(painter, at, Align2::LEFT_CENTER, &words, font.clone(), tokens.red_line);
    }
    height
}

/// Where the key of a line ends and its value begins; headers and comments are all key.
fn key_end(line: &str) -> usize {
    let begins = line.trim_start();
    if begins.starts_with(['[', '#']) { line.len() } else { line.find('=').map_or(0, |at| at + 1) }
}

/// Brings the caret into view, once.
fn show_caret(ui: &mut Ui, detail: &ProblemDetail, rect: Rect, gutter: f32, letter: f32) {
    let Some(caret) = detail.excerpt.iter().find_map(|line| line.caret.as_ref()) else { return };
    let id = ui.scope_id().with("caret seen");
    if ui.data(|data| data.get_temp::<bool>(id)) == Some(true) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(id, true));
    let left = rect.left() + gutter + letter * caret.start as f32;
    let place = Rect::from_min_size(
        pos2(left, rect.top()),
        vec2(letter * (caret.width + caret.label.chars().count() + 1) as f32, 1.0),
    );
    ui.scroll_to_rect(place, None);
}

fn spoken(lines: &[ExcerptLine]) -> String {
    let line = |line: &ExcerptLine| match &line.caret {
        Some(caret) => format!("{}: {} ({})", line.number, line.text, caret.label),
        None => format!("{}: {}", line.number, line.text),
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
