//! What is open now, and the only door through which it changes: commands in, effects out.
//!
//! Nothing here touches the disk, the clock or the screen. What must be done outside is returned as an [`effect::Effect`].

pub mod command;
pub mod document;
pub mod draft;
pub mod edited;
pub mod edits;
pub mod effect;
pub mod elicitation;
pub mod export;
pub mod history;
pub mod negotiating;
pub mod negotiation;
pub mod recovery;
pub mod robustness;
pub mod search;
pub mod sensitivity;
pub mod settings;
pub mod tabs;
pub mod tour;
pub mod view;
pub mod why_not;
