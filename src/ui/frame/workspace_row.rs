//! The workspace row: which screen, how silence counts, who judges, and the export.

use egui::{Align, Color32, Frame, Layout, Panel, Popup, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::keys;
use crate::model::framework::Silence;
use crate::model::ids::PartyIx;
use crate::present::actions::Action;
use crate::present::text as words;
use crate::session::command::{EditCommand, ViewCommand};
use crate::session::document::Document;
use crate::session::tabs::Session;
use crate::session::tour::Step;
use crate::session::view::{JudgedBy, Workspace};
use crate::ui::queue::Queue;
use crate::ui::spot;
use crate::ui::theme::{Tokens, icons, size, r#type};
use crate::ui::widgets::segmented::{self, Segment};
use crate::ui::widgets::tabs::{self, Tab};
use crate::ui::widgets::{Button, IconButton, focus, icon, text, tooltip};

/// What the row gives up, one after the other, where the window is too narrow for all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// Everything with its label.
    #[default]
    Ample,
    /// Export is an icon.
    NoExport,
    /// The words before the switches are gone.
    NoHeads,
    /// Parties are marks.
    Marks,
    /// So many screens, counted from the right, are icons.
    Icons(usize),
}

impl Room {
    const LEAST: Self = Self::Icons(Workspace::ALL.len());

    /// From the most room to the least.
    fn all() -> impl Iterator<Item = Self> {
        let icons = (1..=Workspace::ALL.len()).map(Self::Icons);
        [Self::Ample, Self::NoExport, Self::NoHeads, Self::Marks].into_iter().chain(icons)
    }

    /// Whether the screen at a place is an icon.
    const fn is_icon(self, place: usize) -> bool {
        matches!(self, Self::Icons(dropped) if place + dropped >= Workspace::ALL.len())
    }
}

/// Draws it.
pub fn show(ui: &mut Ui, session: &Session, document: &Document, out: &mut Queue) {
    let fill = Tokens::of(ui).panel;
    Panel::top("workspace row").exact_size(size::WORKSPACE_ROW).resizable(false).frame(Frame::NONE.fill(fill)).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            let room = Room::all().find(|room| needed(ui, document, *room) <= rect.width()).unwrap_or(Room::LEAST);
            let layout = Layout::left_to_right(Align::Center);
            let within = Rect::from_min_max(rect.min + vec2(size::HALF, 0.0), rect.max);
            ui.scope_builder(UiBuilder::new().max_rect(within).layout(layout), |ui| {
                workspaces(ui, document, room, out);
            });
            let within = Rect::from_min_max(rect.min, pos2(rect.right() - size::PANEL_MARGIN, rect.bottom()));
            let layout = Layout::right_to_left(Align::Center);
            ui.scope_builder(UiBuilder::new().max_rect(within).layout(layout), |ui| {
                ui.spacing_mut().item_spacing.x = size::STEP;
                export(ui, session, room, out);
                ui.add_space(size::STEP);
                judges(ui, document, room, out);
                ui.add_space(size::STEP);
                silence(ui, document, room, out);
            });
        },
    );
}

const fn glyph(workspace: Workspace) -> char {
    match workspace {
        Workspace::Compare => icons::COLUMNS,
        Workspace::Acceptance => icons::TABLE,
        Workspace::WhyNot => icons::QUESTION,
        Workspace::Negotiate => icons::HANDSHAKE,
        Workspace::Sensitivity => icons::CHART_LINE,
        Workspace::Robustness => icons::DICE_FIVE,
        Workspace::Evidence => icons::ARTICLE,
    }
}

fn workspaces(ui: &mut Ui, document: &Document, room: Room, out: &mut Queue) {
    let titles = Workspace::ALL.map(words::workspace);
    let open = Workspace::ALL.iter().position(|workspace| *workspace == document.view().workspace).unwrap_or_default();
    let tab = |(place, (workspace, title))| {
        let tab = Tab::with_icon(title, glyph(workspace));
        if room.is_icon(place) { tab.icon_only() } else { tab }
    };
    let tabs: Vec<Tab<'_>> = Workspace::ALL.into_iter().zip(titles).enumerate().map(tab).collect();
    if let Some(workspace) = tabs::workspaces(ui, "Workspaces", &tabs, open).and_then(|ix| Workspace::ALL.get(ix)) {
        out.view(ViewCommand::Workspace(*workspace));
    }
}

fn export(ui: &mut Ui, session: &Session, room: Room, out: &mut Queue) {
    let keys = keys::of(ui.ctx(), Action::Export);
    let keys = keys.as_deref().unwrap_or_default();
    let button = if room == Room::Ample {
        let button = ui.add(Button::secondary("Export").icon(icons::EXPORT).name("Export…"));
        tooltip::with_keys(button, "Export what is compared", Some(keys))
    } else {
        ui.add(IconButton::new(icons::EXPORT, "Export…").keys(keys).framed())
    };
    spot::note(ui.ctx(), Step::Export, button.rect.expand(size::HALF));
    if button.clicked() {
        out.action(Action::Export, session);
    }
}

fn judges(ui: &mut Ui, document: &Document, room: Room, out: &mut Queue) {
    let framework = document.framework();
    let marks_only = room >= Room::Marks;
    let mut segments: Vec<Segment<'_>> = framework
        .parties()
        .iter()
        .enumerate()
        .map(|(ix, party)| Segment {
            label: if marks_only { "" } else { party.label() },
            name: (marks_only || party.label() != party.name).then_some(party.name.as_str()),
            party: Some(ix),
        })
        .collect();
    segments.push(Segment::new("All"));
    let judge = document.view().judged_by.party().map_or(segments.len() - 1, |party| party.0);
    if let Some(chosen) = segmented::segmented(ui, "Judged by", &segments, judge, false, None) {
        let all = chosen + 1 == segments.len();
        out.view(ViewCommand::JudgedBy(if all { JudgedBy::All } else { JudgedBy::Party(PartyIx(chosen)) }));
    }
    if room < Room::NoHeads {
        head(ui, "Judged by");
    }
}

fn head(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui).text_muted;
    text::label(ui, words, r#type::body(), color);
}

fn silence(ui: &mut Ui, document: &Document, room: Room, out: &mut Queue) {
    let now = document.edits().silence;
    let name = format!("Silence counts as {}", words::silence(now).to_lowercase());
    let button = Button::secondary(words::silence(now)).icon_after(icons::CARET_DOWN).name(&name);
    let response = tooltip::titled(ui.add(button), &name, words::silence_meaning(now));
    Popup::menu(&response).gap(size::HALF).show(|ui| {
        ui.set_width(344.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for mode in Silence::ALL {
            if choice(ui, mode, mode == now, mode == document.framework().silence()) {
                out.edit(EditCommand::SetSilence(mode));
                ui.close();
            }
        }
    });
    if room < Room::NoHeads {
        head(ui, "Silence");
    }
}

/// A way for silence to count with what it means; returns whether it was picked.
fn choice(ui: &mut Ui, mode: Silence, on: bool, of_file: bool) -> bool {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let meaning = words::silence_meaning(mode);
    let indent = 28.0;
    let detail =
        text::wrapped(ui.painter(), meaning, r#type::small(), tokens.text_muted, width - indent - size::STEP, 4);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 26.0 + detail.size().y + size::STEP), Sense::click());
    let title = words::silence(mode);
    response
        .widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), on, format!("{title}. {meaning}")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, size::RADIUS_CONTROL, tokens.hover);
    }
    let line = rect.top() + 15.0;
    if on {
        let at = pos2(rect.left() + indent / 2.0, line);
        icon::paint(ui.painter(), at, icons::CHECK, size::ICON_INLINE, tokens.text_primary);
    }
    let left = rect.left() + indent;
    let align = egui::Align2::LEFT_CENTER;
    let place = text::at(ui.painter(), pos2(left, line), align, title, r#type::body_semi(), tokens.text_primary);
    if of_file {
        let at = pos2(place.right() + size::STEP, line);
        text::at(ui.painter(), at, align, "as the file says", r#type::small(), tokens.text_muted);
    }
    text::paint(ui.painter(), &detail, pos2(left, rect.top() + 26.0), egui::Align2::LEFT_TOP);
    focus::ring_inside(ui, &response, size::RADIUS_CONTROL);
    response.clicked()
}

/// The width of the whole row with that much room.
fn needed(ui: &Ui, document: &Document, room: Room) -> f32 {
    let measure =
        |words: &str| text::galley(ui.painter(), words, r#type::body_semi(), Color32::PLACEHOLDER).size().x.ceil();
    let screens: f32 = Workspace::ALL
        .into_iter()
        .enumerate()
        .map(|(place, workspace)| {
            let label = if room.is_icon(place) { 0.0 } else { measure(words::workspace(workspace)) + 8.0 };
            label + size::ICON + 24.0
        })
        .sum();
    let parties: f32 = document
        .framework()
        .parties()
        .iter()
        .map(|party| if room >= Room::Marks { 0.0 } else { measure(party.label()) } + 24.0 + size::MARK + size::STEP)
        .sum();
    let all = measure("All") + 24.0;
    let heads = if room < Room::NoHeads { measure("Judged by") + measure("Silence") + 2.0 * size::STEP } else { 0.0 };
    let export = if room == Room::Ample { measure("Export") + 44.0 } else { size::ICON_BUTTON };
    let silence = measure("Status quo") + 40.0;
    screens + parties + all + heads + export + silence + 6.0 * size::STEP + 2.0 * size::PANEL_MARGIN
}
