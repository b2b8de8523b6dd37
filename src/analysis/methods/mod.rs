//! Second opinions: other formulas over the same scenarios, issues and weights, to see whether a conclusion depends on the
//! formula. One method a file, with its source and its conventions; `opinion.rs` asks them all.
//!
//! None of them knows links, red lines, no-deal values or uncertainty: [`input`] says what they are given.

pub mod electre;
pub mod gaia;
pub mod input;
pub mod opinion;
pub mod problem;
pub mod product;
pub mod promethee;
pub mod topsis;
pub mod vikor;

mod decimals;
mod distillation;
mod flows;
mod jacobi;
