//! A large table's means and deviations have the bits of the assessment's figures per person.

use comity::{AnswerTable, Factors, Outcome, factor_sums};
use comity_tests::{assessed, matrix, plain_instrument, responses, table, vectors};

#[test]
fn the_same_bits_as_an_assessment() {
    let vectors = vectors("psych_likert30x44.json");
    let mut compared = 0;
    for data in ["likert30x44", "likert30x44_complete"] {
        let input = &vectors["inputs"][data];
        let of: Vec<usize> = input["factor_of_item"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f.as_u64().unwrap() as usize)
            .collect();
        let answers = matrix(&input["matrix"]);
        let cells: Vec<u8> = answers.iter().flatten().map(|a| a.unwrap_or(0)).collect();
        let ends = [answers.len()];
        let large = AnswerTable::new(&cells, of.len(), 5, &ends).unwrap();
        let columns = (0..22).map(|f| (0..of.len()).filter(|c| of[*c] == f).collect()).collect();
        let factors = Factors::new(&large, columns).unwrap();
        let sums = factor_sums(&large, &factors, 0..1).unwrap();

        let instrument = plain_instrument(&of);
        let result = assessed(&instrument, &responses(&table(&answers, &[0; 30]), &instrument));
        for (factor, group) in result.lenses[0].groups.iter().enumerate() {
            let ours = sums.moments(0, factor, instrument.minimum_answered);
            let theirs = &group.measure;
            assert_eq!(ours.people, u64::from(theirs.people));
            assert_eq!(ours.below_minimum, u64::from(theirs.below_minimum));
            let bits = |figure: &Outcome<f64>| figure.known().unwrap().to_bits();
            assert_eq!(bits(&ours.mean), theirs.per_person.known().unwrap().mean.to_bits());
            assert_eq!(bits(&ours.standard_deviation), bits(&theirs.standard_deviation));
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * 22);
}
