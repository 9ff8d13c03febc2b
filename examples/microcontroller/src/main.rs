//! A box on the table: people press buttons at the end of a meeting, and it shows where they stand.
//!
//! `cargo run --release` in this folder, with QEMU for ARM installed. The board is a common one
//! (Cortex-M4, 1 MB of flash, 128 KB of memory); another needs its own `memory.x`, target and
//! runner.

#![no_std]
#![no_main]

extern crate alloc;

mod memory;

use alloc::vec::Vec;

use comity::{
    AssessOptions, CsvDefaults, Error, Outcome, assess, parse_instrument, parse_responses,
};
use cortex_m_rt::{ExceptionFrame, entry, exception};
use cortex_m_semihosting::{
    debug::{self, EXIT_FAILURE, EXIT_SUCCESS},
    hprintln,
};
use memory::{MeasuredHeap, most_stack};
use panic_semihosting as _;

/// The questions, in flash.
const QUESTIONS: &str = include_str!("questions.json");

/// What the box has collected; a product fills a string from its buttons.
const ANSWERS: &str = "\
respondent,partner,disclosure,roles_a,roles_b,trust_a,trust_b
seat 1,University,named,4,2,5,4
seat 2,University,named,3,2,4,dont_know
seat 3,Local authorities,named,2,5,4,4
seat 4,Schools,named,2,4,,3
seat 5,Schools,named,3,3,5,5
";

#[global_allocator]
static HEAP: MeasuredHeap = MeasuredHeap::empty();

/// Four times what these questions need; the stack has the rest of the board's 128 KB.
const HEAP_BYTES: usize = 32 << 10;

#[entry]
fn main() -> ! {
    static mut MEMORY: [u64; HEAP_BYTES / 8] = [0; HEAP_BYTES / 8];
    // SAFETY: the processor starts here, once, and only the heap knows of this memory.
    unsafe { HEAP.init(MEMORY.as_mut_ptr() as usize, HEAP_BYTES) };
    match show_means() {
        Ok(()) => {
            hprintln!("heap {} bytes, stack {} bytes", HEAP.most_used(), most_stack());
            debug::exit(EXIT_SUCCESS);
        }
        Err(error) => {
            hprintln!("{}", error);
            debug::exit(EXIT_FAILURE);
        }
    }
    rest()
}

/// Nothing more to do: the processor sleeps.
fn rest() -> ! {
    loop {
        cortex_m::asm::wfi();
    }
}

/// Answers in, means out.
fn show_means() -> Result<(), Error> {
    let instrument = parse_instrument(QUESTIONS, "questions.json")?;
    let read = parse_responses(ANSWERS, "answers", &instrument, &CsvDefaults::default())?;
    let result = assess(&instrument, &read.responses, &AssessOptions::default(), Vec::new())?;
    for group in &result.lenses[0].groups {
        match group.measure.shown() {
            Outcome::Known(e) => hprintln!(
                "{}: {:.2} [{:.2}, {:.2}], {} people",
                group.title,
                e.mean,
                e.interval.low,
                e.interval.high,
                group.measure.people
            ),
            Outcome::Undefined(reason) => hprintln!("{}: {}", group.title, reason.word()),
        }
    }
    Ok(())
}

/// A fault ends the run, instead of stopping the processor for ever.
#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    hprintln!("the processor stopped: {:?}", frame);
    debug::exit(EXIT_FAILURE);
    rest()
}
