// What was noticed in files, and why one was refused: with its place, so that it can be mended.

import { el } from './dom.js';
import { words } from '../messages/en.js';

/** @param {import('../pkg/comity_wasm.js').Place} place */
function placeOf(place) {
  const parts = [
    place.file && el('bdi', { class: 'file' }, place.file),
    place.line !== undefined && el('span', {}, words.line(place.line)),
    place.field && el('code', {}, place.field),
  ].filter((part) => part instanceof Node);
  return parts.length > 0 && el('p', { class: 'place' }, ...parts.flatMap((part, index) => (index ? [', ', part] : [part])));
}

/** @param {string} text */
function sentence(text) {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/u.test(whole) ? whole : `${whole}.`;
}

/** @param {import('../pkg/comity_wasm.js').Notice[]} notices */
export function noticeList(notices) {
  const items = notices.map((notice) => el('li', {}, placeOf(notice.place), el('p', {}, sentence(notice.message))));
  return el('ul', { class: 'notices' }, ...items);
}

/**
 * @param {string | null} title null where a heading says it already
 * @param {import('../pkg/comity_wasm.js').Refusal} refusal
 * @param {string} [after] what became of the rest
 */
export function refusalBox(title, refusal, after) {
  return el(
    'div',
    { class: 'errors' },
    title && el('h2', {}, title),
    placeOf(refusal.place),
    el('p', {}, sentence(refusal.message)),
    refusal.mend && el('p', {}, el('strong', {}, words.toMend), ' ', sentence(refusal.mend)),
    after && el('p', { class: 'hint' }, after),
  );
}
