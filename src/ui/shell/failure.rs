//! Why no window opens, in words that name the remedy.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

/// What installs everything that a window needs on Debian and Ubuntu.
const INSTALL: &str =
    "apt-get install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1 libgl1-mesa-dri";

/// What works without a window.
const WITHOUT: &str = "Without a window these work: westphalia check, score, compare, negotiate, why-not, export, fmt. See westphalia --help.";

/// Why no window could be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShellError {
    /// No display is named.
    #[error("No display was found: neither DISPLAY nor WAYLAND_DISPLAY is set.\n{WITHOUT}")]
    NoDisplay,
    /// A display is named but does not answer.
    #[error("The display {0} does not answer.\n{WITHOUT}")]
    DisplayRefused(String),
    /// A library of the system is missing.
    #[error("The library {0} is missing. This installs it: {INSTALL}\n{WITHOUT}")]
    Library(String),
    /// The system cannot draw with OpenGL.
    #[error("OpenGL is missing or too old to draw the window. This installs it: {INSTALL}\n{WITHOUT}")]
    OpenGl,
    /// Something else.
    #[error("The window could not be opened: {0}. This installs what it needs: {INSTALL}\n{WITHOUT}")]
    Other(String),
    /// A fault of the program itself.
    #[error("The program stopped because of a fault of its own: {0}")]
    Fault(String),
}

/// Whether a display is named at all; asked first, so that the answer is plain.
pub(super) fn check_display() -> Result<(), ShellError> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_one = cfg!(all(unix, not(target_os = "macos"), not(target_os = "android")));
    let named = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(is_set);
    if needs_one && !named { Err(ShellError::NoDisplay) } else { Ok(()) }
}

/// Runs the window; a failure, also one by panic, comes back as an error.
pub(super) fn guarded(run: impl FnOnce() -> eframe::Result) -> Result<(), ShellError> {
    // A missing keyboard library is reported by panic. Its message is ours to give; others are shown as ever.
    let usual = Arc::new(panic::take_hook());
    let shown = Arc::clone(&usual);
    panic::set_hook(Box::new(move |info| {
        if missing_library(&message(info.payload())).is_none() {
            shown(info);
        }
    }));
    let result = panic::catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(Box::new(move |info| usual(info)));
    match result {
        Ok(Ok(())) => Ok(()),
        Ok(Err(err)) => Err(explain(&err)),
        Err(payload) => {
            let message = message(&*payload);
            Err(missing_library(&message).map_or(ShellError::Fault(message), ShellError::Library))
        }
    }
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

fn explain(err: &eframe::Error) -> ShellError {
    match err {
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => ShellError::OpenGl,
        // What lies within is not public; its debug form names the library or the display.
        other => explain_words(&format!("{other:?}")),
    }
}

fn explain_words(words: &str) -> ShellError {
    if let Some(library) = missing_library(words) {
        return ShellError::Library(library);
    }
    if words.contains("XOpenDisplayFailed") || words.contains("XNotSupported") || words.contains("NoCompositor") {
        let name = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let display = name("DISPLAY").or_else(|| name("WAYLAND_DISPLAY")).unwrap_or_default();
        return ShellError::DisplayRefused(display);
    }
    ShellError::Other(words.to_owned())
}

/// The library that a message says cannot be loaded.
fn missing_library(words: &str) -> Option<String> {
    let could_not = ["cannot open shared object", "could not be loaded", "LibraryOpenError"];
    if !could_not.iter().any(|sign| words.contains(sign)) {
        return None;
    }
    let name = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
        (word.starts_with("lib") && word.contains(".so")).then(|| word.to_owned())
    };
    words.split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | ':' | '(' | ')')).find_map(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_named() {
        let panic = "Library libxkbcommon-x11.so could not be loaded.";
        assert_eq!(missing_library(panic).as_deref(), Some("libxkbcommon-x11.so"));
        let error = "WinitEventLoop(Os(OsError { error: XNotSupported(LibraryOpenError(OpenError { kind: Library, detail: \
                     \"libX11.so.6: cannot open shared object file: No such file or directory\" })) }))";
        assert_eq!(explain_words(error), ShellError::Library("libX11.so.6".to_owned()));
        assert_eq!(missing_library("index out of bounds"), None);
    }

    #[test]
    fn a_panic_becomes_an_error() {
        let run = || -> eframe::Result { panic!("Library libxkbcommon-x11.so could not be loaded.") };
        assert_eq!(guarded(run), Err(ShellError::Library("libxkbcommon-x11.so".to_owned())));
    }

    #[test]
    fn every_message_says_what_to_do() {
        for error in
            [ShellError::Library("libX11.so.6".to_owned()), ShellError::OpenGl, ShellError::Other("x".to_owned())]
        {
            let text = error.to_string();
            assert!(text.contains("apt-get install libx11-6"), "{text}");
            assert!(text.contains("westphalia check"), "{text}");
        }
        assert!(ShellError::NoDisplay.to_string().contains("DISPLAY"));
    }
}
