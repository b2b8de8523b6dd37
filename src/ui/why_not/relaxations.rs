//! What one relaxation would buy: a radio list of what could be given up, and what is tried out at its foot.

use std::collections::BTreeSet;

use egui::{Align, Align2, Layout, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::parts;
use crate::present::why_not::relaxations::{Part, RelaxationRow, Relaxations, Section};
use crate::present::why_not::trial::{TAG, TrialView};
use crate::session::command::ViewCommand;
use crate::session::why_not::Relaxed;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::segmented::{self, Segment};
use crate::ui::widgets::{Button, empty, focus, icon, mark, text, tooltip, what_if};

/// Height of a row.
const ROW: f32 = 28.0;
/// Height of the row above the table, and of the foot.
const HEAD: f32 = 27.0;
/// Height of the foot.
const FOOT: f32 = 44.0;
/// Width of "Try it".
const TRY: f32 = 56.0;
/// Width of a share.
const SHARE: f32 = 62.0;
/// Width of a count.
const COUNT: f32 = 86.0;
/// Width of a bar.
const BAR: f32 = 74.0;
/// Radius of the radio's ring.
const RADIO: f32 = 7.0;

/// What the foot asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// End the trial.
    Clear,
    /// Search under the same assumption.
    Negotiate,
}

/// The switch of what is listed, laid out from the right edge of the tab strip.
pub(super) fn switch(ui: &mut Ui, shown: Relaxed, out: &mut Queue) {
    let segments = [Segment::new("Red lines"), Segment::new("No-deal values"), Segment::new("Both")];
    let chosen = Relaxed::ALL.iter().position(|choice| *choice == shown).unwrap_or_default();
    let picked = segmented::segmented(ui, "Relaxations listed", &segments, chosen, true, None);
    if let Some(choice) = picked.and_then(|picked| Relaxed::ALL.get(picked)) {
        out.view(ViewCommand::Relaxed(*choice));
    }
}

/// Where the columns of a row lie.
#[derive(Clone, Copy, Debug)]
struct Columns {
    radio: f32,
    label: [f32; 2],
    bar: [f32; 2],
    count: f32,
    share: f32,
    right: f32,
}

impl Columns {
    fn new(rect: Rect) -> Self {
        let right = rect.right() - size::CARD_MARGIN;
        let share = right - TRY;
        let count = share - SHARE;
        let bar = count - COUNT;
        let radio = rect.left() + size::CARD_MARGIN + RADIO;
        let bar_width = BAR.min(rect.width() * 0.13);
        Self {
            radio,
            label: [radio + 20.0, bar - bar_width - size::STEP],
            bar: [bar - bar_width, bar],
            count,
            share,
            right,
        }
    }
}

/// Draws table and foot. Returns what the foot asks for. `open` are the sections whose zeros are unfolded.
pub(super) fn show(
    ui: &mut Ui,
    relaxations: &Relaxations,
    trial: Option<&TrialView>,
    open: &mut BTreeSet<usize>,
    out: &mut Queue,
) -> Option<Asked> {
    let space = ui.available_rect_before_wrap();
    let (table, at_foot) = match trial {
        Some(_) => space.split_top_bottom_at_y(space.bottom() - FOOT),
        None => (space, Rect::NOTHING),
    };
    let mut inside = ui.new_child(UiBuilder::new().max_rect(table).id_salt("relaxations"));
    inside.set_clip_rect(table.intersect(ui.clip_rect()));
    inside.spacing_mut().item_spacing = egui::Vec2::ZERO;
    match &relaxations.nothing {
        Some(nothing) => {
            empty::empty(&mut inside, nothing, None);
        }
        None => rows(&mut inside, relaxations, open, out),
    }
    let trial = trial?;
    foot(ui, at_foot, trial)
}

fn rows(ui: &mut Ui, relaxations: &Relaxations, open: &mut BTreeSet<usize>, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let columns = Columns::new(head);
    let (painter, middle) = (ui.painter().clone(), head.center().y);
    let muted = tokens.text_muted;
    let at = pos2(head.left() + size::CARD_MARGIN, middle);
    text::at(&painter, at, Align2::LEFT_CENTER, "If this were given up", r#type::caption(), muted);
    text::at(&painter, pos2(columns.count, middle), Align2::RIGHT_CENTER, relaxations.head, r#type::caption(), muted);
    text::at(&painter, pos2(columns.share, middle), Align2::RIGHT_CENTER, "share", r#type::caption(), muted);
    let mut radios = Vec::new();
    ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(ui, |ui| {
        for (ix, section) in relaxations.sections.iter().enumerate() {
            section_head(ui, section);
            for row in &section.rows {
                radios.push((show_row(ui, row), row));
            }
            let Some(zeros) = &section.zeros else { continue };
            let is_open = open.contains(&ix);
            if folded(ui, ix, &zeros.label, is_open) {
                if is_open {
                    open.remove(&ix);
                } else {
                    open.insert(ix);
                }
            }
            if is_open {
                for row in &zeros.rows {
                    radios.push((show_row(ui, row), row));
                }
            }
        }
        if let Some(waiting) = &relaxations.waiting {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, waiting));
            let at = pos2(columns.label[0], rect.center().y);
            text::at(ui.painter(), at, Align2::LEFT_CENTER, waiting, r#type::small(), muted);
        }
    });
    let responses: Vec<Response> = radios.iter().map(|(response, _)| response.clone()).collect();
    let clicked = responses.iter().position(Response::clicked);
    if let Some(picked) = clicked.or_else(|| focus::arrows(ui, &responses)) {
        out.view(ViewCommand::Try(radios[picked].1.relaxed.clone()));
    }
}

fn section_head(ui: &mut Ui, section: &Section) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::MATRIX_GROUP_ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &section.title));
    let painter = ui.painter();
    painter.rect_filled(rect, 0, tokens.group_row());
    let columns = Columns::new(rect);
    let at = pos2(rect.left() + size::CARD_MARGIN, rect.center().y);
    text::at(painter, at, Align2::LEFT_CENTER, &section.title, r#type::small_semi(), tokens.text_primary);
    let at = pos2(columns.bar[1], rect.center().y);
    text::at(painter, at, Align2::RIGHT_CENTER, &section.scale, r#type::caption(), tokens.text_muted);
}

/// The row of those that gain nothing. Returns whether it was clicked.
fn folded(ui: &mut Ui, ix: usize, label: &str, is_open: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(("zeros", ix)), Sense::click());
    let verb = if is_open { "Fold" } else { "Show" };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {label}: 0 packages")));
    let columns = Columns::new(rect);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 0, tokens.hover);
    }
    let glyph = if is_open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    icon::paint(painter, pos2(columns.radio, rect.center().y), glyph, size::ICON_INLINE_SMALL, tokens.text_muted);
    let at = (pos2(columns.label[0], rect.center().y), Align2::LEFT_CENTER);
    let room = columns.count - 20.0 - columns.label[0];
    text::at_elided(painter, at, label, r#type::small(), tokens.text_secondary, room);
    let at = pos2(columns.count, rect.center().y);
    text::at(painter, at, Align2::RIGHT_CENTER, "0", r#type::body_semi(), tokens.text_muted);
    parts::rule(ui, rect);
    focus::ring_inside(ui, &response, 0);
    response.clicked()
}

fn show_row(ui: &mut Ui, row: &RelaxationRow) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(egui::IdSalt::new(&row.relaxed)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, row.on, &row.spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let columns = Columns::new(rect);
    let painter = ui.painter();
    let middle = rect.center().y;
    if row.on || response.hovered() {
        painter.rect_filled(rect, 0, if row.on { tokens.selected } else { tokens.hover });
    }
    let center = pos2(columns.radio, middle);
    painter.circle(center, RADIO, tokens.raised, (1.25, if row.on { tokens.text_primary } else { tokens.line_strong }));
    if row.on {
        painter.circle_filled(center, 3.5, tokens.text_primary);
    }
    let cut = label(ui, &row.parts, middle, columns.label);
    let bar = Rect::from_x_y_ranges(columns.bar[0]..=columns.bar[1], rect.y_range());
    parts::bar(painter, tokens, bar, row.length, tokens.bar_neutral);
    let at = pos2(columns.count, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.count, r#type::body_semi(), tokens.text_primary);
    let at = pos2(columns.share, middle);
    text::at(painter, at, Align2::RIGHT_CENTER, &row.share, r#type::caption(), tokens.text_muted);
    let at = pos2(columns.right, middle);
    if row.on {
        text::at(painter, at, Align2::RIGHT_CENTER, "on", r#type::small_semi(), tokens.text_primary);
    } else {
        text::at(painter, at, Align2::RIGHT_CENTER, "Try it", r#type::small(), tokens.focus);
    }
    parts::rule(ui, rect);
    focus::ring_inside(ui, &response, 0);
    if cut || row.parts.len() > 1 {
        tooltip::titled(response, &row.spoken, &row.exact)
    } else {
        tooltip::text(response, &row.exact)
    }
}

/// The parts of a row with their marks, joined by "and". Returns whether something was cut.
fn label(ui: &Ui, parts: &[Part], middle: f32, [left, right]: [f32; 2]) -> bool {
    let tokens = Tokens::of(ui);
    let painter = ui.painter();
    let (mut x, mut cut) = (left, false);
    for (ix, part) in parts.iter().enumerate() {
        if ix > 0 {
            let at = pos2(x + 8.0, middle);
            x = text::at(painter, at, Align2::LEFT_CENTER, "and", r#type::caption(), tokens.text_muted).right() + 8.0;
        }
        // What is left is shared by the parts that are still to come.
        let share = (right - x) / (parts.len() - ix) as f32 - if ix + 1 < parts.len() { 32.0 } else { 0.0 };
        mark::paint_party(painter, tokens, pos2(x + 5.0, middle), size::MARK, part.party.0);
        let start = x + 18.0;
        let room = (share - 18.0).max(0.0);
        // Two parts have no room for their issues; what is heard names them.
        let issue = part.issue.as_ref().filter(|_| parts.len() == 1);
        let issue = issue.map(|issue| format!("{issue}: ")).unwrap_or_default();
        let mut job = egui::text::LayoutJob::default();
        let format = |color| egui::TextFormat::simple(r#type::small(), color);
        job.append(&issue, 0.0, format(tokens.text_muted));
        job.append(&part.label, 0.0, format(tokens.text_primary));
        job.wrap =
            egui::text::TextWrapping { break_anywhere: true, ..egui::text::TextWrapping::truncate_at_width(room) };
        let galley = painter.layout_job(job);
        cut |= galley.elided;
        x = text::paint(painter, &galley, pos2(start, middle), Align2::LEFT_CENTER).right();
    }
    cut
}

/// What is tried out, with the buttons that end it or search under it.
fn foot(ui: &mut Ui, rect: Rect, trial: &TrialView) -> Option<Asked> {
    let tokens = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0, tokens.panel);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::STROKE, tokens.line));
    let inside = rect.shrink2(vec2(size::CARD_MARGIN, 0.0));
    let mut asked = None;
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("foot"));
    row.spacing_mut().item_spacing.x = size::STEP;
    let negotiate = row.add(Button::secondary("Negotiate").small().icon(icons::HANDSHAKE));
    if tooltip::text(negotiate, "Search the packages under the same assumption").clicked() {
        asked = Some(Asked::Negotiate);
    }
    let clear = row.add(Button::secondary("Clear").small().icon(icons::X).name("Clear what is tried out"));
    if tooltip::with_keys(clear, "Clear what is tried out", Some("Esc")).clicked() {
        asked = Some(Asked::Clear);
    }
    let room = row.available_rect_before_wrap();
    let at = pos2(inside.left(), rect.center().y);
    let tag = what_if::paint(ui.painter(), tokens, (at, Align2::LEFT_CENTER), TAG);
    let left = tag.right() + size::STEP;
    let right = room.right() - size::STEP;
    let both = format!("{} {}", trial.sentence, trial.disclaimer);
    let at = pos2(left, rect.center().y);
    let first = text::galley(ui.painter(), &trial.sentence, r#type::small_semi(), tokens.text_primary);
    let second = text::galley(ui.painter(), &trial.disclaimer, r#type::small(), tokens.text_secondary);
    if first.size().x + size::STEP + second.size().x <= right - left {
        let place = text::paint(ui.painter(), &first, at, Align2::LEFT_CENTER);
        text::paint(ui.painter(), &second, pos2(place.right() + size::STEP, at.y), Align2::LEFT_CENTER);
    } else {
        // Where both do not fit in one line they stand below each other.
        let up = (at - vec2(0.0, 8.0), Align2::LEFT_CENTER);
        let (sentence, disclaimer) = (&trial.sentence, &trial.disclaimer);
        text::at_elided(ui.painter(), up, sentence, r#type::small_semi(), tokens.text_primary, right - left);
        let down = (at + vec2(0.0, 8.0), Align2::LEFT_CENTER);
        text::at_elided(ui.painter(), down, disclaimer, r#type::caption(), tokens.text_secondary, right - left);
    }
    let place = Rect::from_min_max(pos2(inside.left(), rect.top()), pos2(right.max(left), rect.bottom()));
    let response = ui.interact(place, ui.scope_id().with("tried out"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{TAG}. {both}")));
    tooltip::text(response, &both);
    asked
}
