//! Candidates in descending order: one shifted copy of the front for each choice, merged.

use std::cmp::Ordering;

use crate::analysis::negotiation::units::Unit;

/// The sums of every point of a front with every row of a block, greatest first, equal ones after each other.
///
/// Both are in descending order, number by number, and so is each shifted copy: a heap of the copies' heads merges them.
pub(super) struct Merge<'a, U> {
    columns: usize,
    front: &'a [U],
    rows: &'a [U],
    /// For each copy the point it is at.
    at: Vec<u32>,
    /// For each copy the candidate it is at.
    heads: Vec<U>,
    /// Copies that are not through, as a heap with the greatest candidate first.
    heap: Vec<u32>,
}

impl<'a, U: Unit> Merge<'a, U> {
    /// Candidates of `front` with `rows`, which have `columns` numbers each.
    pub(super) fn new(columns: usize, front: &'a [U], rows: &'a [U]) -> Self {
        let copies = rows.len() / columns;
        let started = if front.is_empty() { 0 } else { copies };
        let mut merge = Self {
            columns,
            front,
            rows,
            at: vec![0; copies],
            heads: vec![U::default(); rows.len()],
            heap: (0..started as u32).collect(),
        };
        for copy in 0..started {
            merge.load(copy);
        }
        for at in (0..started / 2).rev() {
            merge.sink(at);
        }
        merge
    }

    /// The greatest candidate left: its numbers, its point and its row; `None` at the end.
    pub(super) fn head(&self) -> Option<(&[U], u32, u32)> {
        let copy = *self.heap.first()?;
        let numbers = &self.heads[copy as usize * self.columns..(copy as usize + 1) * self.columns];
        Some((numbers, self.at[copy as usize], copy))
    }

    /// Goes on to the next candidate.
    pub(super) fn advance(&mut self) {
        let Some(copy) = self.heap.first().copied() else { return };
        self.at[copy as usize] += 1;
        if (self.at[copy as usize] as usize) < self.front.len() / self.columns {
            self.load(copy as usize);
        } else {
            self.heap.swap_remove(0);
        }
        self.sink(0);
    }

    fn load(&mut self, copy: usize) {
        let point = self.at[copy] as usize * self.columns;
        let numbers = self.front[point..point + self.columns].iter();
        let shift = copy * self.columns..(copy + 1) * self.columns;
        for (head, (number, row)) in self.heads[shift.clone()].iter_mut().zip(numbers.zip(&self.rows[shift])) {
            *head = *number + *row;
        }
    }

    /// Whether copy `a` is to come before copy `b`: the greater head, the earlier copy among equals.
    fn precedes(&self, a: u32, b: u32) -> bool {
        let head = |copy: u32| &self.heads[copy as usize * self.columns..(copy as usize + 1) * self.columns];
        match head(a).cmp(head(b)) {
            Ordering::Greater => true,
            Ordering::Equal => a < b,
            Ordering::Less => false,
        }
    }

    fn sink(&mut self, mut at: usize) {
        loop {
            let mut first = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < self.heap.len() && self.precedes(self.heap[child], self.heap[first]) {
                    first = child;
                }
            }
            if first == at {
                return;
            }
            self.heap.swap(at, first);
            at = first;
        }
    }
}
