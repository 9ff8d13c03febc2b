// Says what is missing twice, in the same words: in a summary that takes the keyboard and links
// to each field, and at the field itself.

import { el, every, one, unseen } from './dom.js';
import { words } from '../messages/en.js';

/**
 * Where each fault stands: its field, and what the id of the control that mends it ends with. It
 * begins with the form's own prefix.
 * @type {Record<import('../model/draft.js').Fault, [string, string]>}
 */
const PLACES = {
  form: ['form', 'form'],
  partnership: ['partnership', 'partnership'],
  partners: ['partners', 'partner-1'],
  partnersTwice: ['partners', 'partner-1'],
  standpoint: ['standpoint', 'standpoint'],
  partner: ['partner', 'partner'],
  disclosure: ['disclosure', 'disclosure'],
  threshold: ['threshold', 'threshold'],
  wave: ['wave', 'wave'],
};

/**
 * Shows these faults and no others; gives the summary, if there is one.
 * @param {HTMLElement} form
 * @param {import('../model/draft.js').Fault[]} faults
 * @returns {HTMLElement | null}
 */
export function showFaults(form, faults) {
  for (const old of every(form, '[data-fault]')) old.remove();
  for (const control of every(form, '[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    describe(control, null);
  }
  const summary = one(form, '[data-errors]');
  summary.hidden = faults.length === 0;
  one(summary, 'ul').replaceChildren(...faults.map((fault) => {
    const [, control] = PLACES[fault];
    return el('li', {}, el('a', { href: `#${form.dataset.prefix}-${control}` }, words.faults[fault]));
  }));
  for (const fault of faults) showAt(form, fault);
  return faults.length > 0 ? summary : null;
}

/** @param {HTMLElement} form @param {import('../model/draft.js').Fault} fault */
function showAt(form, fault) {
  const [name, id] = PLACES[fault];
  const field = one(form, `[data-field=${name}]`);
  const message = el('p', { class: 'fault', id: `fault-${form.dataset.prefix}-${name}`, 'data-fault': true }, unseen(`${words.error} `), words.faults[fault]);
  if (field instanceof HTMLDetailsElement) field.open = true;
  const control = one(form, `#${form.dataset.prefix}-${id}`);
  // Above the control, below its label and hint; in a group above the first of its controls.
  const place = control.closest('.pair, .partners') ?? control;
  place.before(message);
  control.setAttribute('aria-invalid', 'true');
  describe(control, message.id);
}

/** Adds the message to what describes a control, or takes it out again. @param {HTMLElement} control @param {string | null} fault */
function describe(control, fault) {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !id.startsWith('fault-'));
  if (fault) ids.unshift(fault);
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}
