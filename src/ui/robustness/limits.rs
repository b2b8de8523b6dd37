//! Limits on weights: least and greatest shares, and conditions between two groups or issues, each with a way to remove it.

use egui::containers::menu::SubMenu;
use egui::{Align, Align2, Layout, Popup, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::present::robustness::limits::{ConditionRow, LimitRow, LimitsPanel, TIMES, times};
use crate::present::sensitivity::choices::{Choice, part};
use crate::session::command::ViewCommand;
use crate::session::robustness::{Condition, RobustnessCommand};
use crate::ui::frame::menu::{self, Row};
use crate::ui::queue::Queue;
use crate::ui::sensitivity::chooser::choose;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::{Button, IconButton, PercentValue, Segment, icon, segmented, text, tooltip};

/// Where rows begin.
const LEFT: f32 = size::HALF;
/// How far a row that was added stands in.
const DEEPER: f32 = 12.0;
/// Room for both shares and the word between them.
const SHARES: f32 = 106.0;
/// Room for the button that removes.
const REMOVE: f32 = size::CONTROL_SMALL;
/// Width of a party's code in the switch, where there is room.
const CODE: f32 = 50.0;
/// Height of each line of a condition.
const LINE: f32 = 22.0;
/// Width of a button beside its words: margins, gap and caret.
const BESIDE: f32 = 42.0;
/// Height of a menu at most, and its least width.
const MENU: f32 = 440.0;
const WIDTH: f32 = 200.0;

/// Draws the limits of one party.
pub(super) fn show(ui: &mut Ui, panel: &LimitsPanel, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    if !panel.parties.is_empty() {
        whose(ui, panel, out);
    }
    ui.horizontal(|ui| {
        ui.set_height(size::CONTROL_SMALL);
        ui.add_space(LEFT);
        let room = ui.available_width() - 44.0;
        text::label_elided(ui, &panel.title, r#type::caption(), tokens.text_muted, room);
        if panel.any {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Clear all: {}", panel.title);
                if ui.add(Button::link("Clear").small().name(&name)).clicked() {
                    send(out, RobustnessCommand::ClearLimits(panel.party));
                }
            });
        }
    });
    for row in &panel.rows {
        limit(ui, panel, row, out);
    }
    for row in &panel.conditions {
        condition(ui, panel, row, out);
        ui.add_space(size::HALF);
    }
    ui.add_space(size::HALF);
    ui.horizontal(|ui| {
        ui.set_height(size::CONTROL);
        ui.spacing_mut().item_spacing.x = size::HALF;
        ui.add_space(LEFT);
        if !panel.more.is_empty() {
            add_limit(ui, panel, out);
        }
        if panel.parts.len() > 1 {
            add_condition(ui, panel, out);
        }
    });
    ui.add_space(size::HALF);
}

fn send(out: &mut Queue, command: RobustnessCommand) {
    out.view(ViewCommand::Robustness(command));
}

/// Whose limits, where all judge.
fn whose(ui: &mut Ui, panel: &LimitsPanel, out: &mut Queue) {
    // Without marks, so that codes of many parties have room beside each other.
    let segments: Vec<Segment<'_>> =
        panel.parties.iter().map(|(_, code, name)| Segment { label: code, name: Some(name), party: None }).collect();
    let chosen = panel.parties.iter().position(|(party, ..)| *party == panel.party).unwrap_or_default();
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.add_space(LEFT);
        let width = (segments.len() as f32 * CODE).min(ui.available_width());
        let picked = segmented::segmented(ui, "Limits on whose weights", &segments, chosen, true, Some(width));
        if let Some((party, ..)) = picked.and_then(|at| panel.parties.get(at)) {
            out.view(ViewCommand::WeightsOf(*party));
        }
    });
}

/// A row that holds what `contents` draw from the left, and gives way to nothing else.
fn line(ui: &mut Ui, id: egui::Id, height: f32, contents: impl FnOnce(&mut Ui, Rect)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect).layout(layout));
    child.spacing_mut().item_spacing.x = 4.0;
    contents(&mut child, rect);
}

/// The button that removes a row, at its right end.
fn remove(ui: &mut Ui, rect: Rect, name: &str) -> bool {
    let place = Rect::from_min_max(pos2(rect.right() - REMOVE, rect.top()), rect.max);
    let layout = Layout::right_to_left(Align::Center);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("remove"));
    corner.add(IconButton::new(icons::X, name).small()).clicked()
}

fn limit(ui: &mut Ui, panel: &LimitsPanel, row: &LimitRow, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let id = ui.scope_id().with(("limit", row.part));
    line(ui, id, size::CONTROL_SMALL, |ui, rect| {
        let left = rect.left() + LEFT + row.depth as f32 * DEEPER;
        let hue = row.hue.map_or(tokens.bar_neutral, |hue| tokens.group(hue).color);
        let square = Rect::from_center_size(pos2(left + 5.0, rect.center().y), egui::Vec2::splat(9.0));
        ui.painter().rect_filled(square, size::RADIUS_BAR, hue);
        ui.add_space(left + 14.0 - rect.left());
        let end = rect.right() - if row.added { REMOVE } else { 0.0 };
        let color = if row.on { tokens.text_primary } else { tokens.text_secondary };
        let room = end - ui.cursor().left() - SHARES - 6.0;
        text::label_elided(ui, &row.name, r#type::small(), color, room);
        ui.add_space((end - ui.cursor().left() - SHARES).max(0.0));
        for (at, word) in ["least", "greatest"].into_iter().enumerate() {
            let name = format!("{}, {word} weight", row.name);
            let color = if row.on { tokens.text_primary } else { tokens.text_muted };
            let outcome = PercentValue::new(&name, &row.text[at]).color(color).id(id.with(word)).width(38.0).show(ui);
            if let Some(share) = outcome.entered {
                let mut between = row.between;
                between[at] = share;
                let all = between[0] <= 0.0 && between[1] >= 1.0;
                // A row that was added stays until it is removed.
                let limit = (!all || row.added).then_some(between);
                send(out, RobustnessCommand::Limit(panel.party, row.part, limit));
            }
            if !outcome.editing {
                tooltip::text(outcome.response, &format!("{name}: double click or Enter to change"));
            }
            if at == 0 {
                text::label(ui, "to", r#type::caption(), tokens.text_muted);
            }
        }
        if row.added && remove(ui, rect, &format!("Remove the limit on {}", row.name)) {
            send(out, RobustnessCommand::Limit(panel.party, row.part, None));
        }
    });
}

/// What weighs more; below it how many times as much as what, on a line of its own where there is no room beside.
fn condition(ui: &mut Ui, panel: &LimitsPanel, row: &ConditionRow, out: &mut Queue) {
    let tokens = Tokens::of(ui);
    let pair = [row.condition.more, row.condition.less];
    let id = ui.scope_id().with(("condition", pair));
    let measure = |words: &str, font| text::galley(ui.painter(), words, font, tokens.text_primary).size().x;
    let wide = measure(&row.times, r#type::small()) + BESIDE + measure(&row.less, r#type::small_semi());
    let lines = if wide > ui.available_width() - LEFT - REMOVE { 3.0 } else { 2.0 };
    line(ui, id, lines * LINE, |ui, rect| {
        let inside =
            Rect::from_min_max(pos2(rect.left() + LEFT, rect.top()), pos2(rect.right() - REMOVE, rect.bottom()));
        let (above, below) = inside.split_top_bottom_at_y(rect.top() + LINE);
        let (below, last) = below.split_top_bottom_at_y(below.top() + LINE);
        let layout = Layout::left_to_right(Align::Center);
        let mut first = ui.new_child(UiBuilder::new().max_rect(above).layout(layout).id_salt("more"));
        first.spacing_mut().item_spacing.x = 4.0;
        let room = above.width();
        text::label_elided(&mut first, &row.more, r#type::small_semi(), tokens.text_primary, room);
        let mut second = ui.new_child(UiBuilder::new().max_rect(below).layout(layout).id_salt("less"));
        second.spacing_mut().item_spacing.x = 4.0;
        let name = format!("{}: change how much", row.spoken);
        let button = Button::secondary(&row.times).small().icon_after(icons::CARET_DOWN).name(&name);
        let response = second.add(button);
        Popup::menu(&response).gap(2.0).show(|ui| {
            let titles = TIMES.map(times);
            menu::fit(ui, titles.iter().map(String::as_str), WIDTH, 0.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (times, title) in TIMES.into_iter().zip(&titles) {
                let item = Row { title, keys: None, on: Some(*title == row.times), enabled: true };
                if menu::item(ui, &item).clicked() {
                    send(out, RobustnessCommand::Demand(panel.party, Condition { times, ..row.condition }));
                    ui.close();
                }
            }
        });
        let mut third = ui.new_child(UiBuilder::new().max_rect(last).layout(layout).id_salt("alone"));
        let place = if lines > 2.0 { &mut third } else { &mut second };
        let room = below.right() - place.cursor().left();
        text::label_elided(place, &row.less, r#type::small_semi(), tokens.text_primary, room);
        if remove(ui, rect, &format!("Remove: {}", row.spoken)) {
            send(out, RobustnessCommand::Release(panel.party, pair));
        }
    });
}

fn add_limit(ui: &mut Ui, panel: &LimitsPanel, out: &mut Queue) {
    let button = Button::secondary("Add a limit…").small().name("Add a limit on an issue or a group within another");
    let response = ui.add(button);
    Popup::menu(&response).gap(2.0).show(|ui| {
        if let Some(target) = choose(ui, &panel.more, None) {
            send(out, RobustnessCommand::Limit(panel.party, part(target), Some([0.0, 1.0])));
            ui.close();
        }
    });
}

/// What weighs more, each with a menu of what weighs less.
fn add_condition(ui: &mut Ui, panel: &LimitsPanel, out: &mut Queue) {
    let button = Button::secondary("Add a condition…").small().name("Add a condition between two weights");
    let response = ui.add(button);
    Popup::menu(&response).gap(2.0).show(|ui| {
        let titles: Vec<String> = panel.parts.iter().map(title).collect();
        menu::fit(ui, titles.iter().map(String::as_str), WIDTH, size::ICON_INLINE + 2.0 * size::STEP);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            for (more, title) in panel.parts.iter().zip(&titles) {
                let row = menu::item(ui, &Row { title, keys: None, on: None, enabled: true });
                let place = pos2(row.rect.right() - 2.0 * size::STEP, row.rect.center().y);
                let color = Tokens::of(ui).text_muted;
                icon::paint(ui.painter(), place, icons::CARET_RIGHT, size::ICON_INLINE_SMALL, color);
                SubMenu::new().show(ui, &row, |ui| as_much_as(ui, panel, more, out));
            }
        });
    });
}

/// The second menu: than what `more` weighs at least as much.
fn as_much_as(ui: &mut Ui, panel: &LimitsPanel, more: &Choice, out: &mut Queue) {
    let head = format!("{} at least as much as", more.name);
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, size::CONTROL_SMALL), Sense::hover());
    let at = (pos2(rect.left() + size::STEP, rect.center().y), Align2::LEFT_CENTER);
    let color = Tokens::of(ui).text_muted;
    text::at_elided(ui.painter(), at, &head, r#type::caption(), color, rect.width() - size::STEP);
    let others: Vec<Choice> = panel.parts.iter().filter(|other| other.target != more.target).cloned().collect();
    if let Some(less) = choose(ui, &others, None) {
        let condition = Condition::at_least_as_much(part(more.target), part(less));
        send(out, RobustnessCommand::Demand(panel.party, condition));
        ui.close();
    }
}

fn title(choice: &Choice) -> String {
    format!("{}{}", "    ".repeat(choice.depth), choice.name)
}
