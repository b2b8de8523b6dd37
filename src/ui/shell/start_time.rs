//! With `WESTPHALIA_TIMING=1` in the environment: how long it took from the start of the process to its first frame.

use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

use eframe::egui::Context;

/// Ticks of `/proc` a second: 100 on every Linux.
const TICKS: f64 = 100.0;

/// Measures the start of the program.
pub(super) struct StartTime {
    begun: Instant,
    before: Duration,
    frames: u8,
    wanted: bool,
}

impl StartTime {
    /// Begins to measure.
    pub(super) fn now() -> Self {
        let wanted = std::env::var_os("WESTPHALIA_TIMING").is_some_and(|value| value == "1");
        let before = if wanted { age_of_process().unwrap_or_default() } else { Duration::ZERO };
        Self { begun: Instant::now(), before, frames: 0, wanted }
    }

    /// Counts a frame; at the second one the first has been shown, and its time is told.
    pub(super) fn frame(&mut self, ctx: &Context) {
        if !self.wanted || ctx.current_pass_index() > 0 {
            return;
        }
        match self.frames {
            0 => ctx.request_repaint(),
            1 => {
                let passed = self.before + self.begun.elapsed();
                // Nothing can be done about a closed stderr, and nothing depends on it.
                let _ = writeln!(std::io::stderr(), "first frame after {} ms", passed.as_millis());
                self.wanted = false;
            }
            _ => {}
        }
        self.frames += 1;
    }
}

/// How long this process has run, to a hundredth of a second, where the system tells.
fn age_of_process() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name in parentheses may hold spaces; the start is the 20th field after it.
    let (_, fields) = stat.rsplit_once(')')?;
    let started: f64 = fields.split_whitespace().nth(19)?.parse().ok()?;
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let now: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(now - started / TICKS).ok()
}
