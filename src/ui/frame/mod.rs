//! What surrounds every screen: title row, menus, tabs, workspace row, status, notices; and the start and error screens.

pub mod closing;
pub mod dialog;
pub mod error_page;
pub mod excerpt;
pub mod file_tabs;
pub mod help;
pub mod keys;
pub mod logo;
pub mod menu;
pub mod notice;
pub mod panels;
pub mod path_dialog;
pub mod start;
pub mod status;
pub mod title_row;
pub mod tour;
pub mod workspace_row;
