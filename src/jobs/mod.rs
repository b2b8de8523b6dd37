//! Long work on named threads: what is wanted is started, what is wanted no longer is cancelled, the latest wins.
//!
//! Who wants results says every time which tasks are wanted; this layer compares them by value with what runs. Each slot holds
//! one running task. A task that another one of its slot has taken the place of may still finish if it does so soon: while a
//! slider moves, a result a moment old is better than none. After that it is cancelled, and the latest task is started once
//! the thread is free, so that no threads pile up. What is found comes back as [`Event`]s with the task that it belongs to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::analysis::negotiation::budget::{Limits, Meter, Progress, Stop};

pub mod work;

/// Work that takes less is not shown at all.
pub const UNSEEN: Duration = Duration::from_millis(150);
/// Progress is told no more often than this.
pub const BETWEEN: Duration = Duration::from_millis(100);

/// Something to be found out. Tasks that are equal have the same answer.
pub trait Task: Clone + PartialEq + Send + 'static {
    /// Where it runs: one task at a time for each slot.
    type Slot: Copy + Eq + Send;
    /// What is found.
    type Answer: Send + 'static;

    /// The slot of this task.
    fn slot(&self) -> Self::Slot;

    /// A name for its thread, at most 15 letters.
    fn name(&self) -> &'static str;

    /// Finds the answer.
    ///
    /// # Errors
    /// [`Stop`]: it is not wanted any more, or its budget is used up and there is nothing to return.
    fn run(&self, meter: &mut Meter<'_>) -> Result<Self::Answer, Stop>;
}

/// What came of a task.
#[derive(Clone, Debug, PartialEq)]
pub enum Event<T, A> {
    /// It has run for longer than [`UNSEEN`] and is so far.
    Progress(T, Progress),
    /// It is finished, after so long; no time is told of what did not run on a thread of its own.
    Done(T, A, Duration),
    /// It ended without an answer.
    Failed(T),
}

/// Called from a thread whenever there is something to take.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// How tasks are run.
enum Runner {
    /// Each on a thread of its own.
    Threads(Wake),
    /// At once, where it is asked for: the same every time.
    Inline,
    /// Not before it is let go: for tests of what is seen in between.
    Held,
}

/// The tasks that run, and what came of them.
pub struct Jobs<T: Task> {
    runner: Runner,
    limits: Limits,
    running: Vec<Running<T>>,
    events: Vec<Event<T, T::Answer>>,
}

enum Message<A> {
    Progress(Progress),
    Ended(Result<A, Stop>),
}

struct Running<T: Task> {
    task: T,
    since: Instant,
    told: bool,
    cancel: Arc<AtomicBool>,
    /// `None` for a task that is held.
    from: Option<Receiver<Message<T::Answer>>>,
}

impl<T: Task> Jobs<T> {
    /// Runs tasks on threads; `wake` is called from them when there is something to [`take`](Self::take).
    #[must_use]
    pub fn on_threads(wake: Wake) -> Self {
        Self::new(Runner::Threads(wake))
    }

    /// Runs each task to its end where it is wanted.
    #[must_use]
    pub fn inline() -> Self {
        Self::new(Runner::Inline)
    }

    /// Runs no task before [`let_go`](Self::let_go), as if all took long.
    #[must_use]
    pub fn held() -> Self {
        Self::new(Runner::Held)
    }

    fn new(runner: Runner) -> Self {
        Self { runner, limits: Limits::default(), running: Vec::new(), events: Vec::new() }
    }

    /// The same, each task within `limits`.
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Starts what is wanted and does not run, and cancels what runs and is not wanted.
    pub fn want(&mut self, wanted: Vec<T>) {
        for running in &self.running {
            let successor = wanted.iter().find(|task| task.slot() == running.task.slot());
            let stays = match successor {
                None => false,
                Some(task) => *task == running.task || running.since.elapsed() < UNSEEN,
            };
            if !stays {
                running.cancel.store(true, Ordering::Relaxed);
            }
        }
        // What is held has no thread that would end.
        self.running.retain(|running| running.from.is_some() || !running.cancel.load(Ordering::Relaxed));
        for task in wanted {
            if self.running.iter().all(|running| running.task.slot() != task.slot()) {
                self.start(task);
            }
        }
    }

    /// What came of tasks since this was asked last, in the order of the slots.
    pub fn take(&mut self) -> Vec<Event<T, T::Answer>> {
        let mut events = std::mem::take(&mut self.events);
        self.running.retain_mut(|running| running.listen(&mut events));
        events
    }

    /// Whether anything runs.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.running.is_empty()
    }

    /// When to look again although no thread calls: a task becomes one that takes long.
    #[must_use]
    pub fn look_again(&self) -> Option<Duration> {
        let untold = self.running.iter().filter(|running| !running.told);
        untold.map(|running| UNSEEN.saturating_sub(running.since.elapsed())).min()
    }

    /// Runs what is held to its end.
    pub fn let_go(&mut self) {
        for running in std::mem::take(&mut self.running) {
            if running.from.is_none() {
                self.run_here(running.task);
            } else {
                self.running.push(running);
            }
        }
    }

    fn run_here(&mut self, task: T) {
        let answer = task.run(&mut Meter::new(self.limits));
        self.events.push(match answer {
            Ok(answer) => Event::Done(task, answer, Duration::ZERO),
            Err(_) => Event::Failed(task),
        });
    }

    fn start(&mut self, task: T) {
        let cancel = Arc::new(AtomicBool::new(false));
        let from = match &self.runner {
            Runner::Inline => return self.run_here(task),
            Runner::Held => None,
            Runner::Threads(wake) => match spawn(&task, self.limits, &cancel, wake) {
                Some(from) => Some(from),
                // The system gives no more threads: better a frame that waits than no answer.
                None => return self.run_here(task),
            },
        };
        self.running.push(Running { task, since: Instant::now(), told: false, cancel, from });
    }
}

impl<T: Task> Drop for Jobs<T> {
    fn drop(&mut self) {
        for running in &self.running {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }
}

impl<T: Task> Running<T> {
    /// Hears what the thread says. Returns whether the task still runs.
    fn listen(&mut self, events: &mut Vec<Event<T, T::Answer>>) -> bool {
        let start = Progress { share: 0.0, count: 0 };
        let Some(from) = &self.from else {
            if !std::mem::replace(&mut self.told, true) {
                events.push(Event::Progress(self.task.clone(), start));
            }
            return true;
        };
        let mut progress = (!self.told && self.since.elapsed() >= UNSEEN).then_some(start);
        let ended = loop {
            match from.try_recv() {
                Ok(Message::Progress(now)) => progress = Some(now),
                Ok(Message::Ended(ended)) => break Some(ended),
                Err(TryRecvError::Empty) => break None,
                // The thread died: a fault in the work, which must not wait for ever.
                Err(TryRecvError::Disconnected) => break Some(Err(Stop::Exhausted)),
            }
        };
        let cancelled = self.cancel.load(Ordering::Relaxed);
        match ended {
            Some(_) if cancelled => return false,
            Some(Ok(answer)) => events.push(Event::Done(self.task.clone(), answer, self.since.elapsed())),
            Some(Err(_)) => events.push(Event::Failed(self.task.clone())),
            None => {
                if let Some(progress) = progress.filter(|_| !cancelled) {
                    self.told = true;
                    events.push(Event::Progress(self.task.clone(), progress));
                }
                return true;
            }
        }
        false
    }
}

/// Runs `task` on a thread; `None` where the system gives none.
fn spawn<T: Task>(
    task: &T,
    limits: Limits,
    cancel: &Arc<AtomicBool>,
    wake: &Wake,
) -> Option<Receiver<Message<T::Answer>>> {
    let (to, from) = channel();
    let (task, cancel, wake) = (task.clone(), Arc::clone(cancel), Arc::clone(wake));
    let name = task.name().to_owned();
    let work = move || {
        let mut tell = progress_to(to.clone(), Arc::clone(&wake));
        let answer = task.run(&mut Meter::watched(limits, &cancel, &mut tell));
        drop(tell);
        // Where nobody listens any more nothing is lost.
        let _ = to.send(Message::Ended(answer));
        wake();
    };
    thread::Builder::new().name(name).spawn(work).ok().map(|_| from)
}

/// Tells progress, but not before [`UNSEEN`] and not more often than [`BETWEEN`].
fn progress_to<A: Send + 'static>(to: Sender<Message<A>>, wake: Wake) -> impl FnMut(Progress) {
    let mut next = Instant::now() + UNSEEN;
    move |progress| {
        let now = Instant::now();
        if now >= next {
            next = now + BETWEEN;
            let _ = to.send(Message::Progress(progress));
            wake();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{SyncSender, sync_channel};
    use std::sync::{Mutex, MutexGuard};

    /// Waits at a gate until it is opened or cancelled; the answer is its number.
    #[derive(Clone)]
    struct Gated {
        slot: u8,
        number: u32,
        gate: Option<Arc<AtomicBool>>,
    }

    impl PartialEq for Gated {
        fn eq(&self, other: &Self) -> bool {
            (self.slot, self.number) == (other.slot, other.number)
        }
    }

    impl Task for Gated {
        type Slot = u8;
        type Answer = u32;

        fn slot(&self) -> u8 {
            self.slot
        }

        fn name(&self) -> &'static str {
            "gated"
        }

        fn run(&self, meter: &mut Meter<'_>) -> Result<u32, Stop> {
            while self.gate.as_ref().is_some_and(|gate| !gate.load(Ordering::Relaxed)) {
                meter.wanted()?;
                thread::yield_now();
            }
            if self.number == 13 { Err(Stop::Exhausted) } else { Ok(self.number) }
        }
    }

    fn open(slot: u8, number: u32) -> Gated {
        Gated { slot, number, gate: None }
    }

    fn shut(number: u32) -> (Gated, Arc<AtomicBool>) {
        let gate = Arc::new(AtomicBool::new(false));
        (Gated { slot: 0, number, gate: Some(Arc::clone(&gate)) }, gate)
    }

    fn numbers(events: &[Event<Gated, u32>]) -> Vec<i64> {
        let number = |event: &Event<Gated, u32>| match event {
            Event::Done(_, number, _) => Some(i64::from(*number)),
            Event::Failed(_) => Some(-1),
            Event::Progress(..) => None,
        };
        events.iter().filter_map(number).collect()
    }

    /// Threads that say when they are done.
    fn threads() -> (Jobs<Gated>, impl FnMut()) {
        let (to, from): (SyncSender<()>, _) = sync_channel(64);
        let to = Mutex::new(to);
        let wake: Wake = Arc::new(move || {
            let to: MutexGuard<'_, SyncSender<()>> = to.lock().unwrap();
            let _ = to.try_send(());
        });
        (Jobs::on_threads(wake), move || from.recv_timeout(Duration::from_secs(60)).unwrap())
    }

    #[test]
    fn inline_answers_at_once_and_says_what_failed() {
        let mut jobs = Jobs::inline();
        jobs.want(vec![open(0, 7), open(1, 13)]);
        assert_eq!(numbers(&jobs.take()), [7, -1]);
        assert!(!jobs.is_busy() && jobs.take().is_empty());
    }

    #[test]
    fn threads_answer_once_and_call() {
        let (mut jobs, mut called) = threads();
        jobs.want(vec![open(0, 7)]);
        called();
        assert_eq!(numbers(&jobs.take()), [7]);
        assert!(!jobs.is_busy());
    }

    #[test]
    fn what_is_wanted_still_goes_on_and_what_is_not_ends_without_an_answer() {
        let (mut jobs, mut called) = threads();
        let (task, gate) = shut(1);
        jobs.want(vec![task.clone()]);
        jobs.want(vec![task]);
        assert!(jobs.is_busy() && numbers(&jobs.take()).is_empty());
        jobs.want(Vec::new());
        called();
        assert!(numbers(&jobs.take()).is_empty(), "nobody wants it any more");
        assert!(!jobs.is_busy());
        gate.store(true, Ordering::Relaxed);
    }

    #[test]
    fn the_latest_of_a_slot_waits_for_the_thread_and_wins() {
        let (mut jobs, mut called) = threads();
        let (first, gate) = shut(1);
        jobs.want(vec![first]);
        jobs.want(vec![open(0, 2)]);
        jobs.want(vec![open(0, 3)]);
        // Young enough to finish: what it finds is newer than what is there.
        gate.store(true, Ordering::Relaxed);
        called();
        let found = numbers(&jobs.take());
        assert!(found == [1] || found.is_empty(), "{found:?}");
        jobs.want(vec![open(0, 3)]);
        called();
        assert_eq!(numbers(&jobs.take()), [3]);
    }

    #[test]
    fn what_is_held_shows_progress_and_runs_when_it_is_let_go() {
        let mut jobs = Jobs::held();
        jobs.want(vec![open(0, 5), open(1, 6)]);
        let begun = jobs.take();
        assert!(begun.iter().all(|event| matches!(event, Event::Progress(_, now) if now.share == 0.0)));
        assert_eq!((begun.len(), jobs.take().len()), (2, 0));
        jobs.want(vec![open(1, 6)]);
        jobs.let_go();
        assert_eq!(numbers(&jobs.take()), [6]);
    }
}
