//! Contrast and distinguishability, recomputed from the token file, so that an edited colour cannot break them.

use egui::{Color32, Theme};

use super::colour::{contrast, linear};
use super::tokens::{Hue, Tokens};

const THEMES: [Theme; 2] = [Theme::Dark, Theme::Light];

type Lab = [f64; 3];
type Matrix = [[f64; 3]; 3];

/// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light. First the identity: normal vision.
const VISIONS: [(&str, Matrix); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

/// CIE L*a*b* (D65) of a colour as someone with this vision sees it.
fn lab(colour: Color32, vision: &Matrix) -> Lab {
    let seen = times(vision, [colour.r(), colour.g(), colour.b()].map(linear)).map(|light| light.clamp(0.0, 1.0));
    let to_xyz = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let xyz = times(&to_xyz, seen);
    let white = [0.950_47, 1.0, 1.088_83];
    let f: [f64; 3] = std::array::from_fn(|i| {
        let t = xyz[i] / white[i];
        if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 }
    });
    [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
}

/// CIEDE2000 colour difference, after Sharma, Wu and Dalal 2005.
fn ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let c_mean = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let seven = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seven(c_mean));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let angle = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) }
    };
    let (h1, h2) = (angle(a1, b1), angle(a2, b2));
    let grey = c1 * c2 == 0.0;
    let dh = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let dh_big = 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin();
    let (dl, dc) = (l2 - l1, c2 - c1);
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let h = match (grey, (h1 - h2).abs() <= 180.0, h1 + h2 < 360.0) {
        (true, _, _) => h1 + h2,
        (_, true, _) => f64::midpoint(h1, h2),
        (_, _, true) => (h1 + h2 + 360.0) / 2.0,
        _ => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let turn = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -(2.0 * turn).to_radians().sin() * 2.0 * seven(c);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh_big / sh).powi(2) + rt * (dc / sc) * (dh_big / sh)).sqrt()
}

/// Smallest difference between any two of these colours for each vision, in the order of [`VISIONS`].
fn smallest(colours: &[Color32]) -> [f64; 4] {
    VISIONS.map(|(_, vision)| {
        let seen: Vec<Lab> = colours.iter().map(|colour| lab(*colour, &vision)).collect();
        let mut least = f64::INFINITY;
        for (ix, one) in seen.iter().enumerate() {
            for other in &seen[ix + 1..] {
                least = least.min(ciede2000(*one, *other));
            }
        }
        least
    })
}

fn palette(count: usize, hue: impl Fn(usize) -> Hue) -> Vec<Color32> {
    (0..count).map(|ix| hue(ix).color).collect()
}

#[test]
fn ciede2000_agrees_with_the_published_pairs() {
    for (one, other, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        assert!((ciede2000(one, other) - expected).abs() < 5e-5, "{one:?} {other:?}");
    }
}

/// The table at the end of section 2.2 of the design.
#[test]
fn palettes_keep_their_distances_for_every_vision() {
    for theme in THEMES {
        let tokens = Tokens::of_theme(theme);
        let dark = theme == Theme::Dark;
        let rows = [
            (
                "scenarios",
                palette(8, |ix| tokens.scenario(ix)),
                if dark { [19.4, 14.4, 14.2, 12.1] } else { [20.2, 13.6, 13.6, 12.7] },
            ),
            (
                "groups",
                palette(5, |ix| tokens.group(ix)),
                if dark { [21.5, 17.9, 16.2, 11.5] } else { [19.8, 15.8, 15.1, 14.6] },
            ),
            (
                "parties",
                palette(4, |ix| tokens.party(ix)),
                if dark { [28.2, 17.7, 18.1, 15.0] } else { [25.7, 18.3, 18.4, 13.8] },
            ),
            (
                "gain and loss",
                vec![tokens.gain, tokens.loss],
                if dark { [45.1, 50.0, 46.7, 55.0] } else { [45.2, 51.3, 48.2, 60.1] },
            ),
        ];
        for (name, colours, thresholds) in rows {
            for ((found, threshold), (vision, _)) in smallest(&colours).into_iter().zip(thresholds).zip(VISIONS) {
                assert!(found > threshold - 0.06, "{theme:?} {name}, {vision}: {found:.2}, held at {threshold}");
            }
        }
    }
}

/// The table of section 8 of the design.
#[test]
fn text_and_signals_keep_their_contrast() {
    for theme in THEMES {
        let t = Tokens::of_theme(theme);
        let pick = |dark: f64, light: f64| if theme == Theme::Dark { dark } else { light };
        for (name, front, back, least) in [
            ("text_primary on panel", t.text_primary, t.panel, pick(15.8, 16.0)),
            ("text_secondary on panel", t.text_secondary, t.panel, pick(10.1, 8.9)),
            ("text_muted on panel", t.text_muted, t.panel, pick(6.5, 5.9)),
            ("text_muted on window", t.text_muted, t.window, pick(6.9, 5.2)),
            ("text_muted on hover", t.text_muted, t.hover, pick(5.4, 5.4)),
            ("text_muted on selected", t.text_muted, t.selected, pick(4.5, 4.9)),
            ("text_disabled on panel", t.text_disabled, t.panel, pick(3.3, 2.9)),
            ("focus on panel", t.focus, t.panel, pick(9.5, 5.5)),
            ("gain on panel", t.gain, t.panel, pick(8.0, 5.1)),
            ("loss on panel", t.loss, t.panel, pick(7.5, 5.6)),
            ("uncertain on panel", t.uncertain, t.panel, pick(10.7, 5.4)),
            ("red_line on panel", t.red_line, t.panel, pick(5.9, 5.4)),
            ("red_line on its fill", t.red_line, t.red_line_fill, pick(5.0, 5.1)),
            ("line_strong on panel", t.line_strong, t.panel, pick(3.2, 3.5)),
            ("primary button", t.inverse_text(), t.text_primary, pick(15.8, 16.0)),
            ("gain on its fill", t.gain, t.gain_fill, 4.5),
            ("loss on its fill", t.loss, t.loss_fill, 4.5),
        ] {
            let found = contrast(front, back);
            assert!(found > least - 0.06, "{theme:?} {name}: {found:.2}, held at {least}");
        }
    }
}

#[test]
fn letters_and_numbers_are_legible_on_every_fill() {
    for theme in THEMES {
        let t = Tokens::of_theme(theme);
        let pick = |dark: f64, light: f64| if theme == Theme::Dark { dark } else { light };
        let scenarios: Vec<Hue> = (0..8).map(|ix| t.scenario(ix)).collect();
        let groups: Vec<Hue> = (0..5).map(|ix| t.group(ix)).collect();
        for (name, fills, least) in [
            ("letter on chip", scenarios.as_slice(), pick(4.9, 4.8)),
            ("number on group", groups.as_slice(), pick(5.0, 5.3)),
            ("text on ramp", t.ramp_steps(), 4.6),
        ] {
            for hue in fills {
                let found = contrast(hue.text, hue.color);
                assert!(found > least - 0.06, "{theme:?} {name} {:?}: {found:.2}, held at {least}", hue.color);
            }
        }
        for hue in &scenarios {
            let found = contrast(hue.color, t.plot());
            assert!(found > pick(4.8, 3.0) - 0.06, "{theme:?} line {:?}: {found:.2}", hue.color);
        }
    }
}

#[test]
fn more_value_is_more_ink_in_light_and_more_light_in_dark() {
    for theme in THEMES {
        let tokens = Tokens::of_theme(theme);
        let strength: Vec<f64> = tokens.ramp_steps().iter().map(|step| contrast(step.color, tokens.plot())).collect();
        assert!(strength.is_sorted(), "{theme:?} {strength:?}");
    }
}

#[test]
fn every_colour_is_opaque_but_veil_and_shadow() {
    for theme in THEMES {
        for (name, colour) in Tokens::of_theme(theme).singles() {
            assert_eq!(colour.is_opaque(), !["scrim", "shadow"].contains(&name), "{theme:?} {name}");
        }
    }
}
