//! A stand-in for the outside: files in memory, answers given beforehand, and a clock that stands still until it is moved.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use super::{Answer, Outside, Request, disk};
use crate::io::{Refused, bundled, read_text};
use crate::model::problem::{Place, Problem, SourceText};
use crate::session::command::{Origin, Reading};
use crate::session::document::file_name;
use crate::session::recovery::Recovery;
use crate::session::settings::Settings;

/// The stand-in. Clones share what they hold, so that a test can look at it while the program has it.
#[derive(Clone, Debug, Default)]
pub struct Scripted(Rc<RefCell<State>>);

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<PathBuf, (Vec<u8>, SystemTime)>,
    answers: VecDeque<Answer>,
    asked: Vec<Request>,
    waiting: usize,
    shown: Vec<PathBuf>,
    stored: Option<Settings>,
    now: u64,
    read_only: bool,
    recoveries: Vec<Recovery>,
}

impl Scripted {
    /// A disk with these files, at a given time.
    #[must_use]
    pub fn new(now: u64) -> Self {
        let scripted = Self::default();
        scripted.0.borrow_mut().now = now;
        scripted
    }

    /// Puts a file there, or changes it; each change is a second later than the one before.
    pub fn put(&self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        let mut state = self.0.borrow_mut();
        let path = path.into();
        let next = |(_, then): &(Vec<u8>, SystemTime)| *then + Duration::from_secs(1);
        let time = state.files.get(&path).map_or(SystemTime::UNIX_EPOCH, next);
        state.files.insert(path, (bytes.into(), time));
    }

    /// Lets so many seconds pass.
    pub fn pass(&self, seconds: u64) {
        self.0.borrow_mut().now += seconds;
    }

    /// Answers the next question so.
    pub fn will_answer(&self, answer: Answer) {
        self.0.borrow_mut().answers.push_back(answer);
    }

    /// From now on nothing can be written.
    pub fn make_read_only(&self) {
        self.0.borrow_mut().read_only = true;
    }

    /// The text of a file.
    #[must_use]
    pub fn file(&self, path: impl AsRef<Path>) -> Option<String> {
        let state = self.0.borrow();
        state.files.get(path.as_ref()).map(|(bytes, _)| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Every question that was asked.
    #[must_use]
    pub fn asked(&self) -> Vec<Request> {
        self.0.borrow().asked.clone()
    }

    /// Every file shown in its folder.
    #[must_use]
    pub fn shown(&self) -> Vec<PathBuf> {
        self.0.borrow().shown.clone()
    }

    /// Unsaved work that an earlier run left.
    pub fn leave(&self, copy: Recovery) {
        self.0.borrow_mut().recoveries.push(copy);
    }

    /// Copies of unsaved work, those left and those kept.
    #[must_use]
    pub fn recoveries_kept(&self) -> Vec<Recovery> {
        self.0.borrow().recoveries.clone()
    }

    /// The settings that were kept last.
    #[must_use]
    pub fn stored(&self) -> Option<Settings> {
        self.0.borrow().stored.clone()
    }
}

impl Outside for Scripted {
    fn ask(&mut self, request: Request) {
        let mut state = self.0.borrow_mut();
        state.asked.push(request);
        state.waiting += 1;
    }

    fn answer(&mut self) -> Option<Answer> {
        let mut state = self.0.borrow_mut();
        if state.waiting == 0 {
            return None;
        }
        let answer = state.answers.pop_front();
        state.waiting -= usize::from(answer.is_some());
        answer
    }

    fn read(&mut self, origin: &Origin) -> Reading {
        let Origin::Path(path) = origin else { return disk::read(origin) };
        if let Some(text) = self.file(path) {
            return self.read_as(origin, &text);
        }
        let refused = Refused {
            problems: vec![Problem::error("cannot-read", Place::default(), "There is no such file.".to_owned())],
            texts: vec![SourceText { name: path.display().to_string(), text: String::new() }],
        };
        disk::reading(origin, Err(refused))
    }

    fn read_as(&mut self, origin: &Origin, text: &str) -> Reading {
        let Origin::Path(path) = origin else {
            return disk::reading(origin, bundled::read_as(&file_name(origin), text));
        };
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        let loaded = read_text(&path.display().to_string(), text, &mut |other| {
            let path = folder.join(other);
            let text = self.file(&path).ok_or_else(|| "there is no such file".to_owned())?;
            Ok((path.display().to_string(), text))
        });
        disk::reading(origin, loaded)
    }

    fn recoveries(&mut self) -> Vec<Recovery> {
        self.recoveries_kept()
    }

    fn keep_recovery(&mut self, copy: &Recovery) -> Result<(), String> {
        self.forget_recovery(&copy.origin, copy.run);
        self.leave(copy.clone());
        Ok(())
    }

    fn forget_recovery(&mut self, origin: &Origin, run: u64) {
        self.0.borrow_mut().recoveries.retain(|copy| copy.origin != *origin || copy.run != run);
    }

    fn text(&self, path: &Path) -> Option<String> {
        self.file(path)
    }

    fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<(), String> {
        if self.0.borrow().read_only {
            return Err("the disk can only be read".to_owned());
        }
        self.put(path, bytes);
        Ok(())
    }

    fn modified(&self, path: &Path) -> Option<SystemTime> {
        self.0.borrow().files.get(path).map(|(_, time)| *time)
    }

    fn show_in_folder(&mut self, path: &Path) -> Result<(), String> {
        self.0.borrow_mut().shown.push(path.to_owned());
        Ok(())
    }

    fn store(&mut self, settings: &Settings) -> Result<(), String> {
        self.0.borrow_mut().stored = Some(settings.clone());
        Ok(())
    }

    fn now(&self) -> u64 {
        self.0.borrow().now
    }

    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/analyst"))
    }
}
