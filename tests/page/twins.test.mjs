// The command and the page are two shells around one core: the same file gives the same bytes.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { repositoryFile } from './support/site.mjs';
import { command, loadWasm } from './support/wasm.mjs';

const wasm = loadWasm();
const folder = mkdtempSync(join(tmpdir(), 'comity-twins-'));
after(() => rmSync(folder, { recursive: true }));

const JSON_EXAMPLE = 'examples/headship-consortium.json';
const CSV_EXAMPLE = 'examples/headship-consortium.csv';

/** @param {string} name @param {string} text @returns {[string, string]} */
function written(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return [path, text];
}

/** @param {(file: any) => void} change */
function changed(change) {
  const file = JSON.parse(repositoryFile(JSON_EXAMPLE));
  change(file);
  return JSON.stringify(file);
}

/** @type {Record<string, [string, string]>} name of the case: path and text of its file */
const cases = {
  'the example': [JSON_EXAMPLE, repositoryFile(JSON_EXAMPLE)],
  'the example as a table': [CSV_EXAMPLE, repositoryFile(CSV_EXAMPLE)],
  'anonymous': written('anonymous.json', changed((f) => (f.disclosure = { mode: 'anonymous', threshold: 3 }))),
  'anonymous, too few': written('few.json', changed((f) => {
    f.disclosure = { mode: 'anonymous' };
    f.respondents.length = 4;
  })),
  'one person': written('one.json', changed((f) => (f.respondents.length = 1))),
  'with much to notice': written('noticed.json', changed((f) => {
    f.extra = true;
    f.respondents[0].answers.history_a = 77;
    f.respondents[1].partner = 'local  Authorities';
    f.respondents[2].role = 'a\u202eb';
    f.respondents.push(f.respondents[3]);
  })),
  'two rounds': written('rounds.json', changed((f) => {
    f.respondents.push(...f.respondents.slice(0, 5).map((/** @type {any} */ r) => ({ ...r, wave: 2 })));
  })),
};

for (const [name, [path, text]] of Object.entries(cases)) {
  test(`${name}: the command and the module agree to the byte`, () => {
    const opened = wasm.open_files([{ name: path, text }]);
    const results = wasm.assess(opened.responses, undefined, undefined, opened.notices);
    // Compared as a whole: a difference of thousands of lines is no help to anyone.
    assert.ok(results.json.trimEnd() === command('assess', path, '--json').trimEnd(), 'the assessment differs');
    const target = join(folder, 'report.html');
    command('assess', path, '--html', target);
    const report = wasm.report(opened.responses, undefined, undefined, opened.notices);
    assert.ok(report === readFileSync(target, 'utf8'), 'the report differs');
    assert.ok(results.html.length > 500 && report.includes(results.html), 'the page shows what the report shows');
  });
}

test('two files merged, and one round of several', () => {
  const [second, text] = written('second.json', changed((f) => {
    f.respondents = f.respondents.map((/** @type {any} */ r) => ({ ...r, id: `${r.id}-again`, wave: 3 }));
  }));
  const files = [{ name: JSON_EXAMPLE, text: repositoryFile(JSON_EXAMPLE) }, { name: second, text }];
  const opened = wasm.open_files(files);
  assert.deepEqual(opened.waves, [1, 3]);
  const one = wasm.open_files(files.slice(0, 1));
  const then = wasm.open_files(files.slice(1), one.responses);
  assert.equal(then.responses, opened.responses, 'one after the other is the same as both at once');
  for (const wave of [1, 3]) {
    const { json } = wasm.assess(opened.responses, wave, undefined, opened.notices);
    const native = command('assess', JSON_EXAMPLE, second, '--wave', String(wave), '--json');
    assert.ok(json.trimEnd() === native.trimEnd(), `round ${wave} differs`);
  }
});

test('what is written is read back without change', () => {
  for (const [name, [path, text]] of Object.entries(cases)) {
    const { responses } = wasm.open_files([{ name: path, text }]);
    const again = wasm.open_files([{ name: 'again.json', text: responses }]);
    assert.equal(again.responses, responses, name);
    assert.deepEqual(again.notices.filter(({ kind }) => kind !== 'similar_partner'), [], name);
    const table = wasm.open_files([{ name: 'again.csv', text: wasm.responses_csv(responses) }]);
    assert.deepEqual(JSON.parse(table.responses).respondents, JSON.parse(responses).respondents, `${name}, as a table`);
  }
});
