// Files as the visitor gives them, read as text before Rust sees them.

import { Refused } from './engine.js';
import { words } from '../messages/en.js';

/** The same limit as Rust's: a file above it is not even read. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * @param {File} file
 * @returns {Promise<import('../pkg/comity_wasm.js').NamedText>}
 */
export async function readText(file) {
  if (file.size > MOST_BYTES) throw refusal(file, 'too_large', words.tooLarge, words.tooLargeMend);
  const bytes = await file.arrayBuffer().catch(() => {
    throw refusal(file, 'missing', words.unreadable, words.unreadableMend);
  });
  try {
    // The mark at the beginning stays: Rust knows it, and its line numbers count from there.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { name: file.name, text };
  } catch {
    throw refusal(file, 'syntax', words.notText, words.notTextMend);
  }
}

/** @param {File} file @param {string} kind @param {string} message @param {string} mend */
function refusal(file, kind, message, mend) {
  return new Refused({ kind, place: { file: file.name }, message, mend });
}
