//! The template shows every key of every record of the format, as the JSON Schema lists them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::files::File;
use westphalia::io::schema;

/// The only key that cannot stand in the template: a file that extends another has no `id`. It stands in a comment.
const APART: (&str, &str) = ("the file", "extends");

/// The keys that a value uses, by record.
struct Used<'s> {
    schema: &'s Value,
    seen: BTreeSet<(String, String)>,
}

impl<'s> Used<'s> {
    /// A reference resolved, with the name of the record it leads to.
    fn resolved(&self, node: &'s Value, record: &str) -> (&'s Value, String) {
        match node["$ref"].as_str() {
            Some(to) => {
                let name = to.trim_start_matches("#/$defs/");
                (&self.schema["$defs"][name], name.to_owned())
            }
            None => (node, record.to_owned()),
        }
    }

    /// Whether a value may be of this kind: enough to tell the forms of an outcome or a value apart.
    fn fits(&self, node: &'s Value, value: &Value) -> bool {
        let (node, _) = self.resolved(node, "");
        if let Some(words) = node["enum"].as_array() {
            return words.contains(value);
        }
        match node["type"].as_str() {
            Some("object") => {
                let closed = node["additionalProperties"] == Value::Bool(false);
                value
                    .as_object()
                    .is_some_and(|keys| !closed || keys.keys().all(|key| !node["properties"][key].is_null()))
            }
            Some("array") => value.is_array(),
            Some("number" | "integer") => value.is_number(),
            Some("boolean") => value.is_boolean(),
            Some("string") => value.is_string(),
            _ => true,
        }
    }

    fn visit(&mut self, node: &'s Value, value: &Value, record: &str) {
        let (node, record) = self.resolved(node, record);
        for form in node["anyOf"].as_array().into_iter().flatten() {
            if self.fits(form, value) {
                self.visit(form, value, &record);
            }
        }
        for (key, inside) in value.as_object().into_iter().flatten() {
            let property = &node["properties"][key];
            if property.is_null() {
                self.visit(&node["additionalProperties"], inside, &record);
            } else {
                self.seen.insert((record.clone(), key.clone()));
                self.visit(property, inside, &record);
            }
        }
        for item in value.as_array().into_iter().flatten() {
            self.visit(&node["items"], item, &record);
        }
    }
}

/// Every key of every record.
fn keys(schema: &Value) -> BTreeSet<(String, String)> {
    let of = |record: &str, node: &Value| -> Vec<(String, String)> {
        let properties = node["properties"].as_object().into_iter().flatten();
        properties.map(|(key, _)| (record.to_owned(), key.clone())).collect()
    };
    let records = schema["$defs"].as_object().unwrap().iter().flat_map(|(record, node)| of(record, node));
    records.chain(of("the file", schema)).collect()
}

#[test]
fn the_template_shows_every_key_of_every_record() {
    let schema = schema();
    let template = File::named("template");
    let mut used = Used { schema: &schema, seen: BTreeSet::new() };
    used.visit(&schema, &serde_json::to_value(template.table()).unwrap(), "the file");
    let keys = keys(&schema);
    assert!(keys.len() > 100, "{} keys", keys.len());
    let missing: Vec<_> = keys.difference(&used.seen).collect();
    assert_eq!(missing, [&(APART.0.to_owned(), APART.1.to_owned())]);
    assert!(template.text.contains("\n# extends = "), "extends stands in a comment");
}
