//! How far to trust a ranking, in words and figures: for the screen, exports and the command line.

pub mod tables;
