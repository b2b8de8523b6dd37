//! Where the parts of Robustness lie: pure geometry.

/// Space left and right of what a dock holds.
pub(super) const MARGIN: f32 = 16.0;
/// Height of the sentence above the chart.
pub(super) const SENTENCE: f32 = 60.0;
/// Width of the column with the scenarios' names, in the chart and in the tables.
pub(super) const NAMES: f32 = 176.0;
/// Height of a line about a scenario without a rank.
pub(super) const LINE: f32 = 22.0;
/// Height of the line that says what is tried out.
pub(super) const TRIAL: f32 = 36.0;
/// Below this height the right panel shows one dock at a time.
pub(super) const RIGHT_TABS_BELOW: f32 = 640.0;

/// Heights of docks above each other: what each wants where there is room, at least what it needs; `None` where there is no
/// room for all of them. What is left over goes to the last.
pub(super) fn heights<const N: usize>(space: f32, wants: [f32; N], needs: [f32; N]) -> Option<[f32; N]> {
    let least: f32 = needs.iter().sum();
    if least > space {
        return None;
    }
    let more: f32 = wants.iter().zip(needs).map(|(want, need)| (want - need).max(0.0)).sum();
    let part = if more > 0.0 { ((space - least) / more).min(1.0) } else { 0.0 };
    let mut heights = needs;
    for (height, want) in heights.iter_mut().zip(wants) {
        *height = (*height + (want - *height).max(0.0) * part).floor();
    }
    let rest = space - heights.iter().sum::<f32>();
    if let Some(last) = heights.last_mut() {
        *last += rest;
    }
    Some(heights)
}

/// The height of each of `rows` rows in `space`, between two bounds.
pub(super) fn row(space: f32, rows: usize, least: f32, most: f32) -> f32 {
    (space / rows.max(1) as f32).floor().clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docks_get_what_they_need_and_share_the_rest() {
        assert_eq!(heights(100.0, [60.0, 60.0], [60.0, 60.0]), None);
        assert_eq!(heights(120.0, [100.0, 100.0], [60.0, 60.0]), Some([60.0, 60.0]));
        assert_eq!(heights(160.0, [100.0, 100.0], [60.0, 60.0]), Some([80.0, 80.0]));
        assert_eq!(heights(300.0, [100.0, 100.0], [60.0, 60.0]), Some([100.0, 200.0]));
        assert!((row(300.0, 6, 20.0, 44.0) - 44.0).abs() < 0.1 && (row(60.0, 6, 20.0, 44.0) - 20.0).abs() < 0.1);
    }
}
