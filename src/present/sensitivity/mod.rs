//! How far rankings depend on weights, in words and rows.

pub mod bands;
pub mod causes;
pub mod chances;
pub mod choices;
pub mod map;
pub mod screen;
pub mod tables;
pub mod walk;
