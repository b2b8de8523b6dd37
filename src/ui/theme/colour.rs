//! Reading colours from the token file and measuring contrast (WCAG 2.x).

use egui::Color32;
use serde::Deserialize;

/// A colour written as `#RRGGBB` or `#RRGGBBAA`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Hex(pub(super) Color32);

impl TryFrom<String> for Hex {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let wrong = || format!("expected a colour such as \"#1A2023\", found \"{text}\"");
        let digits = text.strip_prefix('#').filter(|digits| digits.is_ascii()).ok_or_else(wrong)?;
        let byte =
            |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(wrong);
        let alpha = match digits.len() {
            6 => u8::MAX,
            8 => byte(6)?,
            _ => return Err(wrong()),
        };
        Ok(Self(Color32::from_rgba_unmultiplied(byte(0)?, byte(2)?, byte(4)?, alpha)))
    }
}

/// One channel of sRGB, 0 to 255, as linear light, 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// Relative luminance of an opaque colour.
fn luminance(colour: Color32) -> f64 {
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}

/// Contrast ratio of two opaque colours, 1 to 21.
#[must_use]
pub(super) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Result<Color32, String> {
        Hex::try_from(text.to_owned()).map(|hex| hex.0)
    }

    #[test]
    fn hex_is_read_with_and_without_alpha() {
        assert_eq!(hex("#0C1012").unwrap(), Color32::from_rgb(12, 16, 18));
        assert_eq!(hex("#0000002E").unwrap(), Color32::from_black_alpha(0x2e));
    }

    #[test]
    fn anything_else_is_refused_with_a_sentence() {
        for text in ["0C1012", "#0C101", "#0C10GG", "#", "#ééé", ""] {
            assert!(hex(text).unwrap_err().contains("expected a colour"), "{text}");
        }
    }

    #[test]
    fn black_on_white_has_the_largest_contrast() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 1e-9);
    }
}
