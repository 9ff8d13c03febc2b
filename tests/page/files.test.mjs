// Files in and out: what is saved comes back the same, what is broken changes nothing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, launch, repositoryFile, visit } from './support/site.mjs';
import { answerAll, begin, example, openFiles, storedAnswers } from './support/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Page} page @param {string} hash */
const go = (page, hash) => page.goto(`${page.url().split('#')[0]}${hash}`);
/** @param {Page} page */
const saveAll = (page) => downloaded(page, () => page.locator('[data-view]:not([hidden])').getByRole('button', { name: 'Save answers' }).click());
/** @param {Page} page */
const stored = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
/** @param {Page} page */
const outcome = (page) => page.locator('[data-files-outcome]').innerText();
/** @param {number} index */
const level = (index) => (['1', '2', '3', '4', '5', 'dont_know', 'not_applicable', null][index % 8] ?? null);

test('save, start again, open: the same file; and the answers can be gone on with', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await page.locator('summary:visible', { hasText: 'Add what this rests on' }).first().click();
  await page.locator('textarea:visible').fill('Minutes of May, "item 3"\nand <b>more</b>');
  let asked = 0;
  await answerAll(page, () => level(asked++));
  const answers = await storedAnswers(page);
  assert.equal(Object.keys(answers).length, 25, 'three of 28 are left open');

  const own = await downloaded(page, () => page.getByRole('button', { name: 'Save my answers' }).first().click());
  await go(page, '#/files');
  const saved = await saveAll(page);
  assert.equal(saved.text, own.text, 'one person: the own file and the whole one are the same');
  const file = JSON.parse(saved.text);
  assert.deepEqual(file.respondents[0].answers, answers);
  assert.equal(Object.values(file.respondents[0].notes)[0], 'Minutes of May, "item 3"\nand <b>more</b>');

  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual(await storedAnswers(page), answers, 'cancelled: nothing is gone');
  await page.getByRole('button', { name: 'Start again' }).click();
  const first = await downloaded(page, () => page.getByRole('dialog').getByRole('button', { name: 'Save first' }).click());
  assert.equal(first.text, saved.text);
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await page.getByText('answers about this partnership are removed').waitFor();
  assert.equal(await storedAnswers(page), null);
  assert.equal(await page.getByText('Nobody yet').count(), 1);

  await openFiles(page, { name: saved.name, text: saved.text });
  assert.match(await outcome(page), /1 file opened\. 1 person held now\./u);
  assert.equal((await saveAll(page)).text, saved.text, 'opened: the same file again');
  await page.getByRole('button', { name: 'Continue these answers' }).click();
  assert.deepEqual(await storedAnswers(page), answers);
  assert.equal((await saveAll(page)).text, saved.text, 'gone on with: still the same');
  await page.locator('[data-files-outcome]').getByRole('link', { name: 'Continue' }).click();
  assert.equal(await page.locator('textarea:visible').first().inputValue(), 'Minutes of May, "item 3"\nand <b>more</b>');
  await end();
});

const whole = JSON.parse(example().text);
/** @param {(file: any) => void} change */
function changed(change) {
  const file = structuredClone(whole);
  change(file);
  return JSON.stringify(file, null, 1);
}

/** @type {[string, string | Buffer, RegExp][]} name of the fault, the file, what must be said */
const broken = [
  ['cut short', example().text.slice(0, 700), /line \d+[\s\S]*ends in the middle/u],
  ['not JSON', '{"schema": comity}', /line 1/u],
  ['empty', '', /broken\.json/u],
  ['another schema', changed((f) => (f.schema = 'comity.instrument/1')), /schema[\s\S]*another kind/u],
  ['a later version', changed((f) => (f.schema = 'comity.responses/9')), /newer version/u],
  ['no schema', '{"a": 1}', /schema/u],
  ['another instrument', changed((f) => (f.instrument.id = 'other')), /instrument "other"/u],
  ['another partnership', changed((f) => (f.partnership.name = 'Elsewhere')), /Elsewhere/u],
  ['a list', '[1, 2, 3]', /broken\.json/u],
  ['people as text', changed((f) => (f.respondents = 'none')), /respondents[\s\S]*list/u],
  ['a key twice', '{"schema": "comity.responses/1", "schema": "x"}', /twice/u],
  ['nested deep', `${'['.repeat(5000)}${']'.repeat(5000)}`, /broken\.json/u],
  ['hostile texts', `{"schema": "<img src=x onerror=alert(1)>"}`, /another kind/u],
  ['bytes of a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0x80]), /not a text file/u],
  ['a table without people', 'colour,shape\nred,round\n', /broken\.json/u],
];

test('broken and foreign files are refused with place and remedy, and change nothing', async () => {
  const { page, end } = await visit(browser);
  await begin(page, { partnership: 'Headship qualification consortium' });
  await answerAll(page, () => '4');
  await openFiles(page, example());
  const before = await stored(page);
  const people = await page.locator('[data-held]').innerText();
  for (const [fault, text, said] of broken) {
    await openFiles(page, { name: 'broken.json', text });
    const told = await outcome(page);
    assert.match(told, /The file was not opened/u, fault);
    assert.match(told, /broken\.json/u, fault);
    assert.match(told, said, fault);
    assert.match(told, /What to do:/u, fault);
    assert.ok(await page.locator('[data-files-outcome]').evaluate((element) => element === document.activeElement), `${fault}: takes the keyboard`);
    assert.equal(await stored(page), before, `${fault}: storage is as it was`);
    assert.equal(await page.locator('[data-held]').innerText(), people, `${fault}: people are as they were`);
    assert.equal(await page.locator('img, script:not([src])').count(), 0, fault);
  }
  await openFiles(page, { name: 'one.json', text: '{' }, { name: 'two.json', text: '[]' });
  assert.match(await outcome(page), /None of the 2 files was opened[\s\S]*one\.json[\s\S]*two\.json/u);
  assert.equal(await stored(page), before);
  await end();
});

test('broken files among good ones are left out and named, also two of one name', async () => {
  const { page, end } = await visit(browser);
  const person = (/** @type {string} */ id) => changed((file) => (file.respondents = [{ ...file.respondents[0], id }]));
  await openFiles(page, { name: 'a.json', text: person('one') }, { name: 'a.json', text: '{' }, { name: 'b.json', text: person('two') });
  const told = await outcome(page);
  assert.match(told, /2 files opened\. 2 people held now\./u);
  assert.match(told, /1 file was left out[\s\S]*a\.json \(2\)[\s\S]*Nothing of this file was taken/u);
  await end();
});

test('hostile texts in a good file are shown as text', async () => {
  const { page, end } = await visit(browser);
  const evil = '<img src=x onerror=alert(1)>"\'&';
  const text = changed((f) => {
    f.partnership.name = evil;
    f.partners[0].name = evil;
    for (const person of f.respondents) if (person.partner === whole.partners[0].name) person.partner = evil;
    f.respondents[0].role = evil;
    f.respondents[0].notes = { roles_b: `${evil}<script>alert(1)</script>` };
    f.extra = { [evil]: evil };
  });
  await openFiles(page, { name: '<b>x</b>.json', text });
  assert.match(await outcome(page), /1 file opened/u);
  assert.ok((await page.locator('[data-held]').innerText()).includes(evil));
  const report = await (async () => {
    await go(page, '#/results');
    await page.locator('[data-results-tools]:not([hidden])').waitFor();
    return downloaded(page, () => page.getByRole('button', { name: 'Save report' }).click());
  })();
  assert.equal(await page.locator('main img, main script, main b').count(), 0);
  assert.ok(!report.text.includes('<img') && !report.text.includes('<script'));
  const table = await downloaded(page, () => page.getByRole('button', { name: 'Save table' }).click());
  assert.match(table.name, /\.csv$/u);
  await end();
});

test('the example: shown as one, added to, put away, with the own answers as they were', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerAll(page, () => '2');
  const before = await stored(page);
  await go(page, '#/start');
  await page.getByRole('link', { name: 'See an example' }).click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  assert.match(await page.locator('[data-results]').innerText(), /illustration/u);
  const people = whole.respondents.length;

  const second = changed((f) => {
    f.respondents = f.respondents.slice(0, 2).map((/** @type {any} */ person, /** @type {number} */ index) => ({ ...person, id: `more-${index}`, wave: 2 }));
  });
  await openFiles(page, { name: 'second.json', text: second });
  assert.match(await outcome(page), new RegExp(`${people + 2} people held now`, 'u'));
  await go(page, '#/results');
  const waves = page.getByLabel('Round', { exact: true });
  assert.deepEqual(await waves.locator('option').allInnerTexts(), ['Round 1', 'Round 2']);
  const latest = await page.locator('[data-results]').innerText();
  await waves.selectOption({ label: 'Round 1' });
  await page.waitForFunction((old) => document.querySelector('[data-results]')?.textContent !== old, latest);
  assert.match(page.url(), /#\/results\/1$/u);
  assert.equal(await waves.evaluate((element) => /** @type {HTMLSelectElement} */ (element).selectedOptions[0]?.label), 'Round 1');

  assert.equal(await stored(page), before, 'nothing of it is kept');
  await page.getByRole('button', { name: 'Put the example away' }).click();
  assert.match(await page.locator('[data-results]').innerText(), /River valley partnership/iu);
  assert.equal(await stored(page), before);
  await end();
});

test('several people answer on one device, and their answers are put together', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerAll(page, () => '4');
  await go(page, '#/files');
  await page.getByRole('button', { name: 'Answer as another person' }).click();
  assert.equal(await page.locator('[data-view=start]').getByLabel('Name of the partnership').inputValue(), 'River valley partnership');
  assert.equal(await page.locator('[data-view=start]').getByLabel('Partner 2', { exact: true }).inputValue(), 'The college');
  await page.locator('[data-view=start] input[name=standpoint][value=outside]').check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await answerAll(page, () => '2');
  await go(page, '#/files');
  const { respondents } = JSON.parse((await saveAll(page)).text);
  assert.deepEqual(respondents.map((/** @type {any} */ r) => [r.standpoint, r.partner]), [['inside', 'The council'], ['outside', undefined]]);
  assert.notEqual(respondents[0].id, respondents[1].id);
  await end();
});

test('a file of one\'s own, opened again beside it, does not count twice', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerAll(page, () => '4');
  const own = await downloaded(page, () => page.getByRole('button', { name: 'Save my answers' }).first().click());
  await openFiles(page, { name: own.name, text: own.text });
  assert.match(await outcome(page), /1 person held now[\s\S]*counted once/u);
  assert.equal(await page.locator('.held tbody tr').count(), 1);
  await go(page, '#/answer/purpose');
  await page.locator('[data-indicator]:visible').first().locator('input[value="1"]').check();
  await go(page, '#/files');
  const { respondents } = JSON.parse((await saveAll(page)).text);
  assert.equal(respondents.length, 1, 'the answers on the page stand, not the older file');
  assert.ok(Object.values(respondents[0].answers).includes(1));
  await end();
});

test('a questionnaire of one\'s own: refused with its path, used, and left again without loss', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerAll(page, () => '5');
  const answers = await storedAnswers(page);
  await go(page, '#/files');
  const input = page.getByLabel('Use a questionnaire of your own');
  /** @param {unknown} value */
  const choose = (value) => input.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value, null, 1)) });

  const instrument = JSON.parse(repositoryFile('core/src/instrument/catalog/readiness.json'));
  Object.assign(instrument, { id: 'mine', title: 'Short and <b>ours</b>' });
  const faulty = structuredClone(instrument);
  faulty.indicators[2].reversed = 'no';
  await choose(faulty);
  await page.getByText('The questionnaire was not opened').waitFor();
  assert.match(await outcome(page), /mine\.json, line \d+, indicators\[2\]\.reversed/u);

  await choose(instrument);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  assert.match(await page.locator('[data-instrument-now]').innerText(), /^Ready to work together/u);
  await choose(instrument);
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  await page.getByText('The questionnaire is now: Short and <b>ours</b>').waitFor();
  assert.equal(await page.locator('.held tbody tr').count(), 0, 'answers to the other one are out of sight');
  await page.reload();
  await page.getByText('Short and <b>ours</b>, version').waitFor();
  await begin(page, { form: 'short' });
  await answerAll(page, () => '3');
  await page.getByRole('link', { name: 'See results' }).first().click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  assert.equal(JSON.parse((await saveAll(page)).text).instrument.id, 'mine');

  await go(page, '#/files');
  await page.getByRole('button', { name: 'Go back to the built-in questionnaire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  await page.getByText('The questionnaire is now: Ready to work together').waitFor();
  const file = JSON.parse((await saveAll(page)).text);
  assert.equal(file.instrument.id, 'readiness');
  assert.deepEqual(file.respondents[0].answers, answers);
  await end();
});

test('files dropped on any view are opened', async () => {
  const { page, end } = await visit(browser);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, example().text);
  await page.getByText('1 file opened').waitFor();
  assert.match(page.url(), /#\/files$/u);
  await end();
});

test('many people: the page asks for patience, and names only the first of them', async () => {
  const { page, end } = await visit(browser);
  const text = changed((f) => {
    f.respondents = Array.from({ length: 300 }, (_, index) => ({ ...whole.respondents[index % whole.respondents.length], id: `p${index}` }));
  });
  await openFiles(page, { name: 'many.json', text });
  assert.equal(await page.locator('.held tbody tr').count(), 200);
  assert.equal(await page.getByText('and 100 more people').count(), 1);
  // It may be gone by the time anybody asks the page: the page is asked to look out for it.
  await page.evaluate(() => {
    const seen = () => document.body.innerText.includes('Working out the results') && document.body.setAttribute('data-patience', '');
    new MutationObserver(seen).observe(document.body, { subtree: true, childList: true, attributeFilter: ['hidden'] });
  });
  await page.getByRole('link', { name: 'Results', exact: true }).first().click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  assert.equal(await page.locator('body[data-patience]').count(), 1);
  assert.match(await page.evaluate(() => document.activeElement?.tagName ?? ''), /H1/u);
  await end();
});

test('who holds the money is asked of several partners, kept in the file, and can be undone', async () => {
  const { page, end } = await visit(browser);
  await go(page, '#/files');
  assert.equal(await page.getByLabel('Which partner holds the money?').count(), 0, 'nobody to ask it of');
  await openFiles(page, example());
  const question = page.getByLabel('Which partner holds the money?');
  const names = await question.locator('option').allInnerTexts();
  assert.ok(names.length > 2, names.join());
  await question.selectOption({ index: 2 });
  const holders = async () => {
    const { partners } = JSON.parse((await saveAll(page)).text);
    return partners.filter((/** @type {any} */ partner) => partner.holds_money).map((/** @type {any} */ partner) => partner.name);
  };
  assert.deepEqual(await holders(), [names[2]]);
  await openFiles(page, { ...example(), name: 'again.json' });
  assert.deepEqual(await holders(), [names[2]], 'kept when files are put together');
  await question.selectOption({ index: 0 });
  assert.deepEqual(await holders(), []);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await holders(), [names[2]]);
  await end();
});
