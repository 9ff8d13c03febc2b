//! What befalls files on their way.

use proptest::{prelude::*, sample::Index};

/// A change that a bad disk, a bad mail program or a bad person might make.
#[derive(Clone, Debug)]
pub enum Harm {
    Cut(Index),
    Flip(Index, u8),
    Insert(Index, String),
    Drop(Index, usize),
    Repeat(Index, usize),
}

/// Any of them.
pub fn harm() -> impl Strategy<Value = Harm> {
    let snippet = prop_oneof![
        Just("\u{202e}".to_string()),
        Just("<script>alert(1)</script>".to_string()),
        Just("\u{0}".to_string()),
        Just("\"".to_string()),
        Just("9".to_string()),
        Just("-".to_string()),
        Just(",".to_string()),
        Just("\n".to_string()),
        Just("1e999".to_string()),
        Just("[[[[[[[[".to_string()),
        Just("null".to_string()),
        "\\PC{0,12}",
    ];
    prop_oneof![
        1 => any::<Index>().prop_map(Harm::Cut),
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Harm::Flip(at, byte)),
        4 => (any::<Index>(), snippet).prop_map(|(at, text)| Harm::Insert(at, text)),
        2 => (any::<Index>(), 1_usize..40).prop_map(|(at, n)| Harm::Drop(at, n)),
        2 => (any::<Index>(), 1_usize..400).prop_map(|(at, n)| Harm::Repeat(at, n)),
    ]
}

/// A text after all of them.
pub fn harmed(text: &str, harms: &[Harm]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for harm in harms {
        let length = bytes.len().max(1);
        match harm {
            Harm::Cut(at) => bytes.truncate(at.index(length)),
            Harm::Flip(at, byte) if !bytes.is_empty() => bytes[at.index(length)] = *byte,
            Harm::Flip(..) => {}
            Harm::Insert(at, text) => {
                let at = at.index(length).min(bytes.len());
                bytes.splice(at..at, text.bytes());
            }
            Harm::Drop(at, n) => {
                let at = at.index(length).min(bytes.len());
                bytes.drain(at..(at + n).min(bytes.len()));
            }
            Harm::Repeat(at, n) => {
                let at = at.index(length).min(bytes.len());
                let part = bytes[at..(at + n).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
