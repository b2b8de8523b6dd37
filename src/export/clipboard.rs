//! Tables for the clipboard: cells parted by tabs, as spreadsheets paste them; cells that look like formulas are defused.

use super::defuse;
use crate::present::chart_data::Cell;

/// The rows as text.
#[must_use]
pub fn tab_separated(rows: &[Vec<Cell>]) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => defuse::cell(&defuse::plain(text).replace(['\t', '\n'], " ")),
        Cell::Number(Some(number)) => format!("{}", if *number == 0.0 { 0.0 } else { *number }),
        Cell::Number(None) => String::new(),
    };
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::tab_separated;
    use crate::present::chart_data::Cell;

    #[test]
    fn cells_stay_in_their_place_and_are_no_formulas() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let rows = [
            vec![text("=1+1"), text("a\tb\nc"), Cell::Number(Some(-0.0))],
            vec![text("x"), Cell::Number(Some(-2.5)), Cell::Number(None)],
        ];
        assert_eq!(tab_separated(&rows), "'=1+1\ta b c\t0\nx\t-2.5\t\n");
    }
}
