//! Reads and writes files: the scenario file above all. Draws nothing, computes nothing.

pub mod scenario_file;
