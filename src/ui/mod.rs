//! The desktop interface: look, widgets and screens. Nothing here decides anything about scenarios.

pub mod picture;
pub mod theme;
pub mod widgets;
