//! The marks of partners: six shapes in six colours, then the same hollow. Shape and colour say
//! the same, so neither is needed alone.

use alloc::format;

use maud::{Markup, html};

use crate::figures::fixed;

/// Beyond this many partners two would look alike.
pub(crate) const DISTINCT_MARKS: usize = 12;
const SHAPES: usize = 6;

/// The mark of a partner around a point; `r` is about half its width.
pub(crate) fn mark(partner: usize, x: f64, y: f64, r: f64) -> Markup {
    let partner = partner % DISTINCT_MARKS;
    let hollow = if partner >= SHAPES { " hollow" } else { "" };
    let class = format!("mark mark-{}{hollow}", partner % SHAPES + 1);
    let path = match partner % SHAPES {
        0 => return html! { circle class=(class) cx=(at(x)) cy=(at(y)) r=(at(r)) {} },
        1 => polygon(x, y, r, &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        2 => polygon(x, y, r, &[(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)]),
        3 => polygon(x, y, r, &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)]),
        4 => polygon(x, y, r, &[(-1.1, -0.85), (1.1, -0.85), (0.0, 1.15)]),
        _ => polygon(
            x,
            y,
            r,
            &[
                (-0.4, -1.2),
                (0.4, -1.2),
                (0.4, -0.4),
                (1.2, -0.4),
                (1.2, 0.4),
                (0.4, 0.4),
                (0.4, 1.2),
                (-0.4, 1.2),
                (-0.4, 0.4),
                (-1.2, 0.4),
                (-1.2, -0.4),
                (-0.4, -0.4),
            ],
        ),
    };
    html! { path class=(class) d=(path) {} }
}

fn polygon(x: f64, y: f64, r: f64, corners: &[(f64, f64)]) -> alloc::string::String {
    let mut path = alloc::string::String::new();
    for (i, (dx, dy)) in corners.iter().enumerate() {
        let command = if i == 0 { "M" } else { "L" };
        path.push_str(&format!("{command}{} {}", at(x + r * dx), at(y + r * dy)));
    }
    path.push('Z');
    path
}

/// A coordinate: one decimal is a tenth of a pixel, and the same text on every machine.
pub(crate) fn at(x: f64) -> alloc::string::String {
    let text = fixed(x, 1);
    match text.strip_suffix(".0") {
        Some(whole) => whole.into(),
        None => text,
    }
}

/// The mark of a partner for a legend.
pub(crate) fn legend_mark(partner: usize) -> Markup {
    html! {
        svg viewBox="0 0 14 14" aria-hidden="true" focusable="false" { (mark(partner, 7.0, 7.0, 5.0)) }
    }
}
