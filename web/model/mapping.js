// What a table's columns and labels became: asked of Rust, corrected by the visitor, remembered
// on this device for every table with the same headings.

import { EngineGone, Refused } from './engine.js';

/**
 * @typedef {object} Column
 * @property {string} heading
 * @property {string} [question]
 * @property {'answer' | 'note' | 'field' | 'preview' | 'ignored'} becomes
 * @property {string} [indicator]
 * @property {string} [field]
 * @property {string} [reason]
 */

/**
 * @typedef {object} Label
 * @property {string} label
 * @property {number} count
 * @property {'level' | 'dont_know' | 'not_applicable' | 'skipped' | 'not_asked' | 'unknown'} becomes
 * @property {number} [level]
 */

/**
 * @typedef {object} Mapping
 * @property {string} source
 * @property {Column[]} columns
 * @property {Label[]} labels
 * @property {{ partner?: string, partnership?: string, wave?: number, disclosure?: import('./draft.js').Disclosure }} constants
 */

/**
 * A table as it was looked at.
 * @typedef {object} Looked
 * @property {import('../pkg/comity_wasm.js').NamedText} file with the mapping that was remembered, if there is one
 * @property {import('../pkg/comity_wasm.js').Inspected} found
 * @property {boolean} remembered
 */

export class Mappings {
  /**
   * @param {import('./store.js').Store} store
   * @param {import('./engine.js').Engine} engine
   * @param {() => string | undefined} instrument
   */
  constructor(store, engine, instrument) {
    this.store = store;
    this.engine = engine;
    this.instrument = instrument;
  }

  /**
   * What would become of a table; null where there is none, or where it cannot be read at all.
   * @param {import('../pkg/comity_wasm.js').NamedText} file
   * @returns {Promise<Looked | null>}
   */
  async look(file) {
    const found = await this.inspect(file);
    if (!found || file.mapping) return found && { file, found, remembered: false };
    const known = this.store.get(placeOfMapping(found));
    const again = known === null ? null : await this.inspect({ ...file, mapping: known });
    if (known === null || !again) return { file, found, remembered: false };
    return { file: { ...file, mapping: again.mapping }, found: again, remembered: true };
  }

  /**
   * @param {import('../pkg/comity_wasm.js').NamedText} file
   * @returns {Promise<import('../pkg/comity_wasm.js').Inspected | null>}
   */
  async inspect(file) {
    try {
      return await this.engine.ask((rust) => rust.inspect_table(file, this.instrument()));
    } catch (fault) {
      // Opening it says what is wrong with it; a mapping of an older questionnaire is of no use.
      if (fault instanceof Refused || fault instanceof EngineGone) return null;
      throw fault;
    }
  }

  /**
   * Keeps corrections; labels that nobody knows yet are asked again, and so is what was said for
   * everybody in this one table: the next may be of another partner, round or promise.
   * @param {Looked} looked
   * @param {Mapping} mapping
   */
  async remember({ file, found }, mapping) {
    const { name, text } = file;
    const proposed = await this.inspect({ name, text });
    const labels = mapping.labels.filter(({ becomes }) => becomes !== 'unknown');
    const known = { ...mapping, labels, constants: {} };
    if (proposed && sameMapping(mappingOf(proposed), { ...mapping, constants: {} })) this.store.remove(placeOfMapping(found));
    else this.store.set(placeOfMapping(found), JSON.stringify(known));
  }
}

const PLACE = 'mapping/';

/** @param {import('../pkg/comity_wasm.js').Inspected} found */
function placeOfMapping(found) {
  return PLACE + found.fingerprint;
}

/** Removes every correction from this device. @param {import('./store.js').Store} store */
export function forgetMappings(store) {
  store.removeAll(PLACE);
}

/** @param {import('../pkg/comity_wasm.js').Inspected} found @returns {Mapping} */
export function mappingOf(found) {
  return JSON.parse(found.mapping);
}

/** @param {Mapping} one @param {Mapping} other */
function sameMapping(one, other) {
  return JSON.stringify([one.columns, one.labels, one.constants]) === JSON.stringify([other.columns, other.labels, other.constants]);
}

/** What a column becomes, as the value of a choice. @param {Column} column */
export function valueOfColumn({ becomes, indicator, field }) {
  return [becomes, indicator ?? field].filter(Boolean).join(':');
}

/**
 * A column after a choice. One that stays ignored keeps the reason.
 * @param {Column} column
 * @param {string} value
 * @returns {Column}
 */
export function columnOfValue(column, value) {
  if (value === valueOfColumn(column)) return column;
  const [becomes = '', name = ''] = value.split(':');
  const { heading, question } = column;
  const what = becomes === 'field' ? { field: name } : becomes === 'ignored' ? { reason: 'by_hand' } : name ? { indicator: name } : {};
  return { heading, ...(question && { question }), becomes: /** @type {Column['becomes']} */ (becomes), ...what };
}

/** What a label means, as the value of a choice. @param {Label} label */
export function valueOfLabel({ becomes, level }) {
  return becomes === 'level' ? `level:${level}` : becomes;
}

/** @param {Label} label @param {string} value @returns {Label} */
export function labelOfValue({ label, count }, value) {
  const [becomes, level] = value.split(':');
  return { label, count, becomes: /** @type {Label['becomes']} */ (becomes), ...(level && { level: Number(level) }) };
}
