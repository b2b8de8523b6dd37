//! The chart above the matrix: stacked contributions, or one bar a party.
