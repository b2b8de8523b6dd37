//! Type: one function per text style, each giving the font to draw with.

use egui::{FontFamily, FontId};

use super::fonts;

/// Axis ticks, dates, units, status bar; the smallest size allowed. 11 in a row of 14.
#[must_use]
pub fn caption() -> FontId {
    FontId::new(11.0, FontFamily::Proportional)
}

/// [`caption`] in semibold: scenario letters, short totals.
#[must_use]
pub fn caption_semi() -> FontId {
    FontId::new(11.0, fonts::semi())
}

/// Table text and tabs. 12 in a row of 16.
#[must_use]
pub fn small() -> FontId {
    FontId::new(12.0, FontFamily::Proportional)
}

/// Panel titles. 12 in a row of 16.
#[must_use]
pub fn small_semi() -> FontId {
    FontId::new(12.0, fonts::semi())
}

/// Controls and running text. 13 in a row of 17.
#[must_use]
pub fn body() -> FontId {
    FontId::new(13.0, FontFamily::Proportional)
}

/// Names in lists. 13 in a row of 17.
#[must_use]
pub fn body_semi() -> FontId {
    FontId::new(13.0, fonts::semi())
}

/// Scores, term titles, dialog titles. 15 in a row of 20.
#[must_use]
pub fn strong() -> FontId {
    FontId::new(15.0, fonts::semi())
}

/// Running text at the size of [`strong`]: the sentence under a large title.
#[must_use]
pub fn lead() -> FontId {
    FontId::new(15.0, FontFamily::Proportional)
}

/// Values in the heat table. 18 in a row of 24.
#[must_use]
pub fn number() -> FontId {
    FontId::new(18.0, fonts::semi())
}

/// Titles of whole screens and the selected value. 24 in a row of 32.
#[must_use]
pub fn title() -> FontId {
    FontId::new(24.0, fonts::semi())
}

/// The program's name on the start screen, once. 28 in a row of 36.
#[must_use]
pub fn hero() -> FontId {
    FontId::new(28.0, fonts::semi())
}

/// Quotes and verbatim term text, never the analyst's words. 13 in a row of 18.
#[must_use]
pub fn quote() -> FontId {
    FontId::new(13.0, fonts::serif())
}

/// File excerpts and identifiers. 13 in a row of [`super::size::CODE_ROW`].
#[must_use]
pub fn code() -> FontId {
    FontId::new(13.0, FontFamily::Monospace)
}

/// [`code`] at the size of [`small`]: identifiers in tags.
#[must_use]
pub fn code_small() -> FontId {
    FontId::new(12.0, FontFamily::Monospace)
}

/// An icon of [`super::icons`] in the given size.
#[must_use]
pub fn icon(size: f32) -> FontId {
    FontId::new(size, fonts::icons())
}

/// A filled icon, one of [`super::icons::FILLED`].
#[must_use]
pub fn icon_fill(size: f32) -> FontId {
    FontId::new(size, fonts::icons_fill())
}

/// The second sentence of a screen, under [`title`]. 18 in a row of 24.
#[must_use]
pub fn sentence() -> FontId {
    FontId::new(18.0, FontFamily::Proportional)
}
