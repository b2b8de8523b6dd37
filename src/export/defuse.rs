//! Keeps text from files from becoming markup, a formula, or an instruction to the reader's screen.

/// Text for XML: markup characters escaped, characters that XML forbids left out, and marks that turn the direction of
/// writing too, since in a drawing they would turn what follows.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| is_allowed(*letter)) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// Text without characters that no text should hold: controls other than line ends and tabs, and marks that turn the
/// direction of writing.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| is_allowed(*letter)).collect()
}

fn is_allowed(letter: char) -> bool {
    let turns_direction = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let forbidden =
        matches!(letter, '\u{fffe}' | '\u{ffff}') || (letter.is_control() && !matches!(letter, '\n' | '\t'));
    !turns_direction && !forbidden
}

/// A cell that no spreadsheet takes for a formula: one that starts like a formula gets a leading apostrophe.
pub(super) fn cell(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// The address, if it is one that a page may link to: `http` or `https`.
pub(super) fn address(url: &str) -> Option<&str> {
    let scheme = |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (scheme("https://") || scheme("http://")).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_forbidden_characters_do_not_pass() {
        assert_eq!(xml("<script>\"a\" & 'b'\u{0}\u{202e}"), "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;");
        assert_eq!(plain("a\u{7}b\u{2067}c\n"), "abc\n");
    }

    #[test]
    fn formulas_are_defused() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(cell(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(cell("No change"), "No change");
    }

    #[test]
    fn only_web_addresses_are_linked() {
        assert!(address("https://example.org").is_some() && address("HTTP://example.org").is_some());
        assert!(address("javascript:alert(1)").is_none() && address("ü").is_none());
    }
}
