//! From answers to an assessment.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Assessment, IndicatorResult, NoteResult, Outside, PartnerCount, PersonResult, SCHEMA,
    crowd::Crowd, overlap::too_close, waves::changes,
};
use crate::{
    error::{Error, ErrorKind, Notice, NoticeKind, Place},
    instrument::Instrument,
    measure::{
        Effort, IndicatorMeasure, Outcome, PRIOR_MASS, People, Reason, Tally, measure_indicator,
        outside_apart,
    },
    numeric::order::insert_once,
    readiness::{LensProfile, agenda, countable as may_be_counted, profiled},
    responses::{Answer, Disclosure, Form, Respondent, Responses, Standpoint},
};

/// What to assess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssessOptions {
    /// The wave; the latest one if `None`.
    pub wave: Option<u32>,
    /// Whether exact bootstraps that take long are worked out too.
    pub effort: Effort,
}

/// Assesses the answers of one partnership.
///
/// `notices` are those of reading and merging the files; they are published with the result.
///
/// # Errors
///
/// [`ErrorKind::Empty`] where there is no respondent (or none of the wave asked for); and as
/// [`Responses::check`] where the answers do not fit the instrument.
///
/// # Example
///
/// ```
/// use comity::{AssessOptions, CsvDefaults, assess, builtin, parse_responses_csv};
/// let instrument = builtin("readiness").unwrap();
/// let table = "respondent,partner,history_a\nr1,University,4\nr2,Authority,2\n";
/// let read = parse_responses_csv(table, "t.csv", &instrument, &CsvDefaults::default()).unwrap();
/// let result = assess(&instrument, &read.responses, &AssessOptions::default(), read.notices).unwrap();
/// assert_eq!(result.people, 2);
/// ```
pub fn assess(
    instrument: &Instrument,
    responses: &Responses,
    options: &AssessOptions,
    mut notices: Vec<Notice>,
) -> Result<Assessment, Error> {
    responses.check(instrument)?;
    let waves = responses.waves();
    let wave = match (options.wave, waves.last()) {
        (Some(wave), _) if waves.contains(&wave) => wave,
        (None, Some(last)) => *last,
        (wanted, _) => return Err(no_answers(wanted, &waves)),
    };
    let of_wave: Vec<&Respondent> =
        responses.respondents.iter().filter(|r| r.wave == wave).collect();
    let elsewhere = responses.respondents.len() - of_wave.len();
    if elsewhere > 0 {
        notices.push(Notice::new(
            NoticeKind::OtherWave,
            Place::default(),
            format!("answers of other rounds than {wave} are not counted here: {elsewhere}"),
        ));
    }
    let (inside, outside): (Vec<&Respondent>, Vec<&Respondent>) =
        of_wave.iter().partition(|r| r.standpoint == Standpoint::Inside);
    let disclosure = responses.disclosure;
    let mut crowd = Crowd::new(instrument, &inside, responses.partners.len());
    crowd.money_holder = responses.money_holder;
    let people = crowd.people();
    let beyond = Crowd::pooled(instrument, &outside);
    let mut lenses: Vec<LensProfile> = (0..instrument.lenses.len())
        .map(|lens| profiled(instrument, lens, &people, disclosure, options.effort))
        .collect();
    let place = |standpoint: Standpoint| -> Vec<usize> {
        let all = of_wave.iter().enumerate();
        all.filter(|(_, r)| r.standpoint == standpoint).map(|(index, _)| index).collect()
    };
    lenses.iter_mut().for_each(|lens| point_at(lens, &place(Standpoint::Inside)));
    let indicators = indicator_results(instrument, &people, disclosure, &lenses, &of_wave);
    let seen_from_outside = lenses[0].groups.iter_mut().enumerate();
    for (index, group) in seen_from_outside.filter(|_| !outside.is_empty()) {
        let members = instrument.members(0, index);
        let apart = outside_apart(instrument, &people, &beyond.people(), &members, disclosure);
        group.measure.add_pattern(apart);
    }
    withhold_spread(&mut lenses, &indicators);
    let patterns = indicators.iter().map(|i| (i.id.as_str(), i.patterns.as_slice()));
    let agenda = agenda(&lenses[0], patterns);
    let named = disclosure == Disclosure::Named;
    let everything = Tally::count(&instrument.scale, people.answers.iter().copied());
    Ok(Assessment {
        schema: SCHEMA,
        program: env!("CARGO_PKG_VERSION"),
        instrument: instrument.id.clone(),
        instrument_version: instrument.version.clone(),
        instrument_title: instrument.title.clone(),
        credit: instrument.credit.clone(),
        partnership: responses.partnership.clone(),
        about: responses.about.clone(),
        wave,
        waves,
        disclosure,
        levels: instrument.scale.levels.clone(),
        low: instrument.scale.low(),
        high: instrument.scale.high(),
        discuss_from: instrument.bands.discuss,
        strength_from: instrument.bands.strength,
        bands_note: instrument.bands.note.clone(),
        minimum_answered: instrument.minimum_answered,
        prior_mass: PRIOR_MASS,
        people: inside.len() as u32,
        short_forms: inside.iter().filter(|r| r.form == Form::Short).count() as u32,
        partners: partner_counts(responses, &inside),
        respondents: if named { of_wave.iter().map(|r| person(r)).collect() } else { Vec::new() },
        // The whole less the parts shown would be the parts withheld.
        answers: Outcome::Known(everything)
            .shown_if(indicators.iter().all(|i| i.answers.known().is_some())),
        indicators_total: instrument.indicators.len() as u32,
        not_asked: not_asked(instrument, &people),
        lenses,
        indicators,
        agenda,
        changes: changes(instrument, responses, wave),
        outside: outside_view(
            instrument,
            &beyond,
            &place(Standpoint::Outside),
            disclosure,
            options.effort,
        ),
        notices: if named { notices } else { notices_by_kind(&notices) },
    })
}

fn no_answers(wanted: Option<u32>, waves: &[u32]) -> Error {
    let message = match wanted {
        Some(wave) if !waves.is_empty() => format!("there are no answers of wave {wave}"),
        _ => "there are no respondents".to_string(),
    };
    let known: Vec<String> = waves.iter().map(ToString::to_string).collect();
    let mend = if waves.is_empty() {
        "Give the answers of at least one person".to_string()
    } else {
        format!("Choose one of the waves there are: {}", known.join(", "))
    };
    Error::new(ErrorKind::Empty, Place::default(), message, mend)
}

fn person(r: &Respondent) -> PersonResult {
    PersonResult {
        id: r.id.clone(),
        partner: r.partner,
        role: r.role.clone(),
        standpoint: r.standpoint,
    }
}

fn partner_counts(responses: &Responses, inside: &[&Respondent]) -> Vec<PartnerCount> {
    responses
        .partners
        .iter()
        .enumerate()
        .map(|(index, name)| PartnerCount {
            name: name.clone(),
            people: inside.iter().filter(|r| r.partner == Some(index)).count() as u32,
        })
        .collect()
}

fn not_asked(instrument: &Instrument, people: &People<'_>) -> Vec<String> {
    (0..instrument.indicators.len())
        .filter(|i| people.answers.column(*i).iter().all(|a| *a == Answer::NotAsked))
        .map(|i| instrument.indicators[i].id.clone())
        .collect()
}

fn indicator_results(
    instrument: &Instrument,
    people: &People<'_>,
    disclosure: Disclosure,
    lenses: &[LensProfile],
    everybody: &[&Respondent],
) -> Vec<IndicatorResult> {
    let close = too_close(instrument, people, disclosure);
    let named = disclosure == Disclosure::Named;
    instrument
        .indicators
        .iter()
        .enumerate()
        .map(|(index, indicator)| {
            let IndicatorMeasure { estimate, agreement, patterns, by_partner, countable } =
                measure_indicator(instrument, people, index, lenses[0].banded, disclosure);
            let tally = Tally::count(&instrument.scale, people.answers.column(index).to_vec());
            let shown = countable && may_be_counted(&tally, disclosure) && !close[index];
            let notes: Vec<NoteResult> = everybody
                .iter()
                .enumerate()
                .filter_map(|(respondent, r)| {
                    r.notes.get(&index).map(|text| NoteResult { respondent, text: text.clone() })
                })
                .collect();
            IndicatorResult {
                id: indicator.id.clone(),
                text: indicator.text.clone(),
                section: instrument.sections[indicator.section].title.clone(),
                reversed: indicator.reversed,
                answers: Outcome::Known(tally).shown_if(shown),
                estimate: estimate.shown_if(shown || estimate.known().is_none()),
                agreement: if shown { agreement } else { agreement.withheld() },
                // Partners' figures of single indicators, beside those of their groups, would
                // lead to the few who left one of them open.
                patterns: if named { patterns } else { Vec::new() },
                by_partner: if named { by_partner } else { Vec::new() },
                notes_left: Outcome::Known(notes.len() as u32).shown_if(named),
                notes: if named { notes } else { Vec::new() },
            }
        })
        .collect()
}

/// A group's counts would give away those of its one indicator whose counts are withheld, and so
/// would exact figures of how its answers spread, of agreement and of patterns alike.
fn withhold_spread(lenses: &mut [LensProfile], indicators: &[IndicatorResult]) {
    let withheld = |id: &String| {
        indicators.iter().any(|i| i.id == *id && i.answers.reason() == Some(Reason::TooFewToShow))
    };
    for group in lenses.iter_mut().flat_map(|lens| &mut lens.groups) {
        if group.asked.iter().any(withheld) {
            group.answers = Outcome::Undefined(Reason::TooFewToShow);
            group.measure.agreement = group.measure.agreement.withheld();
            group.measure.patterns.clear();
        }
    }
}

fn outside_view(
    instrument: &Instrument,
    crowd: &Crowd,
    place: &[usize],
    disclosure: Disclosure,
    effort: Effort,
) -> Option<Outside> {
    if place.is_empty() {
        return None;
    }
    let mut seen = profiled(instrument, 0, &crowd.people(), disclosure, effort);
    point_at(&mut seen, place);
    // They are counted as of one partner, and are of none.
    seen.groups.iter_mut().for_each(|group| group.measure.by_partner.clear());
    Some(Outside { people: place.len() as u32, profile: seen })
}

/// Makes single scores point at the list of respondents: `place` gives the index of each row.
fn point_at(lens: &mut LensProfile, place: &[usize]) {
    for score in lens.groups.iter_mut().flat_map(|group| &mut group.measure.scores) {
        score.person = place[score.person];
    }
}

/// Notices without what could name anyone: how many there are of each kind. Notices name files, lines
/// and people; where answers are anonymous only their kinds may be published.
pub fn notices_by_kind(notices: &[Notice]) -> Vec<Notice> {
    let mut kinds: Vec<NoticeKind> = Vec::new();
    notices.iter().for_each(|n| insert_once(&mut kinds, n.kind));
    let times = |kind| notices.iter().filter(|n| n.kind == kind).count();
    kinds
        .into_iter()
        .map(|kind| {
            Notice::new(kind, Place::default(), format!("{} times: {}", times(kind), kind.what()))
        })
        .collect()
}
