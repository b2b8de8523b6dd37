//! The fonts in `assets` and the families they are known by. Icons never share a family with text.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};

/// Name of the default family: IBM Plex Sans 400.
pub const SANS: &str = "sans";
/// Name of the family for emphasis: IBM Plex Sans 600. egui has no switch for weight.
pub const SEMI: &str = "semi";
/// Name of the family for quoted words: IBM Plex Serif 400.
pub const SERIF: &str = "serif";
/// Name of the family for file excerpts: IBM Plex Mono 400.
pub const MONO: &str = "mono";
/// Name of the icon family: Phosphor regular.
pub const ICONS: &str = "icons";
/// Name of the family of filled icons: Phosphor fill, three glyphs.
pub const ICONS_FILL: &str = "icons-fill";

/// The family of emphasised text. Names of families are shared, so that asking each frame does not allocate.
#[must_use]
pub fn semi() -> FontFamily {
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| SEMI.into());
    FontFamily::Name(Arc::clone(&NAME))
}

/// The family of quoted words.
#[must_use]
pub fn serif() -> FontFamily {
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| SERIF.into());
    FontFamily::Name(Arc::clone(&NAME))
}

/// The icon family.
#[must_use]
pub fn icons() -> FontFamily {
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| ICONS.into());
    FontFamily::Name(Arc::clone(&NAME))
}

/// The family of filled icons.
#[must_use]
pub fn icons_fill() -> FontFamily {
    static NAME: LazyLock<Arc<str>> = LazyLock::new(|| ICONS_FILL.into());
    FontFamily::Name(Arc::clone(&NAME))
}

/// All fonts, and only ours: egui's own are not asked for. Serif and mono fall back to sans, which has more glyphs.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 6] = [
        (SANS, include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf")),
        (SEMI, include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
        (SERIF, include_bytes!("../../../assets/fonts/IBMPlexSerif-Regular.ttf")),
        (MONO, include_bytes!("../../../assets/fonts/IBMPlexMono-Regular.ttf")),
        (ICONS, include_bytes!("../../../assets/icons/Phosphor-2.1.2-regular-subset.ttf")),
        (ICONS_FILL, include_bytes!("../../../assets/icons/Phosphor-2.1.2-fill-subset.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let named = |name: &str| FontFamily::Name(name.into());
    for (family, chain) in [
        (FontFamily::Proportional, &[SANS][..]),
        (FontFamily::Monospace, &[MONO, SANS]),
        (named(SANS), &[SANS]),
        (named(SEMI), &[SEMI, SANS]),
        (named(SERIF), &[SERIF, SANS]),
        (named(MONO), &[MONO, SANS]),
        (named(ICONS), &[ICONS]),
        (named(ICONS_FILL), &[ICONS_FILL]),
    ] {
        fonts.families.insert(family, chain.iter().map(|&name| name.to_owned()).collect());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::icons;
    use egui::FontId;

    const UKRAINIAN: &str = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ«»№₴";
    const SIGNS: &str = "→−±≈×·–…“”‘’\u{a0}\u{2009}+%[]";

    fn with_fonts(test: impl Fn(&egui::Ui)) {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut out = ctx.run_ui(egui::RawInput::default(), |ui| test(ui));
        out.textures_delta.clear();
    }

    fn font(family: &str) -> FontId {
        FontId::new(13.0, FontFamily::Name(family.into()))
    }

    #[test]
    fn text_families_have_ukrainian_letters_and_signs() {
        with_fonts(|ui| {
            for family in [SANS, SEMI, SERIF, MONO] {
                for glyph in UKRAINIAN.chars().chain(SIGNS.chars()) {
                    assert!(ui.fonts_mut(|f| f.has_glyph(&font(family), glyph)), "{family} lacks {glyph:?}");
                }
            }
        });
    }

    #[test]
    fn icon_families_have_their_icons_and_no_letters() {
        with_fonts(|ui| {
            for (name, icon) in icons::ALL {
                assert!(ui.fonts_mut(|f| f.has_glyph(&font(ICONS), icon)), "{name}");
            }
            for icon in icons::FILLED {
                assert!(ui.fonts_mut(|f| f.has_glyph(&font(ICONS_FILL), icon)), "{icon:?}");
            }
            assert!(!ui.fonts_mut(|f| f.has_glyph(&font(ICONS), 'a')));
        });
    }

    #[test]
    fn digits_are_equally_wide() {
        with_fonts(|ui| {
            for family in [SANS, SEMI] {
                let width = |text: &str| {
                    ui.fonts_mut(|f| {
                        f.layout_no_wrap(text.to_owned(), font(family), egui::Color32::PLACEHOLDER).size().x
                    })
                };
                let one = width("1111");
                for digit in '0'..='9' {
                    let text: String = std::iter::repeat_n(digit, 4).collect();
                    assert!((width(&text) - one).abs() < 0.01, "{family} {digit}");
                }
            }
        });
    }
}
