//! An assessment as JSON and as rows of a table.

use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

use super::Assessment;
use crate::{
    formats::CsvWriter,
    measure::{Bootstrap, Estimate, GroupMeasure, Outcome},
    readiness::{GroupProfile, LensProfile},
};

/// The columns of the table that [`Assessment::write_rows`] fills, one row a group, with their
/// meaning. An empty cell is a figure that does not exist or is not shown.
pub const ASSESSMENT_COLUMNS: [(&str, &str); 43] = [
    ("partnership", "name of the partnership"),
    ("wave", "the wave assessed"),
    ("instrument", "id of the instrument"),
    ("version", "version of the instrument"),
    ("lens", "id of the lens"),
    ("group", "id of the group; in the first lens a success factor"),
    ("asked", "indicators of the group that somebody was asked"),
    ("not_asked", "indicators of the group that nobody was asked"),
    ("people", "people who answered enough"),
    ("partners", "partners with at least one of these"),
    ("below_minimum", "people who answered some, but too little to count"),
    ("mean", "mean of partner means, after reverse-keying"),
    ("low", "lower end of its 95 % posterior interval"),
    ("high", "upper end"),
    ("band", "band of the mean: concern, discuss, strength"),
    ("p_concern", "probability that the mean lies in this band"),
    ("p_discuss", "the same"),
    ("p_strength", "the same"),
    ("person_mean", "mean over people"),
    ("person_low", "lower end of its 95 % posterior interval"),
    ("person_high", "upper end"),
    ("person_band", "band of the mean over people"),
    ("person_sd", "standard deviation over people"),
    ("band_flips", "whether the two bands differ"),
    ("bca_low", "exact bootstrap (BCa, 95 %) of the mean of partner means: lower end"),
    ("bca_high", "upper end"),
    ("person_bca_low", "the same of the mean over people: lower end"),
    ("person_bca_high", "upper end"),
    ("answered", "answers that are levels"),
    ("dont_know", "answers \"don't know\""),
    ("not_applicable", "answers \"does not apply\""),
    ("skipped", "questions left open"),
    ("why_no_mean", "why mean, low and high are empty, if they are"),
    ("why_no_person_mean", "why the figures over people are empty, if they are"),
    ("why_no_bca", "why bca_low and bca_high are empty, if they are"),
    ("accord", "how alike people answered: alike, alike_by_chance, mixed, apart"),
    ("average_deviation", "mean distance of answers from their mean, in levels"),
    ("r_star_wg", "r*wg(J) against uniform answers: 1 all agree, below 0 more apart than chance"),
    ("van_der_eijk", "van der Eijk's A of people's scores: 1 all agree, -1 two camps at the ends"),
    ("pattern", "how they differ, where it has a name; the widest gap"),
    ("pattern_partner", "whose difference it is, if one partner's"),
    ("pattern_gap", "how far the one side lies above the other, in levels"),
    ("why_no_accord", "why accord is empty, if it is"),
];

/// Starts a table with its header.
pub fn assessment_csv_header() -> CsvWriter {
    let mut table = CsvWriter::new();
    for (column, _) in ASSESSMENT_COLUMNS {
        table.cell(column);
    }
    table.end_row();
    table
}

impl Assessment {
    /// The assessment as JSON, two spaces a level, with a line feed at the end.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Adds one row for each group of each lens.
    pub fn write_rows(&self, table: &mut CsvWriter) {
        for lens in &self.lenses {
            for group in &lens.groups {
                self.write_group(lens, group, table);
            }
        }
    }

    fn write_group(&self, lens: &LensProfile, group: &GroupProfile, table: &mut CsvWriter) {
        let m = &group.measure;
        table.text(&self.partnership).cell(self.wave).cell(&self.instrument);
        table.cell(&self.instrument_version).cell(&lens.id).cell(&group.id);
        table.cell(group.asked.len()).cell(group.not_asked.len());
        table.cell(m.people).cell(m.partners).cell(m.below_minimum);
        write_estimate(&m.headline, table);
        let probabilities = m.headline.known().and_then(|e| e.probabilities.known());
        write_all(
            &probabilities
                .map_or([None; 3], |p| [Some(p.concern), Some(p.discuss), Some(p.strength)]),
            table,
        );
        write_estimate(&m.per_person, table);
        write_all(&[m.standard_deviation.known()], table);
        write_all(&[m.band_flips.known()], table);
        write_bootstrap(&m.bootstrap, table);
        write_bootstrap(&m.bootstrap_per_person, table);
        let counts: Vec<Option<u32>> = match group.answers.known() {
            None => vec![None; 4],
            Some(t) => [t.answered(), t.dont_know, t.not_applicable, t.skipped].map(Some).to_vec(),
        };
        write_all(&counts, table);
        for reason in [m.headline.reason(), m.per_person.reason(), m.bootstrap.reason()] {
            table.cell(reason.map_or("", |r| r.word()));
        }
        self.write_spread(m, table);
        table.end_row();
    }

    fn write_spread(&self, m: &GroupMeasure, table: &mut CsvWriter) {
        let (spread, pattern) = (&m.agreement, m.patterns.first());
        table.cell(spread.accord.known().map_or("", |accord| accord.word()));
        let figures = [&spread.average_deviation, &spread.r_star_wg, &spread.van_der_eijk];
        write_all(&figures.map(Outcome::known), table);
        table.cell(pattern.map_or("", |p| p.kind.word()));
        let partner = pattern.and_then(|p| self.partners.get(p.partner?));
        table.text(partner.map_or("", |p| &p.name));
        write_all(&[pattern.map(|p| p.gap)], table);
        table.cell(spread.accord.reason().map_or("", |r| r.word()));
    }
}

fn write_all<T: ToString>(values: &[Option<T>], table: &mut CsvWriter) {
    for value in values {
        table.cell(value.as_ref().map_or_else(String::new, ToString::to_string));
    }
}

fn write_estimate(estimate: &Outcome<Estimate>, table: &mut CsvWriter) {
    let e = estimate.known();
    write_all(&[e.map(|e| e.mean), e.map(|e| e.interval.low), e.map(|e| e.interval.high)], table);
    table.cell(e.and_then(|e| e.band.known()).map_or("", |band| band.word()));
}

fn write_bootstrap(bootstrap: &Outcome<Bootstrap>, table: &mut CsvWriter) {
    let b = bootstrap.known();
    write_all(&[b.map(|b| b.bca.low), b.map(|b| b.bca.high)], table);
}
