//! Mutilated exports and mappings: read or refused, never a panic; what is read is whole.

mod harm;

use comity::{
    ColumnMeaning, CsvDefaults, NoticeKind, SurveyTool, Table, inspect_table, parse_mapping,
    parse_responses, read_mapped,
};
use comity_tests::{EXPORTS, read, readiness};
use harm::{harm, harmed};
use proptest::{prelude::*, test_runner::TestRunner};
use std::cell::Cell;

#[test]
fn harmed_exports_are_read_or_refused() {
    let instrument = readiness();
    let defaults = CsvDefaults::default();
    for name in EXPORTS {
        let text = read(&format!("samples/{name}"));
        let (accepted, refused) = (Cell::new(0), Cell::new(0));
        let config = ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() };
        TestRunner::new(config)
            .run(&prop::collection::vec(harm(), 1..4), |harms| {
                let text = harmed(&text, &harms);
                match parse_responses(&text, "hostile", &instrument, &defaults) {
                    Ok(reading) => {
                        accepted.set(accepted.get() + 1);
                        for r in &reading.responses.respondents {
                            prop_assert_eq!(r.answers.len(), instrument.indicators.len());
                            prop_assert!(
                                r.partner.is_none_or(|p| p < reading.responses.partners.len())
                            );
                        }
                        // Nothing is dropped in silence.
                        let rows = Table::from_csv(&text, "hostile").expect("read before");
                        let found = inspect_table(&rows, "hostile", &instrument, None)?;
                        prop_assert_eq!(found.examples.len(), found.mapping.columns.len());
                        if found.mapping.source != SurveyTool::Comity {
                            let columns = found.mapping.columns.iter();
                            let ignored = columns
                                .filter(|c| matches!(c.becomes, ColumnMeaning::Ignored { .. }));
                            let said = reading.notices.iter();
                            let said = said.filter(|n| n.kind == NoticeKind::IgnoredColumn);
                            prop_assert!(said.count() >= ignored.count());
                        }
                    }
                    Err(error) => {
                        refused.set(refused.get() + 1);
                        prop_assert!(!error.message.is_empty() && !error.mend.is_empty());
                        prop_assert_eq!(&error.place.file, "hostile");
                    }
                }
                Ok(())
            })
            .unwrap_or_else(|fault| panic!("{name}: {fault}"));
        println!("{name}: {} accepted, {} refused", accepted.get(), refused.get());
        assert!(accepted.get() > 100, "{name}: {} accepted", accepted.get());
        assert!(refused.get() > 10, "{name}: {} refused", refused.get());
    }
}

#[test]
fn harmed_mappings_are_read_or_refused() {
    let instrument = readiness();
    let name = "qualtrics.csv";
    let table = Table::from_csv(&read(&format!("samples/{name}")), name).unwrap();
    let text = inspect_table(&table, name, &instrument, None).unwrap().mapping.to_json();
    let (accepted, refused) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..Default::default() };
    TestRunner::new(config)
        .run(&prop::collection::vec(harm(), 1..3), |harms| {
            match parse_mapping(&harmed(&text, &harms), "mapping", &instrument) {
                Ok(mapping) => {
                    accepted.set(accepted.get() + 1);
                    let _ =
                        read_mapped(&table, &mapping, name, &instrument, &CsvDefaults::default());
                    let found = inspect_table(&table, name, &instrument, Some(&mapping))?;
                    prop_assert_eq!(&found.mapping.constants, &mapping.constants);
                }
                Err(error) => {
                    refused.set(refused.get() + 1);
                    prop_assert_eq!(&error.place.file, "mapping");
                }
            }
            Ok(())
        })
        .unwrap_or_else(|fault| panic!("{fault}"));
    println!("{} accepted, {} refused", accepted.get(), refused.get());
    assert!(accepted.get() > 50 && refused.get() > 50, "{} accepted", accepted.get());
}
