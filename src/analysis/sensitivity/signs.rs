//! Which of two scenarios scores higher, all along the walk of one weight.
//!
//! With totals N/C, the sign of V_s − V_t at the share x is that of N_s C_t − N_t C_s: where both count the same points, of the
//! line d₀(1 − x) + d₁x; otherwise of the quadratic q₀(1 − x)² + q₁x(1 − x) + q₂x², whose coefficients are whole numbers. Its
//! roots are those of q₂y² + q₁y + q₀ at x = y/(1 + y): rational ones are kept as fractions; of the others the discriminant is
//! exact and the root is taken without cancellation, so that it has full double precision.

use std::cmp::Ordering;

use super::fraction::Fraction;
use super::judged::{Course, Sums};
use super::whole::Whole;

/// A share of weight, 0..=1, at which something happens.
#[derive(Clone, Debug)]
pub(super) struct Place {
    near: f64,
    exact: Option<Fraction>,
}

/// Roots without an exact fraction are one where they differ by less than a few roundings.
const ONE_ROOT: f64 = 4.0 * f64::EPSILON;

impl Place {
    pub(super) fn exact(fraction: Fraction) -> Self {
        Self { near: fraction.to_f64().clamp(0.0, 1.0), exact: Some(fraction) }
    }

    fn near(near: f64) -> Self {
        Self { near: near.clamp(0.0, 1.0), exact: None }
    }

    pub(super) const fn to_f64(&self) -> f64 {
        self.near
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (&self.exact, &other.exact) {
            (Some(one), Some(other)) => one.cmp(other),
            _ if (self.near - other.near).abs() <= ONE_ROOT => Ordering::Equal,
            _ => self.near.total_cmp(&other.near),
        }
    }
}

/// The sign of a difference from 0 to 1: to the right of 0, and after every place where it is nothing.
#[derive(Clone, Debug)]
pub(super) struct Signs {
    start: Ordering,
    /// In order; after each the sign to its right, the same as before where the difference only touches nothing.
    turns: Vec<(Place, Ordering)>,
}

impl Signs {
    /// How `one` stands to `other`.
    pub(super) fn of(course: &Course, one: usize, other: usize) -> Self {
        let (a0, a1, b0, b1) = (&course.zero[one], &course.one[one], &course.zero[other], &course.one[other]);
        if a0.counted == b0.counted && a1.counted == b1.counted {
            return Self::of_line(&(&a0.weighted - &b0.weighted), &(&a1.weighted - &b1.weighted));
        }
        let cross = |a: &Sums, b: &Sums| &(&a.weighted * &b.counted) - &(&b.weighted * &a.counted);
        Self::of_quadratic(&cross(a0, b0), &(&cross(a0, b1) + &cross(a1, b0)), &cross(a1, b1), &course.now)
    }

    fn of_line(zero: &Whole, one: &Whole) -> Self {
        let (at_zero, at_one) = (zero.sign(), one.sign());
        let root = || Place::exact(Fraction::new(zero.clone(), zero - one));
        match (at_zero, at_one) {
            (Ordering::Equal, Ordering::Equal) => Self { start: Ordering::Equal, turns: Vec::new() },
            (Ordering::Equal, sign) => Self { start: sign, turns: vec![(Place::exact(Fraction::zero()), sign)] },
            (start, Ordering::Equal) => Self { start, turns: vec![(Place::exact(Fraction::one()), start.reverse())] },
            (start, end) if start == end => Self { start, turns: Vec::new() },
            (start, end) => Self { start, turns: vec![(root(), end)] },
        }
    }

    fn of_quadratic(zero: &Whole, middle: &Whole, one: &Whole, now: &Fraction) -> Self {
        let start = zero.sign().then(middle.sign()).then(one.sign());
        if start.is_eq() {
            return Self { start, turns: Vec::new() };
        }
        // Roots with the number of times each is one; odd numbers turn the sign.
        let mut roots: Vec<(Place, usize)> = Vec::new();
        if zero.is_zero() {
            roots.push((Place::exact(Fraction::zero()), if middle.is_zero() { 2 } else { 1 }));
        }
        roots.extend(inner_roots(zero, middle, one));
        if one.is_zero() {
            roots.push((Place::exact(Fraction::one()), if middle.is_zero() { 2 } else { 1 }));
        }
        if value_at(zero, middle, one, now).is_eq() {
            let gap = |place: &Place| (place.near - now.to_f64()).abs();
            if let Some((nearest, _)) = roots.iter_mut().min_by(|a, b| gap(&a.0).total_cmp(&gap(&b.0))) {
                *nearest = Place::exact(now.clone());
            }
        }
        roots.sort_by(|a, b| a.0.compare(&b.0));
        let mut sign = start;
        let turns = roots
            .into_iter()
            .map(|(place, times)| {
                // A root at 0 is where the walk starts, so the sign to its right is that of the start.
                if times % 2 == 1 && place.near > 0.0 {
                    sign = sign.reverse();
                }
                (place, sign)
            })
            .collect();
        Self { start, turns }
    }

    /// The sign just above `place`.
    pub(super) fn after(&self, place: &Place) -> Ordering {
        let passed = self.turns.iter().take_while(|(turn, _)| turn.compare(place).is_le());
        passed.last().map_or(self.start, |(_, sign)| *sign)
    }

    /// Where the difference first becomes negative above `place`, not being so before.
    pub(super) fn next_loss(&self, place: &Place) -> Option<&Place> {
        self.turns
            .iter()
            .filter(|(turn, _)| turn.compare(place).is_gt())
            .find(|(_, sign)| sign.is_lt())
            .map(|turn| &turn.0)
    }

    /// The greatest stretch around `now` on which the difference is not negative, given that it is not so at `now`; `None`
    /// where it goes to the end.
    pub(super) fn stretch(&self, now: &Place) -> (Option<&Place>, Option<&Place>) {
        let (mut low, mut before) = (None, self.start);
        for (place, after) in &self.turns {
            let order = place.compare(now);
            if order.is_le() && before.is_lt() && place.near > 0.0 {
                low = Some(place);
            }
            if order.is_ge() && after.is_lt() && place.near < 1.0 {
                return (low, Some(place));
            }
            before = *after;
        }
        (low, None)
    }
}

/// The sign of the quadratic at a fraction.
fn value_at(zero: &Whole, middle: &Whole, one: &Whole, at: &Fraction) -> Ordering {
    let (up, below) = at.parts();
    let down = &(below - up);
    let outer = &(&(zero * down) * down) + &(&(one * up) * up);
    (&outer + &(&(middle * up) * down)).sign()
}

/// Roots of the quadratic strictly between 0 and 1, with how many times each is one.
fn inner_roots(zero: &Whole, middle: &Whole, one: &Whole) -> Vec<(Place, usize)> {
    // y = above / below, x = above / (above + below).
    let exact = |above: Whole, below: Whole| {
        let positive = above.sign() == below.sign() && !above.is_zero();
        positive.then(|| Place::exact(Fraction::new(above.clone(), &above + &below)))
    };
    if one.is_zero() || zero.is_zero() {
        // One root is an end; what is left is linear.
        let rest = if one.is_zero() { exact(-zero, middle.clone()) } else { exact(-middle, one.clone()) };
        return rest.into_iter().map(|place| (place, 1)).collect();
    }
    let four = Whole::Small(4);
    let discriminant = &(middle * middle) - &(&(&four * zero) * one);
    match discriminant.sign() {
        Ordering::Less => Vec::new(),
        Ordering::Equal => exact(-middle, &Whole::Small(2) * one).into_iter().map(|place| (place, 2)).collect(),
        Ordering::Greater => {
            let (zero, middle, one) = (zero.to_f64(), middle.to_f64(), one.to_f64());
            let root = discriminant.to_f64().sqrt();
            let far = -0.5 * (middle + if middle < 0.0 { -root } else { root });
            let roots = [far / one, zero / far];
            let inside = roots.into_iter().filter(|y| *y > 0.0);
            inside.map(|y| (Place::near(y / (1.0 + y)), 1)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Ordering, Place, Signs, Whole};

    fn quadratic(zero: i128, middle: i128, one: i128) -> Signs {
        let now = Fraction::new(Whole::Small(1), Whole::Small(2));
        Signs::of_quadratic(&Whole::Small(zero), &Whole::Small(middle), &Whole::Small(one), &now)
    }

    fn places(signs: &Signs) -> Vec<(f64, Ordering)> {
        signs.turns.iter().map(|(place, sign)| (place.to_f64(), *sign)).collect()
    }

    #[test]
    fn quadratics_turn_where_they_must() {
        // (1 − 3x)(1 − 2x) = (1 − x)² − 3x(1 − x) + 2x².
        let signs = quadratic(1, -3, 2);
        let turns = places(&signs);
        assert_eq!(signs.start, Ordering::Greater);
        assert!((turns[0].0 - 1.0 / 3.0).abs() < 1e-15 && turns[0].1.is_lt(), "{turns:?}");
        assert_eq!(turns[1], (0.5, Ordering::Greater));
        let now = Place::exact(Fraction::new(Whole::Small(1), Whole::Small(2)));
        let (low, high) = signs.stretch(&now);
        assert_eq!((low.map(Place::to_f64), high.map(Place::to_f64)), (Some(0.5), None));
    }

    #[test]
    fn what_only_touches_nothing_does_not_turn() {
        // −(1 − 2x)²: negative but for one point.
        let signs = quadratic(-1, 2, -1);
        assert_eq!(places(&signs), [(0.5, Ordering::Less)]);
        let now = Place::exact(Fraction::new(Whole::Small(2), Whole::Small(4)));
        let (low, high) = signs.stretch(&now);
        assert_eq!((low.map(Place::to_f64), high.map(Place::to_f64)), (Some(0.5), Some(0.5)));
        assert!(quadratic(1, 0, 1).turns.is_empty());
    }

    #[test]
    fn ends_are_roots_too() {
        let signs = quadratic(0, 1, -1);
        assert_eq!(signs.start, Ordering::Greater);
        assert_eq!(places(&signs), [(0.0, Ordering::Greater), (0.5, Ordering::Less)]);
        assert_eq!(places(&quadratic(0, 0, -1)), [(0.0, Ordering::Less)]);
        assert_eq!(places(&quadratic(2, 0, 0)), [(1.0, Ordering::Greater)]);
        assert_eq!(quadratic(0, 0, 0).start, Ordering::Equal);
    }
}
