//! The search behind the single solutions: the best of all packages under one goal, with every tie, without the frontier.
//!
//! A dynamic programme over blocks. Its labels are sums of partial packages. One is dropped where Lagrangian bounds show that
//! nothing it can become reaches the best package known (a weighted sum of gains, with the best that each block left can
//! add to it; Everett 1963), or where another label gives every party as much and one more. Labels that are equal are one,
//! with all ways that lead there: so ties survive. The best package known comes from the maximisers of the bounds, improved
//! by exchanging one or two choices, and where labels grow many, from a narrow search that keeps the most promising.

pub mod best;
pub mod exchange;
pub mod labels;
pub mod levels;
pub mod measure;
pub mod multipliers;
pub mod space;
pub mod tied;
