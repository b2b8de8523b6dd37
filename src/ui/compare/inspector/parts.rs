//! What both cards are made of: running text, headings, citations, bars with their ranges.

use egui::{
    Align2, Color32, FontId, Label, OpenUrl, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::present::sources::{self, Citation};
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{IconButton, Tag, dashed, focus, icon, section, tag, text, tooltip, whisker};

/// Space above a section.
const SECTION_GAP: f32 = 12.0;
/// Width of the bar left of a quotation.
const QUOTE_BAR: f32 = 2.0;
/// Height of the line below a quotation.
const META: f32 = 22.0;
/// Space between that bar and the quotation.
const QUOTE_GAP: f32 = 10.0;

/// Running text as it stands in the file: plain, wrapped, selectable.
pub(in crate::ui) fn paragraph(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap().selectable(true))
}

/// The title of a section, with a muted note at the right.
pub(in crate::ui) fn heading(ui: &mut Ui, title: &str, note: &str) {
    ui.add_space(SECTION_GAP);
    section::section(ui, title, "", |ui| {
        if !note.is_empty() {
            text::label(ui, note, r#type::small(), Tokens::of(ui).text_muted);
        }
    });
}

/// A citation: the quotation in serif, or the title where there is none; its class, publisher, date and link.
pub(in crate::ui) fn citation(ui: &mut Ui, citation: &Citation) {
    let tokens = Tokens::of(ui);
    let outer = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(pos2(outer.left() + QUOTE_BAR + QUOTE_GAP, outer.top()), outer.max);
    let contents = ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        match &citation.quote {
            Some(quote) => {
                paragraph(ui, &format!("“{quote}”"), r#type::quote(), tokens.text_primary);
            }
            None => {
                paragraph(ui, &citation.title, r#type::small(), tokens.text_secondary);
            }
        }
        meta(ui, citation);
    });
    let height = contents.response.rect.y_range();
    let bar = Rect::from_x_y_ranges(outer.left()..=outer.left() + QUOTE_BAR, height);
    ui.painter().rect_filled(bar, 0, tokens.line_strong);
    ui.add_space(size::HALF);
}

/// The line below a quotation. The publisher is cut where there is no room, the date never is.
fn meta(ui: &mut Ui, citation: &Citation) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), META), Sense::hover());
    let spoken = sources::spoken(citation);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let painter = ui.painter();
    let mut at = rect.left_center();
    if let Some(class) = citation.class {
        let kind = if citation.with_care { Tag::Care } else { Tag::Plain };
        at.x = tag::paint(painter, tokens, (at, Align2::LEFT_CENTER), class, kind).right() + 6.0;
    }
    let link = if citation.url.is_some() { size::ICON_BUTTON_SMALL } else { 0.0 };
    let date = match citation.publisher {
        Some(_) => format!(" · {}", citation.date),
        None => citation.date.clone(),
    };
    let date = text::galley(painter, &date, r#type::caption(), tokens.text_muted);
    if let Some(publisher) = &citation.publisher {
        let width = (rect.right() - link - at.x - date.size().x).max(0.0);
        let place = (at, Align2::LEFT_CENTER);
        at.x = text::at_elided(painter, place, publisher, r#type::caption(), tokens.text_muted, width).0.right();
    }
    text::paint(painter, &date, at, Align2::LEFT_CENTER);
    tooltip::titled(response, &citation.title, &citation.byline);
    if let Some(url) = &citation.url {
        let center = pos2(rect.right() - size::ICON_INLINE / 2.0, rect.center().y);
        let place = Rect::from_center_size(center, egui::Vec2::splat(size::ICON_BUTTON_SMALL));
        let name = sources::open_name(citation);
        // In a child, so that the button's target does not widen the column.
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt("link").max_rect(place));
        let button = IconButton::new(icons::ARROW_SQUARE_OUT, &name).small().color(tokens.focus);
        if child.add(button).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(url));
        }
    }
}

/// Several citations.
pub(in crate::ui) fn citations(ui: &mut Ui, all: &[Citation]) {
    for one in all {
        ui.push_id(one.source, |ui| citation(ui, one));
    }
}

/// A value on 0 to 100 with its range below it and the no-deal value across it.
pub(super) struct Bar {
    /// Least, central, greatest; `None` where there is none.
    pub(super) value: Option<(f64, f64, f64)>,
    /// The no-deal value.
    pub(super) no_deal: Option<f64>,
    /// Whether it belongs to the party that judges.
    pub(super) strong: bool,
}

impl Bar {
    /// Draws it along the middle of `rect`.
    pub(super) fn paint(&self, ui: &Ui, rect: Rect) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        // Bar and range together stand in the middle.
        let y = rect.center().y - if self.value.is_some_and(|(low, _, high)| high > low) { 2.5 } else { 0.0 };
        let x = |value: f64| rect.left() + rect.width() * (value / 100.0).clamp(0.0, 1.0) as f32;
        let part = |from: f32, to: f32| {
            Rect::from_min_max(pos2(from, y - size::VALUE_BAR_HEIGHT / 2.0), pos2(to, y + size::VALUE_BAR_HEIGHT / 2.0))
        };
        let Some((low, value, high)) = self.value else {
            dashed::not_addressed(painter, tokens.line_strong, rect.x_range().into(), y);
            return;
        };
        painter.rect_filled(part(rect.left(), rect.right()), 1, tokens.hover.lerp_to_gamma(tokens.line, 0.35));
        let color = if self.strong { tokens.text_primary } else { tokens.bar_neutral };
        painter.rect_filled(part(rect.left(), x(value)), 1, color);
        if high > low {
            whisker::horizontal(painter, tokens.text_muted, y + 6.5, x(low), x(high));
        }
        if let Some(no_deal) = self.no_deal {
            let at = x(no_deal).round() - 0.5;
            painter.vline(at, y - 5.0..=y + 5.0, (size::STROKE, tokens.text_primary));
        }
    }
}

/// How a red line stands, as an icon: a ring with a slash where it is sourced, a hollow ring where it is assumed.
pub(super) fn red_line_mark(ui: &Ui, center: egui::Pos2, assumed: bool, crossed: Option<bool>) {
    let tokens = Tokens::of(ui);
    let color = match crossed {
        Some(true) => tokens.red_line,
        Some(false) => tokens.uncertain,
        None => tokens.text_muted,
    };
    if assumed {
        ui.painter().circle_stroke(center, 5.0, (1.25, color));
    } else {
        icon::paint(ui.painter(), center, icons::PROHIBIT, size::ICON_INLINE, color);
    }
}

/// A block of text beside a red line's mark. `body` draws the text.
pub(super) fn marked(ui: &mut Ui, assumed: bool, crossed: Option<bool>, body: impl FnOnce(&mut Ui)) {
    let outer = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(pos2(outer.left() + 20.0, outer.top()), outer.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        body(ui);
    });
    red_line_mark(ui, outer.left_top() + vec2(6.0, 8.5), assumed, crossed);
    ui.add_space(6.0);
}

/// The line of one party: its name, a bar, a figure, and how far it may be off; read aloud as `spoken`.
pub(super) fn party_line(ui: &mut Ui, name: &str, bar: &Bar, figures: [&str; 2], spoken: &str) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken));
    let middle = rect.center().y;
    let (font, color) =
        if bar.strong { (r#type::body_semi(), tokens.text_primary) } else { (r#type::body(), tokens.text_primary) };
    let label = (rect.width() * 0.35).clamp(70.0, 160.0);
    let figure_right = rect.right() - 30.0;
    let bar_rect = Rect::from_min_max(
        pos2(rect.left() + label, rect.top()),
        pos2((figure_right - 30.0).max(rect.left() + label + 8.0), rect.bottom()),
    );
    let at = (pos2(rect.left(), middle), Align2::LEFT_CENTER);
    text::at_elided(ui.painter(), at, name, font.clone(), color, label - 6.0);
    bar.paint(ui, bar_rect);
    let [figure, plus_minus] = figures;
    text::at(ui.painter(), pos2(figure_right, middle), Align2::RIGHT_CENTER, figure, font, color);
    let muted = tokens.text_muted;
    text::at(ui.painter(), pos2(rect.right(), middle), Align2::RIGHT_CENTER, plus_minus, r#type::caption(), muted);
    tooltip::text(response, spoken);
}

/// A line that can be clicked: a name and, below or beside it, muted text. Read aloud as `spoken`.
pub(super) fn link_line(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    name: &str,
    detail: &str,
    spoken: &str,
) -> Response {
    let tokens = Tokens::of(ui);
    let width = ui.available_width() - size::ICON_INLINE;
    let name = text::elided(
        ui.painter(),
        name,
        r#type::small(),
        tokens.text_primary,
        if detail.is_empty() { width } else { width * 0.5 },
    );
    let left = name.size().x + size::STEP;
    let detail_color = tokens.text_muted;
    let detail = text::elided(ui.painter(), detail, r#type::small(), detail_color, (width - left).max(0.0));
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL_SMALL), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(egui::IdSalt::new(id)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), size::RADIUS_CONTROL, tokens.hover);
    }
    text::paint(ui.painter(), &name, rect.left_center(), Align2::LEFT_CENTER);
    text::paint(ui.painter(), &detail, rect.left_center() + vec2(left, 0.0), Align2::LEFT_CENTER);
    let caret = rect.right_center() - vec2(5.0, 0.0);
    icon::paint(ui.painter(), caret, icons::CARET_RIGHT, size::ICON_INLINE_SMALL, tokens.text_muted);
    focus::ring(ui, &response, size::RADIUS_CONTROL);
    tooltip::text(response, spoken)
}
