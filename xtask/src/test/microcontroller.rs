//! The example firmware: built, run on an emulated board, and held to the memory that the README
//! says it needs.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{bits, project::Project, run};

const FOLDER: &str = "examples/microcontroller";
const IMAGE: &str = "firmware/thumbv7em-none-eabihf/release/comity-microcontroller";
/// As the README states them, in bytes.
const MOST_FLASH: usize = 340_000;
const MOST_HEAP: usize = 10_000;
const MOST_STACK: usize = 10_000;

pub(super) fn run(project: &Project, install: bool) -> Result<()> {
    bits::emulator(project, install)?;
    run::shown(&mut bits::firmware(project, FOLDER, &["build", "--release"]))?;
    let told = run::output(&mut bits::firmware(project, FOLDER, &["run", "--release", "--quiet"]))?;
    print!("{told}");
    let image = fs::read(project.built(IMAGE)).with_context(|| format!("cannot read {IMAGE}"))?;
    let flash = flash(&image).with_context(|| format!("{IMAGE} is not a firmware"))?;
    let (heap, stack) =
        memory(&told).with_context(|| format!("{FOLDER} says nothing of the memory it used"))?;
    println!("{flash} bytes of flash");
    for (what, used, most) in
        [("flash", flash, MOST_FLASH), ("heap", heap, MOST_HEAP), ("stack", stack, MOST_STACK)]
    {
        ensure!(
            used <= most,
            "{FOLDER} uses {used} bytes of {what}, and the README says at most {most}: find out \
             what grew, or change the README and {}",
            file!()
        );
    }
    Ok(())
}

/// What the example says at its end: `heap 1 bytes, stack 2 bytes`.
fn memory(told: &str) -> Option<(usize, usize)> {
    let line = told.lines().find_map(|line| line.strip_prefix("heap "))?;
    let (heap, stack) = line.strip_suffix(" bytes")?.split_once(" bytes, stack ")?;
    Some((heap.parse().ok()?, stack.parse().ok()?))
}

/// The bytes an ELF image of 32 bits, low byte first, loads into the board: what its segments have
/// in the file.
fn flash(image: &[u8]) -> Option<usize> {
    const LOADED: u32 = 1;
    let word = |at: usize| Some(u32::from_le_bytes(image.get(at..at + 4)?.try_into().ok()?));
    let half = |at: usize| Some(u16::from_le_bytes(image.get(at..at + 2)?.try_into().ok()?));
    image.starts_with(b"\x7fELF\x01\x01").then_some(())?;
    let (table, entry, entries) = (word(28)? as usize, half(42)? as usize, half(44)? as usize);
    let mut bytes = 0;
    for at in (0..entries).map(|index| table + index * entry) {
        if word(at)? == LOADED {
            bytes += word(at + 16)? as usize;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_is_read_from_what_is_said() {
        let told = "Trust: 4.08, 5 people\nheap 8372 bytes, stack 6468 bytes\n";
        assert_eq!(memory(told), Some((8372, 6468)));
        assert_eq!(memory("heap: a lot\n"), None);
    }

    #[test]
    fn only_loaded_segments_count() {
        let mut image = vec![0; 52 + 2 * 32];
        image[..6].copy_from_slice(b"\x7fELF\x01\x01");
        (image[28], image[42], image[44]) = (52, 32, 2);
        // One that is loaded, 258 bytes; one that is not.
        (image[52], image[68], image[69]) = (1, 2, 1);
        (image[84], image[100]) = (2, 77);
        assert_eq!(flash(&image), Some(258));
        assert_eq!(flash(&image[..86]), None);
        assert_eq!(flash(b"something else"), None);
    }
}
