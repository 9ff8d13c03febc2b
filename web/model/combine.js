// The answers there are to show: one's own with the opened files, or the example alone.

import { faultsOf, hasAnswers } from './draft.js';
import { fileOfDraft, textOfFile, withoutOwn } from './file.js';
import { words } from '../messages/en.js';

/** @param {import('./session.js').Session} session */
export function ownText(session) {
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
 * @returns {Promise<import('./session.js').Held | null>}
 */
export async function allAnswers(session, engine) {
  const { held, draft } = session;
  if (!countsOwn(session) || lacksDetails(session)) return held;
  const others = held ? withoutOwn(held.responses, draft) : undefined;
  const files = [{ name: words.ownFile, text: ownText(session) }];
  const merged = await engine.ask((rust) => rust.open_files(files, others, session.instrumentText));
  return { responses: merged.responses, notices: [...(held?.notices ?? []), ...merged.notices] };
}

/**
 * Reads files and holds them beside what is here: all of them, or none.
 * @param {import('./session.js').Session} session
 * @param {import('./engine.js').Engine} engine
 * @param {import('../pkg/comity_wasm.js').NamedText[]} files
 */
export async function takeIn(session, engine, files) {
  // Read against everything first: a file that does not go with one's own answers is refused too.
  const all = await allAnswers(session, engine);
  const checked = await engine.ask((rust) => rust.open_files(files, all?.responses, session.instrumentText));
  const held = session.held;
  const merged = await engine.ask((rust) => rust.open_files(files, held?.responses, session.instrumentText));
  session.hold({ responses: merged.responses, notices: [...(held?.notices ?? []), ...checked.notices] });
  return checked;
}
