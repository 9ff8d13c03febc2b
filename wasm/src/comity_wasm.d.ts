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

/** Why a file was refused; thrown as a plain object. Nothing was changed. */
export interface Refusal {
  kind: string;
  place: Place;
  message: string;
  mend: string;
}

/** A file as text, with the name that messages give it. */
export interface NamedText {
  name: string;
  text: string;
  /** What a table's columns and labels mean: JSON text of the schema comity.mapping/1. */
  mapping?: string;
}

/** What would become of a table. */
export interface Inspected {
  /** JSON text of the schema comity.mapping/1, to be corrected and given back with the file. */
  mapping: string;
  /** The same for every table with these headings. */
  fingerprint: string;
  /** What is to be decided; empty where the table can be read as it is. */
  open: ('no_answers' | 'no_partner' | 'unknown_labels' | 'unclear_columns')[];
  /** Whether a person should look at it before it is read. */
  needsAttention: boolean;
  /** A few cells of each column; none where they would say who somebody is. */
  examples: string[][];
  /** The number of the lowest level, and the labels from there. */
  firstLevel: number;
  levels: string[];
  dontKnow: string;
  notApplicable: string;
  /** The questions that a column may be. */
  indicators: { id: string; text: string }[];
}

/** What an instrument file is. */
export interface InstrumentDescription {
  id: string;
  version: string;
  title: string;
  indicators: number;
}

/** Files of answers merged into one: `responses` is JSON text of the schema comity.responses/1. */
export interface Opened {
  responses: string;
  notices: Notice[];
  /** The files that could not be taken in; nothing of them is in the answers. */
  refused: Refusal[];
  respondents: number;
  waves: number[];
}

/** An invitation (schema comity.invitation/1) as text, and the questionnaire it brings along. */
export interface Invited {
  text: string;
  questionnaire?: string;
}

/** An assessment as JSON text, and as HTML for the results view. */
export interface Results {
  json: string;
  html: string;
}

/** The version of this build. */
export function version(): string;
/** The form of an instrument as HTML. Throws a {@link Refusal}. */
export function questionnaire(instrument?: string): string;
/** What an instrument's text is. Throws a {@link Refusal}. */
export function describe_instrument(text: string, file?: string): InstrumentDescription;
/** Reads an invitation. Throws a {@link Refusal}. */
export function open_invitation(text: string, file?: string): Invited;
/** What would become of a table; null for JSON. Throws a {@link Refusal}. */
export function inspect_table(file: NamedText, instrument?: string): Inspected | null;
/**
 * Reads files and merges them into `current`, each whole or not at all; says which could not be.
 * Where `wave` is asked for, answers of others are kept and noticed.
 */
export function open_files(files: NamedText[], current?: string, instrument?: string, wave?: number): Opened;
/**
 * Assesses answers. `notices` are those of the files they came from, as `open_files` gave them;
 * without them the answers' own are used. Throws a {@link Refusal}.
 */
export function assess(responses: string, wave?: number, instrument?: string, notices?: Notice[]): Results;
/** The report as a standalone HTML document. Throws a {@link Refusal}. */
export function report(responses: string, wave?: number, instrument?: string, notices?: Notice[]): string;
/** Answers as a table. Throws a {@link Refusal}. */
export function responses_csv(responses: string, instrument?: string): string;
