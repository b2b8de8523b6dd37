//! Laws of the scenario format that hold for any file: formatting changes nothing it should not, saving keeps what is
//! said, and no bytes whatever make reading panic.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use proptest::prelude::*;
use support::read;
use westphalia::io::{self, WeightChange, canonical, read_bytes, with_scenarios, with_weights};
use westphalia::model::party::Origin;
use westphalia::model::problem::{LineColumn, SourceText};
use westphalia::model::quantity::Micro;
use westphalia::model::scenario::Scenario;

const EXAMPLE: &str = include_str!("fixtures/accept/two-issues.toml");
const FORMS: &str = include_str!("fixtures/accept/value-forms.toml");
const OUTCOMES: &str = include_str!("fixtures/accept/outcome-forms.toml");
const UNTIDY: &str = include_str!("fixtures/canonical/untidy.toml");
const TEXTS: [&str; 4] = [EXAMPLE, FORMS, OUTCOMES, UNTIDY];

/// Shuffles the lines that hold one key each within their table, and puts comments, blank lines and indents between.
fn scrambled(text: &str, seed: u64) -> String {
    let mut state = seed | 1;
    let mut random = move |below: usize| {
        // Xorshift: enough to scramble by, and the same for the same seed.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    let mut open = false;
    for line in text.lines() {
        let begins_table = line.trim_start().starts_with('[') && !open;
        if begins_table {
            lines.push(Vec::new());
        }
        let quotes = line.matches("\"\"\"").count() % 2 == 1;
        let continues = open || line.trim().is_empty();
        if quotes {
            open = !open;
        }
        if line.contains("= [") && !line.contains(']') {
            open = true;
        } else if line.trim() == "]" {
            open = false;
        }
        match lines.last_mut().and_then(|block| block.last_mut()) {
            Some(last) if continues => {
                last.push('\n');
                last.push_str(line);
            }
            _ => lines.last_mut().unwrap().push(line.to_owned()),
        }
    }
    let mut scrambled = String::new();
    for block in lines {
        let is_table = block.first().is_some_and(|line| line.trim_start().starts_with('['));
        let (head, mut body) = if is_table { block.split_at(1) } else { block.split_at(0) }.to_owned_pair();
        for index in (1..body.len()).rev() {
            body.swap(index, random(index + 1));
        }
        for line in head.into_iter().chain(body) {
            match random(6) {
                0 => scrambled.push_str("\n\n# remark\n"),
                1 => scrambled.push_str("   # another, with a # in it and \"quotes\"\n\n"),
                2 => scrambled.push_str("\n\t"),
                _ => {}
            }
            scrambled.push_str(&line);
            scrambled.push('\n');
        }
    }
    scrambled.push_str("# the end");
    scrambled
}

trait OwnedPair {
    fn to_owned_pair(self) -> (Vec<String>, Vec<String>);
}

impl OwnedPair for (&[String], &[String]) {
    fn to_owned_pair(self) -> (Vec<String>, Vec<String>) {
        (self.0.to_vec(), self.1.to_vec())
    }
}

/// The comments of a text, sorted; a `#` in quotation marks begins none.
fn comments(text: &str) -> Vec<String> {
    let mut comments = Vec::new();
    for line in text.lines() {
        let mut quote = None;
        for (at, letter) in line.char_indices() {
            match (quote, letter) {
                (None, '"' | '\'') => quote = Some(letter),
                (Some(open), _) if open == letter => quote = None,
                (None, '#') => {
                    comments.push(line[at..].trim_end().to_owned());
                    break;
                }
                _ => {}
            }
        }
    }
    comments.sort();
    comments
}

proptest! {
    #[test]
    fn formatting_keeps_meaning_and_comments_and_is_stable(which in 0..TEXTS.len(), seed in any::<u64>()) {
        let text = scrambled(TEXTS[which], seed);
        let before = read("before.toml", &text);
        prop_assert!(before.is_ok(), "{text}\n{before:?}");
        let tidy = canonical(&text).unwrap();
        let after = read("after.toml", &tidy);
        prop_assert_eq!(before.map(|l| l.framework).ok(), after.map(|l| l.framework).ok(), "{}\n---\n{}", text, tidy);
        prop_assert_eq!(comments(&text), comments(&tidy), "{}\n---\n{}", text, tidy);
        prop_assert_eq!(&canonical(&tidy).unwrap(), &tidy);
    }

    #[test]
    fn line_ends_of_other_systems_change_nothing(which in 0..TEXTS.len()) {
        let crlf = TEXTS[which].replace('\n', "\r\n");
        prop_assert_eq!(canonical(&crlf).unwrap(), canonical(TEXTS[which]).unwrap());
        let (ours, theirs) = (read("a.toml", TEXTS[which]), read("a.toml", &crlf));
        prop_assert_eq!(ours.map(|l| l.framework).ok(), theirs.map(|l| l.framework).ok());
    }

    #[test]
    fn no_change_of_bytes_makes_reading_panic(
        which in 0..TEXTS.len(),
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..5_u8), 0..6),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = TEXTS[which].as_bytes().to_vec();
        for (at, byte, kind) in edits {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] ^= 1 << (byte % 8),
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                3 => bytes[at] = b"[]{}=\"'#.,\n0-"[usize::from(byte) % 13],
                _ => bytes.insert(at, b"[]{}=\"'#.,\n0-"[usize::from(byte) % 13]),
            }
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let mut resolve = |_: &str| Ok(("base.toml".to_owned(), EXAMPLE.to_owned()));
        let (problems, texts) = match read_bytes("any.toml", &bytes, &mut resolve) {
            Ok(loaded) => (loaded.warnings, loaded.texts),
            Err(refused) => {
                prop_assert!(!refused.problems.is_empty());
                (refused.problems, refused.texts)
            }
        };
        for problem in &problems {
            let text = &texts[problem.place.file].text;
            prop_assert!(text.get(problem.place.span.clone()).is_some(), "{problem:?}");
            let _ = LineColumn::of(text, problem.place.span.start);
        }
        if let Ok(text) = std::str::from_utf8(&bytes)
            && let Ok(tidy) = canonical(text)
        {
            prop_assert_eq!(&canonical(&tidy).unwrap_or_else(|p| panic!("{text}\n---\n{tidy}\n{p:?}")), &tidy);
            let (before, after) = (read("a", text), read("a", &tidy));
            prop_assert_eq!(before.is_ok(), after.is_ok(), "{}\n---\n{}", text, tidy);
            prop_assert_eq!(before.map(|l| l.framework).ok(), after.map(|l| l.framework).ok(), "{}\n---\n{}", text, tidy);
        }
    }

    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_bytes("any.toml", &bytes, &mut |_| Err("no".into()));
    }

    #[test]
    fn any_text_like_toml_can_be_read(text in r#"([a-z_]{1,9}|\[|\]|\{|\}|=|"|\n| |,|\.|-|[0-9]|extends|format = 1|issues|parties|'|#){0,60}"#) {
        let _ = read_bytes("any.toml", text.as_bytes(), &mut |_| Err("no".into()));
        if let Ok(tidy) = canonical(&text) {
            prop_assert_eq!(&canonical(&tidy).unwrap_or_else(|p| panic!("{text}\n---\n{tidy}\n{p:?}")), &tidy);
        }
    }

    #[test]
    fn saved_weights_are_read_back(which in 0..TEXTS.len(), seed in any::<u64>(), points in 0..=2_000_000_000_i64) {
        let text = scrambled(TEXTS[which], seed);
        let before = read("a.toml", &text).unwrap().framework;
        let party = &before.parties()[0];
        let issue = before.issue_ixs().find(|issue| party.judgements[issue.0].values.is_some()).unwrap();
        let change = WeightChange {
            party: party.id.clone(),
            issue: before.issue(issue).id.clone(),
            points: Micro(points.max(1)),
        };
        let saved = with_weights(&text, std::slice::from_ref(&change), &[]).unwrap();
        prop_assert_eq!(comments(&text), comments(&saved), "{}\n---\n{}", text, saved);
        prop_assert_eq!(&canonical(&saved).unwrap(), &saved);
        let after = read("a.toml", &saved).unwrap().framework;
        let judgement = &after.parties()[0].judgements[issue.0];
        prop_assert_eq!((judgement.weight, judgement.weight_origin), (change.points, Origin::Set));
        prop_assert_eq!(before.scenarios(), after.scenarios());
        prop_assert_eq!(&before.parties()[1..], &after.parties()[1..]);
    }
}

#[test]
fn the_party_of_a_base_file_is_copied_as_a_whole() {
    let text = "format = 1\nextends = \"base.toml\"\n\n# Ours\n[[scenarios]]\nid = \"own\"\nname = \"Own\"\n";
    let texts: Vec<SourceText> =
        [text, EXAMPLE].map(|text| SourceText { name: String::new(), text: text.to_owned() }).to_vec();
    let change = WeightChange { party: "ukraine".into(), issue: "force-cap".into(), points: Micro(7_500_000) };
    let saved = with_weights(text, &[change], &texts).unwrap();
    assert!(saved.contains("force-cap = 7.5\n") && saved.contains("# one value a term"), "{saved}");
    let mut resolve = |_: &str| Ok(("base.toml".to_owned(), EXAMPLE.to_owned()));
    let after = io::read_text("own.toml", &saved, &mut resolve).unwrap().framework;
    let base = read("base.toml", EXAMPLE).unwrap().framework;
    assert_eq!(after.parties()[0].judgements[1].weight, Micro(7_500_000));
    assert_eq!(after.parties()[0].judgements[0], base.parties()[0].judgements[0]);
    assert_eq!(after.parties()[1], base.parties()[1]);
}

#[test]
fn weights_are_added_where_there_were_none_and_comments_stay() {
    let change = |party: &str, issue: &str, points| WeightChange { party: party.into(), issue: issue.into(), points };
    let text = "# top\n\nparties = [\n  { id = \"a\", name = \"A\" }, # first\n]\n";
    let saved = with_weights(text, &[change("a", "x", Micro::whole(3))], &[]).unwrap();
    assert_eq!(saved, "# top\n\nparties = [\n  { id = \"a\", name = \"A\", weights = { x = 3 } }, # first\n]\n");
    let text = "[[parties]]\nid = \"a\"\nname = \"A\"\n\n  [parties.weights]\n  # before\n  x = 1 # behind\n";
    let saved =
        with_weights(text, &[change("a", "x", Micro::whole(2)), change("a", "y", Micro(500_000))], &[]).unwrap();
    assert_eq!(
        saved,
        "[[parties]]\nid = \"a\"\nname = \"A\"\n\n  [parties.weights]\n  # before\n  x = 2 # behind\n  y = 0.5\n"
    );
    let saved = with_weights("format = 1\n", &[change("analyst", "x", Micro::ONE)], &[]).unwrap();
    assert_eq!(
        saved,
        "format = 1\n\n[[parties]]\nid = \"analyst\"\nname = \"Analyst\"\n\n  [parties.weights]\n  x = 1\n"
    );
    assert_eq!(
        with_weights("format = 1\n", &[change("nobody", "x", Micro::ONE)], &[]).unwrap_err()[0].code,
        "unknown-id"
    );
}

#[test]
fn scenarios_of_every_kind_are_written_and_read_back() {
    for text in [EXAMPLE, OUTCOMES, include_str!("../scenarios/ukraine-framework.toml")] {
        let before = read("a.toml", text).unwrap().framework;
        let copies: Vec<Scenario> = before
            .scenarios()
            .iter()
            .map(|scenario| Scenario { id: format!("{}-copy", scenario.id), ..scenario.clone() })
            .collect();
        let saved = with_scenarios(text, &before, &copies, &[]).unwrap();
        assert_eq!(canonical(&saved).unwrap(), saved);
        assert_eq!(comments(text), comments(&saved));
        let after = read("a.toml", &saved).unwrap().framework;
        assert_eq!(after.scenarios()[..copies.len()], *before.scenarios());
        assert_eq!(after.scenarios()[copies.len()..], copies);
        let ids: Vec<String> = copies.iter().map(|copy| copy.id.clone()).collect();
        let renamed = Scenario { name: "Renamed".to_owned(), ..copies[0].clone() };
        let replaced = with_scenarios(&saved, &after, std::slice::from_ref(&renamed), &ids[1..]).unwrap();
        let after = read("a.toml", &replaced).unwrap().framework;
        assert_eq!(after.scenarios()[copies.len()..], [renamed]);
        assert_eq!(with_scenarios(&saved, &after, &[], &ids).unwrap(), canonical(text).unwrap());
    }
}

#[test]
fn a_file_is_written_whole_with_its_permissions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.toml");
    io::write_atomic(&path, b"one").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        io::write_atomic(&path, b"two").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        let link = folder.path().join("link.toml");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        io::write_atomic(&link, b"three").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"three");
    let names = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "no temporary file stays");
    assert!(io::write_atomic(&folder.path().join("nowhere").join("file.toml"), b"").is_err());
}
