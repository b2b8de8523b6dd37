//! Single changes of the selected scenario, with what each is worth to every party, and the copy that tries one.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::obstacles::{heading, rule};
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::present::changes::{self as present, ChangeRow, Changes};
use crate::session::document::Document;
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, icon, mark, text, tooltip};

/// Height of a line of a change.
const LINE: f32 = 21.0;
/// Width of one party's figure with its mark.
const EFFECT: f32 = 56.0;

/// Draws the section. `all` says whether every change is shown.
pub(super) fn show(
    ui: &mut Ui,
    document: &Document,
    (scenario, party): (ScenarioIx, PartyIx),
    all: &mut bool,
    out: &mut Queue,
) {
    let tokens = Tokens::of(ui);
    let changes = present::changes(document, scenario, party);
    let top = ui.cursor().min;
    heading(ui, "Single changes, largest first", "");
    ui.add_space(size::HALF);
    text::label(ui, changes.note, r#type::caption(), tokens.text_muted);
    meaning(ui, &changes, top);
    if let Some(nothing) = changes.nothing {
        ui.add_space(size::STEP);
        ui.label(egui::RichText::new(nothing).font(r#type::small()).color(tokens.text_muted));
    }
    let shown = if *all { changes.rows.len() } else { present::SHOWN.min(changes.rows.len()) };
    for change in &changes.rows[..shown] {
        if ui.push_id(("change", change.issue.0), |ui| row(ui, change)).inner {
            let (add, select) = present::try_it(document, scenario, change);
            out.edit(add);
            out.view(select);
        }
    }
    if let Some(more) = present::more(&changes, *all) {
        ui.add_space(size::STEP);
        if ui.add(Button::link(&more).small().name(&format!("{more}, single changes"))).clicked() {
            *all = !*all;
        }
    }
}

/// What the list leaves out, as a tooltip of its heading.
fn meaning(ui: &Ui, changes: &Changes, top: egui::Pos2) {
    let rect = Rect::from_min_max(top, pos2(top.x + ui.available_width(), ui.cursor().top()));
    tooltip::text(ui.interact(rect, ui.scope_id().with("meaning of changes"), Sense::hover()), changes.meaning);
}

/// One change. Returns whether it is to be tried.
fn row(ui: &mut Ui, change: &ChangeRow) -> bool {
    let tokens = Tokens::of(ui);
    ui.add_space(7.0);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 2.0 * LINE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &change.spoken));
    let painter = ui.painter();
    let first = rect.top() + LINE / 2.0;
    let color = change.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
    let square = Rect::from_center_size(
        pos2(rect.left() + size::GROUP_SQUARE / 2.0, first),
        egui::Vec2::splat(size::GROUP_SQUARE),
    );
    painter.rect_filled(square, size::RADIUS_BAR, color);
    let left = rect.left() + size::GROUP_SQUARE + 6.0;
    let at = (pos2(left, first), Align2::LEFT_CENTER);
    let (_, mut cut) =
        text::at_elided(painter, at, &change.label, r#type::small_semi(), tokens.text_primary, rect.right() - left);
    let second = rect.top() + LINE * 1.5;
    let at = (pos2(rect.left(), second), Align2::LEFT_CENTER);
    let room = width - 24.0;
    let (from, from_cut) =
        text::at_elided(painter, at, &change.from, r#type::small(), tokens.text_secondary, room * 0.5);
    let arrow = pos2(from.right() + 12.0, second);
    icon::paint(painter, arrow, icons::ARROW_RIGHT, size::ICON_INLINE_SMALL, tokens.text_muted);
    let at = (pos2(arrow.x + 12.0, second), Align2::LEFT_CENTER);
    let room = rect.right() - at.0.x;
    let (_, to_cut) = text::at_elided(painter, at, &change.to, r#type::small(), tokens.text_primary, room);
    cut |= from_cut || to_cut;
    if cut {
        tooltip::text(response, &change.spoken);
    }
    let tried = effects(ui, change);
    ui.add_space(7.0);
    rule(ui);
    tried
}

/// What the change is worth to each party, in as many lines as they need, with the button at the end of the last.
fn effects(ui: &mut Ui, change: &ChangeRow) -> bool {
    const BUTTON: f32 = 44.0;
    let tokens = Tokens::of(ui);
    let room = ui.available_width() - BUTTON;
    let per_line = ((room / EFFECT).floor() as usize).max(1);
    let lines = change.effects.len().div_ceil(per_line);
    let mut tried = false;
    for (line, effects) in change.effects.chunks(per_line).enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE + 3.0), Sense::hover());
        let middle = rect.center().y;
        for (ix, effect) in effects.iter().enumerate() {
            let left = rect.left() + EFFECT * ix as f32;
            let painter = ui.painter();
            mark::paint_party(painter, tokens, pos2(left + 5.0, middle), size::MARK, effect.party.0);
            let at = pos2(left + 15.0, middle);
            text::at(painter, at, Align2::LEFT_CENTER, &effect.figure, r#type::small(), tokens.difference(effect.gain));
        }
        if line + 1 == lines {
            let place = rect.with_min_x(rect.right() - BUTTON);
            let layout = Layout::right_to_left(Align::Center);
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout).id_salt("try"));
            let button = child.add(Button::link(present::TRY).small().name(&change.try_it));
            tried =
                tooltip::text(button, "Adds a copy of the scenario with this change, as a further column").clicked();
        }
    }
    tried
}
