// Mutilated files, thousands of them: each is read or refused, and none stops the module.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repositoryFile } from './support/site.mjs';
import { loadWasm } from './support/wasm.mjs';

const wasm = loadWasm();
const MUTATIONS = 2000;
/** Results are worked out for one accepted file in so many: reading is what is tried here. */
const ASSESS_EVERY = 5;

/** A small generator of numbers below a limit, the same ones at every run. @param {number} seed */
function numbers(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** @typedef {(below: number) => number} Draw */

const STRANGE = ['null', '-1', '1e999', '4.5', '""', '[]', '{}', '"\\u202e"', '"<script>"', '99999999999999999999', 'true', '"\\ud83d\\ude00"', '"dont_know"', '3'];

/** Ways to harm a text. @type {Record<string, (text: string, draw: Draw) => string>} */
const harms = {
  cut: (text, draw) => text.slice(0, draw(text.length)),
  'byte changed': (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + String.fromCharCode(32 + draw(95)) + text.slice(at + 1);
  },
  'piece taken out': (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + text.slice(at + 1 + draw(40));
  },
  'piece given twice': (text, draw) => {
    const at = draw(text.length);
    const piece = text.slice(at, at + draw(200));
    return text.slice(0, at) + piece + text.slice(at);
  },
  'value swapped': (text, draw) => {
    const values = [...text.matchAll(/: ?("(?:[^"\\]|\\.)*"|\d+)/gu)];
    const value = values[draw(values.length)];
    if (!value) return text;
    const at = (value.index ?? 0) + value[0].length - (value[1] ?? '').length;
    return text.slice(0, at) + STRANGE[draw(STRANGE.length)] + text.slice(at + (value[1] ?? '').length);
  },
  'answer changed': (text, draw) => {
    const answers = [...text.matchAll(/_[ab]": (\d)/gu)];
    const at = (answers[draw(answers.length)]?.index ?? 0) + 5;
    return `${text.slice(0, at)} ${draw(12) - 2}${text.slice(at + 1)}`;
  },
  'nested deep': (text, draw) => {
    const depth = 1 + draw(20_000);
    const [open, close] = draw(2) ? ['[', ']'] : ['{"a":', '}'];
    const value = open.repeat(depth) + '1' + close.repeat(draw(2) ? depth : 0);
    return text.replace('"respondents":', () => `"extra": ${value}, "respondents":`);
  },
  'many of them': (text, draw) => text.replace('"partners": [', () => `"partners": [${'{"name": "x"},'.repeat(draw(3000))}`),
};

test(`${MUTATIONS} mutilated files: none stops the module, many are read, many refused`, () => {
  const draw = numbers(20_240_607);
  const sources = ['examples/headship-consortium.json', 'examples/headship-consortium.csv'].map(repositoryFile);
  const ways = Object.entries(harms);
  /** @type {Record<string, { read: number, refused: number }>} */
  const counts = {};
  let read = 0;
  for (let round = 0; round < MUTATIONS; round += 1) {
    const [name, harm] = ways[draw(ways.length)] ?? ['', (/** @type {string} */ text) => text];
    let text = harm(sources[draw(8) === 0 ? 1 : 0] ?? '', draw);
    if (draw(4) === 0) text = harms['byte changed']?.(text, draw) ?? text;
    const count = (counts[name] ??= { read: 0, refused: 0 });
    const opened = wasm.open_files([{ name: 'mutant', text }]);
    const [fault] = opened.refused;
    if (fault) {
      assert.ok(fault.message && fault.kind && fault.place, `round ${round}, ${name}: a refusal says why`);
      assert.equal(opened.respondents, 0, `round ${round}, ${name}: nothing of a refused file is taken`);
      count.refused += 1;
      continue;
    }
    count.read += 1;
    read += 1;
    if (read % ASSESS_EVERY === 0) wasm.assess(opened.responses, undefined, undefined, opened.notices);
  }
  const refused = MUTATIONS - read;
  console.log(`${read} read, ${refused} refused`, counts);
  assert.ok(read >= 300, `only ${read} were read`);
  assert.ok(refused >= 300, `only ${refused} were refused`);
  // The module still works as it did.
  assert.ok(wasm.questionnaire().includes('data-questionnaire'));
});

test('mutilated instruments are refused with a path, or used', () => {
  const draw = numbers(7);
  const source = repositoryFile('core/src/instrument/catalog/readiness.json');
  const text = source.replace(/"id": "readiness"/u, '"id": "mutant"');
  let [used, refused] = [0, 0];
  for (let round = 0; round < 400; round += 1) {
    const [name, harm] = Object.entries(harms)[draw(5)] ?? ['', (/** @type {string} */ same) => same];
    const mutant = harm(text, draw);
    try {
      wasm.describe_instrument(mutant, 'mutant.json');
      assert.ok(!wasm.questionnaire(mutant).includes('<script'), `round ${round}, ${name}`);
      used += 1;
    } catch (/** @type {any} */ fault) {
      assert.ok(!(fault instanceof Error), `round ${round}, ${name}: ${fault}`);
      refused += 1;
    }
  }
  assert.ok(used >= 40 && refused >= 40, `${used} used, ${refused} refused`);
});
