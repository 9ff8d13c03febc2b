// The answers there are to show: one's own with the opened files, or the example alone.

import { faultsOf, hasAnswers } from './draft.js';
import { Refused } from './engine.js';
import { fileOfDraft, textOfFile, withoutOwn } from './file.js';
import { blankFile } from './invitation.js';
import { words } from '../messages/en.js';

/** @param {import('./session.js').Session} session */
export function ownAnswers(session) {
  return textOfFile(fileOfDraft(session.draft, session.questionnaire));
}

/** Whether the person's own answers are part of what is shown. @param {import('./session.js').Session} session */
export function countsOwn(session) {
  return !session.example && hasAnswers(session.draft);
}

/** Whether they would be, were the first page filled in. @param {import('./session.js').Session} session */
export function lacksDetails(session) {
  return countsOwn(session) && faultsOf(session.draft).length > 0;
}

/**
 * Everything that is held, as one text; null if there is nothing.
 * @param {import('./session.js').Session} session
 * @param {import('./engine.js').Engine} engine
 * @param {import('./session.js').Held | null} [held] the files, if not those that are held now
 * @returns {Promise<import('./session.js').Held | null>}
 */
export async function allAnswers(session, engine, held = session.held) {
  const { draft } = session;
  if (!countsOwn(session) || lacksDetails(session)) return held;
  const others = held ? withoutOwn(held.responses, draft) : undefined;
  const files = [{ name: words.ownFile, text: ownAnswers(session) }];
  const merged = await engine.ask((rust) => rust.open_files(files, others, session.instrumentText));
  const [refusal] = merged.refused;
  if (refusal) throw new Refused(refusal);
  return { responses: merged.responses, notices: [...(held?.notices ?? []), ...merged.notices] };
}

/**
 * Reads files and holds them beside what is here, each whole or not at all.
 * @param {import('./session.js').Session} session
 * @param {import('./engine.js').Engine} engine
 * @param {import('../pkg/comity_wasm.js').NamedText[]} given
 * @param {import('./session.js').Held | null} [instead] read in the place of what is held now: all of the files, or none
 */
export async function takeIn(session, engine, given, instead) {
  const files = toldApart(given);
  /** @type {import('../pkg/comity_wasm.js').Opened} */
  let checked;
  /** @type {import('../pkg/comity_wasm.js').Opened} */
  let merged;
  /** @type {import('./session.js').Held | null} */
  let held;
  do {
    session.refresh();
    held = instead === undefined ? session.held : instead;
    // Read against everything first: a file that does not go with one's own answers is refused too.
    const all = (await allAnswers(session, engine, held))?.responses ?? invited(session);
    checked = await engine.ask((rust) => rust.open_files(files, all, session.instrumentText, waveOf(session)));
    const left = new Set(checked.refused.map(({ place }) => place.file));
    const fit = files.filter(({ name }) => !left.has(name));
    merged = await engine.ask((rust) => rust.open_files(fit, held?.responses ?? invited(session), session.instrumentText));
    // What another tab has opened meanwhile is not written over: it is read in first.
  } while (!session.example && session.refresh());
  if (checked.refused.length === 0 || (instead === undefined && checked.refused.length < files.length)) {
    session.hold({ responses: merged.responses, notices: [...(held?.notices ?? []), ...checked.notices] }, changeOf(given));
  }
  return checked;
}

/** Opening and correcting the same files is one step to undo. @param {import('../pkg/comity_wasm.js').NamedText[]} files */
function changeOf(files) {
  return { key: `files/${files.map(({ name }) => name).join('/')}`, what: words.changes.files(files.length), at: '#/files' };
}

/**
 * Files of one name, from two folders, with names that differ: what is refused is told by name.
 * @param {import('../pkg/comity_wasm.js').NamedText[]} files
 */
function toldApart(files) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return files.map((file) => {
    const time = (times.get(file.name) ?? 0) + 1;
    times.set(file.name, time);
    return time === 1 ? file : { ...file, name: `${file.name} (${time})` };
  });
}

/** What files must go with before anybody has answered. @param {import('./session.js').Session} session */
function invited({ invitation, example }) {
  return invitation && !example ? JSON.stringify(blankFile(invitation)) : undefined;
}

/** The round that is asked for; others are told apart. @param {import('./session.js').Session} session */
function waveOf({ invitation, example }) {
  return invitation && !example ? invitation.settled.wave : undefined;
}
