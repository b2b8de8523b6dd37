//! What is shown, as plain data: rows, labels, figures and names, shared by screen, exports and command line, so that
//! all three show the same numbers and the same words. Everything is made on demand from a document.

pub mod acceptance;
pub mod actions;
pub mod centre;
pub mod changes;
pub mod chart_data;
pub mod columns;
pub mod differences;
pub mod elicitation;
pub mod evidence;
pub mod export_choice;
pub mod labels;
pub mod list;
pub mod matrix;
pub mod methods;
pub mod negotiation;
pub mod obstacles;
pub mod over_time;
pub mod packages;
pub mod party_weights;
pub mod problems;
pub mod report;
pub mod robustness;
pub mod scenario_card;
pub mod second_opinions;
pub mod sensitivity;
pub mod source_register;
pub mod sources;
pub mod start;
pub mod status;
pub mod term;
pub mod text;
pub mod tour;
pub mod weights;
pub mod why_not;
