//! What drawing asks for: commands in the order they were sent, carried out after the frame is drawn.

use std::collections::VecDeque;

use crate::present::actions::{Action, Ask, WindowAsk};
use crate::session::command::{Command, EditCommand, FileCommand, Gesture, ViewCommand};
use crate::session::search::{SearchCommand, Topic};
use crate::session::tabs::Session;
use crate::session::tour::TourCommand;

/// Commands and requests of one frame, first in first out.
#[derive(Debug, Default)]
pub struct Queue {
    asks: VecDeque<Ask>,
}

impl Queue {
    /// Sends a change of the document.
    pub fn edit(&mut self, command: EditCommand) {
        self.asks.push_back(Ask::Command(Command::Edit(command)));
    }

    /// Sends a change of what is shown.
    pub fn view(&mut self, command: ViewCommand) {
        self.asks.push_back(Ask::Command(Command::View(command)));
    }

    /// Sends a command about files and tabs.
    pub fn file(&mut self, command: FileCommand) {
        self.asks.push_back(Ask::Command(Command::File(command)));
    }

    /// Asks to stop looking for something.
    pub fn cancel(&mut self, topic: Topic) {
        self.asks.push_back(Ask::Command(Command::Search(SearchCommand::Cancel(topic))));
    }

    /// Asks to look again for what was stopped.
    pub fn again(&mut self, topic: Topic) {
        self.asks.push_back(Ask::Command(Command::Search(SearchCommand::Again(topic))));
    }

    /// Sends what is asked of the tour.
    pub fn tour(&mut self, command: TourCommand) {
        self.asks.push_back(Ask::Command(Command::Tour(command)));
    }

    /// Sends what `action` asks for just now; nothing where it cannot be done.
    pub fn action(&mut self, action: Action, session: &Session) {
        self.asks.extend(action.ask(session));
    }

    /// Sends a request to the window.
    pub fn window(&mut self, ask: WindowAsk) {
        self.asks.push_back(Ask::Window(ask));
    }

    /// Takes the oldest request out.
    pub fn take(&mut self) -> Option<Ask> {
        self.asks.pop_front()
    }

    /// Whether nothing was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asks.is_empty()
    }
}

/// Numbers gestures, so that one drag is one undo step. A widget begins one where its drag starts and keeps it until the
/// drag stops.
#[derive(Debug, Default)]
pub struct Gestures {
    next: u64,
    current: Option<Gesture>,
}

impl Gestures {
    /// The gesture under way; begins one where there is none.
    pub fn current(&mut self) -> Gesture {
        *self.current.get_or_insert_with(|| {
            self.next += 1;
            Gesture(self.next)
        })
    }

    /// The movement is over.
    pub fn end(&mut self, out: &mut Queue) {
        if self.current.take().is_some() {
            out.edit(EditCommand::EndGesture);
        }
    }
}
