//! The desktop interface: look, widgets and screens. Nothing here decides anything about scenarios: screens read view
//! models and send commands.

pub mod acceptance;
pub mod app;
pub mod chart_menu;
pub mod compare;
pub mod dialogs;
pub mod evidence;
pub mod export_dialog;
pub mod frame;
pub mod negotiate;
pub mod outside;
pub mod picture;
pub mod queue;
pub mod robustness;
pub mod sensitivity;
#[cfg(feature = "desktop")]
pub mod shell;
pub mod spot;
pub mod theme;
pub mod why_not;
pub mod widgets;
