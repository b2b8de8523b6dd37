//! The look: colours, type, sizes, icons, and how they are handed to egui. The only place where a colour is spelled out.

mod colour;
pub mod fonts;
pub mod icons;
pub mod size;
pub mod style;
pub mod tokens;
pub mod r#type;

#[cfg(test)]
mod tokens_tests;

pub use style::{install, set_reduced_motion};
pub use tokens::{Hue, Mark, Tokens};
