//! The JSON Schema of the format (draft 2020-12), for editors that complete and check while one types.
//!
//! It says what each key may hold; rules across entries, such as that an id must exist, are only in the program.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reader::capital;
use super::records::file_shape;
use super::shape::{Bounds, Kind, Presence, Shape};

/// The schema, its keys in the order of the format.
#[must_use]
pub fn schema() -> Value {
    let mut definitions = BTreeMap::new();
    let file = file_shape()();
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!("Westphalia scenario file, version 1"));
    schema.extend(record(file, &mut definitions));
    schema.insert("required".into(), json!(["format"]));
    schema.insert(
        "oneOf".into(),
        json!([
            { "required": ["id", "title"], "not": { "required": ["extends"] } },
            { "required": ["extends"], "not": { "required": ["id"] } },
        ]),
    );
    let definitions: Map<String, Value> =
        definitions.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    schema.insert("$defs".into(), Value::Object(definitions));
    Value::Object(schema)
}

/// Definitions by name; `None` while one is being made, so that a record inside itself ends.
type Definitions = BTreeMap<String, Option<Value>>;

fn record(shape: &'static Shape, definitions: &mut Definitions) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in shape.keys() {
        let mut property = kind(field.kind, definitions);
        property.insert("description".into(), json!(field.doc.trim()));
        properties.insert(field.name.into(), Value::Object(property));
        if field.presence == Presence::Required {
            required.push(field.name);
        }
    }
    let mut schema = object(json!({ "description": shape.doc.trim(), "type": "object" }));
    schema.insert("properties".into(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    schema.insert("additionalProperties".into(), json!(false));
    schema
}

fn kind(kind: Kind, definitions: &mut Definitions) -> Map<String, Value> {
    object(match kind {
        Kind::Text | Kind::Reference(_) | Kind::File => json!({ "type": "string" }),
        Kind::Id => json!({ "type": "string", "pattern": "^[a-z0-9_-]+$" }),
        Kind::Short => json!({ "type": "string", "maxLength": 18 }),
        Kind::Url => json!({ "type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#:\\s]\\S*$" }),
        Kind::Number(bounds) => number(bounds),
        Kind::Flag => json!({ "type": "boolean" }),
        // TOML dates reach the schema as texts.
        Kind::Date => json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Version => json!({ "const": 1 }),
        Kind::Record(shape) => return reference(shape(), definitions),
        Kind::List(of) => json!({ "type": "array", "items": self::kind(*of, definitions) }),
        Kind::OneOrMore(of) => {
            let one = self::kind(*of, definitions);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        Kind::Map(_, of) => json!({ "type": "object", "additionalProperties": self::kind(*of, definitions) }),
        Kind::Names => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Kind::Point => json!({
            "type": "array",
            "prefixItems": [number(Bounds::Any), number(Bounds::Value)],
            "items": false,
            "minItems": 2,
        }),
        Kind::OneOf(kinds) => {
            let kinds: Vec<Map<String, Value>> = kinds.iter().map(|of| self::kind(*of, definitions)).collect();
            json!({ "anyOf": kinds })
        }
    })
}

fn number(bounds: Bounds) -> Value {
    match bounds {
        Bounds::Any => json!({ "type": "number", "minimum": -1e12, "maximum": 1e12 }),
        Bounds::Positive => json!({ "type": "number", "minimum": 0, "maximum": 1e12 }),
        Bounds::Value => json!({ "type": "number", "minimum": 0, "maximum": 100 }),
        Bounds::Curve => json!({ "type": "number", "minimum": -50, "maximum": 50 }),
        Bounds::ValueOrCurve => json!({ "type": "number", "minimum": -50, "maximum": 100 }),
    }
}

/// A reference to the definition of a record, which is made on the first.
fn reference(shape: &'static Shape, definitions: &mut Definitions) -> Map<String, Value> {
    let name = definition_name(shape);
    if !definitions.contains_key(&name) {
        definitions.insert(name.clone(), None);
        let definition = record(shape, definitions);
        definitions.insert(name.clone(), Some(Value::Object(definition)));
    }
    object(json!({ "$ref": format!("#/$defs/{name}") }))
}

/// `an uncertain value` becomes `UncertainValue`.
fn definition_name(shape: &Shape) -> String {
    shape.name.split(' ').skip(1).map(capital).collect()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
