//! Everything a person can do, in one list: menus, keys, help and (later) the palette read it, so they cannot differ.

use crate::model::framework::Silence;
use crate::model::ids::{PartyIx, ScenarioIx};
use crate::session::command::{Command, TabId};
use crate::session::document::Document;
use crate::session::export::ExportChart;
use crate::session::settings::ThemeChoice;
use crate::session::tabs::Session;
use crate::session::view::{CompareTab, Dialog, JudgedBy, Workspace};

mod asking;

/// A menu of the title row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// What is computed.
    Analyse,
    /// Explanations.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Analyse, Self::Help];

    /// Its name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Analyse => "Analyse",
            Self::Help => "Help",
        }
    }
}

/// One thing a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a file.
    Open,
    /// Make a new file from the template.
    New,
    /// Save.
    Save,
    /// Save elsewhere.
    SaveAs,
    /// Export what is compared.
    Export,
    /// Read the file again.
    ReadAgain,
    /// Close the tab.
    Close,
    /// Show the start screen.
    Start,
    /// Show the next tab.
    NextFile,
    /// Leave the program.
    Quit,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Include or leave out the selected scenario.
    ToggleIncluded,
    /// Make the selected scenario the baseline, or take it back.
    ToggleBaseline,
    /// Lock or unlock the selected issue's weight.
    ToggleLock,
    /// Put the weights shown back.
    ResetWeights,
    /// Another screen.
    Workspace(Workspace),
    /// Contributions or differences.
    CompareTab(CompareTab),
    /// Judged by the party with this number, from 1; by all with 0.
    JudgedBy(usize),
    /// Only differences.
    ToggleOnlyDifferences,
    /// Order by score.
    ToggleSort,
    /// Move the keys to the filter.
    Filter,
    /// Select the scenario before.
    PreviousScenario,
    /// Select the scenario after.
    NextScenario,
    /// The left panel.
    ToggleLeftPanel,
    /// The right panel.
    ToggleRightPanel,
    /// Dark, light, as the system.
    Theme(ThemeChoice),
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As designed.
    ZoomReset,
    /// How silence counts.
    Silence(Silence),
    /// Take the reference scenario as everyone's no-deal value, or take that back.
    ToggleAssumedNoDeal,
    /// Begin the tour.
    Tour,
    /// The next step of the tour.
    TourNext,
    /// The step of the tour before.
    TourBack,
    /// Look deeper: weights by answers, weights of all parties, second opinions.
    Dialog(Dialog),
    /// Keys and method notes.
    Help,
    /// Close what is open on top, then clear the selection.
    Escape,
}

/// What an action asks for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Of the session.
    Command(Command),
    /// Of the window.
    Window(WindowAsk),
}

/// What only the window can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowAsk {
    /// Open unsaved work that an earlier run left, by its number on the start screen.
    Recover(usize),
    /// Forget it.
    ForgetLeft(usize),
    /// Put a picture of this chart, as it is on screen, on the clipboard.
    CopyImage(ExportChart),
    /// Put the figures of this chart on the clipboard.
    CopyData(ExportChart),
    /// Open the export dialog for a drawing of this chart.
    ExportChart(ExportChart),
    /// Close the program; unsaved changes are asked about.
    Quit,
    /// Move the keys to the filter.
    FocusFilter,
    /// Zoom by one step: up, down, or to 100 %.
    Zoom(i8),
    /// Save this tab's document, then close it.
    SaveAndClose(TabId),
    /// Show the file that the notice is about, or else the one in front, in its folder.
    ShowInFolder,
}

/// Everything, in the order of the menus.
#[must_use]
pub fn all() -> Vec<Action> {
    use Action as A;
    let mut actions =
        vec![A::Open, A::New, A::Save, A::SaveAs, A::Export, A::ReadAgain, A::Close, A::Start, A::NextFile, A::Quit];
    actions.extend([A::Undo, A::Redo, A::ToggleIncluded, A::ToggleBaseline, A::ToggleLock, A::ResetWeights]);
    actions.extend(Workspace::ALL.map(A::Workspace));
    actions.extend([A::CompareTab(CompareTab::Contributions), A::CompareTab(CompareTab::Differences)]);
    actions.extend((0..=4).map(A::JudgedBy));
    actions.extend([A::ToggleOnlyDifferences, A::ToggleSort, A::Filter, A::PreviousScenario, A::NextScenario]);
    actions.extend([A::ToggleLeftPanel, A::ToggleRightPanel]);
    actions.extend([ThemeChoice::System, ThemeChoice::Dark, ThemeChoice::Light].map(A::Theme));
    actions.extend([A::ZoomIn, A::ZoomOut, A::ZoomReset]);
    actions.extend(Silence::ALL.map(A::Silence));
    actions.push(A::ToggleAssumedNoDeal);
    actions.extend(Dialog::ALL.map(A::Dialog));
    actions.extend([A::Help, A::Tour, A::TourBack, A::TourNext, A::Escape]);
    actions
}

/// Keys that widgets understand while they have the focus.
pub const SLIDER_KEYS: [(&str, &str); 5] = [
    ("Tab", "Next control"),
    ("← →", "Slider: 1 point; matrix: next cell"),
    ("Shift ← →", "Slider: 5 points"),
    ("Ctrl ← →", "Slider: 0.1 points"),
    ("Enter", "Press the control, open the cell"),
];

/// The name of an action without what it would be done to just now.
#[must_use]
pub fn plain_title(action: Action, session: &Session) -> String {
    match action {
        Action::Undo => "Undo".to_owned(),
        Action::Redo => "Redo".to_owned(),
        action => action.title(session),
    }
}

impl Action {
    /// The menu it stands in; `None` for those that only have keys.
    #[must_use]
    pub const fn menu(self) -> Option<Menu> {
        match self {
            Self::Open
            | Self::New
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::ReadAgain
            | Self::Close
            | Self::Start
            | Self::Quit => Some(Menu::File),
            Self::Undo
            | Self::Redo
            | Self::ToggleIncluded
            | Self::ToggleBaseline
            | Self::ToggleLock
            | Self::ResetWeights => Some(Menu::Edit),
            Self::Workspace(_)
            | Self::CompareTab(_)
            | Self::ToggleOnlyDifferences
            | Self::ToggleSort
            | Self::Filter
            | Self::ToggleLeftPanel
            | Self::ToggleRightPanel
            | Self::Theme(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset => Some(Menu::View),
            Self::JudgedBy(_) | Self::Silence(_) | Self::ToggleAssumedNoDeal | Self::Dialog(_) => Some(Menu::Analyse),
            Self::Help | Self::Tour => Some(Menu::Help),
            Self::TourNext | Self::TourBack => None,
            Self::NextFile | Self::PreviousScenario | Self::NextScenario | Self::Escape => None,
        }
    }

    /// Whether a line stands above it in its menu.
    #[must_use]
    pub const fn starts_section(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Export
                | Self::ReadAgain
                | Self::Quit
                | Self::ToggleIncluded
                | Self::ResetWeights
                | Self::CompareTab(CompareTab::Contributions)
                | Self::ToggleOnlyDifferences
                | Self::ToggleLeftPanel
                | Self::Theme(ThemeChoice::System)
                | Self::ZoomIn
                | Self::Silence(Silence::Open)
                | Self::ToggleAssumedNoDeal
                | Self::Dialog(Dialog::Elicit(_))
        )
    }

    /// Its name just now: `Undo weight of Guarantee form`.
    #[must_use]
    pub fn title(self, session: &Session) -> String {
        let document = session.document();
        let named =
            |verb: &str, label: Option<&str>| label.map_or_else(|| verb.to_owned(), |label| format!("{verb} {label}"));
        match self {
            Self::Open => "Open file…".to_owned(),
            Self::New => "New file from template…".to_owned(),
            Self::Save => "Save".to_owned(),
            Self::SaveAs => "Save as…".to_owned(),
            Self::Export => "Export…".to_owned(),
            Self::ReadAgain => "Read file again".to_owned(),
            Self::Close => "Close file".to_owned(),
            Self::Start => "Start screen".to_owned(),
            Self::NextFile => "Next file".to_owned(),
            Self::Quit => "Quit".to_owned(),
            Self::Undo => named("Undo", document.and_then(|d| d.history().undo_label())),
            Self::Redo => named("Redo", document.and_then(|d| d.history().redo_label())),
            Self::ToggleIncluded => "Compare or leave out the selected scenario".to_owned(),
            Self::ToggleBaseline => "Selected scenario as baseline".to_owned(),
            Self::ToggleLock => "Lock weight of the selected issue".to_owned(),
            Self::ResetWeights => "Reset all weights shown".to_owned(),
            Self::Workspace(workspace) => super::text::workspace(workspace).to_owned(),
            Self::CompareTab(CompareTab::Contributions) => "Contributions and terms".to_owned(),
            Self::CompareTab(CompareTab::Differences) => "Differences of two scenarios".to_owned(),
            Self::JudgedBy(0) => "Judged by all".to_owned(),
            Self::JudgedBy(number) => {
                let party = document.and_then(|d| d.framework().parties().get(number - 1));
                party.map_or_else(|| format!("Judged by party {number}"), |party| format!("Judged by {}", party.name))
            }
            Self::ToggleOnlyDifferences => "Only differences".to_owned(),
            Self::ToggleSort => "Order by score".to_owned(),
            Self::Filter => "Filter issues".to_owned(),
            Self::PreviousScenario => "Previous scenario".to_owned(),
            Self::NextScenario => "Next scenario".to_owned(),
            Self::ToggleLeftPanel => "Left panel".to_owned(),
            Self::ToggleRightPanel => "Right panel".to_owned(),
            Self::Theme(ThemeChoice::System) => "Theme of the system".to_owned(),
            Self::Theme(ThemeChoice::Dark) => "Dark theme".to_owned(),
            Self::Theme(ThemeChoice::Light) => "Light theme".to_owned(),
            Self::ZoomIn => "Zoom in".to_owned(),
            Self::ZoomOut => "Zoom out".to_owned(),
            Self::ZoomReset => "Zoom to 100%".to_owned(),
            Self::Silence(mode) => format!("Silence counts as {}", super::text::silence(mode).to_lowercase()),
            Self::ToggleAssumedNoDeal => {
                let switch = document.and_then(reference).map(|(document, s)| super::acceptance::switch(document, s));
                switch.unwrap_or_else(|| "Take “No agreement” as everyone’s no-deal value".to_owned())
            }
            Self::Dialog(Dialog::Elicit(_)) => "Arrive at weights…".to_owned(),
            Self::Dialog(Dialog::PartyWeights) => "Compare parties’ weights…".to_owned(),
            Self::Dialog(Dialog::SecondOpinions) => "Second opinions…".to_owned(),
            Self::Help => "Keys and method notes".to_owned(),
            Self::Tour => "Tour".to_owned(),
            Self::TourNext => "Next step of the tour".to_owned(),
            Self::TourBack => "Previous step of the tour".to_owned(),
            Self::Escape => "Close, then clear the selection".to_owned(),
        }
    }

    /// Its keys, as people read them: `Ctrl O`. Ctrl is Cmd on macOS. Single letters act only while no text field has the keys.
    #[must_use]
    pub const fn keys(self) -> Option<&'static str> {
        Some(match self {
            Self::Open => "Ctrl O",
            Self::New => "Ctrl N",
            Self::Save => "Ctrl S",
            Self::SaveAs => "Ctrl Shift S",
            Self::Export => "Ctrl E",
            Self::ReadAgain => "F5",
            Self::Close => "Ctrl W",
            Self::NextFile => "Ctrl Tab",
            Self::Quit => "Ctrl Q",
            Self::Undo => "Ctrl Z",
            Self::Redo => "Ctrl Shift Z",
            Self::ToggleIncluded => "Space",
            Self::ToggleBaseline => "B",
            Self::ToggleLock => "L",
            Self::Workspace(Workspace::Compare) => "1",
            Self::Workspace(Workspace::Acceptance) => "2",
            Self::Workspace(Workspace::WhyNot) => "3",
            Self::Workspace(Workspace::Negotiate) => "4",
            Self::Workspace(Workspace::Sensitivity) => "5",
            Self::Workspace(Workspace::Robustness) => "6",
            Self::Workspace(Workspace::Evidence) => "7",
            Self::JudgedBy(0) => "Shift 0",
            Self::JudgedBy(1) => "Shift 1",
            Self::JudgedBy(2) => "Shift 2",
            Self::JudgedBy(3) => "Shift 3",
            Self::JudgedBy(4) => "Shift 4",
            Self::ToggleOnlyDifferences => "D",
            Self::Filter => "Ctrl F",
            Self::PreviousScenario => "[",
            Self::NextScenario => "]",
            Self::ToggleLeftPanel => "Ctrl B",
            Self::ToggleRightPanel => "Ctrl I",
            Self::ZoomIn => "Ctrl +",
            Self::ZoomOut => "Ctrl -",
            Self::ZoomReset => "Ctrl 0",
            Self::Help => "F1",
            Self::TourNext => "→",
            Self::TourBack => "←",
            Self::Escape => "Esc",
            Self::Start
            | Self::Tour
            | Self::ResetWeights
            | Self::CompareTab(_)
            | Self::JudgedBy(_)
            | Self::ToggleSort
            | Self::Theme(_)
            | Self::Silence(_)
            | Self::ToggleAssumedNoDeal
            | Self::Dialog(_) => return None,
        })
    }

    /// For actions that switch something: whether it is on.
    #[must_use]
    pub fn is_on(self, session: &Session) -> Option<bool> {
        let document = session.document();
        let view = document.map(Document::view);
        match self {
            Self::Workspace(workspace) => Some(view?.workspace == workspace),
            Self::CompareTab(tab) => Some(view?.compare_tab == tab),
            Self::JudgedBy(number) => Some(view?.judged_by == judge(number)),
            Self::ToggleOnlyDifferences => Some(view?.only_differences),
            Self::ToggleSort => Some(view?.sorts_by_score()),
            Self::ToggleLeftPanel => Some(session.settings().left_panel),
            Self::ToggleRightPanel => Some(session.settings().right_panel),
            Self::Theme(theme) => Some(session.settings().theme == theme),
            Self::Silence(mode) => Some(document?.edits().silence == mode),
            Self::ToggleAssumedNoDeal => Some(document?.edits().basis.assumed_no_deal.is_some()),
            Self::ToggleBaseline => {
                Some(document?.edits().baseline.is_some() && document?.edits().baseline == view?.selection.scenario)
            }
            _ => None,
        }
    }
}

fn judge(number: usize) -> JudgedBy {
    number.checked_sub(1).map_or(JudgedBy::All, |party| JudgedBy::Party(PartyIx(party)))
}

/// The scenario that is taken, or may be, as the no-deal value of parties without one.
fn reference(document: &Document) -> Option<(&Document, ScenarioIx)> {
    super::acceptance::assumable(document).map(|scenario| (document, scenario))
}
