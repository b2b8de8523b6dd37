//! How the report looks: on a screen in light and dark, and on A4.

use crate::export::palette::{dark_declarations, light_declarations};

/// The style sheet.
pub(super) fn sheet() -> String {
    format!(
        ":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{SHEET}",
        light = light_declarations(),
        dark = dark_declarations()
    )
}

const SHEET: &str = include_str!("report.css");
