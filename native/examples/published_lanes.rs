//! The corpus's tables with lanes and threads of one's choice; `cargo xtask bits` compares them.
//!
//! Without arguments: the choices there are. With two, such as `AVX2 3`: the numbers.

use std::{env, error::Error, num::NonZeroUsize};

use comity_corpus::report_tables;
use comity_native::{Lanes, factor_sums};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let Some(name) = arguments.next() else {
        for lanes in Lanes::available() {
            (1..=8).for_each(|threads| println!("{} {threads}", lanes.name()));
        }
        return Ok(());
    };
    let mut available = Lanes::available().into_iter();
    let lanes = available.find(|lanes| lanes.name() == name).ok_or("no such lanes here")?;
    let threads: NonZeroUsize = arguments.next().ok_or("how many threads?")?.parse()?;
    let mut text = String::new();
    report_tables(&|table, factors| factor_sums(table, factors, threads, lanes), &mut text)?;
    print!("{text}");
    Ok(())
}
