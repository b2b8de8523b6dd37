//! How shares of draws read: 0% and 100% only where it was so in no draw or in every one.

use crate::analysis::robustness::result::Share;
use crate::present::text;

/// `34%`, `<1%`, `>99%`; `–` of no draws.
#[must_use]
pub fn percent(share: Share) -> String {
    if share.of == 0 { "–".to_owned() } else { whole(share.value(), share.count == 0, share.count == share.of) }
}

/// The same for a share that is not counted in whole draws: P(ahead) + ½ P(equal).
#[must_use]
pub fn whole(share: f64, is_none: bool, is_all: bool) -> String {
    let percent = (share * 100.0).round();
    if is_none {
        "0%".to_owned()
    } else if is_all {
        "100%".to_owned()
    } else if percent < 1.0 {
        "<1%".to_owned()
    } else if percent > 99.0 {
        ">99%".to_owned()
    } else {
        format!("{percent}%")
    }
}

/// `34 percent`, `less than 1 percent`: for sentences that are spoken.
#[must_use]
pub fn spoken(percent: &str) -> String {
    percent.replace('≤', "at most ").replace('<', "less than ").replace('>', "more than ").replace('%', " percent")
}

/// The error of a share that holds in 95 of 100 runs, in points of percent: `1.2`.
#[must_use]
pub fn error(standard_error: f64) -> String {
    let points = 196.0 * standard_error;
    text::fixed(points, if points >= 0.095 { 1 } else { 2 })
}

/// `6,200 draws`, `1 draw`.
#[must_use]
pub fn draws(number: u64) -> String {
    text::count(number as usize, "draw", "draws")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_everything_are_said_only_where_they_are_so() {
        let read = |count, of| percent(Share { count, of });
        assert_eq!([read(0, 1000), read(1, 1000), read(15, 1000)], ["0%", "<1%", "2%"]);
        assert_eq!([read(985, 1000), read(999, 1000), read(1000, 1000)], ["99%", ">99%", "100%"]);
        assert_eq!(read(0, 0), "–");
        assert_eq!([spoken("<1%"), spoken("34%")], ["less than 1 percent", "34 percent"]);
        assert_eq!([error(0.005), error(0.0002)], ["1.0", "0.04"]);
    }
}
