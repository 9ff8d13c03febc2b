#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

// From the ground up: arithmetic, what is asked, what was answered, files, statistics, readings
// of them, and all of it as one assessment.
mod error;
mod numeric;
mod places;

mod instrument;
mod responses;

mod formats;

mod measure;
mod readiness;

mod assessment;

pub use assessment::{
    ASSESSMENT_COLUMNS, AssessOptions, Assessment, IndicatorResult, NoteResult, Outside,
    PartnerCount, PersonResult, assess, assessment_csv_header,
};
pub use error::{Error, ErrorKind, Notice, NoticeKind, Place};
pub use formats::{
    ASSESSMENT_SCHEMA, ColumnMapping, ColumnMeaning, CsvDefaults, CsvWriter, INSTRUMENT_SCHEMA,
    INVITATION_SCHEMA, IgnoredBecause, Inspection, LabelMapping, LabelMeaning, LongLayout,
    MAPPING_SCHEMA, MappedField, MappingConstants, OpenMatter, RESPONSES_SCHEMA, Reading,
    SurveyTool, Table, TableMapping, builtin, builtin_instruments, inspect_table,
    invitation_to_json, is_json, parse_instrument, parse_invitation, parse_mapping,
    parse_responses, parse_responses_csv, parse_responses_json, parse_table, read_mapped,
    responses_to_csv, responses_to_json, template_csv, template_json,
};
pub use instrument::{
    Bands, Category, Group, Indicator, Instrument, Lens, Membership, READINESS, Scale, Section,
};
pub use measure::{
    Accord, Agreement, AgreementWeights, AnswerTable, Band, BandProbabilities, Bootstrap, Center,
    Discretion, Effort, Estimate, FactorSums, Factors, GroupMeasure, GwetAc, INTERVAL_LEVEL,
    Interval, ItemStatistic, KendallW, Metric, Moments, NullVariance, Outcome, OverItems,
    PRIOR_MASS, PartnerMean, Pattern, PatternKind, People, PermutationChance, PermutationNull,
    PersonScore, Posterior, PowerSums, RARE_PATTERN, Ratings, Reason, SMALLEST_GAP, Score, Scored,
    Standing, Tally, WithinGroup, average_deviation, average_deviation_j, awg, awg_j,
    bootstrap_partner_first, bootstrap_per_person, chance_of_counts, chance_of_item,
    chance_of_items, discretion, factor_sums, factor_sums_ahead, gwet_ac, kendall_w,
    krippendorff_alpha, measure_group, r_star_wg_j, rwg, rwg_j, score_people,
    tastle_wierman_consensus, van_der_eijk_agreement,
};
/// The version of `ndarray` in which [`People`] takes its matrix.
pub use ndarray;
pub use numeric::Progress;
pub use readiness::{AgendaItem, GroupProfile, LensProfile, profile};
pub use responses::{Answer, Disclosure, Form, Invitation, Respondent, Responses, Standpoint};
