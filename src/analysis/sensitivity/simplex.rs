//! A small linear programme over the simplex: x ≥ 0, Σx = 1, and rows a·x ≥ 0 (Dantzig's tableau, 1947; Bland's rule, 1977,
//! once steps stop making progress, so that it always ends).
//!
//! The rows hold differences of values in units of 100, so that all numbers are of size 1; what is less than a billionth of
//! that counts as nothing.

/// Less than this is nothing.
const NOTHING: f64 = 1e-9;

/// Steps by the steepest column before Bland's rule takes over.
const STEEP_STEPS: usize = 60;

/// The points of the simplex that meet all rows, standing at one of them.
pub(super) struct Feasible {
    variables: usize,
    /// A row for each basic variable; the last number is its value.
    table: Vec<Vec<f64>>,
    basis: Vec<usize>,
}

impl Feasible {
    /// `None` where no point of the simplex meets all rows. Every row has as many numbers as there are variables.
    pub(super) fn new(variables: usize, rows: &[Vec<f64>]) -> Option<Self> {
        let slacks = rows.len();
        let artificial = variables + slacks;
        let mut table: Vec<Vec<f64>> = rows
            .iter()
            .enumerate()
            .map(|(slack, row)| {
                let mut line: Vec<f64> = row.iter().map(|a| -a).collect();
                line.extend((0..slacks).map(|other| if other == slack { 1.0 } else { 0.0 }));
                line.extend([0.0, 0.0]);
                line
            })
            .collect();
        let mut sum = vec![1.0; variables];
        sum.extend(vec![0.0; slacks]);
        sum.extend([1.0, 1.0]);
        table.push(sum);
        let mut basis: Vec<usize> = (variables..variables + slacks).collect();
        basis.push(artificial);
        let mut feasible = Self { variables, table, basis };
        let mut goal = vec![0.0; artificial + 1];
        goal[artificial] = -1.0;
        feasible.climb(&goal);
        if let Some(row) = feasible.basis.iter().position(|basic| *basic == artificial) {
            if feasible.value(row) > NOTHING {
                return None;
            }
            let column = (0..artificial).find(|column| feasible.table[row][*column].abs() > NOTHING)?;
            feasible.pivot(row, column);
        }
        for line in &mut feasible.table {
            line.remove(artificial);
        }
        Some(feasible)
    }

    /// The greatest Σ x_i over the variables that `counts` names.
    pub(super) fn greatest(&mut self, counts: &[bool]) -> f64 {
        self.best(counts, 1.0)
    }

    /// The least.
    pub(super) fn least(&mut self, counts: &[bool]) -> f64 {
        -self.best(counts, -1.0)
    }

    fn best(&mut self, counts: &[bool], sign: f64) -> f64 {
        let columns = self.table.first().map_or(0, |row| row.len() - 1);
        let goal: Vec<f64> =
            (0..columns).map(|column| if counts.get(column) == Some(&true) { sign } else { 0.0 }).collect();
        self.climb(&goal);
        (0..self.basis.len()).map(|row| goal[self.basis[row]] * self.value(row)).sum()
    }

    fn value(&self, row: usize) -> f64 {
        self.table[row].last().copied().unwrap_or_default()
    }

    /// Moves to a point where `goal` is greatest.
    fn climb(&mut self, goal: &[f64]) {
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

    /// The row that first becomes nothing as the variable of `column` grows; the least variable among equals. An artificial
    /// variable has the greatest number but leaves first.
    fn leaving(&self, column: usize) -> Option<usize> {
        let artificial = self.table.first()?.len() - 2;
        let rows = (0..self.basis.len()).filter(|row| self.table[*row][column] > NOTHING);
        let ratio = |row: usize| self.value(row).max(0.0) / self.table[row][column];
        let place = |row: usize| {
            let basic = self.basis[row];
            if basic == artificial && artificial >= self.variables + self.basis.len() - 1 { None } else { Some(basic) }
        };
        rows.reduce(|best, row| {
            let gap = ratio(row) - ratio(best);
            let first = gap < -NOTHING || (gap <= NOTHING && place(row) < place(best));
            if first { row } else { best }
        })
    }

    fn pivot(&mut self, row: usize, column: usize) {
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

#[cfg(test)]
mod tests {
    use super::Feasible;

    #[test]
    fn ends_of_a_cut_simplex() {
        // x₁ ≥ x₂ and x₁ ≥ 2x₃.
        let mut feasible = Feasible::new(3, &[vec![1.0, -1.0, 0.0], vec![1.0, 0.0, -2.0]]).unwrap();
        let mut ends = |counts: [bool; 3]| (feasible.least(&counts), feasible.greatest(&counts));
        let near = |found: (f64, f64), low: f64, high: f64| {
            assert!((found.0 - low).abs() < 1e-12 && (found.1 - high).abs() < 1e-12, "{found:?}");
        };
        near(ends([true, false, false]), 0.4, 1.0);
        near(ends([false, true, false]), 0.0, 0.5);
        near(ends([false, false, true]), 0.0, 1.0 / 3.0);
        near(ends([false, true, true]), 0.0, 0.6);
        near(ends([true, true, true]), 1.0, 1.0);
    }

    #[test]
    fn what_nothing_meets_is_said() {
        assert!(Feasible::new(2, &[vec![-1.0, -0.5]]).is_none());
        assert!(Feasible::new(2, &[vec![-1.0, 0.0]]).is_some());
        assert!(Feasible::new(1, &[]).is_some());
        let mut corner = Feasible::new(2, &[vec![-1.0, 0.0], vec![0.0, 0.0]]).unwrap();
        assert_eq!((corner.least(&[false, true]), corner.greatest(&[true, false])), (1.0, 0.0));
    }
}
