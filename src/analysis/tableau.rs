//! The simplex method on a tableau (Dantzig 1947): what linear programmes of different form have in common. Bland's rule (1977)
//! takes over once steps stop making progress, so that it always ends.
//!
//! Numbers should be of size 1: what is less than a billionth counts as nothing.

/// Less than this is nothing.
pub(super) const NOTHING: f64 = 1e-9;

/// Steps by the steepest column before Bland's rule takes over.
const STEEP_STEPS: usize = 60;

/// Equations of variables that are 0 or more, solved for some of them.
pub(super) struct Tableau {
    /// A row for each basic variable; the last number is its value, 0 or more.
    pub(super) table: Vec<Vec<f64>>,
    /// Which variable each row is solved for.
    pub(super) basis: Vec<usize>,
    /// A variable that only stands in, and leaves before all others.
    pub(super) artificial: Option<usize>,
}

impl Tableau {
    /// The value of the variable that a row is solved for.
    pub(super) fn value(&self, row: usize) -> f64 {
        self.table[row].last().copied().unwrap_or_default()
    }

    /// Moves to a point where `goal` is greatest.
    pub(super) fn climb(&mut self, goal: &[f64]) {
        // Every step of Bland's rule visits another basis; the bound only guards against rounding.
        for step in 0..STEEP_STEPS + 50 * (goal.len() + self.basis.len()) {
            let mut gains = goal.to_vec();
            for (row, basic) in self.basis.iter().enumerate() {
                let per_unit = goal[*basic];
                if per_unit != 0.0 {
                    gains.iter_mut().zip(&self.table[row]).for_each(|(gain, number)| *gain -= per_unit * number);
                }
            }
            let mut entering = (0..gains.len()).filter(|column| gains[*column] > NOTHING);
            let column = if step < STEEP_STEPS {
                entering.reduce(|best, column| if gains[column] > gains[best] { column } else { best })
            } else {
                entering.next()
            };
            let Some((column, row)) = column.and_then(|column| Some((column, self.leaving(column)?))) else { return };
            self.pivot(row, column);
        }
    }

    /// The row that first becomes nothing as the variable of `column` grows; the least variable among equals, an artificial
    /// one before all.
    fn leaving(&self, column: usize) -> Option<usize> {
        let rows = (0..self.basis.len()).filter(|row| self.table[*row][column] > NOTHING);
        let ratio = |row: usize| self.value(row).max(0.0) / self.table[row][column];
        let place = |row: usize| Some(self.basis[row]).filter(|basic| Some(*basic) != self.artificial);
        rows.reduce(|best, row| {
            let gap = ratio(row) - ratio(best);
            let first = gap < -NOTHING || (gap <= NOTHING && place(row) < place(best));
            if first { row } else { best }
        })
    }

    /// Solves a row for the variable of `column`.
    pub(super) fn pivot(&mut self, row: usize, column: usize) {
        let by = self.table[row][column];
        self.table[row].iter_mut().for_each(|number| *number /= by);
        let pivot = self.table[row].clone();
        for (other, line) in self.table.iter_mut().enumerate() {
            let times = line[column];
            if other != row && times != 0.0 {
                line.iter_mut().zip(&pivot).for_each(|(number, from)| *number -= times * from);
            }
        }
        self.basis[row] = column;
    }
}
