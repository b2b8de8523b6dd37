//! Guesses how wide text will be, on the wide side, since the reader's fonts are not known.

/// The width of `text` at `size`.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '(' | ')' | '[' | ']' | ' ' | '·' => {
            0.32
        }
        'f' | 't' | 'r' | '/' | '-' | '“' | '”' | '"' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '—' | '…' => 0.92,
        '0'..='9' | '+' | '−' | '±' | '–' => 0.6,
        letter if letter.is_uppercase() => 0.72,
        // Wide scripts: Hangul, kana, ideographs.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 1.0,
        _ => 0.6,
    }
}

/// `text` cut to a width, with an ellipsis where something is left out.
pub(super) fn cut(text: &str, size: f64, within: f64) -> String {
    if width(text, size) <= within {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = advance('…') * size;
    for letter in text.chars() {
        used += advance(letter) * size;
        if used > within {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// `text` on at most `lines` lines, broken between words; the last is cut.
pub(super) fn wrap(text: &str, size: f64, within: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut words = pieces(text).peekable();
    let mut line = String::new();
    while let Some(word) = words.peek() {
        let longer = joined(&line, word);
        if line.is_empty() || width(&longer, size) <= within {
            line = longer;
            words.next();
        } else if wrapped.len() + 1 < lines {
            wrapped.push(std::mem::take(&mut line));
        } else {
            break;
        }
    }
    for word in words {
        line = joined(&line, word);
    }
    if !line.is_empty() {
        wrapped.push(line);
    }
    wrapped.iter().map(|line| cut(line, size, within)).collect()
}

/// Where a line may end: between words and after a hyphen inside one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| word.split_inclusive('-'))
}

fn joined(line: &str, piece: &str) -> String {
    let gap = if line.is_empty() || line.ends_with('-') { "" } else { " " };
    format!("{line}{gap}{piece}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_between_words_and_cut_at_the_end() {
        assert_eq!(wrap("Russian memorandum", 11.0, 80.0, 2), ["Russian", "memorandum"]);
        assert_eq!(wrap("E3 counter-proposal", 11.0, 70.0, 3), ["E3 counter-", "proposal"]);
        assert_eq!(wrap("28-point draft", 11.0, 200.0, 2), ["28-point draft"]);
        let long = wrap("A name that goes on for longer than any column is wide", 11.0, 80.0, 2);
        assert_eq!(long.len(), 2);
        assert!(long[1].ends_with('…') && width(&long[1], 11.0) <= 80.0);
        assert!(cut(&"W".repeat(5000), 11.0, 80.0).chars().count() < 12);
        assert!(wrap("", 11.0, 80.0, 2).is_empty());
    }
}
