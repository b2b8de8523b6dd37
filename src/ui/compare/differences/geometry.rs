//! Where the table of differences lies: pure sums, tested without drawing.

use egui::Rangef;

use crate::model::ids::PartyIx;
use crate::present::differences::DifferenceRow;
use crate::ui::theme::size;

/// Narrowest and widest column of worths.
const WORTH: [f32; 2] = [60.0, 104.0];
/// Narrowest room for the issue and what both say.
const WORDS: f32 = 300.0;

/// The columns of the table, from its left edge.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The issue.
    pub issue: Rangef,
    /// What the first says, and the second.
    pub says: [Rangef; 2],
    /// What it is worth, party by party.
    pub worth: Vec<Rangef>,
    /// All together.
    pub width: f32,
}

impl Grid {
    /// Shares `width` among the columns; where it is too little, the table is wider and scrolls.
    #[must_use]
    pub fn new(width: f32, parties: usize) -> Self {
        let each = ((width - 440.0) / parties.max(1) as f32).clamp(WORTH[0], WORTH[1]).floor();
        let words = (width - each * parties as f32).max(WORDS);
        let issue = (words * 0.3).clamp(96.0, 190.0).floor();
        let says = ((words - issue) / 2.0).floor();
        let at = |left: f32, width: f32| Rangef::new(left, left + width);
        let from = issue + 2.0 * says;
        Self {
            issue: at(0.0, issue),
            says: [at(issue, says), at(issue + says, says)],
            worth: (0..parties).map(|ix| at(from + each * ix as f32, each)).collect(),
            width: from + each * parties as f32,
        }
    }
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading above the row at this position.
    Heading(usize),
    /// The row at this position.
    Row(usize),
}

impl Line {
    /// Its height.
    #[must_use]
    pub const fn height(self) -> f32 {
        match self {
            Self::Heading(_) => size::MATRIX_GROUP_ROW,
            Self::Row(_) => size::MATRIX_ROW,
        }
    }
}

/// The lines in the order of the file under headings of groups, or by the size of what is at stake for `judge`.
#[must_use]
pub fn lines(rows: &[DifferenceRow], by_size: bool, judge: Option<PartyIx>) -> Vec<Line> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    if by_size {
        order.sort_by(|a, b| stake(&rows[*b], judge).total_cmp(&stake(&rows[*a], judge)));
        return order.into_iter().map(Line::Row).collect();
    }
    let mut groups: Vec<&str> = Vec::new();
    for row in rows {
        if !groups.contains(&row.group.as_str()) {
            groups.push(&row.group);
        }
    }
    let mut lines = Vec::with_capacity(rows.len() + groups.len());
    for group in groups {
        let members = order.iter().copied().filter(|ix| rows[*ix].group == group);
        for (nth, ix) in members.enumerate() {
            if nth == 0 {
                lines.push(Line::Heading(ix));
            }
            lines.push(Line::Row(ix));
        }
    }
    lines
}

/// The size of what a row is worth: to the party that judges, or to the one to which it is worth most or least.
#[must_use]
pub fn stake(row: &DifferenceRow, judge: Option<PartyIx>) -> f64 {
    match judge {
        Some(party) => row.worth.get(party.0).copied().unwrap_or_default().abs(),
        None => row.worth.iter().map(|worth| worth.abs()).max_by(f64::total_cmp).unwrap_or_default(),
    }
}

/// Tops of all lines, and the height of all together last.
#[must_use]
pub fn tops(lines: &[Line]) -> Vec<f32> {
    let mut top = 0.0;
    let mut tops = Vec::with_capacity(lines.len() + 1);
    for line in lines {
        tops.push(top);
        top += line.height();
    }
    tops.push(top);
    tops
}

/// A diverging bar within a column: from its middle, to the right for more, as long as `worth` is of `most`.
#[must_use]
pub fn bar(column: Rangef, worth: f64, most: f64) -> Rangef {
    let middle = column.center().round();
    let reach = (column.span() / 2.0 - 9.0) * if most > 0.0 { (worth / most).clamp(-1.0, 1.0) as f32 } else { 0.0 };
    Rangef::new(middle + reach.min(0.0), middle + reach.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::IssueIx;

    fn row(ix: usize, group: &str, worth: &[f64]) -> DifferenceRow {
        DifferenceRow {
            issue: IssueIx(ix),
            label: String::new(),
            group: group.to_owned(),
            hue: None,
            says: [String::new(), String::new()],
            worth: worth.to_vec(),
            spoken: String::new(),
        }
    }

    #[test]
    fn columns_fill_the_width_or_go_beyond_it() {
        let wide = Grid::new(838.0, 4);
        assert!(wide.width <= 838.0 && wide.width > 834.0);
        assert_eq!(wide.says[0].span(), wide.says[1].span());
        let narrow = Grid::new(400.0, 6);
        assert!(narrow.width > 400.0);
        assert_eq!(narrow.worth[5].max, narrow.width);
    }

    #[test]
    fn lines_stand_in_file_order_or_by_size() {
        let rows = [row(0, "B", &[1.0, -9.0]), row(1, "A", &[-4.0, 0.0]), row(2, "B", &[2.0, 0.5])];
        use Line::{Heading, Row};
        assert_eq!(lines(&rows, false, None), [Heading(0), Row(0), Row(2), Heading(1), Row(1)]);
        assert_eq!(lines(&rows, true, None), [Row(0), Row(1), Row(2)]);
        assert_eq!(lines(&rows, true, Some(PartyIx(0))), [Row(1), Row(2), Row(0)]);
        assert_eq!(tops(&[Heading(0), Row(0)]), [0.0, 24.0, 64.0]);
    }

    #[test]
    fn bars_start_in_the_middle() {
        let column = Rangef::new(100.0, 200.0);
        assert_eq!(bar(column, 5.0, 10.0), Rangef::new(150.0, 170.5));
        assert_eq!(bar(column, -10.0, 10.0), Rangef::new(109.0, 150.0));
        assert_eq!(bar(column, 3.0, 0.0), Rangef::new(150.0, 150.0));
    }
}
