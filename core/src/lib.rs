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
    ASSESSMENT_COLUMNS, AssessOptions, Assessment, GroupChange, IndicatorResult, NoteResult,
    Outside, PartnerCount, PersonResult, WaveChange, assess, assessment_csv_header,
    notices_by_kind,
};
pub use error::{Error, ErrorKind, Notice, NoticeKind, Place};
pub use formats::{
    ASSESSMENT_SCHEMA, ColumnMapping, ColumnMeaning, CsvDefaults, CsvWriter, INSTRUMENT_SCHEMA,
    INVITATION_SCHEMA, IgnoredBecause, Inspection, LabelMapping, LabelMeaning, LongLayout,
    MAPPING_SCHEMA, MappedField, MappingConstants, MatrixOptions, MatrixReader, OpenMatter,
    RESPONSES_SCHEMA, Reading, SurveyTool, Table, TableMapping, builtin, builtin_instruments,
    inspect_table, invitation_to_json, is_json, parse_instrument, parse_invitation, parse_mapping,
    parse_responses, parse_responses_csv, parse_responses_json, parse_table, read_mapped,
    responses_to_csv, responses_to_json, template_csv, template_json,
};
pub use instrument::{
    Bands, Category, Group, Indicator, Instrument, Lens, Membership, READINESS, Scale, Section,
};
pub use measure::{
    ALPHA_INTERVAL_PEOPLE, Accord, Agreement, AgreementWeights, Alpha, AnswerTable, Band,
    BandProbabilities, BetweenPartners, Bootstrap, Center, ChanceLevel, Change, ChangeBasis,
    ChangeEstimate, ChangeVerdict, CliffsDelta, Discretion, Effort, Estimate, FTest, FactorSums,
    Factors, Figure, GroupMeasure, GwetAc, HedgesG, INTERVAL_LEVEL, Interval, Intraclass,
    IntraclassCorrelations, ItemStatistic, ItemTotal, KendallW, Metric, Missing, Moments,
    NullVariance, Omega, Outcome, OverItems, PRIOR_MASS, PartnerMean, Pattern, PatternKind, People,
    PermutationChance, PermutationNull, PersonScore, Posterior, PowerSums, RARE_PATTERN, Ratings,
    Reach, Reason, RoundsCompared, SMALLEST_GAP, Score, Scored, ShrunkenMean, Standing, Statistic,
    Tally, VarianceMethod, Whom, WithinGroup, average_deviation, average_deviation_j, awg, awg_j,
    between_partners, bootstrap_partner_first, bootstrap_per_person, chance_of_counts,
    chance_of_item, chance_of_items, cliffs_delta, compare_rounds, cronbach_alpha, discretion,
    factor_and_item_sums_ahead, factor_sums, factor_sums_ahead, feldt_interval, gini, gwet_ac,
    hedges_g, intraclass, intraclass_available, item_total, kendall_tau_b, kendall_w,
    krippendorff_alpha, measure_group, omega_total, r_star_wg_j, ratings_of, reliable_change_index,
    rwg, rwg_j, score_people, spearman, spearman_brown, statistic, statistics, t_interval,
    tastle_wierman_consensus, theil, van_der_eijk_agreement,
};
/// The version of `ndarray` in which [`People`] takes its matrix.
pub use ndarray;
pub use numeric::Progress;
pub use readiness::{
    AgendaItem, Between, GroupProfile, GroupReliability, ItemReliability, LensProfile,
    OMEGA_PEOPLE, PooledReliability, Reliance, pooled_reliability, profile,
};
pub use responses::{
    Answer, Disclosure, Form, Invitation, Matrix, Respondent, Responses, Standpoint,
};
