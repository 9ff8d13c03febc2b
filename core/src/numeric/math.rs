//! The only door to libm.
//!
//! The standard library's float functions call the platform's C library or a processor
//! instruction, so their last bits differ between targets; `libm`'s are compiled from the same
//! source everywhere. Everything else in this crate calls these.

/// `f64::clamp` without its panic, whose message would bring the writing of floats into the page's
/// module.
pub(crate) fn within(x: f64, low: f64, high: f64) -> f64 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

/// Square root, correctly rounded.
pub(crate) fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// e to the power x.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Logarithm to the base 2.
pub(crate) fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Natural logarithm of 1 + x, exact for small x too.
pub(crate) fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Sine of an angle in radians.
pub(crate) fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Sine and cosine of an angle in radians.
pub(crate) fn sin_cos(x: f64) -> (f64, f64) {
    libm::sincos(x)
}

/// Complementary error function.
pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}
