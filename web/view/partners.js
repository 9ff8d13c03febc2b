// The list of partners: as many rows as needed, never fewer than one.

import { el, every, one, unseen } from './dom.js';
import { words } from '../messages/en.js';

/** As many as a file may hold. */
const MOST_PARTNERS = 1000;

export class PartnerList {
  /**
   * @param {HTMLElement} form
   * @param {(names: string[], own: (index: number | null) => number | null) => void} changed gets
   *   the names and where each index has moved to
   */
  constructor(form, changed) {
    this.prefix = form.dataset.prefix;
    this.list = one(form, '[data-partners]');
    this.add = one(form, '[data-add-partner]');
    this.changed = changed;
    this.add.addEventListener('click', () => {
      this.list.append(this.row(''));
      this.number();
      this.inputs().at(-1)?.focus();
      this.changed(this.names(), (index) => index);
    });
    this.list.addEventListener('input', () => this.changed(this.names(), (index) => index));
  }

  /** @param {string[]} names */
  fill(names) {
    // The fields in use are left alone: the cursor may stand in one.
    if (JSON.stringify(names) === JSON.stringify(this.names())) return;
    this.list.replaceChildren(...names.map((name) => this.row(name)));
    this.number();
  }

  inputs() {
    return /** @type {HTMLInputElement[]} */ (every(this.list, 'input'));
  }

  names() {
    return this.inputs().map((input) => input.value);
  }

  /** @param {string} name */
  row(name) {
    const input = el('input', { type: 'text', name: 'partners', maxlength: 200 });
    input.value = name;
    const row = el('li', {}, el('label', {}), input);
    row.append(el('button', { type: 'button', class: 'plain', onclick: () => this.remove(row) }, words.remove, unseen('')));
    return row;
  }

  /** @param {HTMLElement} row */
  remove(row) {
    const gone = every(this.list, 'li').indexOf(row);
    row.remove();
    this.number();
    this.inputs()[Math.min(gone, this.inputs().length - 1)]?.focus();
    this.changed(this.names(), (index) => moved(index, gone));
  }

  /** Labels follow the order, and the last row that is left cannot be removed. */
  number() {
    const rows = every(this.list, 'li');
    rows.forEach((row, index) => {
      const label = one(row, 'label');
      label.textContent = words.partnerLabel(index + 1);
      const input = one(row, 'input');
      input.id = `${this.prefix}-partner-${index + 1}`;
      label.setAttribute('for', input.id);
      one(row, '.unseen').textContent = ` ${words.partnerLabel(index + 1)}`;
      one(row, 'button').hidden = rows.length === 1;
    });
    this.add.hidden = rows.length >= MOST_PARTNERS;
  }
}

/** @param {number | null} index @param {number} gone */
function moved(index, gone) {
  if (index === null || index === gone) return null;
  return index > gone ? index - 1 : index;
}
