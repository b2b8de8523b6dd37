//! The panels of an open document. Where the window is narrow the side panels fold to strips, and open over the centre.

use egui::{Area, CentralPanel, Frame, Id, Margin, Order, Panel, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::present::text;
use crate::session::command::ViewCommand;
use crate::session::document::Document;
use crate::session::settings::Settings;
use crate::session::tabs::Session;
use crate::session::tour::Step;
use crate::session::view::{SourcesView, Workspace};
use crate::ui::queue::Queue;
use crate::ui::theme::{Tokens, icons, size};
use crate::ui::widgets::IconButton;
use crate::ui::{acceptance, compare, evidence, negotiate, robustness, sensitivity, why_not};

/// A side of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// How a side panel is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// The screen has none.
    #[default]
    Absent,
    /// Beside the centre.
    Docked,
    /// As a strip, because the user hid it.
    Hidden,
    /// As a strip, because the window is narrow.
    Folded,
}

/// What is kept of one side.
#[derive(Clone, Copy, Debug, Default)]
struct SideState {
    shown: Shown,
    /// While folded: open over the centre.
    over: bool,
    /// The width it was drawn with, where it was docked.
    width: Option<f32>,
}

/// What is kept from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct State {
    left: SideState,
    right: SideState,
    /// The side that the tour keeps open.
    toured: Option<Side>,
}

impl State {
    /// Whether the left panel is folded for want of room.
    #[must_use]
    pub fn left_is_folded(&self) -> bool {
        self.left.shown == Shown::Folded
    }

    /// Whether the right panel is folded for want of room.
    #[must_use]
    pub fn right_is_folded(&self) -> bool {
        self.right.shown == Shown::Folded
    }

    /// Opens the folded left panel over the centre, or closes it.
    pub fn toggle_left(&mut self) {
        self.left.over = !self.left.over;
        self.right.over = false;
    }

    /// Opens the folded right panel over the centre, or closes it.
    pub fn toggle_right(&mut self) {
        self.right.over = !self.right.over;
        self.left.over = false;
    }

    /// Opens the folded right panel over the centre where a source was picked, be it the same one again: what rests on it is
    /// there. Another order or filter leaves the panel as it is.
    pub fn follow_source(&mut self, before: &SourcesView, asked: &SourcesView) {
        let picked = asked.selected.is_some() && (asked.selected != before.selected || asked == before);
        if picked && self.right_is_folded() {
            self.right.over = true;
            self.left.over = false;
        }
    }

    /// Closes panels that are open over the centre; returns whether there were any.
    pub fn close(&mut self) -> bool {
        let any = self.left.over || self.right.over;
        self.left.over = false;
        self.right.over = false;
        any
    }

    /// The width that the left panel was drawn with.
    #[must_use]
    pub const fn left_width(&self) -> Option<f32> {
        self.left.width
    }

    /// The width that the right panel was drawn with.
    #[must_use]
    pub const fn right_width(&self) -> Option<f32> {
        self.right.width
    }

    const fn side(&mut self, side: Side) -> &mut SideState {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

/// The side of what a step of the tour points at.
const fn side_of(step: Step) -> Option<Side> {
    match step {
        Step::Scenarios | Step::Weights => Some(Side::Left),
        Step::Cell | Step::Obstacles => Some(Side::Right),
        Step::Export => None,
    }
}

/// What the screens keep from frame to frame.
#[derive(Debug)]
pub struct Workspaces<'a> {
    /// Compare.
    pub compare: &'a mut compare::State,
    /// Acceptance.
    pub acceptance: &'a mut acceptance::State,
    /// Why not.
    pub why_not: &'a mut why_not::State,
    /// Negotiate.
    pub negotiate: &'a mut negotiate::State,
    /// Sensitivity.
    pub sensitivity: &'a mut sensitivity::State,
    /// Robustness.
    pub robustness: &'a mut robustness::State,
}

impl Workspaces<'_> {
    fn side(&mut self, side: Side, ui: &mut Ui, document: &Document, out: &mut Queue) {
        match (side, document.view().workspace) {
            (Side::Left, Workspace::Compare) => compare::left(ui, document, self.compare, out),
            (Side::Right, Workspace::Compare) => compare::right(ui, document, self.compare, out),
            (Side::Left, Workspace::Acceptance | Workspace::WhyNot | Workspace::Sensitivity | Workspace::Evidence)
            | (Side::Right, Workspace::WhyNot | Workspace::Sensitivity) => {}
            (Side::Left, Workspace::Robustness) => robustness::left(ui, document, self.robustness, out),
            (Side::Right, Workspace::Robustness) => robustness::right(ui, document, self.robustness, out),
            (Side::Right, Workspace::Acceptance) => acceptance::right(ui, document, self.acceptance, out),
            (Side::Left, Workspace::Negotiate) => negotiate::left(ui, document, self.negotiate, out),
            (Side::Right, Workspace::Negotiate) => negotiate::right(ui, document, self.negotiate, out),
            (Side::Right, Workspace::Evidence) => evidence::right(ui, document, out),
        }
    }

    fn centre(&mut self, ui: &mut Ui, document: &Document, out: &mut Queue) {
        match document.view().workspace {
            Workspace::Compare => compare::centre(ui, document, self.compare, out),
            Workspace::Acceptance => acceptance::centre(ui, document, self.acceptance, out),
            Workspace::WhyNot => why_not::centre(ui, document, self.why_not, out),
            Workspace::Negotiate => negotiate::centre(ui, document, self.negotiate, out),
            Workspace::Sensitivity => sensitivity::centre(ui, document, self.sensitivity, out),
            Workspace::Robustness => robustness::centre(ui, document, self.robustness, out),
            Workspace::Evidence => evidence::centre(ui, document, out),
        }
    }
}

/// Draws the panels of `document`.
pub fn show(
    ui: &mut Ui,
    session: &Session,
    document: &Document,
    state: &mut State,
    view: &mut Workspaces<'_>,
    out: &mut Queue,
) {
    let whole = ui.available_rect_before_wrap();
    let width = ui.ctx().content_rect().width();
    let settings = session.settings();
    let toured = session.tour().and_then(side_of);
    let shown = |side: Side, wanted: bool, fits: bool| match (fits, wanted || toured == Some(side)) {
        (false, _) => Shown::Folded,
        (true, true) => Shown::Docked,
        (true, false) => Shown::Hidden,
    };
    state.right.shown = match document.view().workspace {
        Workspace::WhyNot | Workspace::Sensitivity => Shown::Absent,
        _ => shown(Side::Right, settings.right_panel, width >= size::FOLD_RIGHT_BELOW),
    };
    state.left.shown = match document.view().workspace {
        Workspace::Compare | Workspace::Negotiate | Workspace::Robustness => {
            shown(Side::Left, settings.left_panel, width >= size::FOLD_LEFT_BELOW)
        }
        Workspace::Acceptance | Workspace::WhyNot | Workspace::Sensitivity | Workspace::Evidence => Shown::Absent,
    };
    let toured_before = state.toured;
    state.toured = toured;
    for side in [Side::Left, Side::Right] {
        let kept = Width::of(side, document.view().workspace, settings);
        let now = state.side(side);
        if toured.is_some() || toured_before.is_some() {
            // What the tour points at is open for as long as it does so.
            now.over = toured == Some(side);
        }
        now.over &= now.shown == Shown::Folded;
        now.width = None;
        match now.shown {
            Shown::Absent => {}
            Shown::Docked => {
                let width = docked(ui, side, &kept, |ui| view.side(side, ui, document, out));
                now.width = kept.remembered.then_some(width);
            }
            Shown::Hidden | Shown::Folded => strip(ui, side, document, now, out),
        }
    }
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| view.centre(ui, document, out));
    for side in [Side::Left, Side::Right] {
        let kept = Width::of(side, document.view().workspace, settings).first;
        if state.side(side).over
            && over(ui, side, whole, kept, |ui| view.side(side, ui, document, out))
            && toured.is_none()
        {
            state.side(side).over = false;
        }
    }
}

/// How wide a panel is at first, and may be made.
struct Width {
    /// Another panel has another name, and so its own width while the program runs.
    name: &'static str,
    first: f32,
    range: [f32; 2],
    /// Whether the width is kept between runs.
    remembered: bool,
}

impl Width {
    fn of(side: Side, workspace: Workspace, settings: &Settings) -> Self {
        let own = |name, first, range| Self { name, first, range, remembered: false };
        match (side, workspace) {
            (Side::Left, Workspace::Negotiate) => own("search panel", size::SEARCH_PANEL, size::SEARCH_PANEL_RANGE),
            (Side::Right, Workspace::Negotiate) => own("package panel", size::PACKAGE_PANEL, size::PACKAGE_PANEL_RANGE),
            (Side::Left, Workspace::Robustness) => {
                own("sampling panel", size::SAMPLING_PANEL, size::SAMPLING_PANEL_RANGE)
            }
            (Side::Right, Workspace::Robustness) => own("trust panel", size::TRUST_PANEL, size::TRUST_PANEL_RANGE),
            (Side::Left, _) => {
                let (first, range) = (settings.left_width, size::LEFT_PANEL_RANGE);
                Self { name: "left panel", first, range, remembered: true }
            }
            (Side::Right, _) => {
                let (first, range) = (settings.right_width, size::RIGHT_PANEL_RANGE);
                Self { name: "right panel", first, range, remembered: true }
            }
        }
    }
}

fn docked(ui: &mut Ui, side: Side, width: &Width, contents: impl FnOnce(&mut Ui)) -> f32 {
    let fill = Tokens::of(ui).panel;
    let panel = match side {
        Side::Left => Panel::left(width.name),
        Side::Right => Panel::right(width.name),
    };
    let [least, most] = width.range;
    let panel = panel.default_size(width.first).size_range(least..=most).resizable(true).frame(Frame::NONE.fill(fill));
    let drawn = panel.show(ui, |ui| {
        let room = ui.available_size();
        contents(ui);
        // A panel is as wide as what is in it; this one is as wide as it was dragged.
        ui.expand_to_include_rect(Rect::from_min_size(ui.max_rect().min, room));
    });
    drawn.response.rect.width()
}

/// The strip of a panel that is not docked, with the button that opens it.
fn strip(ui: &mut Ui, side: Side, document: &Document, state: &mut SideState, out: &mut Queue) {
    let fill = Tokens::of(ui).panel;
    let panel = match side {
        Side::Left => Panel::left("left strip"),
        Side::Right => Panel::right("right strip"),
    };
    let panel = panel.exact_size(size::FOLDED_PANEL).resizable(false).frame(Frame::NONE.fill(fill));
    panel.show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(size::HALF);
            let name = text::panel(document.view().workspace, side == Side::Left);
            let open = state.over;
            let verb = if open { "Close" } else { "Open" };
            let glyph = match (side, open) {
                (Side::Left, false) | (Side::Right, true) => icons::CARET_RIGHT,
                (Side::Left, true) | (Side::Right, false) => icons::CARET_LEFT,
            };
            let name = format!("{verb} {name}");
            if ui.add(IconButton::new(glyph, &name).small()).clicked() {
                // While folded this opens it over the centre; see `App::apply`.
                out.view(match side {
                    Side::Left => ViewCommand::LeftPanel(true),
                    Side::Right => ViewCommand::RightPanel(true),
                });
            }
        });
    });
}

/// A folded panel that is open over the centre. Returns whether a click beside it closes it.
fn over(ui: &Ui, side: Side, whole: Rect, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let tokens = Tokens::of(ui);
    let width = width.min(whole.width() - 2.0 * size::FOLDED_PANEL);
    let left = match side {
        Side::Left => whole.left() + size::FOLDED_PANEL,
        Side::Right => whole.right() - size::FOLDED_PANEL - width,
    };
    let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, whole.height()));
    let id = Id::unique(("westphalia: panel over the centre", side == Side::Left));
    let frame = Frame::NONE
        .fill(tokens.panel)
        .stroke(Stroke::new(size::STROKE, tokens.line))
        .inner_margin(Margin::ZERO)
        .shadow(ui.visuals().popup_shadow);
    Area::new(id).order(Order::Middle).fixed_pos(rect.min).constrain(false).sense(Sense::hover()).show(
        ui.ctx(),
        |ui| {
            ui.set_clip_rect(rect.expand(24.0));
            frame.show(ui, |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                contents(ui);
            });
        },
    );
    let strip = match side {
        Side::Left => Rect::from_min_max(whole.min, pos2(rect.left(), whole.bottom())),
        Side::Right => Rect::from_min_max(pos2(rect.right(), whole.top()), whole.max),
    };
    ui.input(|input| {
        let beside = |at: egui::Pos2| whole.contains(at) && !rect.contains(at) && !strip.contains(at);
        input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(beside)
    }) && !egui::Popup::is_any_open(ui.ctx())
}
