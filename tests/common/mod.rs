//! What several test files share: reading frameworks from text, and the harness that draws without a window.
#![allow(dead_code, unreachable_pub, clippy::panic, reason = "each test file uses a part, and stops where it must")]

use std::sync::Arc;

#[cfg(feature = "ui")]
mod screen;

#[cfg(feature = "ui")]
#[allow(unused_imports, reason = "each test file uses a part")]
pub use screen::{CpuRenderer, edge_to_edge, harness, harness_state};

use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::Framework;
use westphalia::session::command::Origin;
use westphalia::session::document::Document;

/// The bundled framework file.
pub const UKRAINE: &str = include_str!("../../scenarios/ukraine-framework.toml");

/// The framework that `text` holds; a test fails where it is refused.
pub fn framework(text: &str) -> Framework {
    match read_text("test.toml", text, &mut |path| Err(format!("no file {path}"))) {
        Ok(loaded) => loaded.framework,
        Err(refused) => panic!("refused: {:#?}", refused.problems),
    }
}

/// A document as if `text` had just been opened.
pub fn document(text: &str) -> Document {
    Document::new(Origin::Bundled("test.toml".to_owned()), Arc::new(framework(text)), Vec::new(), Vec::new())
}
