//! A brute-force search for a way back from what is printed to what may not be shown: all possible
//! answers of small anonymous partnerships are assessed, those whose assessments are the same, letter
//! by letter, are put together, and within each such set a hidden partner's mean must be more than
//! one thing. Reports, tables and exports are made of the assessment alone.
//!
//! Where all people of hidden partners have the same score, what is left of the counts over everybody
//! says so, and no hiding can help.

use std::collections::{BTreeMap, BTreeSet};

use comity::{Assessment, Reason};
use comity_tests::{assessed, plain_instrument, responses};

/// What one person answers to each question, round after round; `None` is left open.
type Answers = Vec<Option<u8>>;
/// A partner's people; their order tells nothing, so they stand sorted.
type Partner = Vec<Answers>;

/// All sorted ways in which so many people can answer.
fn ways(people: usize, choices: &[Answers]) -> Vec<Partner> {
    if people == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        for mut rest in ways(people - 1, &choices[at..]) {
            rest.insert(0, choice.clone());
            all.push(rest);
        }
    }
    all
}

/// All ways in which partners of these sizes can answer.
fn partnerships(sizes: &[usize], choices: &[Answers]) -> Vec<Vec<Partner>> {
    sizes.iter().fold(vec![Vec::new()], |before, size| {
        let own = ways(*size, choices);
        let with = |partners: &Vec<Partner>| {
            let partners = partners.clone();
            own.iter().map(move |partner| [partners.clone(), vec![partner.clone()]].concat())
        };
        before.iter().flat_map(with).collect::<Vec<_>>()
    })
}

fn assess(partners: &[Partner], groups: &[usize], threshold: u32) -> Assessment {
    let instrument = plain_instrument(groups);
    let mut text = String::from("respondent,partner,disclosure,threshold,wave");
    (0..groups.len()).for_each(|q| text.push_str(&format!(",q{q}")));
    for (p, people) in partners.iter().enumerate() {
        for (person, answers) in people.iter().enumerate() {
            for (round, answers) in (1..).zip(answers.chunks(groups.len())) {
                let levels: Vec<String> =
                    answers.iter().map(|a| a.map(|a| a.to_string()).unwrap_or_default()).collect();
                let levels = levels.join(",");
                text.push_str(&format!(
                    "\np{p}r{person},P{p},anonymous,{threshold},{round},{levels}"
                ));
            }
        }
    }
    assessed(&instrument, &responses(&text, &instrument))
}

/// A partner's answers of one round, as far as a mean tells them: sum and number.
fn secret(partner: &Partner, round: usize, questions: usize) -> (u32, u32) {
    let own = |answers: &Answers| answers[round * questions..(round + 1) * questions].to_vec();
    let levels: Vec<u8> = partner.iter().flat_map(own).flatten().collect();
    (levels.iter().map(|l| u32::from(*l)).sum(), levels.len() as u32)
}

/// How often a partner was hidden, over all answers; fails where one of them can be told.
fn search(cases: &[Vec<Partner>], groups: &[usize], threshold: u32) -> usize {
    let mut same: BTreeMap<String, (BTreeSet<usize>, Vec<&Vec<Partner>>)> = BTreeMap::new();
    for partners in cases {
        let a = assess(partners, groups, threshold);
        let shown = &a.lenses[0].groups[0].measure.by_partner;
        let hidden = shown.iter().filter(|p| p.mean.reason() == Some(Reason::TooFewToShow));
        let hidden = hidden.map(|p| p.partner).collect();
        same.entry(a.to_json()).or_insert((hidden, Vec::new())).1.push(partners);
    }
    let rounds = cases[0][0][0].len() / groups.len();
    let mut looked_at = 0;
    for (hidden, together) in same.values() {
        let one = together[0];
        for (partner, round) in hidden.iter().flat_map(|p| (0..rounds).map(move |r| (p, r))) {
            let of = |p: usize| secret(&one[p], round, groups.len());
            let scores = hidden.iter().flat_map(|p| &one[*p]).map(|person| {
                let (sum, answered) = secret(&vec![person.clone()], round, groups.len());
                (answered > 0).then(|| sum * 60 / answered)
            });
            let scores: BTreeSet<u32> = scores.flatten().collect();
            // Nobody of the partner answered, or all that is hidden is one score.
            if of(*partner).1 == 0 || scores.len() < 2 {
                continue;
            }
            let means: BTreeSet<(u32, u32)> =
                together.iter().map(|all| secret(&all[*partner], round, groups.len())).collect();
            assert!(means.len() > 1, "partner {partner} of {one:?} can be told");
            looked_at += 1;
        }
    }
    looked_at
}

fn one(levels: &[Option<u8>]) -> Vec<Answers> {
    levels.iter().map(|level| vec![*level]).collect()
}

#[test]
fn one_question_with_answers_left_open() {
    let choices = one(&[None, Some(1), Some(3), Some(5)]);
    for (sizes, threshold) in [(&[3, 2][..], 3), (&[3, 1, 1], 3), (&[4, 3], 4), (&[3, 3, 2], 3)] {
        let looked_at = search(&partnerships(sizes, &choices), &[0], threshold);
        assert!(looked_at > 20, "{sizes:?}: {looked_at}");
    }
}

#[test]
fn two_questions_of_one_group() {
    let choices = vec![
        vec![Some(1), Some(5)],
        vec![Some(5), Some(5)],
        vec![Some(3), None],
        vec![None, Some(1)],
    ];
    for sizes in [&[3, 2][..], &[3, 3, 1]] {
        let looked_at = search(&partnerships(sizes, &choices), &[0, 0], 3);
        assert!(looked_at > 10, "{sizes:?}: {looked_at}");
    }
}

#[test]
fn two_rounds() {
    let choices: Vec<Answers> = [(1, 1), (1, 5), (5, 1), (5, 5), (3, 5)]
        .into_iter()
        .map(|(first, second)| vec![Some(first), Some(second)])
        .collect();
    let looked_at = search(&partnerships(&[3, 2], &choices), &[0], 3);
    assert!(looked_at > 50, "{looked_at}");
}
