//! Where a rising function crosses zero, inside a bracket.
//!
//! Source: Chandrupatla 1997, "A new hybrid quadratic/bisection algorithm for finding the zero
//! of a nonlinear function without using derivatives", Advances in Engineering Software 28.
//! Takes an inverse quadratic step where that is safe and halves the bracket otherwise, so it
//! never needs more than about three times the steps of bisection.

use super::math;

/// Steps after which the bracket is as narrow as it will get.
const MOST_STEPS: usize = 120;

/// The x between `low` and `high` (each with the value of `f` there) where `f` changes sign, to
/// within `tolerance`.
///
/// The two values must have different signs or be zero; where they do not, the end whose value is
/// nearer to zero is returned.
pub(crate) fn crossing(
    low: (f64, f64),
    high: (f64, f64),
    tolerance: f64,
    mut f: impl FnMut(f64) -> f64,
) -> f64 {
    let ((mut a, mut fa), (mut b, mut fb)) = (low, high);
    if fa == 0.0 || fb == 0.0 || (fa > 0.0) == (fb > 0.0) {
        return if fa.abs() <= fb.abs() { a } else { b };
    }
    let mut t = 0.5;
    for _ in 0..MOST_STEPS {
        let x = a + t * (b - a);
        let fx = f(x);
        let (c, fc);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let (best, f_best) = if fa.abs() < fb.abs() { (a, fa) } else { (b, fb) };
        let width = (b - a).abs();
        if f_best == 0.0 || width <= tolerance {
            return best;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        let safe = phi > 1.0 - math::sqrt(1.0 - xi) && phi < math::sqrt(xi);
        t = if safe {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        let edge = 0.5 * tolerance / width;
        t = math::within(t, edge, 1.0 - edge);
    }
    if fa.abs() < fb.abs() { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::crossing;

    #[test]
    fn finds_the_root_of_a_cubic_in_few_steps() {
        let mut calls = 0;
        let root = crossing((0.0, -2.0), (4.0, 62.0), 1e-13, |x| {
            calls += 1;
            x * x * x - 2.0
        });
        assert!((root - libm::cbrt(2.0)).abs() < 1e-13);
        assert!(calls < 14, "{calls} evaluations");
    }

    #[test]
    fn without_a_change_of_sign_the_nearer_end_wins() {
        assert_eq!(crossing((1.0, 1.0), (2.0, 2.0), 1e-12, |x| x), 1.0);
        assert_eq!(crossing((1.0, -2.0), (2.0, -1.0), 1e-12, |x| x - 3.0), 2.0);
    }
}
