// The step between a table and its answers: which column became what, which label which level.
// It appears by itself where something is open, and can be asked for otherwise.

import { bring, button, el, every, one, unseen } from './dom.js';
import { columnOfValue, labelOfValue, Mappings, mappingOf, valueOfColumn, valueOfLabel } from '../model/mapping.js';
import { figure, words } from '../messages/en.js';

/** A table wider than this is no survey; what lies beyond stays as it was proposed. */
const MOST_COLUMNS = 250;
/** Why a column is left out that nobody need look at: it stands folded away. */
const FOLDED = ['timing', 'contact', 'network', 'location', 'bookkeeping', 'empty'];

/**
 * @typedef {import('../pkg/comity_wasm.js').NamedText} NamedText
 * @typedef {import('../model/mapping.js').Looked} Looked
 * @typedef {import('../model/mapping.js').Mapping} Mapping
 */

/**
 * @param {import('../app.js').Page} page
 * @param {(step: HTMLElement) => void} show puts the step where what came of files is said
 */
export function mappingStep(page, show) {
  const { session, engine } = page;
  const mappings = new Mappings(session.store, engine, () => session.instrumentText);

  /**
   * Files with what their columns mean; null where the visitor went back. Asks where something is
   * open, or about everything.
   * @param {NamedText[]} files
   * @param {boolean} [everything]
   * @returns {Promise<NamedText[] | null>}
   */
  async function prepare(files, everything = false) {
    const ready = [];
    for (const file of files) {
      const looked = await mappings.look(file);
      const asks = looked && looked.found.examples.length > 0 && (everything || looked.found.needsAttention);
      const mapping = asks ? await correct(looked) : looked?.file.mapping;
      if (mapping === null) return null;
      ready.push(mapping ? { ...file, mapping } : file);
    }
    return ready;
  }

  /**
   * The way to the step, for tables that were opened or refused; nothing where there are none.
   * @param {NamedText[]} files
   * @param {(files: NamedText[]) => void} open called with the corrected files
   * @returns {Promise<HTMLElement | null>}
   */
  async function offer(files, open) {
    const looked = await Promise.all(files.map((file) => mappings.look({ name: file.name, text: file.text })));
    const tables = looked.filter((one) => one && one.found.examples.length > 0);
    if (tables.length === 0) return null;
    const again = async () => {
      const corrected = await prepare(files, true);
      if (corrected) open(corrected);
    };
    const used = tables.some((table) => table?.remembered) && el('p', { class: 'hint' }, words.mapping.used);
    return el('div', { class: 'mapping-offer' }, used, el('p', {}, button(words.mapping.check, again)));
  }

  /** @param {Looked} looked @returns {Promise<string | null>} */
  function correct(looked) {
    return new Promise((resolve) => {
      const step = new Correction(mappings, looked, resolve);
      show(step.root);
      bring(one(step.root, 'h2'));
    });
  }

  return { prepare, offer };
}

/** One table while it is corrected. */
class Correction {
  /**
   * @param {Mappings} mappings
   * @param {Looked} looked
   * @param {(mapping: string | null) => void} end
   */
  constructor(mappings, looked, end) {
    this.mappings = mappings;
    this.looked = looked;
    this.found = looked.found;
    this.mapping = mappingOf(looked.found);
    const { title, lead, hint, open, tools } = words.mapping;
    this.toDecide = el('div', { class: 'mapping-open', role: 'status' });
    this.labels = el('div', {});
    this.everybody = this.fields();
    const cancel = () => {
      this.root.remove();
      end(null);
    };
    this.root = el(
      'section',
      { class: 'mapping', 'aria-labelledby': 'mapping-title' },
      el('h2', { id: 'mapping-title' }, title(looked.file.name)),
      el('p', {}, lead(tools[this.mapping.source] ?? tools.table ?? '')),
      looked.remembered && el('p', { class: 'hint' }, words.mapping.used),
      this.toDecide,
      // Where labels are all there is to decide, they come first.
      ...(this.found.open.join() === 'unknown_labels' ? [this.labels, this.columns()] : [this.columns(), this.labels]),
      this.everybody,
      el('p', { class: 'hint' }, hint),
      el('div', { class: 'actions' }, button(open, () => this.finish(end), 'main'), button(words.cancel, cancel)),
    );
    this.lay();
  }

  /** What was found anew after a change of columns; whether it could be looked at. */
  async change() {
    const { name, text } = this.looked.file;
    const found = await this.mappings.inspect({ name, text, mapping: JSON.stringify(this.mapping) });
    if (!found) return false;
    this.found = found;
    this.mapping = mappingOf(found);
    this.lay();
    return true;
  }

  lay() {
    const matters = this.found.open.map((matter) => el('li', {}, words.mapping.matters[matter]));
    const said = matters.length > 0 ? [el('p', {}, words.mapping.toDecide), el('ul', {}, ...matters)] : [el('p', {}, words.mapping.nothingOpen)];
    this.toDecide.classList.toggle('errors', matters.length > 0);
    this.toDecide.replaceChildren(...said);
    // A label that is being chosen for keeps the keyboard: the table is made anew only when it differs.
    const names = JSON.stringify(this.mapping.labels.map(({ label, count }) => [label, count]).sort());
    if (this.labels.dataset.names !== names) {
      this.labels.dataset.names = names;
      this.labels.replaceChildren(...this.labelTable());
    }
    for (const choice of every(this.labels, 'select')) {
      const open = /** @type {HTMLSelectElement} */ (choice).value === 'unknown';
      if (open) choice.setAttribute('aria-invalid', 'true');
      else choice.removeAttribute('aria-invalid');
    }
    for (const field of every(this.everybody, '[data-constant]')) {
      const name = field.dataset.constant ?? '';
      const column = this.mapping.columns.some((one) => one.becomes === 'field' && one.field === name);
      const lacks = name === 'partner' && this.found.open.includes('no_partner');
      field.hidden = column && !lacks && !(name in this.mapping.constants);
    }
  }

  columns() {
    const { columnsTitle, foldedTitle, columnHeads, moreColumns } = words.mapping;
    const { columns } = this.mapping;
    const heads = [columnHeads.heading, columnHeads.examples, columnHeads.becomes];
    /** @type {HTMLElement[]} */
    const shown = [];
    /** @type {HTMLElement[]} */
    const folded = [];
    columns.slice(0, MOST_COLUMNS).forEach((column, index) => {
      (FOLDED.includes(column.reason ?? '') ? folded : shown).push(this.columnRow(column, index));
    });
    return el(
      'div',
      {},
      mappingTable(columnsTitle, heads, shown),
      folded.length > 0 && el('details', {}, el('summary', {}, foldedTitle(folded.length)), mappingTable(unseen(foldedTitle(folded.length)), heads, folded)),
      columns.length > MOST_COLUMNS && el('p', { class: 'hint' }, moreColumns(columns.length - MOST_COLUMNS)),
    );
  }

  /** @param {import('../model/mapping.js').Column} column @param {number} index */
  columnRow(column, index) {
    const { columnHeads, noHeading } = words.mapping;
    const heading = column.heading || noHeading(index + 1);
    const choice = this.columnChoice(index, heading);
    const because = el('span', { class: 'hint' }, reasonOf(column));
    choice.addEventListener('change', () => {
      this.mapping.columns = this.mapping.columns.map((one, at) => (at === index ? columnOfValue(one, choice.value) : one));
      because.textContent = reasonOf(this.mapping.columns[index]);
      this.change();
    });
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, el('bdi', {}, heading), column.question && el('span', { class: 'hint' }, el('bdi', {}, column.question))),
      el('td', { 'data-column': columnHeads.examples }, el('bdi', {}, (this.found.examples[index] ?? []).join('; '))),
      el('td', { 'data-column': columnHeads.becomes }, choice, because),
    );
  }

  /** @param {number} index @param {string} heading */
  columnChoice(index, heading) {
    const { becameOf, ignored, preview, fields, groups, shorten } = words.mapping;
    const column = this.mapping.columns[index];
    const current = column ? valueOfColumn(column) : '';
    const option = (/** @type {string} */ value, /** @type {string} */ text) => el('option', { value, selected: value === current }, text);
    const questions = this.found.indicators;
    return el(
      'select',
      { 'aria-label': becameOf(heading) },
      option('ignored', ignored),
      el('optgroup', { label: groups.fields }, ...Object.entries(fields).map(([name, text]) => option(`field:${name}`, text)), option('preview', preview)),
      el('optgroup', { label: groups.answers }, ...questions.map(({ id, text }) => option(`answer:${id}`, shorten(text)))),
      el('optgroup', { label: groups.notes }, ...questions.map(({ id, text }) => option(`note:${id}`, shorten(text)))),
    );
  }

  /** @returns {Node[]} */
  labelTable() {
    const { labels } = this.mapping;
    if (labels.length === 0) return [];
    const { labelsTitle, labelHeads, meaningOf } = words.mapping;
    const rows = labels.map(({ label, count }) => {
      const choice = el('select', { 'aria-label': meaningOf(label) });
      const now = () => this.mapping.labels.find((one) => one.label === label);
      const current = now();
      choice.append(...this.meanings().map(([value, text]) => el('option', { value, selected: current && value === valueOfLabel(current) }, text)));
      choice.addEventListener('change', () => {
        this.mapping.labels = this.mapping.labels.map((one) => (one.label === label ? labelOfValue(one, choice.value) : one));
        this.change();
      });
      return el(
        'tr',
        {},
        el('th', { scope: 'row' }, el('bdi', {}, label)),
        el('td', { 'data-column': labelHeads.count }, figure(count)),
        el('td', { 'data-column': labelHeads.becomes }, choice),
      );
    });
    return [mappingTable(labelsTitle, [labelHeads.label, labelHeads.count, labelHeads.becomes], rows)];
  }

  /** @returns {[string, string][]} */
  meanings() {
    const { firstLevel, levels, dontKnow, notApplicable } = this.found;
    const { unknown, skipped, notAsked, levelOf } = words.mapping;
    return [
      ['unknown', unknown],
      ...levels.map((label, index) => /** @type {[string, string]} */ ([`level:${firstLevel + index}`, levelOf(firstLevel + index, label)])),
      ['dont_know', dontKnow],
      ['not_applicable', notApplicable],
      ['skipped', skipped],
      ['not_asked', notAsked],
    ];
  }

  /** What the table does not say and holds for everybody in it. */
  fields() {
    const { everybodyTitle, everybodyHint, constants, disclosures } = words.mapping;
    const said = this.mapping.constants;
    /** @param {keyof typeof constants} name @param {HTMLInputElement | HTMLSelectElement} control */
    const field = (name, control) => {
      control.id = `mapping-${name}`;
      control.addEventListener('change', () => {
        this.mapping.constants = constantsOf(this.everybody, this.mapping.constants);
        this.change();
      });
      return el('div', { class: 'field', 'data-constant': name }, el('label', { for: control.id }, constants[name]), control);
    };
    const text = (/** @type {string | undefined} */ value) => el('input', { type: 'text', maxlength: 200, value });
    const disclosure = el(
      'select',
      {},
      ...Object.entries(disclosures).map(([mode, label]) => el('option', { value: mode === 'unsaid' ? '' : mode, selected: mode === said.disclosure?.mode }, label)),
    );
    return el(
      'fieldset',
      { class: 'block' },
      el('legend', {}, el('h3', {}, everybodyTitle)),
      el('p', { class: 'hint' }, everybodyHint),
      el(
        'div',
        { class: 'two' },
        field('partner', text(said.partner)),
        field('partnership', text(said.partnership)),
        field('wave', el('input', { type: 'number', min: 1, max: 9999, step: 1, inputmode: 'numeric', value: said.wave })),
        field('disclosure', disclosure),
      ),
    );
  }

  /** @param {(mapping: string | null) => void} end */
  async finish(end) {
    const wave = /** @type {HTMLInputElement} */ (one(this.everybody, '#mapping-wave'));
    if (!wave.reportValidity()) return;
    this.mapping.constants = constantsOf(this.everybody, this.mapping.constants);
    // Whoever opens the table with a column left out has decided to leave it out.
    this.mapping.columns = this.mapping.columns.map((column) =>
      column.becomes === 'ignored' && ['unrecognised', 'repeated'].includes(column.reason ?? '') ? { ...column, reason: 'by_hand' } : column);
    const unchecked = !(await this.change());
    if (unchecked || this.found.open.some((matter) => matter === 'no_answers' || matter === 'no_partner')) {
      bring(this.toDecide);
      return;
    }
    await this.mappings.remember(this.looked, this.mapping);
    end(JSON.stringify(this.mapping));
  }
}

/**
 * What the fields say; a threshold that a file gave stays.
 * @param {HTMLElement} fields
 * @param {Mapping['constants']} before
 * @returns {Mapping['constants']}
 */
function constantsOf(fields, before) {
  const value = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (one(fields, `#mapping-${name}`)).value.trim();
  const [partner, partnership, wave, mode] = ['partner', 'partnership', 'wave', 'disclosure'].map(value);
  return {
    ...(partner && { partner }),
    ...(partnership && { partnership }),
    ...(wave && /^\d{1,4}$/u.test(wave) && Number(wave) > 0 && { wave: Number(wave) }),
    ...(mode && { disclosure: disclosureOfMode(mode, before.disclosure) }),
  };
}

/**
 * @param {string} mode
 * @param {import('../model/draft.js').Disclosure} [before]
 * @returns {import('../model/draft.js').Disclosure}
 */
function disclosureOfMode(mode, before) {
  if (mode === before?.mode) return before;
  return mode === 'named' ? { mode } : { mode: 'anonymous', threshold: 5 };
}

/** Why nothing is read from a column; empty where something is. @param {import('../model/mapping.js').Column | undefined} column */
function reasonOf(column) {
  return (column?.becomes === 'ignored' && words.mapping.reasons[column.reason ?? '']) || '';
}

/** @param {string | Node} title @param {string[]} heads @param {HTMLElement[]} rows */
function mappingTable(title, heads, rows) {
  const head = el('tr', {}, ...heads.map((text) => el('th', { scope: 'col' }, text)));
  return el('table', { class: 'held' }, el('caption', {}, title), el('thead', {}, head), el('tbody', {}, ...rows));
}
