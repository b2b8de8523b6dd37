//! Tables for a terminal: aligned columns, numbers to the right.

/// A table under way.
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    right: Vec<bool>,
}

impl Table {
    /// A table with these headings; those that end in `>` stand to the right, and so do their columns.
    pub(super) fn new(headings: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let headings: Vec<String> = headings.into_iter().map(Into::into).collect();
        let right = headings.iter().map(|heading| heading.ends_with('>')).collect();
        let first = headings.iter().map(|heading| heading.trim_end_matches('>').to_owned()).collect();
        Self { rows: vec![first], right }
    }

    /// Adds a row; a cell that is too long for a terminal is cut, which JSON never is.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(|cell| cut(cell.into())).collect());
    }

    /// The table as text, two spaces between columns and before the first.
    pub(super) fn text(&self) -> String {
        let width = |column: usize| self.rows.iter().map(|row| length(row, column)).max().unwrap_or_default();
        let widths: Vec<usize> = (0..self.right.len()).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width.saturating_sub(length(row, column)));
                line += "  ";
                line += &if self.right[column] { format!("{gap}{cell}") } else { format!("{cell}{gap}") };
            }
            text += line.trim_end();
            text.push('\n');
        }
        text
    }
}

/// The most characters of a cell.
const WIDEST: usize = 44;

fn cut(cell: String) -> String {
    if cell.chars().count() <= WIDEST {
        return cell;
    }
    let kept: String = cell.chars().take(WIDEST - 1).collect();
    format!("{}…", kept.trim_end())
}

fn length(row: &[String], column: usize) -> usize {
    row.get(column).map_or(0, |cell| cell.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(["Scenario", "Total>"]);
        table.row(["A", "−8"]);
        table.row(["Längst", "100"]);
        assert_eq!(table.text(), "  Scenario  Total\n  A            −8\n  Längst      100\n");
    }
}
