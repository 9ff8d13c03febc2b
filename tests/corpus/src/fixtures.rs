//! A plain instrument and tables of answers, made from matrices.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use comity::Instrument;

/// An instrument with one lens, its groups given as numbers of indicators `q0`, `q1`, ...
pub fn plain_instrument(group_of: &[usize]) -> Instrument {
    let groups = group_of.iter().max().map_or(0, |last| last + 1);
    let group = |g: usize| serde_json::json!({"id": format!("g{g}"), "title": "Group", "short": "group", "about": "A group"});
    let indicator = |(q, g): (usize, &usize)| {
        serde_json::json!({
            "id": format!("q{q}"), "section": "all", "text": "Text", "help": "Help", "why": "Why",
            "source": "None", "reversed": false, "short": true,
            "groups": {"plain": [format!("g{g}")]}
        })
    };
    let text = serde_json::json!({
        "schema": "comity.instrument/1", "id": "plain", "version": "1", "language": "en",
        "title": "Plain", "about": "For tests",
        "scale": {"first": 1, "levels": ["a", "b", "c", "d", "e"], "dont_know": "?", "not_applicable": "-"},
        "bands": {"discuss": 3, "strength": 4, "note": "For tests"},
        "minimum_answered": 0.5,
        "lenses": [{"id": "plain", "title": "Plain", "about": "One lens", "banded": true,
                    "groups": (0..groups).map(group).collect::<Vec<_>>()}],
        "sections": [{"id": "all", "title": "All"}],
        "indicators": group_of.iter().enumerate().map(indicator).collect::<Vec<_>>()
    });
    comity::parse_instrument(&text.to_string(), "plain").unwrap_or_else(|fault| panic!("{fault}"))
}

/// Answers as a table: rows are people, `None` is left open; `partner` gives each row's.
pub fn table(matrix: &[Vec<Option<u8>>], partner: &[usize]) -> String {
    let columns = matrix.first().map_or(0, Vec::len);
    let mut text = String::from("respondent,partner,disclosure");
    for q in 0..columns {
        text.push_str(&format!(",q{q}"));
    }
    for (row, (answers, partner)) in matrix.iter().zip(partner).enumerate() {
        text.push_str(&format!("\nr{row},partner {partner},named"));
        for answer in answers {
            text.push(',');
            text.push_str(&answer.map(|x| x.to_string()).unwrap_or_default());
        }
    }
    text
}
