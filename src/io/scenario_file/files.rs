//! Reads one file after another along `extends`, and merges them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::{Node, Path, Reader};
use super::records::ScenarioFile;
use super::syntax;
use crate::model::parts::{Parts, Text};
use crate::model::problem::{Place, Problem, SourceText};

/// The version of the format that this program reads and writes.
pub(super) const VERSION: i64 = 1;

/// The largest file that is read: 16 MiB.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// How many files may stand on one another.
const DEEPEST: usize = 32;

/// Finds a file by its path relative to the file asked for: its name for people and its text, or why it cannot be read.
pub type Resolve<'r> = &'r mut dyn FnMut(&str) -> Result<(String, String), String>;

/// Everything read, before it is checked.
pub(super) struct Gathered {
    /// The parts of all files merged; `None` where a file could not be read at all.
    pub(super) parts: Option<Parts>,
    /// Faults of reading.
    pub(super) problems: Vec<Problem>,
    /// The texts, the one asked for first.
    pub(super) texts: Vec<SourceText>,
}

/// Reads `text` and every file it extends.
pub(super) fn gather(name: &str, text: &str, resolve: Resolve<'_>) -> Gathered {
    let mut gathered = Gathered {
        parts: None,
        problems: Vec::new(),
        texts: vec![SourceText { name: name.to_owned(), text: text.to_owned() }],
    };
    let mut layers = Vec::new();
    let mut paths: Vec<String> = Vec::new();
    let mut complete = true;
    loop {
        let index = gathered.texts.len() - 1;
        let Some(source) = gathered.texts.last() else { break };
        let (file, mut problems) = read_one(index, &source.text);
        // Where it is not clear which file this one builds on, most of the framework may be missing.
        let lost = problems.iter().any(|problem| problem.place.path == "extends");
        gathered.problems.append(&mut problems);
        let Some(file) = file.filter(|_| !lost) else {
            complete = false;
            break;
        };
        let extends = file.extends.clone();
        layers.push(into_parts(file));
        let Some(extends) = extends else { break };
        match next_file(&extends, &mut paths, &gathered.texts, resolve) {
            Ok(text) => gathered.texts.push(text),
            Err(problem) => {
                gathered.problems.push(*problem);
                complete = false;
                break;
            }
        }
    }
    if complete {
        gathered.parts = layers.into_iter().rev().reduce(|base, top| top.on_top_of(base));
    }
    gathered
}

/// Parses one file. After a fault of syntax, or in a newer format, the document is only a guess.
fn parse(file: usize, text: &str) -> (Spanned<DeTable<'_>>, Vec<Problem>) {
    if text.len() > LARGEST_FILE {
        return (Spanned::new(0..0, DeTable::new()), vec![too_large(file, text.len())]);
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    let problems = match version_problem(file, text, document.get_ref()) {
        Some(problem) => vec![problem],
        None => syntax::problems(file, text, &errors),
    };
    (document, problems)
}

/// What keeps a text from being read as a document of this format at all.
pub(super) fn document_problems(file: usize, text: &str) -> Vec<Problem> {
    parse(file, text).1
}

/// That a file of so many bytes is too large.
pub(super) fn too_large(file: usize, bytes: usize) -> Problem {
    let place = Place { file, ..Place::default() };
    Problem::error("file-too-large", place, "This file is larger than 16 MiB.")
        .label("too large")
        .found(format!("{bytes} bytes"))
        .expected(format!("at most {LARGEST_FILE} bytes"))
}

/// Reads one file, without those it extends.
fn read_one(file: usize, text: &str) -> (Option<ScenarioFile>, Vec<Problem>) {
    let (document, problems) = parse(file, text);
    // After a slip of syntax the rest is a guess, and faults found in a guess mislead.
    if !problems.iter().all(syntax::rest_is_sound) {
        return (None, problems);
    }
    let mut reader = Reader { file, text, problems };
    let value = DeValue::Table(DeTable::new());
    let node = Node { value: &value, start: 0, end: 0, path: Path::Top };
    check_heading(document.get_ref(), &mut reader);
    let read = reader.fill(document.get_ref(), node);
    (Some(read), reader.problems)
}

/// Whether the file is of a version that this program does not know: then nothing else in it can be judged.
fn version_problem(file: usize, text: &str, document: &DeTable<'_>) -> Option<Problem> {
    let format: &Spanned<DeValue<'_>> = document.get("format")?;
    let version = match format.get_ref() {
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).unwrap_or(i64::MAX),
        // Versions are whole numbers: no version has this one.
        DeValue::Float(_) => 0,
        _ => return None,
    };
    if version == VERSION {
        return None;
    }
    let place = Place { file, span: format.span(), path: "format".into() };
    let found = text.get(format.span()).unwrap_or_default();
    let problem = if version > VERSION {
        Problem::error("newer-format", place, "This file was written by a newer version of the program.")
            .label("a newer format")
    } else {
        Problem::error("unknown-format", place, "There is no such version of the format.").label("unknown format")
    };
    Some(problem.found(format!("format {found}")).expected(format!("format {VERSION}")))
}

/// Notes what the heading of a file lacks, and what it should not have.
fn check_heading(document: &DeTable<'_>, reader: &mut Reader<'_>) {
    let extends = document.contains_key("extends");
    let id = "`id` with an id: small letters a to z, digits, `-` and `_`, in quotation marks";
    let needed = [
        ("format", "`format = 1`", true),
        ("id", id, !extends),
        ("title", "`title` with a text in quotation marks", !extends),
    ];
    for (key, expected, _) in needed.into_iter().filter(|(key, _, needed)| *needed && !document.contains_key(*key)) {
        let place = Place { file: reader.file, ..Place::default() };
        reader.note(
            Problem::error("missing-key", place, format!("The file needs `{key}`, which is missing."))
                .label(format!("`{key}` is missing"))
                .found(format!("no `{key}`"))
                .expected(expected),
        );
    }
    if let (true, Some((key, _))) = (extends, document.get_key_value("id")) {
        let place = Place { file: reader.file, span: key.span(), path: "id".into() };
        let message = "A file that extends another has no `id` of its own: the framework is the other file's.";
        reader.note(
            Problem::error("unknown-key", place, message)
                .label("not in a file that extends another")
                .found("`id`")
                .expected("no `id`"),
        );
    }
}

/// The parts of one file.
fn into_parts(file: ScenarioFile) -> Parts {
    let extends = file.extends.is_some();
    Parts {
        place: file.place,
        id: file.id.filter(|_| !extends),
        title: file.title,
        as_of: file.as_of,
        summary: file.summary,
        authors: file.authors,
        license: file.license,
        silence: file.silence,
        rules: file.rules,
        sources: file.sources,
        groups: file.groups,
        issues: file.issues,
        parties: file.parties,
        scenarios: file.scenarios,
        links: file.links,
    }
}

/// The file that `extends` names, or why it cannot be had. `paths` are the files on the way, relative to the first.
fn next_file(
    extends: &Text,
    paths: &mut Vec<String>,
    texts: &[SourceText],
    resolve: Resolve<'_>,
) -> Result<SourceText, Box<Problem>> {
    let path = extends.value.as_str();
    let refuse = |code, message: String, label: &str, expected: &str| {
        Box::new(
            Problem::error(code, extends.place.clone(), message)
                .label(label)
                .found(format!("\"{path}\""))
                .expected(expected),
        )
    };
    const RELATIVE: &str = "a relative path, such as \"other.toml\" or \"../other.toml\"";
    if path.contains("://") || path.starts_with("data:") || path.starts_with("mailto:") {
        return Err(refuse(
            "extends-address",
            "A file cannot build on an address on the web.".into(),
            "an address",
            RELATIVE,
        ));
    }
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with(['/', '\\', '~']) || drive {
        let message = "The path of the other file must be relative to this file.";
        return Err(refuse("extends-absolute", message.into(), "not a relative path", RELATIVE));
    }
    if path.is_empty() || path.contains(|letter: char| letter.is_control()) {
        return Err(refuse("extends-missing", "This is not the path of a file.".into(), "no path", RELATIVE));
    }
    let here = paths.last().map_or("", String::as_str);
    let joined = join(here, path);
    let circle = || {
        let message = format!("`{path}` leads back to a file that is being read already.");
        refuse("extends-circle", message, "goes round in a circle", "a file that does not build on this one")
    };
    if paths.contains(&joined) || paths.len() >= DEEPEST {
        return Err(circle());
    }
    let (name, text) = resolve(&joined).map_err(|reason| {
        let message = format!("The file `{path}` that this one builds on cannot be read: {reason}.");
        refuse("extends-missing", message, "cannot be read", "the path of a scenario file beside this one")
    })?;
    if texts.iter().any(|source| source.name == name) {
        return Err(circle());
    }
    paths.push(joined);
    Ok(SourceText { name, text })
}

/// `path` seen from the folder of `here`, with `.` and `..` worked out as far as they can be.
fn join(here: &str, path: &str) -> String {
    let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn paths_are_seen_from_the_file_that_names_them() {
        assert_eq!(join("", "other.toml"), "other.toml");
        assert_eq!(join("base/two.toml", "../one.toml"), "one.toml");
        assert_eq!(join("../a/two.toml", "../../one.toml"), "../../one.toml");
        assert_eq!(join("a.toml", "./b/./c.toml"), "b/c.toml");
    }
}
