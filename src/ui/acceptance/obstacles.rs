//! What stands between the selected scenario and the selected party: red lines, and where value is lost.

use std::collections::BTreeSet;

use egui::{Align, Align2, Layout, Painter, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::assume::assumed_tag;
use super::changes;
use crate::model::ids::{IssueIx, PartyIx};
use crate::present::obstacles::{self as present, CrossedLine, LossRow, Obstacles};
use crate::present::sources::Citation;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::view::Selection;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{
    Button, IconButton, Tab, Tag, chip, dashed, empty, focus, icon, mark, section, tabs, tag, text, tooltip,
};

/// What the panel is called.
pub const TITLE: &str = "What stands in the way";
/// Height of a row under "Where value is lost".
const ROW: f32 = 31.0;
/// Space before what belongs to a red line, so that it stands below the line's name.
const INDENT: f32 = 22.0;
/// Width of a loss's figure.
const FIGURE: f32 = 34.0;
/// Height of a loss's bar.
const BAR: f32 = 8.0;

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub struct State {
    /// Red lines whose further sources are shown.
    open: BTreeSet<(PartyIx, IssueIx)>,
    /// Whether all single changes are shown, rather than the greatest.
    all_changes: bool,
}

/// Draws the panel's content.
pub fn show(ui: &mut Ui, document: &Document, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    tabs::dock(ui, "obstacles", &[Tab::with_icon(TITLE, icons::PATH)], 0, tokens.panel, |_| {});
    let Some((scenario, party)) = present::focus(document) else {
        empty::empty(ui, present::NOTHING_SELECTED, None);
        return;
    };
    let obstacles = present::obstacles(document, scenario, party);
    let scroll = ScrollArea::vertical().id_salt("obstacles").auto_shrink(false);
    scroll.show(ui, |ui| {
        let margins = egui::Margin::symmetric(size::CARD_MARGIN as i8, size::CARD_MARGIN as i8);
        egui::Frame::NONE.inner_margin(margins).show(ui, |ui| {
            ui.set_width(ui.available_width());
            path(ui, &obstacles);
            verdict(ui, &obstacles);
            if let Some(about) = &obstacles.about {
                ui.add_space(size::STEP);
                ui.label(egui::RichText::new(about).font(r#type::small()).color(tokens.text_muted));
            }
            if !obstacles.red_lines.is_empty() {
                ui.add_space(18.0);
                let note = present::red_lines_note(&obstacles);
                heading(ui, "Red lines in the way", &note);
                for line in &obstacles.red_lines {
                    red_line(ui, line, &obstacles, state, out);
                }
            }
            ui.add_space(18.0);
            losses(ui, &obstacles, out);
            ui.add_space(18.0);
            changes::show(ui, document, (scenario, party), &mut state.all_changes, out);
        });
    });
}

/// A section's title with a note at the right, ruled below.
pub(super) fn heading(ui: &mut Ui, title: &str, note: &str) {
    let tokens = Tokens::of(ui);
    section::section(ui, title, "", |ui| text::label(ui, note, r#type::caption(), tokens.text_muted));
    rule(ui);
}

pub(super) fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::STROKE), Sense::hover());
    ui.painter().rect_filled(rect, 0, Tokens::of(ui).line_subtle);
}

fn path(ui: &mut Ui, obstacles: &Obstacles) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let party = text::galley(ui.painter(), &obstacles.party_name, r#type::small(), tokens.text_secondary);
        let rest = party.size().x + size::CHIP_SMALL + size::ICON_INLINE_SMALL + size::MARK + 4.0 + 5.0 * size::STEP;
        chip::chip(ui, obstacles.scenario.0, size::CHIP_SMALL, &obstacles.scenario_name);
        let room = (ui.available_width() - rest + size::CHIP_SMALL).max(60.0);
        text::label_elided(ui, &obstacles.scenario_name, r#type::small(), tokens.text_secondary, room);
        icon::icon(ui, icons::CARET_RIGHT, size::ICON_INLINE_SMALL, tokens.text_muted);
        mark::mark(ui, obstacles.party.0, size::MARK);
        text::label(ui, &obstacles.party_name, r#type::small(), tokens.text_secondary);
    });
    ui.add_space(size::STEP);
}

/// The total, large, with the sentence beside it.
fn verdict(ui: &mut Ui, obstacles: &Obstacles) {
    let tokens = Tokens::of(ui);
    let total = text::galley(ui.painter(), &obstacles.total, r#type::title(), tokens.text_primary);
    let left = total.size().x + 12.0;
    let width = (ui.available_width() - left).max(80.0);
    let sentence =
        text::wrapped(ui.painter(), &obstacles.verdict, r#type::body(), tokens.text_primary, width, usize::MAX);
    let coverage =
        text::wrapped(ui.painter(), &obstacles.coverage, r#type::caption(), tokens.text_muted, width, usize::MAX);
    let height = (6.0 + sentence.size().y + 4.0 + coverage.size().y).max(total.size().y);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let spoken = format!("{}. {}. {}", obstacles.total, obstacles.verdict, obstacles.coverage);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let painter = ui.painter();
    text::paint(painter, &total, rect.left_top() - vec2(0.0, 2.0), Align2::LEFT_TOP);
    let place = text::paint(painter, &sentence, rect.left_top() + vec2(left, 6.0), Align2::LEFT_TOP);
    text::paint(painter, &coverage, place.left_bottom() + vec2(0.0, 4.0), Align2::LEFT_TOP);
}

fn red_line(ui: &mut Ui, line: &CrossedLine, obstacles: &Obstacles, state: &mut State, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    ui.add_space(10.0);
    let color = if line.certain { tokens.red_line } else { tokens.uncertain };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::STEP;
        let (place, response) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line.spoken));
        ring(ui.painter(), tokens, place.center(), color, line.assumed);
        let right = 64.0 + if line.assumed { 66.0 } else { 0.0 };
        let room = (ui.available_width() - right).max(60.0);
        let label = text::label_elided(ui, &line.label, r#type::body_semi(), tokens.text_primary, room);
        let label = label.interact(Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
        focus::ring(ui, &label, size::RADIUS_BAR);
        if label.clicked() {
            select(out, obstacles, line.issue);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            text::label(ui, line.state, r#type::small_semi(), color);
            if line.assumed {
                assumed_tag(ui);
            }
        });
    });
    ui.add_space(4.0);
    pair(ui, "Says", &line.says);
    pair(ui, "Ruled out", &line.never);
    if let Some(reason) = &line.reason {
        pair(ui, "Because", reason);
    }
    sources(ui, line, obstacles.party, state);
    ui.add_space(10.0);
    rule(ui);
}

/// The ring with a slash of a red line: full where a source states it, hollow where it is assumed.
fn ring(painter: &Painter, tokens: &Tokens, center: Pos2, color: egui::Color32, assumed: bool) {
    const RADIUS: f32 = 6.0;
    let reach = vec2(RADIUS * 0.6, RADIUS * 0.6);
    if assumed {
        painter.circle_stroke(center, RADIUS - 0.5, Stroke::new(1.25, color));
        painter.line_segment([center - reach, center + reach], Stroke::new(1.25, color));
    } else {
        painter.circle_filled(center, RADIUS + 0.5, color);
        painter.line_segment([center - reach, center + reach], Stroke::new(1.75, tokens.panel));
    }
}

/// A word and what stands under it, in two columns.
fn pair(ui: &mut Ui, word: &str, what: &str) {
    const WORD: f32 = 64.0;
    let tokens = Tokens::of(ui);
    let left = INDENT + WORD;
    let width = (ui.available_width() - left).max(80.0);
    let body = text::wrapped(ui.painter(), what, r#type::small(), tokens.text_primary, width, usize::MAX);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), body.size().y.max(16.0) + 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{word}: {what}")));
    let at = rect.left_top() + vec2(INDENT, 0.0);
    text::at(ui.painter(), at, Align2::LEFT_TOP, word, r#type::small(), tokens.text_muted);
    text::paint(ui.painter(), &body, rect.left_top() + vec2(left, 0.0), Align2::LEFT_TOP);
}

/// The first source of what is certainly crossed; the others, and those of what is only at risk, on request.
fn sources(ui: &mut Ui, line: &CrossedLine, party: PartyIx, state: &mut State) {
    let key = (party, line.issue);
    let open = state.open.contains(&key);
    let shown = if open { line.sources.len() } else { usize::from(line.certain).min(line.sources.len()) };
    for source in &line.sources[..shown] {
        citation(ui, source);
    }
    let first = usize::from(line.certain);
    if line.sources.len() <= first {
        return;
    }
    let label = present::more_sources(line, open);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let name = format!("{label}, {}", line.label);
        if ui.add(Button::link(&label).small().name(&name)).clicked() {
            if open {
                state.open.remove(&key);
            } else {
                state.open.insert(key);
            }
        }
    });
}

/// Quotation, publisher and date, class, and the address.
fn citation(ui: &mut Ui, source: &Citation) {
    let tokens = Tokens::of(ui);
    ui.add_space(4.0);
    let left = INDENT;
    if let Some(quote) = &source.quote {
        let width = ui.available_width() - left;
        let words = format!("“{quote}”");
        let body = text::wrapped(ui.painter(), &words, r#type::quote(), tokens.text_primary, width, usize::MAX);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), body.size().y + 2.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        text::paint(ui.painter(), &body, rect.left_top() + vec2(left, 0.0), Align2::LEFT_TOP);
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(left);
        let tag_room = source.class.map_or(0.0, |class| {
            text::galley(ui.painter(), class, r#type::caption(), tokens.text_secondary).size().x + 18.0
        });
        let room = (ui.available_width() - tag_room - size::ICON_BUTTON_SMALL - 6.0).max(60.0);
        let byline = text::label_elided(ui, &source.byline, r#type::caption(), tokens.text_muted, room);
        tooltip::text(byline, &source.title);
        if let Some(class) = source.class {
            tag::tag(ui, class, if source.with_care { Tag::Care } else { Tag::Plain });
        }
        if let Some(url) = &source.url {
            let name = format!("Open {}", source.title);
            let open = ui.add(IconButton::new(icons::ARROW_SQUARE_OUT, &name).small().color(tokens.focus));
            if open.clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(url));
            }
        }
    });
}

fn losses(ui: &mut Ui, obstacles: &Obstacles, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    heading(ui, "Where value is lost", "points of 100");
    if let Some(nothing) = obstacles.nothing_lost {
        ui.add_space(size::STEP);
        ui.label(egui::RichText::new(nothing).font(r#type::small()).color(tokens.text_muted));
    }
    for loss in &obstacles.losses {
        loss_row(ui, loss, obstacles, out);
    }
    if let Some(links) = &obstacles.links_note {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::STEP;
            icon::icon(ui, icons::LINK_SIMPLE, size::ICON_INLINE_SMALL, tokens.text_muted);
            text::label(ui, links, r#type::small(), tokens.text_secondary);
        });
    }
}

/// Where the parts of a row lie across the panel: label, what is said, bar.
fn loss_columns(rect: Rect) -> [Rect; 3] {
    let left = rect.left() + size::GROUP_SQUARE + size::STEP;
    let right = rect.right() - FIGURE;
    let room = (right - left - 2.0 * size::STEP).max(0.0);
    let (label, bar) = (room * 0.43, room * 0.24);
    let said = room - label - bar;
    let column = |from: f32, width: f32| Rect::from_x_y_ranges(from..=from + width, rect.y_range());
    [column(left, label), column(left + label + size::STEP, said), column(right - bar, bar)]
}

fn loss_row(ui: &mut Ui, loss: &LossRow, obstacles: &Obstacles, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &loss.spoken));
    if response.clicked() {
        select(out, obstacles, loss.issue);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect.expand2(vec2(size::HALF, 0.0)), size::RADIUS_CHIP, tokens.hover);
    }
    let middle = rect.center().y;
    let color = loss.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let square = Rect::from_center_size(
        pos2(rect.left() + size::GROUP_SQUARE / 2.0, middle),
        egui::Vec2::splat(size::GROUP_SQUARE),
    );
    painter.rect_filled(square, size::RADIUS_BAR, color);
    let [label, said, bar] = loss_columns(rect);
    let at = (pos2(label.left(), middle), Align2::LEFT_CENTER);
    let (_, cut) = text::at_elided(painter, at, &loss.label, r#type::small(), tokens.text_primary, label.width());
    let at = (pos2(said.left(), middle), Align2::LEFT_CENTER);
    let (_, said_cut) =
        text::at_elided(painter, at, &loss.says, r#type::caption(), tokens.text_muted, said.width() - size::HALF);
    let share = if obstacles.most > 0.0 { (loss.points / obstacles.most) as f32 } else { 0.0 };
    let length = (bar.width() * share).max(2.0);
    let filled = Rect::from_min_size(pos2(bar.left(), middle - BAR / 2.0), vec2(length, BAR));
    if loss.addressed {
        painter.rect_filled(filled, 1, color);
    } else {
        painter.rect_stroke(filled, 0, (size::STROKE, color.gamma_multiply(0.25)), StrokeKind::Inside);
        dashed::rect(painter, filled, 0.0, (size::STROKE, color), dashed::THIN);
    }
    let at = pos2(rect.right(), middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &loss.figure, r#type::small(), tokens.text_primary);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (size::STROKE, tokens.line_subtle));
    focus::ring_inside(ui, &response, size::RADIUS_CHIP);
    if cut || said_cut {
        tooltip::text(response, &loss.spoken);
    }
}

fn select(out: &mut Queue, obstacles: &Obstacles, issue: IssueIx) {
    let (scenario, party) = (Some(obstacles.scenario), Some(obstacles.party));
    out.view(ViewCommand::Select(Selection { scenario, party, issue: Some(issue) }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_a_loss_do_not_meet() {
        for width in [232.0, 272.0, 488.0] {
            let rect = Rect::from_min_size(pos2(10.0, 0.0), vec2(width, ROW));
            let [label, said, bar] = loss_columns(rect);
            assert!(label.right() < said.left() && said.right() < bar.left() && bar.right() < rect.right());
            assert!(label.width() > 60.0 && bar.width() > 30.0, "{width}");
        }
    }
}
