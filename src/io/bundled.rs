//! Scenario files that come with the program: on the start screen, and as a template for files of one's own.

use super::scenario_file::{Loaded, Refused, read_text};

/// A scenario file that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundled {
    /// The name of the file, such as `ukraine-framework.toml`.
    pub file_name: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! bundled {
    ($name:literal) => {
        Bundled { file_name: $name, text: include_str!(concat!("../../scenarios/", $name)) }
    };
}

/// What a new file starts from; not among [`all`].
pub const TEMPLATE: Bundled = bundled!("template.toml");

/// Every bundled file, in the order in which they are offered.
#[must_use]
pub const fn all() -> &'static [Bundled] {
    &[
        bundled!("ukraine-framework.toml"),
        bundled!("ukraine-berlin-december-2025.toml"),
        bundled!("ukraine-security-guarantees.toml"),
        bundled!("ukraine-territorial-terms.toml"),
        bundled!("ukraine-frozen-assets.toml"),
        bundled!("panama-canal-1974.toml"),
        bundled!("england-zimbabwe-2010.toml"),
    ]
}

/// The text of a new file: the template without the line by which an editor finds the schema beside it.
#[must_use]
pub fn new_file() -> &'static str {
    let rest = TEMPLATE.text.strip_prefix("#:schema ").and_then(|text| text.split_once('\n'));
    rest.map_or(TEMPLATE.text, |(_, rest)| rest)
}

/// Reads the bundled file of this name; what it extends is bundled, too.
///
/// # Errors
/// Every fault of the file, as for any other file; for a name that is not bundled those of an empty file.
pub fn read(name: &str) -> Result<Loaded, Refused> {
    read_as(name, find(name).map_or("", |file| file.text))
}

/// Reads `text` as if it were the bundled file `name`.
///
/// # Errors
/// Every fault of the text.
pub fn read_as(name: &str, text: &str) -> Result<Loaded, Refused> {
    read_text(name, text, &mut |other| {
        find(other)
            .map(|file| (file.file_name.to_owned(), file.text.to_owned()))
            .ok_or_else(|| "no such file comes with the program".to_owned())
    })
}

fn find(name: &str) -> Option<&'static Bundled> {
    all().iter().find(|file| file.file_name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut there: Vec<String> = entries.filter(|name| name.ends_with(".toml")).collect();
        there.sort();
        let mut bundled: Vec<&str> = all().iter().chain([&TEMPLATE]).map(|file| file.file_name).collect();
        bundled.sort_unstable();
        assert_eq!(bundled, there);
        assert!(bundled.contains(&crate::session::tour::EXAMPLE), "the tour has its example");
    }

    #[test]
    fn every_bundled_file_is_accepted_with_what_it_extends() {
        for file in all() {
            let loaded = read(file.file_name).unwrap_or_else(|refused| panic!("{:?}", refused.problems));
            assert_eq!(loaded.texts.len() > 1, file.text.contains("\nextends = "), "{}", file.file_name);
        }
        assert!(read("nowhere.toml").is_err());
    }

    #[test]
    fn a_new_file_is_accepted_and_names_no_schema() {
        assert!(!new_file().contains("#:schema") && new_file().starts_with("# "));
        assert!(read_text("new.toml", new_file(), &mut |path| Err(path.to_owned())).is_ok());
    }
}
