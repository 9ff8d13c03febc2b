//! The variances between and within groups by restricted maximum likelihood.
//!
//! Source: Patterson & Thompson 1971. Equation: with rho = tau^2/sigma^2, w_g = n_g/(1 + n_g rho)
//! and mu the mean of group means weighted by w, sigma^2 = (SSW + sum w_g (mean_g - mu)^2)/(N - 1),
//! and rho is where the slope of the profiled criterion is 0:
//!   sum w_g - sum w_g^2 / sum w_g - sum w_g^2 (mean_g - mu)^2 / sigma^2 = 0;
//! 0 where the slope is not negative there. Assumes normal distributions. Error of rho about 1e-13
//! of its size.

use super::between::OneWay;
use crate::numeric::{math, root, sum};

/// The widest quotient of the variances looked for, as a power of two.
const WIDEST: u32 = 100;
const TOLERANCE: f64 = 1e-14;

/// tau^2 and sigma^2.
pub(super) fn variances(one_way: &OneWay) -> (f64, f64) {
    let groups = &one_way.groups;
    let g = groups.len() as f64;
    if one_way.within == 0.0 {
        // Nothing within: the variance between is that of the means.
        let mean = sum::sum(groups.iter().map(|g| g.mean)) / g;
        let squares = groups.iter().map(|g| (g.mean - mean) * (g.mean - mean));
        return (sum::sum(squares) / (g - 1.0), 0.0);
    }
    let at = |rho: f64| Profile::at(one_way, rho);
    let none = at(0.0);
    if none.slope >= 0.0 {
        return (0.0, none.within);
    }
    // In powers of e: the slope is negative at the low end and positive at the high one.
    let step = core::f64::consts::LN_2;
    let slope = |u: f64| at(math::exp(u)).slope;
    let mut low = (0.0, slope(0.0));
    let mut high = low;
    for _ in 0..WIDEST {
        if low.1 > 0.0 {
            high = low;
            low = (low.0 - step, slope(low.0 - step));
        } else if high.1 < 0.0 {
            low = high;
            high = (high.0 + step, slope(high.0 + step));
        } else {
            break;
        }
    }
    let rho = math::exp(root::crossing(low, high, TOLERANCE, slope));
    let within = at(rho).within;
    (rho * within, within)
}

/// The criterion at one quotient of the variances.
struct Profile {
    within: f64,
    slope: f64,
}

impl Profile {
    fn at(one_way: &OneWay, rho: f64) -> Self {
        let groups = &one_way.groups;
        let weight = |people: f64| people / (1.0 + people * rho);
        let total = |f: &dyn Fn(f64, f64) -> f64| {
            sum::sum(groups.iter().map(|g| f(weight(g.people), g.mean)))
        };
        let weights = total(&|w, _| w);
        let squares = total(&|w, _| w * w);
        let mean = total(&|w, mean| w * mean) / weights;
        let spread = total(&|w, m| w * (m - mean) * (m - mean));
        let steep = total(&|w, m| w * w * (m - mean) * (m - mean));
        let people = sum::sum(groups.iter().map(|g| g.people));
        let of_within = one_way.within * (people - groups.len() as f64);
        let within = (of_within + spread) / (people - 1.0);
        Self { within, slope: weights - squares / weights - steep / within }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{vec, vec::Vec};

    use super::*;

    fn one_way(rows: &[Vec<u64>]) -> OneWay {
        OneWay::of_whole(rows, 1).ok().unwrap()
    }

    #[test]
    fn groups_of_one_size_have_a_closed_form() {
        // Means 2, 5 and 6.5 about 4.5.
        let (between, within) = variances(&one_way(&[vec![2, 2], vec![4, 6], vec![6, 7]]));
        let b = 2.0 * (2.5 * 2.5 + 0.5 * 0.5 + 2.0 * 2.0) / 2.0;
        let w = 2.5 / 3.0;
        assert!((within - w).abs() < 1e-13, "{within} for {w}");
        assert!((between - (b - w) / 2.0).abs() < 1e-12, "{between}");
    }

    #[test]
    fn no_difference_and_no_spread_are_limits() {
        let (between, within) = variances(&one_way(&[vec![1, 5], vec![2, 4], vec![3, 3]]));
        assert_eq!((between, within), (0.0, 10.0 / 5.0));
        assert_eq!(variances(&one_way(&[vec![1, 1], vec![3, 3, 3]])), (2.0, 0.0));
    }
}
