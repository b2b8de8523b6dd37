//! Reads what may be written in a short form or in a long one: outcomes, possible outcomes, conditions, values.

use toml::de::DeValue;

use super::reader::{Node, Path, Read, Reader, keyed};
use super::records::{CELL, CHANCE, LIKELIHOODS, POINTS, VALUE};
use super::shape::Kind;
use crate::model::parts::{
    At, ChancePart, ConditionPart, Keyed, Number, OutcomePart, ReservationPart, Scalar, SpreadPart, Statement, Text,
    ValueCell,
};
use crate::model::problem::Problem;

impl Read for OutcomePart {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let place = reader.place(node);
        match node.value {
            DeValue::Table(_) => reader.record(node),
            DeValue::String(term) => {
                let term = Some(At { value: term.to_string(), place: place.clone() });
                Some(Self { place, term, ..Self::default() })
            }
            _ => {
                let value = Some(Number::read(node, kind, reader)?);
                Some(Self { place, value, ..Self::default() })
            }
        }
    }
}

impl Read for ReservationPart {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.value, DeValue::Table(_)) {
            return reader.record(node);
        }
        let value = Number::read(node, kind, reader)?;
        Some(Self {
            place: value.place.clone(),
            value: Some(value),
            scenario: None,
            assumed: None,
            statement: Statement::default(),
        })
    }
}

impl Read for Vec<ChancePart> {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            DeValue::Table(entries) => {
                let likelihoods: Keyed<Number> = keyed(entries, node, &LIKELIHOODS, reader);
                let chance = |(key, likelihood): (Text, Number)| ChancePart {
                    place: key.place.clone(),
                    of: Some(At { value: Scalar::Key(key.value), place: key.place }),
                    likelihood: Some(likelihood),
                    sources: Vec::new(),
                    note: None,
                };
                Some(likelihoods.into_iter().map(chance).collect())
            }
            DeValue::Array(items) => {
                let read =
                    |(index, item)| read_chance(&Node::new(item, Path::Item(&node.path, index)), &CHANCE, reader);
                Some(items.iter().enumerate().filter_map(read).collect())
            }
            _ => {
                reader.wrong_type(node, *kind);
                None
            }
        }
    }
}

/// One item of a list of possible outcomes.
fn read_chance(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<ChancePart> {
    if matches!(node.value, DeValue::Table(_)) {
        return reader.record(node);
    }
    let of = At::<Scalar>::read(node, kind, reader)?;
    Some(ChancePart { place: of.place.clone(), of: Some(of), likelihood: None, sources: Vec::new(), note: None })
}

impl Read for ConditionPart {
    fn read(node: &Node<'_, '_>, kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let place = reader.place(node);
        let terms = match node.value {
            DeValue::Table(_) => return reader.record(node),
            DeValue::Array(items) => {
                let read =
                    |(index, item)| At::<Scalar>::read(&Node::new(item, Path::Item(&node.path, index)), kind, reader);
                items.iter().enumerate().filter_map(read).collect()
            }
            _ => vec![At::<Scalar>::read(node, kind, reader)?],
        };
        Some(Self { place, terms: Some(terms), above: None, below: None })
    }
}

impl Read for ValueCell {
    fn read(node: &Node<'_, '_>, _kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value {
            DeValue::Integer(_) | DeValue::Float(_) => Number::read(node, &VALUE, reader).map(Self::Number),
            DeValue::Table(_) => reader.record::<SpreadPart>(node).map(Self::Spread),
            DeValue::Array(_) => At::<Vec<At<(f64, f64)>>>::read(node, &POINTS, reader).map(Self::Points),
            DeValue::String(_) => Text::read(node, &Kind::Text, reader).map(Self::Word),
            DeValue::Boolean(_) | DeValue::Datetime(_) => {
                reader.wrong_type(node, CELL);
                None
            }
        }
    }
}

impl Read for (f64, f64) {
    fn read(node: &Node<'_, '_>, _kind: &'static Kind, reader: &mut Reader<'_>) -> Option<Self> {
        let mut numbers =
            |index: usize, item| f64::read(&Node::new(item, Path::Item(&node.path, index)), &VALUE, reader);
        if let DeValue::Array(items) = node.value {
            let mut items = items.iter();
            if let (Some(number), Some(value), None) = (items.next(), items.next(), items.next()) {
                let (number, value) = (numbers(0, number), numbers(1, value));
                return Some((number?, value?));
            }
        }
        let found = reader.excerpt(node.start..node.end);
        reader.note(
            Problem::error("wrong-type", reader.place(node), "A point is a number and its value.")
                .label("not a point")
                .found(found)
                .expected(Kind::Point.describe()),
        );
        None
    }
}
