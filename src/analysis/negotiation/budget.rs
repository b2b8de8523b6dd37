//! How much work and memory a search may take, whether it is still wanted, and how far it is.
//! No clock and no thread: work is counted in steps of roughly a nanosecond's size, by whoever searches.

use std::sync::atomic::{AtomicBool, Ordering};

/// What a search may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps; a step is about one comparison.
    pub work: u64,
    /// Bytes of what the search holds.
    pub memory: usize,
}

impl Default for Limits {
    /// About a minute and half a gibibyte.
    fn default() -> Self {
        Self { work: 60_000_000_000, memory: 512 << 20 }
    }
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// 0..=1; never falls.
    pub share: f64,
    /// What has been found so far: points of a frontier, packages.
    pub count: u64,
}

/// Why a search ended before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// Nobody wants the result any more.
    #[error("cancelled")]
    Cancelled,
    /// The work of [`Limits`] is used up.
    #[error("the work allowed is used up")]
    Exhausted,
}

/// Counts the work of one search against its limits.
pub struct Meter<'a> {
    limits: Limits,
    cancel: Option<&'a AtomicBool>,
    progress: Option<&'a mut dyn FnMut(Progress)>,
    spent: u64,
    share: f64,
}

impl Meter<'static> {
    /// Limits alone: nobody watches and nobody cancels.
    #[must_use]
    pub const fn new(limits: Limits) -> Self {
        Self { limits, cancel: None, progress: None, spent: 0, share: 0.0 }
    }
}

impl<'a> Meter<'a> {
    /// A search that ends once `cancel` is set, and that tells `progress` how far it is.
    pub fn watched(limits: Limits, cancel: &'a AtomicBool, progress: &'a mut dyn FnMut(Progress)) -> Self {
        Self { limits, cancel: Some(cancel), progress: Some(progress), spent: 0, share: 0.0 }
    }

    /// The limits that count.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// Steps that are left.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.limits.work.saturating_sub(self.spent)
    }

    /// Counts `steps`. Call it every few microseconds, not for each step.
    ///
    /// # Errors
    /// [`Stop::Cancelled`], or [`Stop::Exhausted`] where more steps were taken than allowed.
    pub fn spend(&mut self, steps: u64) -> Result<(), Stop> {
        self.wanted()?;
        self.spent = self.spent.saturating_add(steps);
        if self.spent > self.limits.work { Err(Stop::Exhausted) } else { Ok(()) }
    }

    /// Runs a part of the search that may take at most `work` steps of those that are left.
    pub fn within<T>(&mut self, work: u64, part: impl FnOnce(&mut Self) -> T) -> T {
        let whole = self.limits.work;
        self.limits.work = whole.min(self.spent.saturating_add(work));
        let done = part(self);
        self.limits.work = whole;
        done
    }

    /// Whether the result is still wanted; for what must finish whatever it takes.
    ///
    /// # Errors
    /// [`Stop::Cancelled`].
    pub fn wanted(&self) -> Result<(), Stop> {
        let cancelled = self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed));
        if cancelled { Err(Stop::Cancelled) } else { Ok(()) }
    }

    /// Tells how far the search is. A share that would fall stays.
    pub fn report(&mut self, share: f64, count: u64) {
        self.share = self.share.max(share.clamp(0.0, 1.0));
        if let Some(progress) = self.progress.as_mut() {
            progress(Progress { share: self.share, count });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_cancel_ends_and_progress_never_falls() {
        let (cancel, mut seen) = (AtomicBool::new(false), Vec::new());
        let mut note = |progress: Progress| seen.push(progress.share);
        let mut meter = Meter::watched(Limits { work: 10, memory: 0 }, &cancel, &mut note);
        assert_eq!(meter.spend(10), Ok(()));
        assert_eq!(meter.left(), 0);
        assert_eq!(meter.spend(1), Err(Stop::Exhausted));
        meter.report(0.5, 1);
        meter.report(0.25, 2);
        meter.report(7.0, 3);
        cancel.store(true, Ordering::Relaxed);
        assert_eq!(meter.spend(1), Err(Stop::Cancelled));
        assert_eq!(seen, [0.5, 0.5, 1.0]);
    }
}
