//! The matrix of issues × scenarios.
