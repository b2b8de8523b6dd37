//! All packages that the terms allow, searched exactly: efficient ones, solutions, and what is better for everyone
//! (methods, section 4). Utilities are whole numbers throughout; every limit that is met is said in the result.

pub mod acceptable;
pub mod adjusted_winner;
pub mod better;
pub mod blocks;
pub mod budget;
pub mod choices;
pub mod cloud;
pub mod common_ground;
pub mod frontier;
pub mod game;
pub mod package;
pub mod references;
pub mod search;
pub mod setting;
pub mod solutions;
pub mod swaps;
pub mod units;
