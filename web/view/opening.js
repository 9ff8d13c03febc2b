// Opening files: answers, tables of survey tools, an invitation. What can be taken in is, and
// what cannot is named with the reason.

import { el } from './dom.js';
import { acceptInvitation } from './invited.js';
import { mappingStep } from './mapping.js';
import { noticeList, refusalBox } from './notices.js';
import { takeIn } from '../model/combine.js';
import { Refused } from '../model/engine.js';
import { looksLikeInvitation } from '../model/invitation.js';
import { readText } from '../model/read.js';
import { words } from '../messages/en.js';

/**
 * @typedef {import('../pkg/comity_wasm.js').NamedText} NamedText
 * @typedef {import('../pkg/comity_wasm.js').Refusal} Refusal
 */

/**
 * What opens files on the files view.
 * @param {import('../app.js').Page} page
 * @param {object} outcome
 * @param {(...parts: (Node | null)[]) => void} outcome.show puts what came of it where it is said
 * @param {(work: () => Promise<void>, refused: string) => Promise<void>} outcome.attempt
 * @returns {(files: File[]) => Promise<void>}
 */
export function opening(page, { show, attempt }) {
  const { session, engine } = page;
  const mapping = mappingStep(page, show);

  /**
   * Opens texts and says what came of it; the way to their columns stands below.
   * @param {NamedText[]} texts
   * @param {Refusal[]} [unread] files that are no texts
   * @param {import('../model/session.js').Held | null} [instead] what was held before they were read for the first time
   */
  async function take(texts, unread = [], instead = undefined) {
    const before = instead === undefined ? session.held : instead;
    const opened = texts.length > 0 ? await takeIn(session, engine, texts, instead) : null;
    // Corrected files are read in the place of what they gave before, which stays if one is refused.
    const again = (/** @type {NamedText[]} */ corrected) => attempt(() => take(corrected, [], before), words.refusedTitle(corrected.length));
    const refused = [...unread, ...(opened?.refused ?? [])];
    const parts =
      instead !== undefined && refused.length > 0
        ? refused.map((refusal) => refusalBox(words.refusedTitle(1), refusal, words.nothingChanged))
        : outcomeOf(texts.length + unread.length, refused, opened);
    show(...parts, await mapping.offer(texts, again));
  }

  return async (files) => {
    if (files.length === 0) return;
    await attempt(async () => {
      const { texts, unread } = await readAll(files);
      const invitation = texts.find(({ text }) => looksLikeInvitation(text));
      if (invitation) await acceptInvitation(page, invitation.text, invitation.name);
      const answers = texts.filter((text) => text !== invitation);
      if (invitation && answers.length + unread.length === 0) {
        await page.router.go('#/start');
        return;
      }
      const ready = await mapping.prepare(answers);
      if (ready) await take(ready, unread);
    }, words.refusedTitle(files.length));
  };
}

/**
 * What was opened, and what was not and why.
 * @param {number} given
 * @param {Refusal[]} refused
 * @param {import('../pkg/comity_wasm.js').Opened | null} opened
 */
function outcomeOf(given, refused, opened) {
  const [only] = refused;
  if (given === 1 && only) return [refusalBox(words.refusedTitle(1), only, words.nothingChanged)];
  const boxes = refused.map((refusal) => refusalBox(words.refusedTitle(1), refusal, words.nothingOfIt));
  if (refused.length === given) return [el('h2', {}, words.refusedTitle(given)), el('p', {}, words.nothingChanged), ...boxes];
  const notices = opened?.notices ?? [];
  const more = el(
    'div',
    {},
    notices.length > 0 && el('h2', {}, words.noticed),
    notices.length > 0 && noticeList(notices),
    el('p', {}, el('a', { class: 'button main', href: '#/results' }, words.results)),
  );
  const taken = el('div', { class: 'banner done' }, el('p', {}, words.opened(given - refused.length, opened?.respondents ?? 0)), more);
  return boxes.length > 0 ? [taken, el('h2', {}, words.leftOut(boxes.length)), ...boxes] : [taken];
}

/**
 * The texts of files; those that are no texts are refused one by one.
 * @param {File[]} files
 */
async function readAll(files) {
  /** @type {NamedText[]} */
  const texts = [];
  /** @type {Refusal[]} */
  const unread = [];
  for (const file of files) {
    try {
      texts.push(await readText(file));
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      unread.push(fault.refusal);
    }
  }
  return { texts, unread };
}
