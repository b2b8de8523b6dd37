//! Takes comments out of the blank space between the things of a document.

use toml_edit::RawString;

/// Comments that stand before something.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Comment lines without indent; an empty line stands for one or more blank lines between or after them.
    pub(super) lines: Vec<String>,
    /// Whether blank lines come before the first.
    pub(super) starts_apart: bool,
}

impl Comments {
    /// The comments of a piece of blank space.
    pub(super) fn of(blank: &str) -> Self {
        let mut comments = Self::default();
        let mut gap = false;
        // The last piece has no line end: it is the indent of what follows, or a comment at the end of the file.
        let pieces: Vec<&str> = blank.split('\n').collect();
        for (index, piece) in pieces.iter().enumerate() {
            let line = piece.trim();
            if line.is_empty() {
                gap |= index + 1 < pieces.len();
                continue;
            }
            if gap {
                if comments.lines.is_empty() {
                    comments.starts_apart = true;
                } else {
                    comments.lines.push(String::new());
                }
                gap = false;
            }
            comments.lines.push(line.to_owned());
        }
        if gap && !comments.lines.is_empty() {
            comments.lines.push(String::new());
        }
        comments
    }

    /// Those that belong to the file as a whole, and those of its first key: a line for other programs, such as
    /// `#:schema`, and everything that a blank line parts from the key.
    pub(super) fn split_top(mut self) -> (Self, Self) {
        let after_blank = self.lines.iter().rposition(String::is_empty).map_or(0, |blank| blank + 1);
        let directive = self.lines.iter().rposition(|line| line.starts_with("#:")).map_or(0, |last| last + 1);
        let of_key = self.lines.split_off(after_blank.max(directive));
        self.starts_apart = false;
        (self, Self { lines: of_key, starts_apart: false })
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The comments before a key or a header.
pub(super) fn comments_of(blank: Option<&RawString>) -> Comments {
    blank.and_then(RawString::as_str).map(Comments::of).unwrap_or_default()
}

/// The comment behind something on its line, with the space before it; empty where there is none.
pub(super) fn same_line_comment(blank: Option<&RawString>) -> String {
    let blank = blank.and_then(RawString::as_str).unwrap_or_default().trim_end();
    match blank.find('#') {
        Some(0) => format!(" {blank}"),
        Some(_) => blank.to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::Comments;

    #[test]
    fn blank_lines_shrink_and_comments_stay() {
        let comments = Comments::of("\n\n  # one\n#two  \n\n\n  # three\n  ");
        assert!(comments.starts_apart);
        assert_eq!(comments.lines, ["# one", "#two", "", "# three"]);
        assert_eq!(Comments::of("# one\n\n").lines, ["# one", ""]);
        assert_eq!(Comments::of("\n\n  "), Comments::default());
    }
}
