//! Weighted product: Π r^w (Bridgman 1922; Miller and Starr 1969), with r = x / max where more is better and min / x where
//! less is.
//!
//! It assumes numbers with a true zero: twice as much is twice as good. A value of 0 on one issue with weight therefore
//! makes the product 0, whatever the rest. Negative numbers, and a 0 where less is better, are refused; a criterion on
//! which all are equal has r = 1 for all. Figures lie in 0..=1.

use super::problem::{Problem, Refusal};
use crate::model::value::Better;

/// The weighted product with its working.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Π r^w for each alternative; more is better.
    pub products: Vec<f64>,
    /// r for each criterion and alternative.
    pub ratios: Vec<Vec<f64>>,
}

/// The product of each alternative.
///
/// # Errors
/// [`Refusal::Negative`] or [`Refusal::Zero`].
pub fn product(problem: &Problem) -> Result<Product, Refusal> {
    let mut ratios = Vec::with_capacity(problem.criteria().len());
    for (at, criterion) in problem.criteria().iter().enumerate() {
        let (least, greatest) = criterion.extremes();
        if least < 0.0 {
            return Err(Refusal::Negative(problem.position(at)));
        }
        let same = least >= greatest;
        if criterion.better == Better::Low && least == 0.0 && !same {
            return Err(Refusal::Zero(problem.position(at)));
        }
        let ratio = |number: &f64| match criterion.better {
            _ if same => 1.0,
            Better::High => number / greatest,
            Better::Low => least / number,
        };
        ratios.push(criterion.numbers.iter().map(ratio).collect::<Vec<f64>>());
    }
    let products = (0..problem.alternatives())
        .map(|alternative| {
            problem.criteria().iter().zip(&ratios).map(|(c, ratios)| ratios[alternative].powf(c.weight)).product()
        })
        .collect();
    Ok(Product { products, ratios })
}
