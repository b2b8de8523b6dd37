//! Westphalia: opens peace-framework scenario files, compares them side by side, and exports what was found.
//!
//! Layers, each naming only those before it: [`model`], `analysis`, `session`, `present`, `export`;
//! `io` reads and writes files into `model`; `cli` and `ui` stand at the end. `ARCHITECTURE.md` says more.

pub mod io;
pub mod model;
