//! Exact rank acceptabilities for three issues and settled outcomes: the triangle of weights, clipped by the lines on which two
//! scenarios are equal (Sutherland and Hodgman 1974). Areas are volumes of weights.

/// A point of the triangle by its first two weights.
type Point = (f64, f64);

/// The part of a polygon where a + b x + c y ≥ 0.
fn clip(polygon: &[Point], (a, b, c): (f64, f64, f64)) -> Vec<Point> {
    let side = |(x, y): Point| a + b * x + c * y;
    let mut kept = Vec::new();
    for (at, point) in polygon.iter().enumerate() {
        let next = polygon[(at + 1) % polygon.len()];
        let (here, there) = (side(*point), side(next));
        if here >= 0.0 {
            kept.push(*point);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            let share = here / (here - there);
            kept.push((point.0 + share * (next.0 - point.0), point.1 + share * (next.1 - point.1)));
        }
    }
    kept
}

/// Twice the area, and six times the moments about both axes.
fn moments(polygon: &[Point]) -> (f64, f64, f64) {
    let mut sums = (0.0, 0.0, 0.0);
    for (at, (x, y)) in polygon.iter().enumerate() {
        let (next_x, next_y) = polygon[(at + 1) % polygon.len()];
        let cross = x * next_y - next_x * y;
        sums.0 += cross;
        sums.1 += cross * (x + next_x);
        sums.2 += cross * (y + next_y);
    }
    sums
}

/// What exact geometry says of one scenario.
#[derive(Clone, Debug)]
pub struct Exact {
    /// The share of all weights with which it has rank 1, 2, ….
    pub ranks: Vec<f64>,
    /// The mean of the weights with which it leads.
    pub central: Option<[f64; 3]>,
}

/// Exact acceptabilities of scenarios with these values on three issues.
pub fn acceptabilities(values: &[[f64; 3]]) -> Vec<Exact> {
    let triangle = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
    // Where V_s − V_t ≥ 0, with w3 = 1 − w1 − w2.
    let ahead = |s: usize, t: usize| {
        let d: Vec<f64> = (0..3).map(|issue| values[s][issue] - values[t][issue]).collect();
        (d[2], d[0] - d[2], d[1] - d[2])
    };
    let away = |(a, b, c): (f64, f64, f64)| (-a, -b, -c);
    (0..values.len())
        .map(|s| {
            // The triangle, cut by every rival, with how many are ahead in each piece.
            let mut pieces = vec![(triangle.clone(), 0)];
            for t in (0..values.len()).filter(|t| *t != s) {
                pieces = pieces
                    .iter()
                    .flat_map(|(piece, rank)| {
                        [(clip(piece, ahead(s, t)), *rank), (clip(piece, away(ahead(s, t))), rank + 1)]
                    })
                    .filter(|(piece, _)| piece.len() > 2 && moments(piece).0 > 1e-15)
                    .collect();
            }
            let mut ranks = vec![0.0; values.len()];
            let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
            for (piece, rank) in &pieces {
                let (twice, first, second) = moments(piece);
                ranks[*rank] += twice;
                if *rank == 0 {
                    (area, x, y) = (area + twice, x + first, y + second);
                }
            }
            let central = (area > 0.0).then(|| {
                let (x, y) = (x / (3.0 * area), y / (3.0 * area));
                [x, y, 1.0 - x - y]
            });
            Exact { ranks, central }
        })
        .collect()
}
