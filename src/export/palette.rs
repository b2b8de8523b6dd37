//! The colours of exports: those of the screen, from the same token file. Drawings that stand alone use the light theme;
//! drawings inside a page name variables, so that the page decides.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

const FILE: &str = include_str!("../../assets/theme/tokens.toml");

/// A colour and the text that can be read on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tint {
    /// The colour.
    pub(super) fill: String,
    /// Text on it.
    pub(super) on: String,
}

/// A token of the file: one colour, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Token {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize, Default)]
struct Themes {
    dark: BTreeMap<String, Token>,
    light: BTreeMap<String, Token>,
}

static THEMES: LazyLock<Themes> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// Colours by use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    one: BTreeMap<String, String>,
    many: BTreeMap<String, Vec<Tint>>,
}

impl Palette {
    /// The light theme's own colours.
    pub(super) fn light() -> Self {
        Self::of(&THEMES.light)
    }

    fn of(theme: &BTreeMap<String, Token>) -> Self {
        let mut palette = Self { one: BTreeMap::new(), many: BTreeMap::new() };
        for (name, token) in theme {
            match token {
                Token::One(color) => {
                    palette.one.insert(name.clone(), color.clone());
                }
                Token::Many(colors) => {
                    let tint = |color: &String| Tint { fill: color.clone(), on: text_on(color).to_owned() };
                    palette.many.insert(name.clone(), colors.iter().map(tint).collect());
                }
            }
        }
        palette
    }

    /// The names of the light theme's colours as CSS variables.
    pub(super) fn variables() -> Self {
        let mut palette = Self::light();
        for (name, color) in &mut palette.one {
            *color = format!("var(--{})", css_name(name));
        }
        for (name, tints) in &mut palette.many {
            for (at, tint) in tints.iter_mut().enumerate() {
                *tint = Tint { fill: format!("var(--{name}-{at})"), on: format!("var(--{name}-{at}-on)") };
            }
        }
        palette
    }

    /// The colour with this name.
    pub(super) fn get(&self, name: &str) -> &str {
        self.one.get(name).map_or("currentColor", String::as_str)
    }

    /// The tint of a scenario, and whether it is hollow: from the ninth on they start again.
    pub(super) fn scenario(&self, at: usize) -> (Tint, bool) {
        self.nth("scenarios", at)
    }

    /// The tint of an outermost group, and whether it is hatched; issues in no group are neutral.
    pub(super) fn group(&self, hue: Option<usize>) -> (Tint, bool) {
        let neutral = || Tint { fill: self.get("bar_neutral").to_owned(), on: self.get("on_fill_dark").to_owned() };
        hue.map_or_else(|| (neutral(), false), |hue| self.nth("groups", hue))
    }

    /// The colour of a party, always drawn with its mark: the fifth and later take scenario colours from the last
    /// backwards.
    pub(super) fn party(&self, at: usize) -> Tint {
        let count = |name: &str| self.many.get(name).map_or(1, Vec::len).max(1);
        let (own, all) = (count("parties"), count("scenarios"));
        if at < own { self.nth("parties", at).0 } else { self.nth("scenarios", all - 1 - (at - own) % all).0 }
    }

    /// The step of the ramp for a value of 0 to 100.
    pub(super) fn ramp(&self, value: f64) -> Tint {
        self.nth("value_ramp", self.ramp_step(value)).0
    }

    /// The number of that step.
    pub(super) fn ramp_step(&self, value: f64) -> usize {
        let steps = self.many.get("value_ramp").map_or(1, Vec::len);
        (0..steps.saturating_sub(1)).take_while(|step| value * steps as f64 / 100.0 >= (step + 1) as f64).count()
    }

    /// The colour of a difference: gain, loss, or neither.
    pub(super) fn difference(&self, difference: f64) -> &str {
        match difference {
            _ if difference > 0.0 => self.get("gain"),
            _ if difference < 0.0 => self.get("loss"),
            _ => self.get("text_muted"),
        }
    }

    fn nth(&self, name: &str, at: usize) -> (Tint, bool) {
        let tints = self.many.get(name).map_or(&[][..], Vec::as_slice);
        let tint = tints.get(at % tints.len().max(1)).cloned().unwrap_or_default();
        (tint, at >= tints.len())
    }
}

/// A theme's colours as declarations of CSS variables.
fn declarations(theme: &BTreeMap<String, Token>) -> String {
    let palette = Palette::of(theme);
    let mut css = String::new();
    for (name, color) in &palette.one {
        let _ = write!(css, "--{}:{color};", css_name(name));
    }
    for (name, tints) in &palette.many {
        for (at, tint) in tints.iter().enumerate() {
            let _ = write!(css, "--{name}-{at}:{};--{name}-{at}-on:{};", tint.fill, tint.on);
        }
    }
    css
}

/// The light theme as declarations of CSS variables.
pub(super) fn light_declarations() -> String {
    declarations(&THEMES.light)
}

/// The dark theme as declarations of CSS variables.
pub(super) fn dark_declarations() -> String {
    declarations(&THEMES.dark)
}

fn css_name(name: &str) -> String {
    name.replace('_', "-")
}

/// Dark or light text, whichever contrasts more with `color`.
fn text_on(color: &str) -> &'static str {
    let luminance = luminance(color);
    let (dark, light) = (luminance_ratio(luminance, self::luminance("#101416")), luminance_ratio(1.0, luminance));
    if dark >= light { "#101416" } else { "#FFFFFF" }
}

fn luminance_ratio(lighter: f64, darker: f64) -> f64 {
    (lighter + 0.05) / (darker + 0.05)
}

/// Relative luminance (WCAG 2) of `#RRGGBB`.
fn luminance(color: &str) -> f64 {
    let channel = |at: usize| {
        let byte = color.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
        let part = f64::from(byte) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_file_is_read() {
        let light = Palette::light();
        assert_eq!(light.get("raised"), "#FFFFFF");
        assert_eq!(light.scenario(0).0, Tint { fill: "#6366CF".into(), on: "#FFFFFF".into() });
        assert!(light.scenario(8).1 && !light.scenario(7).1);
        assert_eq!(light.party(4), light.scenario(7).0);
        assert_eq!([light.ramp_step(-3.0), light.ramp_step(50.0), light.ramp_step(100.0)], [0, 4, 8]);
    }

    #[test]
    fn variables_are_declared() {
        let css = light_declarations();
        let variables = Palette::variables();
        for color in [variables.get("text_muted"), &variables.party(0).fill, &variables.party(5).on] {
            let name = color.trim_start_matches("var(").trim_end_matches(')');
            assert!(css.contains(&format!("{name}:")), "{name}");
        }
    }
}
