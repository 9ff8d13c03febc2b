/** A figure, or why there is none. {@link known} tells them apart. */
export type Outcome<T> = T | { undefined: Reason };

/** Why a figure does not exist or is not shown. Newer versions may know more. */
export type Reason =
  | 'not_asked'
  | 'no_answers'
  | 'one_person'
  | 'no_spread'
  | 'lattice_too_fine'
  | 'on_demand'
  | 'too_few_to_show'
  | 'not_banded'
  | 'too_few_people'
  | 'too_few_items'
  | 'too_few_groups'
  | 'no_variation'
  | 'no_pairs'
  | 'mean_too_extreme'
  | 'spread_too_wide'
  | 'other_scale'
  | (string & {});

export type Band = 'concern' | 'discuss' | 'strength';

export interface Interval {
  low: number;
  high: number;
}

/** A mean with the range it plausibly lies in. */
export interface Estimate {
  mean: number;
  /** The equal-tailed 95 % interval of the posterior; holds the mean. */
  interval: Interval;
  band: Outcome<Band>;
  /** How probable it is that the mean lies in each band. */
  probabilities: Outcome<Record<Band, number>>;
}

/** The exact bootstrap distribution of a mean, summed up. */
export interface Bootstrap {
  bca: Interval;
  percentile: Interval;
  bias: number;
  acceleration: number;
  support: number;
}

/** How often each answer was given. */
export interface Tally {
  /** Answers a level each, lowest first, as ticked. */
  levels: number[];
  dont_know: number;
  not_applicable: number;
  skipped: number;
  not_asked: number;
}

/** How alike people answered. */
export interface Agreement {
  /** What to make of it; undefined up to four people, whose answers are listed. */
  accord: Outcome<'alike' | 'alike_by_chance' | 'mixed' | 'apart'>;
  /** Average deviation from the mean, in levels. */
  average_deviation: Outcome<number>;
  /** Against uniform answers; below 0 where people differ more than chance. */
  r_star_wg: Outcome<number>;
  /** Against slightly skewed answers; on five levels only. */
  r_star_wg_slight_skew: Outcome<number>;
  /** Van der Eijk's A of people's scores: 1 one view, 0 all views alike, -1 two camps. */
  van_der_eijk: Outcome<number>;
  /** That random answers are at least as alike; for five to nine people. */
  chance: Outcome<number>;
}

export type PatternKind =
  | 'partner_apart'
  | 'money_holder_apart'
  | 'two_camps'
  | 'split_inside'
  | 'outside_apart';

/** A difference with a name. */
export interface Pattern {
  kind: PatternKind;
  /** Index in `partners`. */
  partner: number | null;
  /** How far the one side lies above the other, in levels. */
  gap: number;
  /** How often chance alone shows such a difference. */
  chance: number;
}

/** A difference to talk about. */
export interface AgendaItem extends Pattern {
  /** Id of the group of the first lens. */
  group: string;
  /** Id of the question, where it is one that shows the difference. */
  indicator: string | null;
}

/** A change with its uncertainty. */
export interface ChangeEstimate {
  /** The same people's own differences, or the two means over partners or over people. */
  basis: 'same_people' | 'partners' | 'people';
  before: number;
  after: number;
  difference: number;
  interval: Interval;
  /** The probability that the mean has risen. */
  rising: number;
  verdict: 'rose' | 'fell' | 'no_reliable_change';
}

/** What has changed from an earlier round to the one assessed. */
export interface WaveChange {
  from: number;
  to: number;
  /** People inside who answered in both; told of named people only. */
  stayed: Outcome<number>;
  left: Outcome<number>;
  joined: Outcome<number>;
  /** Each group of the first lens. */
  groups: { id: string; change: Outcome<ChangeEstimate> }[];
}

/** One partner's people. */
export interface PartnerMean {
  /** Index in `partners`. */
  partner: number;
  people: Outcome<number>;
  mean: Outcome<number>;
  /** How many people have their score nearest to each level, lowest first. */
  levels: Outcome<number[]>;
}

/** The figures of one group of questions. */
export interface GroupMeasure {
  /** People who answered enough of the questions. */
  people: number;
  below_minimum: number;
  partners: number;
  /** The mean of the partners' means. */
  headline: Outcome<Estimate>;
  /** The mean over people. */
  per_person: Outcome<Estimate>;
  standard_deviation: Outcome<number>;
  band_flips: Outcome<boolean>;
  bootstrap: Outcome<Bootstrap>;
  bootstrap_per_person: Outcome<Bootstrap>;
  agreement: Agreement;
  /** How people differ, where it has a name; the widest gap first. */
  patterns: Pattern[];
  by_partner: PartnerMean[];
  /** Each person's score, where people are named and not more than four. */
  scores: { person: number; score: number }[];
}

/** A group of questions, such as a success factor. */
export interface GroupProfile {
  id: string;
  title: string;
  short: string;
  about: string;
  category: string;
  ask: string;
  asked: string[];
  not_asked: string[];
  answers: Outcome<Tally>;
  measure: GroupMeasure;
}

/** One way to read the answers. */
export interface LensProfile {
  id: string;
  title: string;
  about: string;
  banded: boolean;
  groups: GroupProfile[];
}

/** What the answers of one partnership in one round say. */
export interface Assessment {
  schema: 'comity.assessment/1';
  program: string;
  instrument: string;
  instrument_version: string;
  instrument_title: string;
  credit: string;
  partnership: string;
  about: string;
  wave: number;
  waves: number[];
  disclosure: { mode: 'named' } | { mode: 'anonymous'; threshold: number };
  levels: string[];
  low: number;
  high: number;
  discuss_from: number;
  strength_from: number;
  bands_note: string;
  minimum_answered: number;
  prior_mass: number;
  people: number;
  short_forms: number;
  partners: { name: string; people: number }[];
  respondents: {
    id: string;
    partner: number | null;
    role: string;
    standpoint: 'inside' | 'outside';
  }[];
  answers: Outcome<Tally>;
  indicators_total: number;
  not_asked: string[];
  /** The first is the headline. */
  lenses: [LensProfile, ...LensProfile[]];
  indicators: {
    id: string;
    text: string;
    section: string;
    reversed: boolean;
    answers: Outcome<Tally>;
    estimate: Outcome<Estimate>;
    agreement: Agreement;
    patterns: Pattern[];
    /** Empty where people are anonymous. */
    by_partner: PartnerMean[];
    notes_left: Outcome<number>;
    notes: { respondent: number; text: string }[];
  }[];
  /** What to talk about first, and between whom: the widest gap first. */
  agenda: AgendaItem[];
  /** What has changed since each earlier round, the earliest first. */
  changes: WaveChange[];
  /** What people outside the partnership see; absent where none was asked. */
  outside?: { people: number; profile: LensProfile };
  notices: Notice[];
}

/** Where in a file something is. */
export interface Place {
  file: string;
  /** Line, from 1, where it is known. */
  line?: number;
  /** A JSON path or a CSV column. */
  field?: string;
}

/** Something noticed while reading or merging; the work went on. */
export interface Notice {
  kind: string;
  place: Place;
  message: string;
}

/** Why a file was refused, as plain data. */
export interface Refusal {
  kind: string;
  place: Place;
  message: string;
  mend: string;
}

/** Thrown where something is refused. Nothing was changed. */
export class ComityError extends Error {
  constructor(refusal: Refusal);
  readonly kind: string;
  readonly place: Place;
  /** What is wrong, without its place. */
  readonly problem: string;
  /** What to do about it. */
  readonly mend: string;
}

/** A file as text, with the name that messages give it. */
export interface NamedText {
  name: string;
  text: string;
}

/** Files of answers, JSON (`comity.responses/1`) or CSV; several are merged. */
export type Answers = string | NamedText | readonly (string | NamedText)[];

/** What all functions take. */
export interface Options {
  /** The instrument's JSON text; the built-in readiness instrument without it. */
  instrument?: string;
}

/** What an assessment takes. */
export interface AssessOptions extends Options {
  /** The round of asking; the latest one without it. */
  wave?: number;
}

/** Files of answers merged into one. */
export interface Merged {
  /** JSON text of the schema `comity.responses/1`. */
  responses: string;
  notices: Notice[];
  /** The files that could not be taken in; nothing of them is in the answers. */
  refused: Refusal[];
  respondents: number;
  waves: number[];
}

/** Comity, loaded. */
export interface Comity {
  readonly version: string;
  /** Assesses files of answers. Throws a {@link ComityError} where one cannot be read. */
  assess(answers: Answers, options?: AssessOptions): Assessment;
  /** The report as a standalone HTML document. Throws a {@link ComityError}. */
  report(answers: Answers, options?: AssessOptions): string;
  /** Files of answers as one table (CSV). Throws a {@link ComityError}. */
  table(answers: Answers, options?: Options): string;
  /** Merges files into `current`, each whole or not at all, and says which could not be. */
  merge(files: Answers, options?: Options & { current?: string }): Merged;
  /** The form of an instrument as HTML. Throws a {@link ComityError}. */
  questionnaire(options?: Options): string;
  /** What an instrument's text is. Throws a {@link ComityError}. */
  describeInstrument(
    text: string,
    name?: string,
  ): { id: string; version: string; title: string; indicators: number };
}

/**
 * Loads the WebAssembly module: once, however often it is called. It is found beside the package's
 * own files; `source` is for those who keep it elsewhere.
 */
export function load(
  source?: string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module,
): Promise<Comity>;

/** The figure, or `undefined` where there is none. */
export function known<T>(outcome: Outcome<T>): T | undefined;
