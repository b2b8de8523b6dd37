//! Reads and writes files: the scenario file above all. Draws nothing, computes nothing.

mod atomic;
pub mod bundled;
mod disk;
mod places;
pub mod recovery_file;
pub mod scenario_file;
pub mod settings_file;

pub use atomic::write_atomic;
pub use disk::{read_file, read_text_at};
pub use scenario_file::{
    Loaded, Refused, Resolve, WeightChange, canonical, read_bytes, read_text, schema, with_scenarios, with_weights,
};
