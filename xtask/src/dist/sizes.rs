//! How much a visitor downloads: as it stands, and as a server that compresses sends it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

/// The parts of the page, and the most a visitor is to download of each, compressed.
const PARTS: [(&str, &str, Option<usize>); 4] = [
    ("wasm", "wasm", Some(90_000)),
    ("script", "js", Some(40_000)),
    ("style", "css", None),
    ("page", "html", None),
];
/// The page as one file is handed on as it is, by mail and on sticks.
const MOST_OF_ONE_FILE: usize = 400_000;

/// One part of the page.
struct Size {
    name: &'static str,
    raw: usize,
    small: usize,
    /// What is held against the bar, and the bar.
    counts: usize,
    most: Option<usize>,
}

pub(super) struct Sizes(Vec<Size>);

impl Sizes {
    pub(super) fn of(site: &Path, single: &str) -> Result<Self> {
        let mut files = Vec::new();
        collect(site, &mut files)?;
        let one_file = site.join(single);
        let mut sizes = Vec::new();
        for (name, extension, most) in PARTS {
            let (mut raw, mut small) = (0, 0);
            let has = |file: &&PathBuf| file.extension().is_some_and(|e| e == extension);
            for file in files.iter().filter(has).filter(|file| **file != one_file) {
                let bytes = read(file)?;
                raw += bytes.len();
                // Each file travels by itself, and is compressed by itself.
                small += compressed(&bytes)?;
            }
            sizes.push(Size { name, raw, small, counts: small, most });
        }
        let bytes = read(&one_file)?;
        let (raw, small) = (bytes.len(), compressed(&bytes)?);
        sizes.push(Size {
            name: "one file",
            raw,
            small,
            counts: raw,
            most: Some(MOST_OF_ONE_FILE),
        });
        Ok(Self(sizes))
    }

    pub(super) fn print(&self) {
        println!("{:10}{:>12}{:>12}{:>22}", "", "bytes", "brotli 11", "at most");
        for Size { name, raw, small, most, counts } in &self.0 {
            let of = if counts == raw { "bytes" } else { "brotli" };
            let most = most.map_or(String::new(), |most| format!("{} {of}", grouped(most)));
            println!("{name:10}{:>12}{:>12}{most:>22}", grouped(*raw), grouped(*small));
        }
    }

    /// Fails where a part is larger than its bar.
    pub(super) fn check(&self) -> Result<()> {
        let over = self.0.iter().filter_map(|size| {
            let over = size.counts.checked_sub(size.most?)?;
            (over > 0).then(|| format!("{} by {} bytes", size.name, grouped(over)))
        });
        let over: Vec<String> = over.collect();
        ensure!(over.is_empty(), "the page is too large: {}", over.join(", "));
        Ok(())
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
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
    fn what_is_over_its_bar_is_named_with_the_difference() {
        let size = |counts, most| Size { name: "wasm", raw: 5, small: 4, counts, most };
        for (counts, most) in [(10, None), (10, Some(10))] {
            Sizes(vec![size(counts, most)]).check().unwrap();
        }
        let error = Sizes(vec![size(1_234, Some(200))]).check().unwrap_err().to_string();
        assert_eq!(error, "the page is too large: wasm by 1,034 bytes");
    }

    #[test]
    fn what_repeats_is_compressed() {
        assert!(compressed("the same again, ".repeat(100).as_bytes()).unwrap() < 100);
    }
}
