//! One change: a line from end to end of its plausible range around a mark, and where none lies. The
//! figures stand beside it in the table, so to a screen reader it is no picture.

use comity::{ChangeEstimate, ChangeVerdict};
use maud::{Markup, html};

use super::mark::at;

const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 22.0;
/// Room for the mark at both ends.
const EDGE: f64 = 7.0;

/// The picture of a change; `widest` is the greatest change it has room for, on both sides.
pub(crate) fn change_bar(c: &ChangeEstimate, widest: f64) -> Markup {
    let middle = WIDTH / 2.0;
    let x = |change: f64| middle + change / widest * (middle - EDGE);
    let y = HEIGHT / 2.0;
    let (class, mark) = match c.verdict {
        ChangeVerdict::Rose => ("rose", "M-6 4.5L0 -6L6 4.5Z"),
        ChangeVerdict::Fell => ("fell", "M-6 -4.5L0 6L6 -4.5Z"),
        _ => ("none", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z"),
    };
    html! {
        svg class={ "change-bar " (class) } viewBox={ "0 0 " (at(WIDTH)) " " (at(HEIGHT)) }
            aria-hidden="true" focusable="false" {
            line class="zero" x1=(at(middle)) x2=(at(middle)) y1="0" y2=(at(HEIGHT)) {}
            line class="range" x1=(at(x(c.interval.low))) x2=(at(x(c.interval.high)))
                y1=(at(y)) y2=(at(y)) {}
            path d=(mark) transform={ "translate(" (at(x(c.difference))) " " (at(y)) ")" } {}
        }
    }
}
