//! Keeps the searches going that the document in front asks for, and brings back what they find.

use egui::Context;

use super::App;
use crate::jobs::{Event, Jobs};
use crate::session::command::Command;
use crate::session::search::{Search, SearchCommand};

impl App {
    /// The same program, with searches that run as `jobs` does. Without this each search is run to its end at once, which is
    /// the same every time.
    #[must_use]
    pub fn with_jobs(mut self, jobs: Jobs<Search>) -> Self {
        self.jobs = jobs;
        self
    }

    /// The searches, for tests that let them go.
    pub fn jobs_mut(&mut self) -> &mut Jobs<Search> {
        &mut self.jobs
    }

    /// Brings back what was found since the last frame. Returns whether anything was.
    pub(super) fn take_found(&mut self) -> bool {
        let mut any = false;
        for event in self.jobs.take() {
            any = true;
            let command = match event {
                Event::Progress(search, progress) => SearchCommand::Progress(search, progress),
                Event::Done(search, answer, took) => SearchCommand::Answered(search, answer, took),
                Event::Failed(search) => SearchCommand::Failed(search),
            };
            // What is found is no effect on the outside.
            self.session.apply(Command::Search(command));
        }
        any
    }

    /// Starts what the screen waits for and cancels what it does not. Returns whether something was found at once.
    pub(super) fn search(&mut self, ctx: &Context) -> bool {
        self.jobs.want(self.session.wanted());
        if let Some(wait) = self.jobs.look_again() {
            ctx.request_repaint_after(wait);
        }
        self.take_found()
    }
}
