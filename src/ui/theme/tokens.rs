//! Colours by purpose, for the dark and the light theme, read once from `assets/theme/tokens.toml`.

use std::sync::LazyLock;

use egui::{Color32, Context, Stroke, Theme, Ui};
use serde::Deserialize;

use super::colour::{Hex, contrast};

/// The token file as it is built into the program.
pub(super) const FILE: &str = include_str!("../../../assets/theme/tokens.toml");

/// A colour of a data palette with the text colour that reads best on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue {
    /// The colour of fills, lines and points.
    pub color: Color32,
    /// The colour of letters and numbers on a fill of `color`.
    pub text: Color32,
    /// The palette was used up and starts again: chips and marks are hollow, lines dashed, areas hatched.
    pub hollow: bool,
}

impl Hue {
    /// The colour at half strength: range bands, areas of maps.
    #[must_use]
    pub fn half(self) -> Color32 {
        self.color.gamma_multiply(0.5)
    }
}

/// The mark that stands for a party wherever its colour does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// First party.
    Circle,
    /// Second party.
    Square,
    /// Third party.
    Triangle,
    /// Fourth party.
    Diamond,
    /// Fifth party.
    Cross,
    /// Sixth party.
    Plus,
    /// Seventh party.
    Star,
    /// Eighth party.
    Asterisk,
}

impl Mark {
    /// All marks in the order in which parties get them.
    pub const ALL: [Self; 8] = [
        Self::Circle,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::Cross,
        Self::Plus,
        Self::Star,
        Self::Asterisk,
    ];

    /// The mark of the party at `ix` in the file, starting again after eight.
    #[must_use]
    pub const fn of_party(ix: usize) -> Self {
        Self::ALL[ix % Self::ALL.len()]
    }
}

/// Declares the single colours once, for the file and for the program.
macro_rules! colours {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// One theme as it stands in the file.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct InFile {
            $($name: Hex,)+
            scenarios: [Hex; 8],
            groups: [Hex; 5],
            parties: [Hex; 4],
            value_ramp: [Hex; 9],
        }

        /// The colours of one theme.
        #[derive(Clone, Debug)]
        pub struct Tokens {
            /// The theme these colours belong to.
            pub theme: Theme,
            $($(#[doc = $doc])+ pub $name: Color32,)+
            scenarios: [Hue; 8],
            groups: [Hue; 5],
            parties: [Hue; 4],
            ramp: [Hue; 9],
        }

        impl Tokens {
            fn from_file(theme: Theme, file: &InFile) -> Self {
                let hue = |hex: Hex| hue(hex.0, file.on_fill_dark.0, file.on_fill_light.0);
                Self {
                    theme,
                    $($name: file.$name.0,)+
                    scenarios: file.scenarios.map(hue),
                    groups: file.groups.map(hue),
                    parties: file.parties.map(hue),
                    ramp: file.value_ramp.map(hue),
                }
            }

            /// Ink on paper, should the built-in file ever be broken; a test sees to it that it is not.
            fn plain(theme: Theme) -> Self {
                let (ink, paper) = match theme {
                    Theme::Dark => (Color32::WHITE, Color32::BLACK),
                    Theme::Light => (Color32::BLACK, Color32::WHITE),
                };
                let hue = hue(ink, paper, ink);
                Self {
                    theme,
                    scenarios: [hue; 8],
                    groups: [hue; 5],
                    parties: [hue; 4],
                    ramp: [hue; 9],
                    window: paper,
                    panel: paper,
                    raised: paper,
                    hover: paper,
                    selected: paper,
                    ..Self { theme, scenarios: [hue; 8], groups: [hue; 5], parties: [hue; 4], ramp: [hue; 9], $($name: ink,)+ }
                }
            }

            /// Every single colour with its name in the file.
            #[cfg(test)]
            pub(super) fn singles(&self) -> Vec<(&'static str, Color32)> {
                vec![$((stringify!($name), self.$name),)+]
            }
        }
    };
}

colours! {
    /// Title row, tab strips, status bar.
    window,
    /// Side panels; plots and tables in the dark theme.
    panel,
    /// Fields and popups; plots and tables in the light theme.
    raised,
    /// Hovered or current row, empty part of a bar.
    hover,
    /// Selected cell, active segment, active list row.
    selected,
    /// Grid lines, rules between rows.
    line_subtle,
    /// Borders of panels and fields, rails of sliders.
    line,
    /// Outlines of check boxes, axes, drop zones, popup borders.
    line_strong,
    /// Main text, selection outlines, fill of the primary button.
    text_primary,
    /// Labels, icons, fill of a ticked box.
    text_secondary,
    /// Dates, units, unchanged terms.
    text_muted,
    /// Disabled controls only, never information.
    text_disabled,
    /// Focus ring, links, caret, and the set "acceptable to all".
    focus,
    /// Text selection and drop targets.
    focus_fill,
    /// Value above the baseline, for the party named.
    gain,
    /// Surface behind [`Tokens::gain`].
    gain_fill,
    /// Value below the baseline, for the party named.
    loss,
    /// Surface behind [`Tokens::loss`].
    loss_fill,
    /// Low confidence, open options, missing sources, warnings.
    uncertain,
    /// Crossed red lines, file errors.
    red_line,
    /// Surface behind [`Tokens::red_line`].
    red_line_fill,
    /// Value bars without comparison.
    bar_neutral,
    /// Dark text on coloured fills; [`Hue::text`] has chosen already.
    on_fill_dark,
    /// Light text on coloured fills.
    on_fill_light,
    /// Veil behind dialogs.
    scrim,
    /// Shadow under popups.
    shadow,
}

/// Both themes of the token file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dark: InFile,
    light: InFile,
}

struct Both {
    dark: Tokens,
    light: Tokens,
}

/// Reads a token file.
fn read(text: &str) -> Result<Both, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    Ok(Both { dark: Tokens::from_file(Theme::Dark, &file.dark), light: Tokens::from_file(Theme::Light, &file.light) })
}

static BOTH: LazyLock<Both> = LazyLock::new(|| {
    read(FILE).unwrap_or_else(|_| Both { dark: Tokens::plain(Theme::Dark), light: Tokens::plain(Theme::Light) })
});

fn hue(color: Color32, dark: Color32, light: Color32) -> Hue {
    let text = if contrast(dark, color) >= contrast(light, color) { dark } else { light };
    Hue { color, text, hollow: false }
}

/// The colour at `ix` of a palette that starts again, hollow, when it is used up.
fn nth<const N: usize>(palette: &[Hue; N], ix: usize) -> Hue {
    Hue { hollow: ix >= N, ..palette[ix % N] }
}

impl Tokens {
    /// The colours of the theme that `ui` is drawn in. Costs nothing: the file is read once.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::of_dark(ui.visuals().dark_mode)
    }

    /// The colours of the program's current theme, where there is no `Ui`.
    #[must_use]
    pub fn of_ctx(ctx: &Context) -> &'static Self {
        Self::of_theme(ctx.theme())
    }

    /// The colours of a theme, for pictures that do not follow the window.
    #[must_use]
    pub fn of_theme(theme: Theme) -> &'static Self {
        Self::of_dark(theme == Theme::Dark)
    }

    fn of_dark(dark: bool) -> &'static Self {
        if dark { &BOTH.dark } else { &BOTH.light }
    }

    /// The hue of the scenario at `ix` in the file, A first. From the ninth on the hue is hollow.
    #[must_use]
    pub fn scenario(&self, ix: usize) -> Hue {
        nth(&self.scenarios, ix)
    }

    /// The hue of the issue group at `ix`. From the sixth on hollow, which for areas means hatched.
    #[must_use]
    pub fn group(&self, ix: usize) -> Hue {
        nth(&self.groups, ix)
    }

    /// The hue of the party at `ix`, always to be drawn with [`Mark::of_party`]. The fifth and later take the
    /// scenario hues from the last backwards, which comparisons use least.
    #[must_use]
    pub fn party(&self, ix: usize) -> Hue {
        let own = self.parties.len();
        if ix < own {
            return nth(&self.parties, ix);
        }
        let all = self.scenarios.len();
        let further = ix - own;
        Hue { hollow: further >= all, ..nth(&self.scenarios, all - 1 - further % all) }
    }

    /// The step of the value ramp for a value from 0 to 100.
    #[must_use]
    pub fn ramp(&self, value: f64) -> Hue {
        self.ramp[ramp_step(value, self.ramp.len())]
    }

    /// The steps of the value ramp, lowest value first, for its legend.
    #[must_use]
    pub fn ramp_steps(&self) -> &[Hue] {
        &self.ramp
    }

    /// The surface of plots and tables: as the panels in the dark theme, raised in the light one.
    #[must_use]
    pub fn plot(&self) -> Color32 {
        match self.theme {
            Theme::Dark => self.panel,
            Theme::Light => self.raised,
        }
    }

    /// The surface of group rows in tables.
    #[must_use]
    pub fn group_row(&self) -> Color32 {
        match self.theme {
            Theme::Dark => self.window,
            Theme::Light => self.hover,
        }
    }

    /// The text on a surface of [`Tokens::text_primary`]: the primary button, inverse tags.
    #[must_use]
    pub fn inverse_text(&self) -> Color32 {
        self.panel
    }

    /// Text or surface for a difference: gain above zero, loss below, muted at zero.
    #[must_use]
    pub fn difference(&self, difference: f64) -> Color32 {
        if difference > 0.0 {
            self.gain
        } else if difference < 0.0 {
            self.loss
        } else {
            self.text_muted
        }
    }

    /// The hatch that says "blocked": one wide, 16 % of the text colour it lies beside.
    #[must_use]
    pub fn hatch(text: Color32) -> Stroke {
        Stroke::new(super::size::STROKE, text.gamma_multiply(0.16))
    }
}

/// `min(steps - 1, floor(value * steps / 100))`; values outside 0 to 100 go to the nearest end.
fn ramp_step(value: f64, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    (0..last).take_while(|step| value * steps as f64 / 100.0 >= (step + 1) as f64).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_is_read() {
        let both = read(FILE).unwrap();
        assert_eq!(both.dark.panel, Color32::from_rgb(0x13, 0x18, 0x1b));
        assert_eq!(both.light.panel, Color32::from_rgb(0xf6, 0xf8, 0xf9));
    }

    #[test]
    fn unknown_and_missing_colours_are_refused() {
        let message = |text: &str| read(text).err().unwrap().to_string();
        assert!(message(&FILE.replacen("focus =", "fokus =", 1)).contains("fokus"));
        assert!(message(&FILE.replacen("#0C1012", "black", 1)).contains("expected a colour"));
    }

    #[test]
    fn palettes_start_again_hollow() {
        let tokens = Tokens::of_theme(Theme::Light);
        assert!(!tokens.scenario(7).hollow);
        assert_eq!(tokens.scenario(8).color, tokens.scenario(0).color);
        assert!(tokens.scenario(8).hollow && tokens.group(5).hollow);
        assert_eq!(tokens.party(4).color, tokens.scenario(7).color);
        assert!(!tokens.party(4).hollow && tokens.party(12).hollow);
        assert_eq!(Mark::of_party(4), Mark::Cross);
    }

    #[test]
    fn the_ramp_has_nine_steps_and_open_ends() {
        let step = |value| ramp_step(value, 9);
        assert_eq!([step(-3.0), step(0.0), step(11.0), step(11.2)], [0, 0, 0, 1]);
        assert_eq!([step(50.0), step(88.9), step(100.0), step(140.0)], [4, 8, 8, 8]);
        assert_eq!(step(f64::NAN), 0);
    }
}
