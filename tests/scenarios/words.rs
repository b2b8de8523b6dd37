//! Words of the scenario files: quotations are short, and no side's words stand outside quotation marks.

use crate::files::File;

/// The most words of a quotation.
const LONGEST_QUOTATION: usize = 25;

/// Words that are loaded for one side, and what is written instead.
const LOADED: [(&str, &str); 24] = [
    ("special military operation", "the war"),
    ("unprovoked aggression", "the war"),
    ("occupied", "held by Russia"),
    ("new regions", "held by Russia"),
    ("novorossiya", "region names in Ukrainian form"),
    ("drops nato goal", "offers to set aside the NATO bid"),
    ("surrender", "withdrawal"),
    ("liberation", "withdrawal"),
    ("border", "line of contact"),
    ("frontline of occupation", "line of contact"),
    ("theft", "immobilised assets"),
    ("robbery", "immobilised assets"),
    ("reparations money", "immobilised assets"),
    ("abducted", "children returned"),
    ("evacuated", "children returned"),
    ("denazification", "language, church and minorities"),
    ("russification", "language, church and minorities"),
    ("occupiers", "multinational force, foreign forces"),
    ("legitimate targets", "multinational force, foreign forces"),
    ("peacekeepers", "multinational force, foreign forces"),
    ("demilitarisation", "ceiling"),
    ("cap", "ceiling"),
    ("capitulation plan", "28-point draft"),
    ("trump peace plan", "28-point draft"),
];

/// Calls `seen` with every text of a TOML value and the keys that lead to it.
pub(crate) fn strings(value: &toml::Value, seen: &mut dyn FnMut(&[&str], &str)) {
    fn walk<'v>(value: &'v toml::Value, path: &mut Vec<&'v str>, seen: &mut dyn FnMut(&[&str], &str)) {
        match value {
            toml::Value::String(text) => seen(path, text),
            toml::Value::Array(items) => items.iter().for_each(|item| walk(item, path, seen)),
            toml::Value::Table(table) => {
                for (key, item) in table {
                    path.push(key);
                    walk(item, path, seen);
                    path.pop();
                }
            }
            toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => {}
        }
    }
    walk(value, &mut Vec::new(), seen);
}

/// A text parted into what stands outside quotation marks and the quotations.
fn parted(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut quotations) = (String::new(), Vec::new());
    let mut open: Option<String> = None;
    for letter in text.chars() {
        match (letter, &mut open) {
            ('“', None) => open = Some(String::new()),
            ('”', Some(_)) => quotations.extend(open.take()),
            (_, Some(inside)) => inside.push(letter),
            (_, None) => outside.push(letter),
        }
    }
    assert!(open.is_none(), "a quotation without end: {text}");
    (outside, quotations)
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Loaded words of a text outside quotation marks, each with what is written instead.
fn loaded_words(text: &str) -> Vec<String> {
    let words = words(&parted(text).0);
    let found = LOADED.iter().filter(|(loaded, _)| {
        let loaded: Vec<&str> = loaded.split(' ').collect();
        words.windows(loaded.len()).any(|window| window.iter().eq(&loaded))
    });
    found.map(|(loaded, instead)| format!("“{loaded}”; write: {instead}")).collect()
}

/// Whether a text is somebody else's, an address, or an id, which nobody reads on the screen.
fn is_no_words_of_ours(path: &[&str]) -> bool {
    let of_source = path.first() == Some(&"sources") && matches!(path.last(), Some(&("quote" | "title" | "url")));
    of_source || matches!(path.last(), Some(&("id" | "issue")))
}

#[test]
fn loaded_words_are_seen_and_quotations_are_not_read() {
    assert_eq!(loaded_words("The line, not the Border; a capital, a demilitarised zone").len(), 1);
    assert_eq!(loaded_words("calls it “robbery” and a “special military operation”"), Vec::<String>::new());
    assert_eq!(loaded_words("the Trump Peace-Plan and a force cap").len(), 2);
}

#[test]
fn no_side_has_its_words() {
    for file in File::all() {
        strings(&toml::Value::Table(file.table()), &mut |path, text| {
            if !is_no_words_of_ours(path) {
                let found = loaded_words(text);
                assert!(found.is_empty(), "{}, {}: {found:?} in {text}", file.name, path.join("."));
            }
        });
        let comments: Vec<&str> =
            file.text.lines().filter_map(|line| line.split_once('#')).map(|(_, words)| words).collect();
        let page = file.page();
        for text in [comments.join("\n"), page] {
            let found = loaded_words(&text);
            assert!(found.is_empty(), "{}: {found:?}", file.name);
        }
    }
}

#[test]
fn quotations_are_short() {
    for file in File::all() {
        strings(&toml::Value::Table(file.table()), &mut |path, text| {
            let quotations = if path.last() == Some(&"quote") { vec![text.to_owned()] } else { parted(text).1 };
            for quotation in quotations {
                let count = quotation.split_whitespace().count();
                assert!(count <= LONGEST_QUOTATION, "{}: {count} words in “{quotation}”", file.name);
            }
        });
    }
}
