//! Four parties and more: what is kept, in a tree of bounding corners that is asked whether anything in it dominates a row.
//!
//! The first number needs no look, because candidates come in its descending order. The others are held as 31 bits, cut down
//! where they are wider: a row that dominates does so after cutting, too, so that only what passes must be compared in full.
//! A node knows for each of its [`FAN`] children the greatest numbers below it, a leaf holds rows in chunks; both are laid out
//! number by number, so that many are compared at once. The first splits are planned from a sample of the candidates; a
//! leaf that grows too full is split by what it holds (k-d tree, Bentley 1975; bounds of R-trees, Guttman 1984).

use super::stages::Sieve;
use crate::analysis::negotiation::units::Unit;

/// Children a node: four splits in half.
const FAN: usize = 16;

/// Rows a chunk.
const CHUNK: usize = 32;

/// Chunks at which a leaf is split.
const FULL: u32 = 8;

/// Rows of the sample that a planned leaf stands for.
const PLANNED: usize = 4;

/// The most columns that are compared in the tree; further ones are compared in full.
const MOST_COLUMNS: usize = 64;

/// A chunk of a leaf without another one before.
const NONE: u32 = u32::MAX;

/// What is kept.
pub(super) struct Tree {
    /// Columns compared in the tree.
    columns: usize,
    /// By how many bits each of them is cut.
    cuts: Vec<u32>,
    /// Whether what passes must be compared in full.
    is_cut: bool,
    nodes: Vec<Node>,
    /// For each node, column by column the greatest numbers of its children.
    corners: Vec<[i32; FAN]>,
    leaves: Vec<Leaf>,
    /// For each chunk, column by column the numbers of its rows.
    chunks: Vec<[i32; CHUNK]>,
    /// For each chunk which rows these are among those kept; only where they must be compared in full.
    ids: Vec<[u32; CHUNK]>,
    /// For each chunk the one before it in its leaf.
    before: Vec<u32>,
    rows: u32,
    work: u64,
    /// Chunks that are not used.
    free: Vec<u32>,
    stack: Vec<Child>,
    row: Vec<i32>,
    /// The chunk in which the last dominating row was found: the next one is often dominated by the same.
    recent: u32,
}

/// Four levels of splits, and what is below them.
#[derive(Clone, Debug)]
struct Node {
    /// For each inner split the column and the least number of its upper half; as a heap.
    splits: [(u8, i32); FAN - 1],
    children: [Child; FAN],
}

#[derive(Clone, Copy, Debug)]
enum Child {
    Node(u32),
    Leaf(u32),
}

#[derive(Clone, Copy, Debug)]
struct Leaf {
    /// The chunk that is being filled.
    chunk: u32,
    chunks: u32,
    /// Rows in it.
    filled: u32,
    /// Chunks beyond which it is split.
    full: u32,
}

impl Tree {
    /// An empty tree for rows from 0 to `spans`, planned from some of them.
    pub(super) fn new<U: Unit>(spans: &[U], sample: &[U]) -> Self {
        let compared = &spans[1..spans.len().min(MOST_COLUMNS + 1)];
        let bits = |span: &U| 128 - Into::<i128>::into(*span).leading_zeros();
        let cuts: Vec<u32> = compared.iter().map(|span| bits(span).saturating_sub(31)).collect();
        let columns = cuts.len();
        let mut tree = Self {
            columns,
            is_cut: columns + 1 < spans.len() || cuts.iter().any(|cut| *cut > 0),
            cuts,
            nodes: Vec::new(),
            corners: Vec::new(),
            leaves: Vec::new(),
            chunks: Vec::new(),
            ids: Vec::new(),
            before: Vec::new(),
            rows: 0,
            work: 0,
            free: Vec::new(),
            stack: Vec::new(),
            row: vec![0; columns],
            recent: NONE,
        };
        let mut rows: Vec<i32> = Vec::with_capacity(sample.len());
        for row in sample.chunks_exact(spans.len()) {
            tree.cut(row);
            rows.extend(&tree.row);
        }
        let mut order: Vec<u32> = (0..(rows.len() / columns.max(1)) as u32).collect();
        tree.plan(&rows, &mut order);
        tree
    }

    /// The row without its first number, each number cut to 31 bits.
    fn cut<U: Unit>(&mut self, row: &[U]) {
        for ((held, number), cut) in self.row.iter_mut().zip(&row[1..]).zip(&self.cuts) {
            let number: i128 = (*number).into();
            *held = (number >> cut) as i32;
        }
    }

    /// Plans a node for the rows in `order`, and those below it.
    fn plan(&mut self, rows: &[i32], order: &mut [u32]) -> u32 {
        self.node(rows, order, &mut |tree, part| (part.len() > PLANNED * FAN / 2).then(|| tree.plan(rows, part)))
    }

    /// Makes a node whose splits divide the rows in `order` evenly; a child is what `below` makes of its rows, or a leaf.
    fn node(
        &mut self,
        rows: &[i32],
        order: &mut [u32],
        below: &mut dyn FnMut(&mut Self, &mut [u32]) -> Option<u32>,
    ) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { splits: [(0, i32::MAX); FAN - 1], children: [Child::Leaf(0); FAN] });
        self.corners.extend(std::iter::repeat_n([i32::MIN; FAN], self.columns));
        let mut parts: Vec<&mut [u32]> = vec![order];
        for level in 0..FAN.trailing_zeros() {
            let mut halves = Vec::with_capacity(parts.len() * 2);
            for (at, part) in parts.into_iter().enumerate() {
                let (split, middle) = halve(rows, self.columns, part);
                self.nodes[node as usize].splits[(1 << level) - 1 + at] = split;
                let (lower, upper) = part.split_at_mut(middle);
                halves.extend([lower, upper]);
            }
            parts = halves;
        }
        for (child, part) in parts.into_iter().enumerate() {
            let made = below(self, part).map_or_else(|| self.empty_leaf(), Child::Node);
            self.nodes[node as usize].children[child] = made;
        }
        node
    }

    fn empty_leaf(&mut self) -> Child {
        self.leaves.push(Leaf { chunk: NONE, chunks: 0, filled: CHUNK as u32, full: FULL });
        Child::Leaf(self.leaves.len() as u32 - 1)
    }

    /// Whether some row kept has no number less than `self.row`'s.
    fn is_dominated<U: Unit>(&mut self, full: &[U], kept: &[U]) -> bool {
        if self.recent != NONE && self.scan(self.recent, full, kept) {
            return true;
        }
        self.stack.clear();
        self.stack.push(Child::Node(0));
        while let Some(child) = self.stack.pop() {
            match child {
                Child::Node(node) => {
                    self.work += 8;
                    let node = node as usize;
                    let open = at_least(&self.corners[node * self.columns..(node + 1) * self.columns], &self.row);
                    // The last child is the uppermost and comes first: its rows dominate most.
                    for (child, open) in self.nodes[node].children.iter().zip(open) {
                        if open != 0 {
                            self.stack.push(*child);
                        }
                    }
                }
                Child::Leaf(leaf) => {
                    let mut chunk = self.leaves[leaf as usize].chunk;
                    while chunk != NONE {
                        if self.scan(chunk, full, kept) {
                            self.recent = chunk;
                            return true;
                        }
                        chunk = self.before[chunk as usize];
                    }
                }
            }
        }
        false
    }

    /// Whether a row of one chunk dominates.
    fn scan<U: Unit>(&mut self, chunk: u32, full: &[U], kept: &[U]) -> bool {
        self.work += 16;
        let chunk = chunk as usize;
        let above = at_least(&self.chunks[chunk * self.columns..(chunk + 1) * self.columns], &self.row);
        if above.iter().fold(0, |any, above| any | above) == 0 {
            return false;
        }
        let in_full = |(_, id): (&i32, &u32)| {
            let start = *id as usize * full.len();
            kept[start..start + full.len()].iter().zip(full).all(|(other, number)| other >= number)
        };
        !self.is_cut || above.iter().zip(&self.ids[chunk]).filter(|(above, _)| **above != 0).any(in_full)
    }

    fn insert(&mut self) {
        let mut node = 0;
        loop {
            let child = self.descend(node);
            self.raise(node, child);
            match self.nodes[node as usize].children[child] {
                Child::Node(below) => node = below,
                Child::Leaf(leaf) => {
                    let id = self.rows;
                    self.rows += 1;
                    let row = std::mem::take(&mut self.row);
                    self.put(leaf, &row, id);
                    self.row = row;
                    if self.leaves[leaf as usize].chunks > self.leaves[leaf as usize].full {
                        self.split(node, child, leaf);
                    }
                    return;
                }
            }
        }
    }

    /// The child of `node` in which the row belongs.
    fn descend(&self, node: u32) -> usize {
        let splits = &self.nodes[node as usize].splits;
        let mut at = 0;
        while at < FAN - 1 {
            let (column, least) = splits[at];
            at = 2 * at + 1 + usize::from(self.row[usize::from(column)] >= least);
        }
        at - (FAN - 1)
    }

    fn put(&mut self, leaf: u32, row: &[i32], id: u32) {
        let mut of = self.leaves[leaf as usize];
        if of.filled as usize == CHUNK {
            of = Leaf { chunk: self.empty_chunk(of.chunk), chunks: of.chunks + 1, filled: 0, ..of };
        }
        let at = of.filled as usize;
        for (column, number) in row.iter().enumerate() {
            self.chunks[of.chunk as usize * self.columns + column][at] = *number;
        }
        if self.is_cut {
            self.ids[of.chunk as usize][at] = id;
        }
        of.filled += 1;
        self.leaves[leaf as usize] = of;
    }

    /// A chunk whose rows dominate nothing, with another one before it in its leaf.
    fn empty_chunk(&mut self, before: u32) -> u32 {
        if let Some(chunk) = self.free.pop() {
            self.chunks[chunk as usize * self.columns..(chunk as usize + 1) * self.columns].fill([i32::MIN; CHUNK]);
            self.before[chunk as usize] = before;
            return chunk;
        }
        self.before.push(before);
        self.chunks.extend(std::iter::repeat_n([i32::MIN; CHUNK], self.columns));
        if self.is_cut {
            self.ids.push([0; CHUNK]);
        }
        self.before.len() as u32 - 1
    }

    /// Makes a node of a leaf that is too full. Where its rows cannot be told apart in the tree it may grow on.
    fn split(&mut self, parent: u32, child: usize, leaf: u32) {
        let (mut rows, mut ids) = (Vec::new(), Vec::new());
        let Leaf { mut chunk, mut filled, .. } = self.leaves[leaf as usize];
        let mut emptied = Vec::new();
        while chunk != NONE {
            let numbers = &self.chunks[chunk as usize * self.columns..(chunk as usize + 1) * self.columns];
            for at in 0..filled as usize {
                rows.extend(numbers.iter().map(|numbers| numbers[at]));
                ids.push(if self.is_cut { self.ids[chunk as usize][at] } else { 0 });
            }
            emptied.push(chunk);
            filled = CHUNK as u32;
            chunk = self.before[chunk as usize];
        }
        let first = &rows[..self.columns];
        if rows.chunks_exact(self.columns).all(|row| row == first) {
            self.leaves[leaf as usize].full *= 2;
            return;
        }
        self.free.extend(emptied);
        let mut order: Vec<u32> = (0..ids.len() as u32).collect();
        let node = self.node(&rows, &mut order, &mut |_, _| None);
        self.nodes[parent as usize].children[child] = Child::Node(node);
        for (row, id) in rows.chunks_exact(self.columns).zip(ids) {
            self.row.copy_from_slice(row);
            let at = self.descend(node);
            self.raise(node, at);
            if let Child::Leaf(leaf) = self.nodes[node as usize].children[at] {
                self.put(leaf, row, id);
            }
        }
    }

    /// Raises a child's corner to the row.
    fn raise(&mut self, node: u32, child: usize) {
        for (column, number) in self.row.iter().enumerate() {
            let corner = &mut self.corners[node as usize * self.columns + column][child];
            *corner = (*corner).max(*number);
        }
    }
}

impl<U: Unit> Sieve<U> for Tree {
    fn admit(&mut self, row: &[U], kept: &[U]) -> bool {
        self.cut(row);
        if self.is_dominated(row, kept) {
            return false;
        }
        self.insert();
        true
    }

    fn work(&mut self) -> u64 {
        std::mem::take(&mut self.work)
    }

    fn bytes(&self) -> usize {
        let corners = self.corners.capacity() * size_of::<[i32; FAN]>();
        let chunks = self.chunks.capacity() * size_of::<[i32; CHUNK]>() + self.ids.capacity() * CHUNK * 4;
        self.nodes.capacity() * size_of::<Node>() + self.leaves.capacity() * size_of::<Leaf>() + corners + chunks
    }
}

/// For each of several rows, laid out number by number, all ones where no number is less than `row`'s, else nothing.
#[inline]
fn at_least<const N: usize>(columns: &[[i32; N]], row: &[i32]) -> [i32; N] {
    // A sieve of this kind has at least three columns: compared in one go they stay in registers.
    let ([a, b, c, columns @ ..], [x, y, z, row @ ..]) = (columns, row) else { return [-1; N] };
    let mut above =
        std::array::from_fn(|at| -(i32::from(a[at] >= *x) & i32::from(b[at] >= *y) & i32::from(c[at] >= *z)));
    for (numbers, number) in columns.iter().zip(row) {
        for (above, other) in above.iter_mut().zip(numbers) {
            *above &= -i32::from(other >= number);
        }
    }
    above
}

/// Splits the rows in `part` in the column in which they reach farthest, as evenly as equal numbers allow: the column, the
/// least number of the upper half, and how many are in the lower one. The rows are put in that order.
fn halve(rows: &[i32], columns: usize, part: &mut [u32]) -> ((u8, i32), usize) {
    let number = |row: u32, column: usize| rows[row as usize * columns + column];
    let reach = |column: usize| {
        let ends = part.iter().fold((i32::MAX, i32::MIN), |(low, high), row| {
            (low.min(number(*row, column)), high.max(number(*row, column)))
        });
        i64::from(ends.1) - i64::from(ends.0)
    };
    let widest = (0..columns).map(|column| (reach(column), column)).max().filter(|(reach, _)| *reach > 0);
    let Some((_, column)) = widest else { return ((0, i32::MAX), part.len()) };
    let middle = part.len() / 2;
    part.select_nth_unstable_by_key(middle, |row| number(*row, column));
    let mut least = number(part[middle], column);
    if part.iter().all(|row| number(*row, column) >= least) {
        // The middle is the least of all: the upper half begins with the next number.
        least = part.iter().map(|row| number(*row, column)).filter(|number| *number > least).min().unwrap_or(i32::MAX);
    }
    let lower = part.iter().filter(|row| number(**row, column) < least).count();
    part.sort_unstable_by_key(|row| number(*row, column) >= least);
    ((column as u8, least), lower)
}
