//! What users of the library may rely on about its types.

use std::{error::Error as StdError, fmt::Debug};

use comity::*;

fn usable<T: Debug + Clone + Send + Sync + Unpin>() {}

macro_rules! all_usable {
    ($($type:ty),* $(,)?) => { $(usable::<$type>();)* };
}

/// Shown, copied, sent to other threads and shared with them.
#[test]
fn every_type_can_be_shown_cloned_sent_and_shared() {
    all_usable!(
        AgreementWeights,
        Alpha,
        Answer,
        AnswerTable<'_>,
        AssessOptions,
        Assessment,
        Band,
        BandProbabilities,
        Bands,
        Between,
        BetweenPartners,
        Bootstrap,
        Category,
        Center,
        ChanceLevel,
        Change,
        CliffsDelta,
        ColumnMapping,
        ColumnMeaning,
        CsvDefaults,
        CsvWriter,
        Disclosure,
        Discretion,
        Error,
        ErrorKind,
        Estimate,
        FTest,
        FactorSums,
        Factors,
        Figure,
        Form,
        Group,
        GroupMeasure,
        GroupProfile,
        GroupReliability,
        GwetAc,
        HedgesG,
        IgnoredBecause,
        Indicator,
        IndicatorResult,
        Inspection,
        Instrument,
        Interval,
        Intraclass,
        IntraclassCorrelations,
        Invitation,
        ItemReliability,
        ItemStatistic,
        ItemTotal,
        KendallW,
        LabelMapping,
        LabelMeaning,
        Lens,
        LensProfile,
        LongLayout,
        MappedField,
        MappingConstants,
        Matrix,
        MatrixOptions,
        MatrixReader,
        Membership,
        Metric,
        Missing,
        Moments,
        NoteResult,
        Notice,
        NoticeKind,
        NullVariance,
        Omega,
        OpenMatter,
        Outcome<f64>,
        Outside,
        OverItems,
        PartnerCount,
        PartnerMean,
        People<'_>,
        PermutationChance,
        PermutationNull,
        PersonResult,
        PersonScore,
        Place,
        PooledReliability,
        Posterior,
        PowerSums,
        Progress,
        Ratings<'_>,
        Reach,
        Reading,
        Reason,
        Reliance,
        Respondent,
        Responses,
        RoundsCompared,
        Scale,
        Score,
        Scored,
        Section,
        ShrunkenMean,
        Standing,
        Standpoint,
        Statistic,
        SurveyTool,
        Table,
        TableMapping,
        Tally,
        VarianceMethod,
        Whom,
        WithinGroup,
    );
}

/// An error goes through `?` into any program's own, and says place, problem and mend.
#[test]
fn an_error_is_one_to_other_programs_too() {
    fn read() -> Result<Reading, Box<dyn StdError + Send + Sync>> {
        let instrument = builtin("readiness").ok_or("built in")?;
        Ok(parse_responses("{", "answers.json", &instrument, &CsvDefaults::default())?)
    }
    let error = read().unwrap_err();
    let own = error.downcast_ref::<Error>().expect("the library's error");
    let text = error.to_string();
    for part in ["answers.json", &own.message, &own.mend] {
        assert!(text.contains(part), "{text}");
    }
}

/// New options will have defaults, so that this keeps compiling.
#[test]
fn options_are_built_from_their_defaults() {
    #[allow(clippy::needless_update)]
    let options = AssessOptions { wave: Some(2), ..AssessOptions::default() };
    assert_eq!(options.wave, Some(2));
}
