//! Finds the word that was likely meant where another was written.

/// How many letters of a long id may be wrong before it counts as another word: one in three.
const LETTERS_A_SLIP: usize = 3;

/// Two words are not compared beyond this length, so that a file cannot make the search slow.
const LONGEST: usize = 80;

/// The number of letters to insert, drop, change, or swap with their neighbour to turn `from` into `to`
/// (optimal string alignment).
#[must_use]
pub(crate) fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in to.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&last, column + 1) + 1).min(at(&current, column) + 1).min(at(&last, column) + usize::from(a != b));
            let swapped = row > 0 && column > 0 && from.get(row - 1) == Some(b) && to.get(column - 1) == Some(a);
            if swapped {
                best = best.min(at(&before_last, column - 1) + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

/// Which of `words` was likely meant by `written`, ignoring case and the difference of `_`, `-` and space; the first of
/// those equally near. `None` where none is near enough.
pub(crate) fn nearest<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if written.len() > LONGEST {
        return None;
    }
    let plain = |word: &str| word.to_lowercase().replace(['_', ' '], "-");
    let written = plain(written);
    let length = written.chars().count();
    let allowed = length.max(LETTERS_A_SLIP) / LETTERS_A_SLIP;
    let mut best: Option<(usize, &str)> = None;
    for word in words {
        // The difference in length is a lower bound of the distance: most words end here.
        if word.len() > LONGEST || word.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = distance(&written, &plain(word));
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn counts_slips() {
        assert_eq!(distance("nato", "nato"), 0);
        assert_eq!(distance("naot", "nato"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ґанок", "ганок"), 1);
    }

    #[test]
    fn suggests_only_what_is_near() {
        let words = ["nato", "force-cap", "membership-path"];
        assert_eq!(nearest("natto", words), Some("nato"));
        assert_eq!(nearest("Force_Cap", words), Some("force-cap"));
        assert_eq!(nearest("membership", words), None);
        assert_eq!(nearest("x", words), None);
    }
}
