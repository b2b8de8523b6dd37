//! Westphalia: opens peace-framework scenario files, compares them side by side, and exports what was found.
//!
//! Layers, each naming only those before it: [`model`], [`analysis`], [`session`], [`present`], `export`;
//! `io` reads and writes files into `model`; `jobs` runs long work for a session; `cli` and `ui` stand at the end. `ARCHITECTURE.md` says more.

pub mod analysis;
pub mod cli;
pub mod export;
pub mod io;
pub mod jobs;
pub mod model;
pub mod present;
pub mod session;
#[cfg(feature = "ui")]
pub mod ui;
