//! A small linear programme over the simplex: x ≥ 0, Σx = 1, and rows a·x ≥ 0. The rows hold differences of values in units of
//! 100, so that all numbers are of size 1.

use crate::analysis::tableau::{NOTHING, Tableau};

/// The points of the simplex that meet all rows, standing at one of them.
pub(super) struct Feasible(Tableau);

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
        let mut tableau = Tableau { table, basis, artificial: Some(artificial) };
        let mut goal = vec![0.0; artificial + 1];
        goal[artificial] = -1.0;
        tableau.climb(&goal);
        if let Some(row) = tableau.basis.iter().position(|basic| *basic == artificial) {
            if tableau.value(row) > NOTHING {
                return None;
            }
            let column = (0..artificial).find(|column| tableau.table[row][*column].abs() > NOTHING)?;
            tableau.pivot(row, column);
        }
        for line in &mut tableau.table {
            line.remove(artificial);
        }
        tableau.artificial = None;
        Some(Self(tableau))
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
        let Self(tableau) = self;
        let columns = tableau.table.first().map_or(0, |row| row.len() - 1);
        let goal: Vec<f64> =
            (0..columns).map(|column| if counts.get(column) == Some(&true) { sign } else { 0.0 }).collect();
        tableau.climb(&goal);
        (0..tableau.basis.len()).map(|row| goal[tableau.basis[row]] * tableau.value(row)).sum()
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
