//! What several test files share: reading frameworks from text.
#![allow(dead_code, unused_imports, reason = "each test file uses a part")]

#[cfg(feature = "ui")]
mod screens;

use std::sync::Arc;

use westphalia::io::scenario_file::read_text;
use westphalia::model::framework::Framework;
use westphalia::session::command::Origin;
use westphalia::session::document::Document;

#[cfg(feature = "ui")]
pub(crate) use screens::{CpuRenderer, edge_to_edge, harness, harness_state};

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
