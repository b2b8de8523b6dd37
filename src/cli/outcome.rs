//! What a subcommand leaves behind: text for both outputs, and an exit code.

use std::process::ExitCode;

use serde_json::Value;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Done.
    Done,
    /// The input has errors, or cannot be read or written.
    Faulty,
    /// Wrong usage.
    Usage,
    /// Nothing acceptable was found.
    NothingAcceptable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Faulty => 1,
            Exit::Usage => 2,
            Exit::NothingAcceptable => 3,
        })
    }
}

/// What goes to standard output.
#[derive(Debug)]
pub(super) enum Printed {
    /// For people.
    Text(String),
    /// For programs.
    Json(Value),
}

/// What a subcommand leaves behind.
#[derive(Debug)]
pub(super) struct Outcome {
    /// For standard output.
    pub(super) out: Printed,
    /// For standard error.
    pub(super) err: String,
    /// How the program ends.
    pub(super) exit: Exit,
}

impl Outcome {
    /// An end with a message and nothing else.
    pub(super) fn stop(exit: Exit, message: impl Into<String>) -> Self {
        Self { out: Printed::Text(String::new()), err: message.into(), exit }
    }

    /// Done, with warnings perhaps.
    pub(super) fn done(out: Printed, err: String) -> Self {
        Self { out, err, exit: Exit::Done }
    }
}

/// Text without characters that would steer a terminal or turn the direction of writing.
pub(super) fn harmless(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            letter if letter.is_control() => '\u{fffd}',
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_cannot_be_steered() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\u{202e}c\n\td\u{9b}"), "a\u{fffd}[2Jb\u{fffd}\u{fffd}c\n\td\u{fffd}");
    }
}
