//! The built-in instruments, one JSON file each.

/// The built-in instrument `readiness`, as JSON text (schema `comity.instrument/1`).
pub static READINESS: &str = include_str!("catalog/readiness.json");
