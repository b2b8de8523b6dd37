//! Eigenvalues and eigenvectors of a symmetric table by Jacobi's rotations (Jacobi 1846; cyclic order): each rotation makes
//! one pair off the diagonal 0, until all are.

/// Eigenvalues, the greatest first, each with its vector of length 1.
pub(super) struct Eigen {
    pub(super) values: Vec<f64>,
    pub(super) vectors: Vec<Vec<f64>>,
}

/// Ten sweeps are usual for a hundred rows; what is left after this many is far below rounding.
const MOST_SWEEPS: usize = 60;

/// Of a square, symmetric table of finite numbers.
pub(super) fn eigen(mut table: Vec<Vec<f64>>) -> Eigen {
    let size = table.len();
    let mut vectors: Vec<Vec<f64>> =
        (0..size).map(|row| (0..size).map(|column| f64::from(u8::from(row == column))).collect()).collect();
    let trace: f64 = (0..size).map(|at| table[at][at].abs()).sum();
    for _ in 0..MOST_SWEEPS {
        let off: f64 = (0..size).flat_map(|row| table[row][..row].iter()).map(|x| x.abs()).sum();
        if off <= trace * 1e-17 {
            break;
        }
        for row in 0..size {
            for column in row + 1..size {
                rotate(&mut table, &mut vectors, row, column);
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|one, other| table[*other][*other].total_cmp(&table[*one][*one]));
    Eigen {
        values: order.iter().map(|at| table[*at][*at]).collect(),
        vectors: order.iter().map(|at| vectors[*at].clone()).collect(),
    }
}

/// Turns rows and columns `p` and `q` into each other so that `table[p][q]` becomes 0. Vectors are kept as rows.
fn rotate(table: &mut [Vec<f64>], vectors: &mut [Vec<f64>], p: usize, q: usize) {
    let off = table[p][q];
    if off == 0.0 {
        return;
    }
    let theta = (table[q][q] - table[p][p]) / (2.0 * off);
    // The smaller root of t² + 2θt − 1, so that the rotation is at most 45°.
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    let turn = |x: f64, y: f64| (cosine * x - sine * y, sine * x + cosine * y);
    for row in table.iter_mut() {
        (row[p], row[q]) = turn(row[p], row[q]);
    }
    for rows in [&mut *table, vectors] {
        if let Ok([one, other]) = rows.get_disjoint_mut([p, q]) {
            for (x, y) in one.iter_mut().zip(other) {
                (*x, *y) = turn(*x, *y);
            }
        }
    }
    (table[p][q], table[q][p]) = (0.0, 0.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_table() {
        // Eigenvalues 3 and 1 with (1, 1) and (1, −1); a third apart.
        let found = eigen(vec![vec![2.0, 1.0, 0.0], vec![1.0, 2.0, 0.0], vec![0.0, 0.0, 2.5]]);
        for (value, expected) in found.values.iter().zip([3.0, 2.5, 1.0]) {
            assert!((value - expected).abs() < 1e-14, "{:?}", found.values);
        }
        assert!((found.vectors[0][0] - found.vectors[0][1]).abs() < 1e-14 && found.vectors[1][2].abs() == 1.0);
        assert!(eigen(Vec::new()).values.is_empty());
        assert_eq!(eigen(vec![vec![0.0, 0.0], vec![0.0, 0.0]]).values, [0.0, 0.0]);
    }

    #[test]
    fn every_vector_is_kept_by_its_table() {
        let table: Vec<Vec<f64>> = (0..12)
            .map(|row: i32| (0..12).map(|column: i32| f64::from((row * column + row + column) % 7 - 3)).collect())
            .collect();
        let found = eigen(table.clone());
        for (value, vector) in found.values.iter().zip(&found.vectors) {
            for (row, x) in table.iter().zip(vector) {
                let image: f64 = row.iter().zip(vector).map(|(a, b)| a * b).sum();
                assert!((image - value * x).abs() < 1e-12);
            }
        }
    }
}
