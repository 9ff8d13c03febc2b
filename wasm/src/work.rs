//! What the exports do, without a browser in it.

use comity::{
    AssessOptions, Assessment, CsvDefaults, Error, ErrorKind, Instrument, Notice, NoticeKind,
    OpenMatter, Place, Responses, Table,
};
use serde::Serialize;

/// A file the page was given.
#[derive(Debug)]
pub(crate) struct NamedText {
    pub(crate) name: String,
    pub(crate) text: String,
    /// What the columns and labels of a table mean, where a person has corrected it.
    pub(crate) mapping: Option<String>,
}

/// What an instrument file is.
#[derive(Debug, Serialize)]
pub(crate) struct Described {
    id: String,
    version: String,
    title: String,
    indicators: usize,
}

/// Files of answers, merged.
#[derive(Debug, Serialize)]
pub(crate) struct Opened {
    pub(crate) responses: String,
    pub(crate) notices: Vec<Notice>,
    /// The files that could not be taken in; nothing of them is in the answers.
    pub(crate) refused: Vec<Error>,
    pub(crate) respondents: usize,
    pub(crate) waves: Vec<u32>,
}

/// An invitation as this program writes it, and the questionnaire it brings along.
#[derive(Debug, Serialize)]
pub(crate) struct Invited {
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) questionnaire: Option<String>,
}

/// An assessment for the page.
#[derive(Debug, Serialize)]
pub(crate) struct Results {
    pub(crate) json: String,
    pub(crate) html: String,
}

/// The instrument of this text, or the built-in one.
pub(crate) fn instrument(text: Option<&str>, file: &str) -> Result<Instrument, Error> {
    match text {
        Some(text) => comity::parse_instrument(text, file),
        None => comity::builtin("readiness").ok_or_else(|| {
            Error::new(
                ErrorKind::Missing,
                Place::default(),
                "this build has no built-in questionnaire",
                "Open a questionnaire file",
            )
        }),
    }
}

pub(crate) fn describe(instrument: &Instrument) -> Described {
    Described {
        id: instrument.id.clone(),
        version: instrument.version.clone(),
        title: instrument.title.clone(),
        indicators: instrument.indicators.len(),
    }
}

/// Takes in every file that can be taken in, whole or not at all, and says why for the others.
/// Where one wave is asked for, answers of others are kept and noticed.
pub(crate) fn open_files(
    files: &[NamedText],
    current: Option<&str>,
    instrument_text: Option<&str>,
    wave: Option<u32>,
) -> Result<Opened, Error> {
    let instrument = instrument(instrument_text, "")?;
    let mut responses = match current {
        Some(text) => read(text, "", &instrument)?.responses,
        None => Responses::empty(&instrument),
    };
    let (mut notices, mut refused) = (Vec::new(), Vec::new());
    for file in files {
        let taken = read_file(file, &instrument).and_then(|reading| {
            let other =
                wave.map(|wave| unforeseen(&reading.responses, &responses, wave, &file.name));
            let merged = responses.merge(reading.responses, &file.name)?;
            Ok(reading.notices.into_iter().chain(other.into_iter().flatten()).chain(merged))
        });
        match taken {
            Ok(noticed) => notices.extend(noticed),
            Err(error) => refused.push(error),
        }
    }
    Ok(Opened {
        respondents: responses.respondents.len(),
        waves: responses.waves(),
        responses: comity::responses_to_json(&responses, &instrument),
        notices,
        refused,
    })
}

/// What an invitation did not foresee: answers of another wave, partners it does not name.
fn unforeseen(new: &Responses, held: &Responses, wave: u32, file: &str) -> Vec<Notice> {
    let waves: Vec<String> =
        new.waves().iter().filter(|w| **w != wave).map(u32::to_string).collect();
    let other = (!waves.is_empty()).then(|| {
        Notice::new(
            NoticeKind::OtherWave,
            Place::file(file).field("wave"),
            format!(
                "answers of round {} while round {wave} is asked for: they are kept apart, as a round of their own",
                waves.join(", ")
            ),
        )
    });
    let added = new.partners.iter().filter(|name| !held.partners.contains(name)).map(|name| {
        Notice::new(
            NoticeKind::AddedPartner,
            Place::file(file).field("partners"),
            format!("partner \"{name}\" was not among the partners; added"),
        )
    });
    other.into_iter().chain(added).collect()
}

/// Reads an invitation and writes it anew, so that what is handed on is what was understood.
pub(crate) fn open_invitation(text: &str, file: &str) -> Result<Invited, Error> {
    let (invitation, _) = comity::parse_invitation(text, file)?;
    Ok(Invited {
        text: comity::invitation_to_json(&invitation),
        questionnaire: invitation.questionnaire,
    })
}

/// Answers that came out of [`open_files`] are handed in with its notices, which are all there
/// are: reading the answers again would only say some of them twice.
pub(crate) fn assess(
    responses: &str,
    wave: Option<u32>,
    instrument_text: Option<&str>,
    notices: Option<Vec<Notice>>,
) -> Result<Assessment, Error> {
    let instrument = instrument(instrument_text, "")?;
    let reading = read(responses, "", &instrument)?;
    let notices = notices.unwrap_or(reading.notices);
    comity::assess(
        &instrument,
        &reading.responses,
        &AssessOptions { wave, ..AssessOptions::default() },
        notices,
    )
}

pub(crate) fn table(responses: &str, instrument_text: Option<&str>) -> Result<String, Error> {
    let instrument = instrument(instrument_text, "")?;
    let reading = read(responses, "", &instrument)?;
    Ok(comity::responses_to_csv(&reading.responses, &instrument))
}

fn read_file(file: &NamedText, instrument: &Instrument) -> Result<comity::Reading, Error> {
    match &file.mapping {
        Some(mapping) if !comity::is_json(&file.text) => {
            let mapping = comity::parse_mapping(mapping, &file.name, instrument)?;
            let table = Table::from_csv(&file.text, &file.name)?;
            comity::read_mapped(&table, &mapping, &file.name, instrument, &CsvDefaults::default())
        }
        _ => read(&file.text, &file.name, instrument),
    }
}

fn read(text: &str, file: &str, instrument: &Instrument) -> Result<comity::Reading, Error> {
    comity::parse_responses(text, file, instrument, &CsvDefaults::default())
}

/// What would become of a table, for a person to correct.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Inspected {
    pub(crate) mapping: String,
    fingerprint: String,
    pub(crate) open: Vec<OpenMatter>,
    pub(crate) needs_attention: bool,
    examples: Vec<Vec<String>>,
    first_level: u8,
    levels: Vec<String>,
    dont_know: String,
    not_applicable: String,
    indicators: Vec<Question>,
}

/// A question that a column may be.
#[derive(Debug, Serialize)]
struct Question {
    id: String,
    text: String,
}

/// JSON has nothing to be said about its columns.
pub(crate) fn inspect_table(
    file: &NamedText,
    instrument_text: Option<&str>,
) -> Result<Option<Inspected>, Error> {
    if comity::is_json(&file.text) {
        return Ok(None);
    }
    let instrument = instrument(instrument_text, "")?;
    let mapping = file.mapping.as_deref();
    let known =
        mapping.map(|text| comity::parse_mapping(text, &file.name, &instrument)).transpose()?;
    let table = Table::from_csv(&file.text, &file.name)?;
    let found = comity::inspect_table(&table, &file.name, &instrument, known.as_ref())?;
    let question = |i: &comity::Indicator| Question { id: i.id.clone(), text: i.text.clone() };
    Ok(Some(Inspected {
        mapping: found.mapping.to_json(),
        fingerprint: found.mapping.fingerprint(),
        needs_attention: found.needs_attention(),
        open: found.open,
        examples: found.examples,
        first_level: instrument.scale.low(),
        levels: instrument.scale.levels.clone(),
        dont_know: instrument.scale.dont_know.clone(),
        not_applicable: instrument.scale.not_applicable.clone(),
        indicators: instrument.indicators.iter().map(question).collect(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, partnership: &str, person: &str) -> NamedText {
        NamedText {
            name: name.into(),
            mapping: None,
            text: format!(
                r#"{{"schema":"comity.responses/1","instrument":{{"id":"readiness","version":"1.0.0"}},
                "partnership":{{"name":"{partnership}"}},"disclosure":{{"mode":"named"}},
                "partners":[{{"name":"A"}}],
                "respondents":[{{"id":"{person}","partner":"A","answers":{{"history_a":4}}}}]}}"#
            ),
        }
    }

    #[test]
    fn files_are_merged_into_the_current_answers() {
        let first = open_files(&[file("1.json", "P", "one")], None, None, None).unwrap();
        assert_eq!((first.respondents, first.waves.as_slice()), (1, &[1][..]));
        let both =
            open_files(&[file("2.json", "P", "two")], Some(&first.responses), None, None).unwrap();
        assert_eq!(both.respondents, 2);
    }

    #[test]
    fn a_file_that_does_not_belong_is_left_out_and_named() {
        let files = ["1.json", "2.json", "3.json"];
        let [first, other, last] = files.map(|name| {
            file(name, if name == "2.json" { "Q" } else { "P" }, name.trim_end_matches(".json"))
        });
        let opened = open_files(&[first, other, last], None, None, None).unwrap();
        assert_eq!(opened.respondents, 2);
        let [refused] = opened.refused.as_slice() else { panic!("{:?}", opened.refused) };
        assert_eq!((refused.kind, refused.place.file.as_str()), (ErrorKind::Mismatch, "2.json"));
    }

    #[test]
    fn answers_of_another_wave_are_told_apart() {
        let files = [file("1.json", "P", "one")];
        let held = open_files(&files, None, None, None).unwrap().responses;
        let files = [file("2.json", "P", "two")];
        assert!(open_files(&files, Some(&held), None, Some(1)).unwrap().notices.is_empty());
        let opened = open_files(&files, None, None, Some(2)).unwrap();
        let kinds: Vec<NoticeKind> = opened.notices.iter().map(|notice| notice.kind).collect();
        assert_eq!(kinds, [NoticeKind::OtherWave, NoticeKind::AddedPartner]);
        assert_eq!(opened.waves, [1]);
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let once = open_files(&[file("1.json", "P", "one")], None, None, None).unwrap().responses;
        let twice = open_files(&[], Some(&once), None, None).unwrap().responses;
        assert_eq!(once, twice);
    }

    #[test]
    fn an_export_is_inspected_corrected_and_opened() {
        let text = "Timestamp,Which organisation do you work for?,People here are told what they need to know in good time.\nx,Mill,Agree\ny,,Rather\n";
        let mut export = NamedText { name: "form.csv".into(), text: text.into(), mapping: None };
        let found = inspect_table(&export, None).unwrap().unwrap();
        assert!(found.needs_attention);
        assert_eq!(found.open, [OpenMatter::NoPartner, OpenMatter::UnknownLabels]);
        let refused = open_files(std::slice::from_ref(&export), None, None, None).unwrap().refused;
        assert_eq!(refused[0].kind, ErrorKind::Missing);

        let corrected = found
            .mapping
            .replace("\"becomes\": \"unknown\"", "\"becomes\": \"level\", \"level\": 4")
            .replace("\"constants\": {}", "\"constants\": {\"partner\": \"Inn\"}");
        export.mapping = Some(corrected);
        let found = inspect_table(&export, None).unwrap().unwrap();
        assert!(!found.needs_attention, "{:?}", found.open);
        let opened = open_files(&[export], None, None, None).unwrap();
        assert_eq!(opened.respondents, 2);
        assert!(opened.responses.contains("\"Inn\""));
        assert!(inspect_table(&file("1.json", "P", "one"), None).unwrap().is_none());
    }
}
