//! The desktop interface: look, widgets and screens. Nothing here decides anything about scenarios: screens read view
//! models and send commands.

pub mod acceptance;
pub mod app;
pub mod compare;
pub mod export_dialog;
pub mod frame;
pub mod negotiate;
pub mod outside;
pub mod picture;
pub mod queue;
#[cfg(feature = "desktop")]
pub mod shell;
pub mod theme;
pub mod why_not;
pub mod widgets;
