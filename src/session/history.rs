//! Undo and redo: states before and after, one step a gesture, each with its name.

use super::command::Gesture;
use super::edits::Edits;

#[derive(Clone, Debug)]
struct Step {
    label: String,
    state: Edits,
}

/// The past and the undone future of one document.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    gesture: Option<Gesture>,
}

impl History {
    /// Notes that an edit called `label` is about to change, or has changed, `before`. An edit of the gesture that
    /// the last step belongs to joins that step.
    pub fn record(&mut self, label: String, before: Edits, gesture: Option<Gesture>) {
        let joins = gesture.is_some() && gesture == self.gesture && !self.past.is_empty();
        self.gesture = gesture;
        self.future.clear();
        if !joins {
            self.past.push(Step { label, state: before });
        }
    }

    /// Ends the gesture: later edits are steps of their own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// The state before the present gesture began, where one is under way.
    #[must_use]
    pub fn gesture_start(&self, gesture: Option<Gesture>) -> Option<&Edits> {
        (gesture.is_some() && gesture == self.gesture).then(|| self.past.last().map(|step| &step.state))?
    }

    /// Takes the last step back; `present` becomes its redo. `None` where there is nothing to undo.
    pub fn undo(&mut self, present: &Edits) -> Option<Edits> {
        self.gesture = None;
        let step = self.past.pop()?;
        self.future.push(Step { label: step.label, state: present.clone() });
        Some(step.state)
    }

    /// Does again what was undone last.
    pub fn redo(&mut self, present: &Edits) -> Option<Edits> {
        self.gesture = None;
        let step = self.future.pop()?;
        self.past.push(Step { label: step.label, state: present.clone() });
        Some(step.state)
    }

    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.past.last().map(|step| step.label.as_str())
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }
}
