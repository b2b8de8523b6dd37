//! Distillation of ELECTRE III (Roy 1978; Roy and Bouyssou 1993, chapter 6): classes drawn from a table of credibilities,
//! one after another, from the top or from the bottom.
//!
//! Among those not yet drawn, λ starts at the greatest credibility. It falls to the greatest credibility λ′ below
//! λ − s(λ), or to 0, with s(λ) = 0.3 − 0.15 λ. Then a outranks b where σ(a, b) > λ′ and σ(a, b) > σ(b, a) + s(σ(a, b));
//! the qualification of a is how many it outranks less how many outrank it. Those with the greatest (from the bottom: the
//! least) stay; among several the cut falls further, until one is left or λ′ is 0. They are the next class.
//!
//! Credibilities are whole billionths, so all comparisons are exact.

use super::electre::ONE;

/// From which end classes are drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Descending,
    Ascending,
}

/// The classes from best to worst, each ascending.
pub(super) fn classes(credibility: &[Vec<i64>], direction: Direction) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..credibility.len()).collect();
    let mut classes = Vec::new();
    while !left.is_empty() {
        let class = next(credibility, &left, direction);
        left.retain(|alternative| !class.contains(alternative));
        classes.push(class);
    }
    if direction == Direction::Ascending {
        classes.reverse();
    }
    classes
}

/// The next class of those `left`.
fn next(credibility: &[Vec<i64>], left: &[usize], direction: Direction) -> Vec<usize> {
    let mut class = left.to_vec();
    let mut cut = pairs(&class).map(|(one, other)| credibility[one][other]).max().unwrap_or_default();
    while class.len() > 1 {
        // σ < λ − s(λ), both sides times a hundred.
        let below = |sigma: &i64| 100 * sigma < 100 * cut - s(cut);
        cut = pairs(&class).map(|(one, other)| credibility[one][other]).filter(below).max().unwrap_or_default();
        let outranks = |one: usize, other: usize| {
            let (sigma, back) = (credibility[one][other], credibility[other][one]);
            sigma > cut && 100 * sigma > 100 * back + s(sigma)
        };
        let count = |one: usize, way: &dyn Fn(usize, usize) -> bool| {
            class.iter().filter(|other| **other != one && way(one, **other)).count() as i64
        };
        let qualification =
            |one: &usize| count(*one, &outranks) - count(*one, &|one: usize, other: usize| outranks(other, one));
        let qualifications: Vec<i64> = class.iter().map(qualification).collect();
        let wanted = match direction {
            Direction::Descending => qualifications.iter().max().copied(),
            Direction::Ascending => qualifications.iter().min().copied(),
        };
        let stay = class.iter().zip(&qualifications).filter(|(_, q)| Some(**q) == wanted);
        class = stay.map(|(alternative, _)| *alternative).collect();
        if cut == 0 {
            break;
        }
    }
    class
}

/// s(λ), a hundredfold.
const fn s(cut: i64) -> i64 {
    30 * ONE - 15 * cut
}

fn pairs(class: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    class.iter().flat_map(move |one| class.iter().filter(move |other| *other != one).map(move |other| (*one, *other)))
}
