//! Scenario files that come with the program.

/// A scenario file that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// The name of the file, such as `ukraine-framework.toml`.
    pub file_name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every bundled file, in the order in which they are offered.
#[must_use]
pub const fn all() -> &'static [Bundled] {
    &[Bundled { file_name: "ukraine-framework.toml", text: include_str!("../../scenarios/ukraine-framework.toml") }]
}
