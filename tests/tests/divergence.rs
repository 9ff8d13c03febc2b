//! Named patterns: found where they are, and rarely where nothing is to be found. Simulated with a
//! fixed seed; the figures stand in the snapshot.

use std::fmt::Write as _;

use comity::{Assessment, Pattern, PatternKind};
use comity_tests::{assessed, plain_instrument, responses, table};

/// Groups of one assessment; each with two questions.
const GROUPS: usize = 40;
/// Assessments of one shape.
const RUNS: usize = 25;

struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A level, each in proportion to its weight.
    fn level(&mut self, weights: &[u64; 5]) -> u8 {
        let mut at = self.next() % weights.iter().sum::<u64>();
        for (level, weight) in (1..).zip(weights) {
            if at < *weight {
                return level;
            }
            at -= weight;
        }
        unreachable!("the weights sum to more")
    }
}

/// An assessment of partners with so many people each, whose answers `level` gives by group,
/// partner and person within it.
fn assessment(sizes: &[usize], mut level: impl FnMut(usize, usize, usize) -> u8) -> Assessment {
    let groups: Vec<usize> = (0..2 * GROUPS).map(|question| question / 2).collect();
    let instrument = plain_instrument(&groups);
    let (mut rows, mut partner) = (Vec::new(), Vec::new());
    for (p, size) in sizes.iter().enumerate() {
        for person in 0..*size {
            rows.push(groups.iter().map(|group| Some(level(*group, p, person))).collect());
            partner.push(p);
        }
    }
    let mut all = responses(&table(&rows, &partner), &instrument);
    // Looked at for itself as well.
    all.money_holder = Some(0);
    assessed(&instrument, &all)
}

fn patterns(a: &Assessment) -> impl Iterator<Item = &[Pattern]> {
    a.lenses[0].groups.iter().map(|g| g.measure.patterns.as_slice())
}

/// One peak or none, and nobody's partner matters: in at most one group of fifty is anything named.
#[test]
fn nothing_is_named_where_nothing_is() {
    let shapes: [(&str, [u64; 5]); 6] = [
        ("evenly", [1, 1, 1, 1, 1]),
        ("around the middle", [1, 2, 4, 2, 1]),
        ("mostly good", [1, 2, 4, 8, 6]),
        ("mostly poor", [5, 4, 2, 1, 1]),
        ("nearly all at the top", [0, 0, 1, 3, 16]),
        ("a peak at the low end", [8, 3, 3, 3, 3]),
    ];
    let mut draw = Draw(11);
    let mut report =
        String::from("opinions spread | people | groups in which a pattern is named\n");
    for sizes in [&[3, 3][..], &[2, 4, 6], &[8, 8, 7, 7], &[30, 20]] {
        for (name, weights) in &shapes {
            let mut named = 0;
            for _ in 0..RUNS {
                let a = assessment(sizes, |_, _, _| draw.level(weights));
                named += patterns(&a).filter(|found| !found.is_empty()).count();
            }
            let share = named as f64 / (RUNS * GROUPS) as f64;
            writeln!(report, "{name} | {sizes:?} | {:.2} %", 100.0 * share).unwrap();
            // One in fifty, and what 1,000 groups can be off by.
            assert!(share <= 0.02 + 0.008, "{name} {sizes:?}: {share}");
        }
    }
    insta::assert_snapshot!(report);
}

#[test]
fn what_is_there_is_named() {
    let mut draw = Draw(5);
    let mut wobble = |level: u8| level - u8::from(level > 1 && draw.next().is_multiple_of(4));
    let a = assessment(&[8, 8, 8], |group, partner, person| {
        wobble(match group % 4 {
            0 if partner == 1 => 2,
            0 => 5,
            1 if person % 2 == 0 => 1,
            1 => 5,
            2 if partner == 2 && person % 2 == 0 => 2,
            2 if partner == 2 => 5,
            2 => 4,
            _ => 4,
        })
    });
    let mut by_chance = 0;
    for (group, found) in patterns(&a).enumerate() {
        let kinds: Vec<(PatternKind, Option<usize>)> =
            found.iter().map(|p| (p.kind, p.partner)).collect();
        match group % 4 {
            0 => {
                assert!(kinds.contains(&(PatternKind::PartnerApart, Some(1))), "{group}: {kinds:?}")
            }
            1 => assert!(kinds.contains(&(PatternKind::TwoCamps, None)), "{group}: {kinds:?}"),
            3 => by_chance += usize::from(!kinds.is_empty()),
            // Eight people are few to tell camps from chance.
            _ => {}
        }
    }
    assert!(by_chance <= 1, "{by_chance}");
    let gaps: Vec<f64> = a.agenda.iter().map(|item| item.gap.abs()).collect();
    assert!(gaps.len() >= GROUPS / 2 && gaps.is_sorted_by(|a, b| a >= b));
}

#[test]
fn up_to_four_people_have_no_patterns_and_no_standing() {
    let a = assessment(&[2, 2], |_, partner, _| if partner == 0 { 1 } else { 5 });
    assert!(patterns(&a).all(<[Pattern]>::is_empty));
    let standing = a.lenses[0].groups[0].measure.agreement.accord;
    assert_eq!(standing.reason(), Some(comity::Reason::TooFewPeople));
}
