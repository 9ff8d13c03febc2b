#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

// From the ground up: arithmetic, what is asked, what was answered, files, statistics, readings
// of them, and all of it as one assessment.
mod error;
mod numeric;

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
    ALPHA_INTERVAL_PEOPLE, Alpha, AnswerTable, Band, BandProbabilities, BetweenPartners, Bootstrap,
    Change, CliffsDelta, Discretion, Estimate, FTest, FactorSums, Factors, GroupMeasure, HedgesG,
    INTERVAL_LEVEL, Interval, Intraclass, IntraclassCorrelations, ItemTotal, Missing, Moments,
    Omega, Outcome, PRIOR_MASS, PartnerMean, People, PersonScore, Posterior, PowerSums, Ratings,
    Reason, RoundsCompared, Score, Scored, ShrunkenMean, Standing, Tally, VarianceMethod,
    between_partners, bootstrap_partner_first, bootstrap_per_person, cliffs_delta, compare_rounds,
    cronbach_alpha, discretion, factor_and_item_sums_ahead, factor_sums, factor_sums_ahead,
    feldt_interval, gini, hedges_g, intraclass, intraclass_available, item_total, kendall_tau_b,
    measure_group, omega_total, reliable_change_index, score_people, spearman, spearman_brown,
    t_interval, theil,
};
/// The version of `ndarray` in which [`People`] takes its matrix.
pub use ndarray;
pub use readiness::{GroupProfile, LensProfile, profile};
pub use responses::{Answer, Disclosure, Form, Invitation, Respondent, Responses, Standpoint};
