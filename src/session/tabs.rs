//! The session: all open tabs, and the one door through which anything changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::command::{Command, FileCommand, Notice, Origin, Reading, TabId, ViewCommand};
use super::document::{Document, Saved, file_name};
use super::effect::{Effect, last_part};
use super::search::{Ended, Search, SearchCommand};
use super::settings::Settings;
use super::tour::{self, Meaning, Step, TourCommand, meaning};
use crate::model::problem::{Problem, SourceText};

/// The name that a new file is given first.
const NEW_FILE: &str = "new-framework.toml";

/// What one tab holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// An open framework.
    Document(Box<Document>),
    /// A file that could not be read yet.
    Refused(Refused),
}

/// A file with errors.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Where it comes from.
    pub origin: Origin,
    /// The texts that were read.
    pub texts: Vec<SourceText>,
    /// Errors and warnings, in the order of the text.
    pub problems: Vec<Problem>,
}

/// One open tab.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Its name while the program runs.
    pub id: TabId,
    /// What it holds.
    pub content: Content,
}

impl Tab {
    /// The file's name.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.content {
            Content::Document(document) => document.file_name(),
            Content::Refused(refused) => file_name(&refused.origin),
        }
    }

    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        match &self.content {
            Content::Document(document) => document.origin(),
            Content::Refused(refused) => &refused.origin,
        }
    }

    /// Whether it holds changes that are not saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        matches!(&self.content, Content::Document(document) if document.is_unsaved())
    }
}

/// Everything that is open, and what is remembered.
#[derive(Clone, Debug, Default)]
pub struct Session {
    tabs: Vec<Tab>,
    front: Option<TabId>,
    next: u64,
    settings: Settings,
    notice: Option<Notice>,
    closing: Option<TabId>,
    export_open: bool,
    help_open: bool,
    tour: Option<Step>,
    saving: BTreeMap<(TabId, u64), Saved>,
}

impl Session {
    /// Nothing open.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// All tabs, in order.
    #[must_use]
    pub fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    /// The tab with this name.
    #[must_use]
    pub fn tab(&self, tab: TabId) -> Option<&Tab> {
        self.tabs.iter().find(|open| open.id == tab)
    }

    /// The tab in front; `None` on the start screen.
    #[must_use]
    pub fn front(&self) -> Option<&Tab> {
        self.tabs.iter().find(|tab| Some(tab.id) == self.front)
    }

    /// The document in front.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        match &self.front()?.content {
            Content::Document(document) => Some(document),
            Content::Refused(_) => None,
        }
    }

    /// What is remembered between runs.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Lets the shell note sizes, window and times; nothing else changes this way.
    pub fn settings_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }

    /// A message to show.
    #[must_use]
    pub const fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The tab that asks whether its unsaved changes may go.
    #[must_use]
    pub fn closing(&self) -> Option<&Tab> {
        self.tabs.iter().find(|tab| Some(tab.id) == self.closing)
    }

    /// Whether the export dialog is open.
    #[must_use]
    pub const fn export_open(&self) -> bool {
        self.export_open
    }

    /// Whether the page of keys and method notes is open.
    #[must_use]
    pub const fn help_open(&self) -> bool {
        self.help_open
    }

    /// The step of the tour that is under way.
    #[must_use]
    pub const fn tour(&self) -> Option<Step> {
        self.tour
    }

    /// Carries `command` out and returns what must be done outside, in order.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let meaning = self.tour.map_or(Meaning::None, |step| meaning(step, &command));
        if meaning == Meaning::Left {
            self.tour = None;
        }
        let mut effects = self.carry_out(command);
        if meaning == Meaning::Used {
            effects.extend(self.apply_tour(TourCommand::Next));
        }
        effects
    }

    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Tour(command) => self.apply_tour(command),
            Command::File(command) => self.apply_file(command),
            Command::Edit(command) => {
                if let Some(document) = self.document_mut() {
                    document.edit(&command);
                }
                Vec::new()
            }
            Command::View(command) => self.apply_view(&command),
            Command::Search(command) => {
                self.apply_search(command);
                Vec::new()
            }
            Command::Undo => {
                if let Some(document) = self.document_mut() {
                    document.undo();
                }
                Vec::new()
            }
            Command::Redo => {
                if let Some(document) = self.document_mut() {
                    document.redo();
                }
                Vec::new()
            }
        }
    }

    /// Searches that the document in front waits for.
    #[must_use]
    pub fn wanted(&self) -> Vec<Search> {
        let Some((tab, document)) = self.front.zip(self.document()) else { return Vec::new() };
        document.findings().open(document.asked()).into_iter().map(|question| Search { tab, question }).collect()
    }

    fn apply_search(&mut self, command: SearchCommand) {
        match command {
            SearchCommand::Progress(Search { tab, question }, progress) => {
                if let Some(document) = self.document_of(tab) {
                    document.findings_mut().progress(question, progress);
                }
            }
            SearchCommand::Answered(Search { tab, question }, answer, took) => {
                if let Some(document) = self.document_of(tab) {
                    document.findings_mut().answered(question, answer, took);
                }
            }
            SearchCommand::Failed(Search { tab, question }) => {
                if let Some(document) = self.document_of(tab) {
                    document.findings_mut().ended(question, Ended::Failed);
                }
            }
            SearchCommand::Cancel(topic) => {
                if let Some(document) = self.document_mut() {
                    let asked = document.asked().into_iter().find(|question| question.topic() == topic);
                    if let Some(question) = asked {
                        document.findings_mut().ended(question, Ended::Cancelled);
                    }
                }
            }
            SearchCommand::Again(topic) => {
                if let Some(document) = self.document_mut() {
                    document.findings_mut().again(topic);
                }
            }
        }
    }

    fn document_of(&mut self, tab: TabId) -> Option<&mut Document> {
        self.tabs.iter_mut().find(|open| open.id == tab).and_then(|tab| match &mut tab.content {
            Content::Document(document) => Some(&mut **document),
            Content::Refused(_) => None,
        })
    }

    fn document_mut(&mut self) -> Option<&mut Document> {
        self.document_of(self.front?)
    }

    fn apply_tour(&mut self, command: TourCommand) -> Vec<Effect> {
        let now = self.tour;
        let mut effects = Vec::new();
        match command {
            TourCommand::Start => {
                self.settings.tour_offered = true;
                (self.help_open, self.export_open) = (false, false);
                self.tour = Some(Step::Scenarios);
                effects.push(Effect::StoreSettings);
                effects.extend(self.open(vec![tour::example()]));
            }
            TourCommand::Next => self.tour = now.and_then(Step::next),
            TourCommand::Back => self.tour = now.map(|step| step.back().unwrap_or(step)),
            TourCommand::Leave => self.tour = None,
            TourCommand::Decline => {
                self.settings.tour_offered = true;
                effects.push(Effect::StoreSettings);
            }
        }
        self.prepare_tour();
        effects
    }

    /// Shows what the step of the tour points at, once the example is there.
    fn prepare_tour(&mut self) {
        let Some(step) = self.tour else { return };
        if let Some(document) = self.document_mut()
            && *document.origin() == tour::example()
        {
            tour::prepare(document, step);
        }
    }

    fn apply_view(&mut self, command: &ViewCommand) -> Vec<Effect> {
        match command {
            ViewCommand::Theme(theme) => self.settings.theme = *theme,
            ViewCommand::LeftPanel(shown) => self.settings.left_panel = *shown,
            ViewCommand::RightPanel(shown) => self.settings.right_panel = *shown,
            ViewCommand::ExportDialog(open) => {
                self.export_open = *open && self.document().is_some();
                return Vec::new();
            }
            ViewCommand::Help(open) => {
                self.help_open = *open;
                return Vec::new();
            }
            _ => {
                if let Some(document) = self.document_mut() {
                    document.look(command);
                }
                return Vec::new();
            }
        }
        vec![Effect::StoreSettings]
    }

    fn apply_file(&mut self, command: FileCommand) -> Vec<Effect> {
        match command {
            FileCommand::AskOpen => return vec![Effect::AskOpen],
            FileCommand::AskNew => return vec![self.ask_new()],
            FileCommand::NewAt(path) => return vec![Effect::New(path)],
            FileCommand::Open(origins) => return self.open(origins),
            FileCommand::Read(reading) => return self.read(reading),
            FileCommand::ReadAgain => {
                return self.front().map(|tab| Effect::Read(tab.origin().clone())).into_iter().collect();
            }
            FileCommand::ApplyFix(fix) => return self.apply_fix(fix).into_iter().collect(),
            FileCommand::Activate(tab) => self.front = tab,
            FileCommand::ActivateNext => {
                let at = self.tabs.iter().position(|tab| Some(tab.id) == self.front);
                let next = at.map_or(0, |at| (at + 1) % self.tabs.len());
                self.front = self.tabs.get(next).map(|tab| tab.id);
            }
            FileCommand::Close(tab) => {
                let unsaved = self.tabs.iter().any(|open| open.id == tab && open.is_unsaved());
                if unsaved { self.closing = Some(tab) } else { self.close(tab) }
            }
            FileCommand::CloseFront => {
                if let Some(front) = self.front {
                    return self.apply_file(FileCommand::Close(front));
                }
            }
            FileCommand::CloseUnsaved(tab) => self.close(tab),
            FileCommand::KeepOpen => self.closing = None,
            FileCommand::Save => return self.save(),
            FileCommand::AskSave => return self.ask_save(),
            FileCommand::SaveTo(path) => return self.save_to(&path),
            FileCommand::Saved { tab, path, texts, beside, revision } => {
                let saved = self.saving.remove(&(tab, revision));
                let open = self.tabs.iter_mut().find(|open| open.id == tab);
                if let (Some(Tab { content: Content::Document(document), .. }), Some(saved)) = (open, saved) {
                    document.saved(&path, texts, saved);
                }
                return self.saved(&path, &beside);
            }
            FileCommand::AskExport(request) => {
                let asked = self.front.zip(self.document());
                return asked.map(|(tab, document)| super::export::ask(tab, document, request)).into_iter().collect();
            }
            FileCommand::ExportTo { tab, request, path } => {
                self.export_open = false;
                return vec![Effect::Export { tab, request, path }];
            }
            FileCommand::Exported(path) => {
                let text = format!("Exported {}", path.display());
                self.notice = Some(Notice { text, path: Some(path), failed: false });
            }
            FileCommand::Failed(text) => self.notice = Some(Notice { text, path: None, failed: true }),
            FileCommand::Done(notice) => self.notice = Some(notice),
            FileCommand::DismissNotice => self.notice = None,
            FileCommand::ClearRecent => {
                self.settings.recent.clear();
                return vec![Effect::StoreSettings];
            }
        }
        Vec::new()
    }

    fn open(&mut self, origins: Vec<Origin>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for origin in origins {
            match self.tabs.iter().find(|tab| *tab.origin() == origin) {
                Some(tab) => self.front = Some(tab.id),
                None => effects.push(Effect::Read(origin)),
            }
        }
        effects
    }

    fn read(&mut self, reading: Reading) -> Vec<Effect> {
        let Reading { origin, texts, problems, framework } = reading;
        let path = match &origin {
            Origin::Path(path) => Some(path.clone()),
            Origin::Bundled(_) => None,
        };
        let opened = framework.is_some();
        let content = match framework {
            Some(framework) => Content::Document(Box::new(Document::new(origin.clone(), framework, texts, problems))),
            None => Content::Refused(Refused { origin: origin.clone(), texts, problems }),
        };
        match self.tabs.iter_mut().find(|tab| *tab.origin() == origin) {
            Some(tab) => {
                tab.content = content;
                self.front = Some(tab.id);
            }
            None => {
                let id = TabId(self.next);
                self.next += 1;
                self.tabs.push(Tab { id, content });
                self.front = Some(id);
            }
        }
        self.prepare_tour();
        match path {
            Some(path) if opened => {
                self.settings.remember(&path);
                vec![Effect::StoreSettings]
            }
            _ => Vec::new(),
        }
    }

    fn apply_fix(&self, fix: usize) -> Option<Effect> {
        let Content::Refused(refused) = &self.front()?.content else { return None };
        let Origin::Path(path) = &refused.origin else { return None };
        let problem = refused.problems.get(fix)?;
        let fix = problem.suggestion.as_ref()?;
        let text = &refused.texts.first()?.text;
        if problem.place.file != 0 || !text.is_char_boundary(fix.span.start) || !text.is_char_boundary(fix.span.end) {
            return None;
        }
        let mut mended = text.clone();
        mended.replace_range(fix.span.clone(), &fix.replacement);
        Some(Effect::Rewrite { path: path.clone(), text: mended })
    }

    fn close(&mut self, tab: TabId) {
        self.closing = None;
        let Some(at) = self.tabs.iter().position(|open| open.id == tab) else { return };
        self.tabs.remove(at);
        if self.front == Some(tab) {
            let neighbour = self.tabs.get(at).or_else(|| self.tabs.last());
            self.front = neighbour.map(|open| open.id);
        }
    }

    fn save(&mut self) -> Vec<Effect> {
        match self.document().map(Document::origin) {
            Some(Origin::Path(path)) => {
                let path = path.clone();
                self.save_to(&path)
            }
            Some(Origin::Bundled(_)) => self.ask_save(),
            None => Vec::new(),
        }
    }

    fn ask_save(&self) -> Vec<Effect> {
        let Some(document) = self.document() else { return Vec::new() };
        vec![Effect::AskSave { suggested: document.file_name(), folder: self.folder() }]
    }

    /// Asks for a place in the folder of the document in front, or else of the file opened last.
    fn ask_new(&self) -> Effect {
        let last = || self.settings.recent.first()?.path.parent().map(Path::to_owned);
        Effect::AskNew { suggested: NEW_FILE.to_owned(), folder: self.folder().or_else(last) }
    }

    /// The folder of the document in front.
    fn folder(&self) -> Option<PathBuf> {
        match self.document()?.origin() {
            Origin::Path(path) => path.parent().map(Path::to_owned),
            Origin::Bundled(_) => None,
        }
    }

    fn save_to(&mut self, path: &Path) -> Vec<Effect> {
        let (Some(tab), Some(document)) = (self.front, self.document()) else { return Vec::new() };
        let (revision, weights, scenarios) = (document.revision(), document.weight_edits(), document.scenario_edits());
        let saved = Saved::of(document.edits());
        self.saving.insert((tab, revision), saved);
        vec![Effect::Save { tab, path: path.to_owned(), weights, scenarios, revision }]
    }

    /// Says what was written, and remembers it.
    fn saved(&mut self, path: &Path, beside: &[PathBuf]) -> Vec<Effect> {
        let mut text = format!("Saved {}", path.display());
        if !beside.is_empty() {
            let names: Vec<String> = beside.iter().map(|path| last_part(path)).collect();
            text += &format!(", and beside it {}, which it builds on", names.join(" and "));
        }
        self.notice = Some(Notice { text, path: Some(path.to_owned()), failed: false });
        self.settings.remember(path);
        vec![Effect::StoreSettings]
    }
}
