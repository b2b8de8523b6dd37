//! Pure functions of model values: what follows from what was put in. One method a file, with formula and source.

pub mod elicitation;
pub mod exact;
pub mod methods;
pub mod negotiation;
pub mod obstacles;
pub mod outcome;
mod random;
pub mod robustness;
pub mod scoring;
pub mod sensitivity;
pub mod single_changes;
mod tableau;
pub mod values;
pub mod weights;
