//! How much a visitor downloads: as it stands, and as a server that compresses sends it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

/// The parts of the page that have a bar of their own.
const PARTS: [(&str, &str); 4] =
    [("wasm", "wasm"), ("script", "js"), ("style", "css"), ("page", "html")];

pub(super) fn print(site: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(site, &mut files)?;
    println!("{:8}{:>12}{:>12}", "", "bytes", "brotli 11");
    for (name, extension) in PARTS {
        let (mut raw, mut small) = (0, 0);
        for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == extension)) {
            let bytes =
                fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            raw += bytes.len();
            // Each file travels by itself, and is compressed by itself.
            small += compressed(&bytes)?;
        }
        println!("{name:8}{:>12}{:>12}", grouped(raw), grouped(small));
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let settings = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &settings);
    writer.write_all(bytes).context("brotli refused a file")?;
    Ok(writer.into_inner().len())
}

/// 1234567 as 1,234,567.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        let numbers = [0, 999, 1_000, 598_114, 12_345_678];
        assert_eq!(numbers.map(grouped), ["0", "999", "1,000", "598,114", "12,345,678"]);
    }

    #[test]
    fn what_repeats_is_compressed() {
        assert!(compressed("the same again, ".repeat(100).as_bytes()).unwrap() < 100);
    }
}
