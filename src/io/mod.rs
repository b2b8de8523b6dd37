//! Reads and writes files: the scenario file above all. Draws nothing, computes nothing.

mod atomic;
pub mod bundled;
mod disk;
pub mod scenario_file;
pub mod settings_file;

pub use atomic::write_atomic;
pub use disk::read_file;
pub use scenario_file::{
    Loaded, Refused, Resolve, WeightChange, canonical, read_bytes, read_text, schema, with_scenarios, with_weights,
};
