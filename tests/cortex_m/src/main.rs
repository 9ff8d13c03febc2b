//! The corpus on a microcontroller: writes every number to the host and ends with its verdict as
//! the exit status. `cargo run --release` in this folder, with QEMU installed; `--target
//! thumbv6m-none-eabi` for the smallest instruction set.
//!
//! The Cortex-M7 computes 64-bit floats itself and runs the whole corpus. The smallest instruction
//! set computes them by software, under an emulator about thirty times slower: there the parts that
//! would take minutes are left out (`Part::slow`). They differ from the others in their size alone.

#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::String;
use core::fmt;

use comity_corpus::report;
use cortex_m_rt::{ExceptionFrame, entry, exception};
use cortex_m_semihosting::{
    debug::{self, EXIT_FAILURE, EXIT_SUCCESS},
    hio::{self, HostStream},
    hprintln,
};
use embedded_alloc::TlsfHeap;
use panic_semihosting as _;

#[global_allocator]
static HEAP: TlsfHeap = TlsfHeap::empty();

/// Whether 64-bit floats are computed by software.
const SOFTWARE_FLOATS: bool = cfg!(not(target_abi = "eabihf"));

/// The boards' large memory, in which the linker puts nothing: where it begins on the board with the
/// Cortex-M7 and on the other one, and its size.
const HEAP_START: usize = if SOFTWARE_FLOATS { 0x2100_0000 } else { 0x6000_0000 };
const HEAP_BYTES: usize = 16 << 20;

/// The host's standard output, a block at a time: each call stops the processor.
struct Host {
    stream: HostStream,
    block: String,
}

const BLOCK: usize = 8 << 10;

impl Host {
    fn flush(&mut self) -> fmt::Result {
        self.stream.write_all(self.block.as_bytes()).map_err(|()| fmt::Error)?;
        self.block.clear();
        Ok(())
    }
}

impl fmt::Write for Host {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.block.push_str(text);
        if self.block.len() >= BLOCK { self.flush() } else { Ok(()) }
    }
}

#[entry]
fn main() -> ! {
    // SAFETY: the processor starts here, once, and nothing else uses that memory.
    unsafe { HEAP.init(HEAP_START, HEAP_BYTES) };
    let stream = hio::hstdout().expect("the emulator has a standard output");
    let mut host = Host { stream, block: String::with_capacity(2 * BLOCK) };
    let verdict =
        report(SOFTWARE_FLOATS, &mut host).and_then(|verdict| host.flush().map(|()| verdict));
    match verdict {
        Ok(verdict) if verdict.parts_that_differ == 0 => debug::exit(EXIT_SUCCESS),
        Ok(verdict) => {
            hprintln!("# {} parts differ from published.txt", verdict.parts_that_differ);
            debug::exit(EXIT_FAILURE);
        }
        Err(fmt::Error) => debug::exit(EXIT_FAILURE),
    }
    unreachable!("the emulator has ended")
}

/// A fault ends the run, instead of stopping the processor for ever.
#[exception]
unsafe fn HardFault(frame: &ExceptionFrame) -> ! {
    hprintln!("# the processor stopped: {:?}", frame);
    debug::exit(EXIT_FAILURE);
    unreachable!("the emulator has ended")
}
