// Exports of survey tools in the page: each opens from its sample, what is open is asked, and a
// correction is remembered.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { focused, focusIsSeen, tabTo } from './support/keyboard.mjs';
import { downloaded, launch, repositoryFile, visit } from './support/site.mjs';
import { openFiles } from './support/steps.mjs';
import { command, loadWasm } from './support/wasm.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {string} name */
const sample = (name) => ({ name, text: repositoryFile(`tests/samples/${name}`) });
/** @param {Page} page */
const outcome = (page) => page.locator('[data-files-outcome]').innerText();
/** What is remembered of tables on the device. @param {Page} page */
const corrections = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('comity/1/mapping/')));
/** @param {Page} page */
const openWithThese = (page) => page.getByRole('button', { name: 'Open with these' }).click();
/** @param {Page} page */
async function saved(page) {
  const { text } = await downloaded(page, () => page.locator('[data-view]:not([hidden])').getByRole('button', { name: 'Save answers' }).click());
  return JSON.parse(text);
}

/** Wholly understood: they open without a question. @type {[string, number, string[]][]} file, people, partners */
const clear = [
  ['qualtrics-old.csv', 3, ['Museum', 'College']],
  ['google-forms.csv', 3, ['Orchestra', 'Concert hall']],
  ['long.csv', 3, ['Bakery', 'Mill']],
];

for (const [name, people, partners] of clear) {
  test(`${name} opens by itself, and shows what became of its columns when asked`, async () => {
    const { page, end } = await visit(browser);
    await openFiles(page, sample(name));
    assert.match(await outcome(page), new RegExp(`1 file opened\\. ${people} people held now`, 'u'));
    const file = await saved(page);
    assert.equal(file.respondents.length, people);
    assert.deepEqual(file.partners.map((/** @type {any} */ p) => p.name), partners);
    assert.deepEqual(file.disclosure, { mode: 'anonymous', threshold: 5 });
    await page.getByRole('button', { name: 'Check what became of the columns' }).click();
    await page.getByText('Nothing is left to decide.').waitFor();
    assert.match(await focused(page), new RegExp(`h2: What the columns of ${name}`, 'u'));
    await openWithThese(page);
    await page.getByText(`1 file opened. ${people} people held now`).waitFor();
    assert.deepEqual((await saved(page)).respondents, file.respondents, 'opened again: the same people, once');
    await end();
  });
}

/** Something is open in each. @type {[string, string, string, string, unknown][]} file, label, meaning, question, answer */
const unclear = [
  ['limesurvey-codes.csv', 'A6', 'I don\'t know', 'roles_a', 'dont_know'],
  ['limesurvey-texts.csv', 'N/A', 'Not asked', 'flexibility_a', 'not_asked'],
  ['qualtrics.csv', 'Rather not', '2: Disagree', 'resources_a', 2],
  ['redcap.csv', '-5', 'Does not apply', 'compromise_a', 'not_applicable'],
];

for (const [name, label, meaning, question, answer] of unclear) {
  test(`${name}: the open label is asked for, and the answer is remembered`, async () => {
    const { page, end } = await visit(browser);
    await openFiles(page, sample(name));
    assert.match(await outcome(page), /Still to be decided:[\s\S]*Nobody knows yet what some of the labels mean/u);
    assert.equal(await page.locator('.held tbody tr', { hasText: 'From a file' }).count(), 0, 'nothing is opened yet');
    const choice = page.getByLabel(`What the label ${label} means`, { exact: true });
    assert.equal(await choice.inputValue(), 'unknown');
    await choice.selectOption({ label: meaning });
    await page.getByText('Nothing is left to decide.').waitFor();
    await openWithThese(page);
    await page.getByText('1 file opened. 3 people held now').waitFor();
    const file = await saved(page);
    const given = file.respondents.map((/** @type {any} */ person) => person.answers[question]);
    assert.ok(given.includes(answer), `${given}`);

    // The next export of the same survey opens by itself, and the page says why.
    await page.reload();
    await openFiles(page, sample(name));
    assert.match(await outcome(page), /1 file opened\. 3 people held now[\s\S]*Your earlier changes/u);
    assert.deepEqual((await saved(page)).respondents, file.respondents);

    // Starting again takes the correction away as well, and says so; undoing does not bring it back.
    assert.equal((await corrections(page)).length, 1);
    await page.getByRole('button', { name: 'Start again' }).click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.innerText(), /What you changed about the columns of tables is removed as well/u);
    await dialog.getByRole('button', { name: 'Start again' }).click();
    await page.getByText('and so are your changes to the columns of tables').waitFor();
    assert.deepEqual(await corrections(page), []);
    await openFiles(page, sample(name));
    assert.match(await outcome(page), /Still to be decided:/u);
    await end();
  });
}

const GOAL = 'Our goals are clear enough to tell when we have reached them.';
const FORM = `Timestamp,Your name,${GOAL},How is the pace?\n2026/05/01,Kim Example,Agree,Agree\n2026/05/02,Lee Example,Disagree,Strongly agree\n`;

test('what the table does not say is asked for: partner, partnership, round, names; and a column in other words', async () => {
  const { page, end } = await visit(browser);
  await openFiles(page, { name: 'form.csv', text: FORM });
  const said = await outcome(page);
  assert.match(said, /Not everybody has a partner organisation/u);
  assert.match(said, /A column that is left out looks like answers/u);
  assert.ok(!said.includes('Kim Example'), 'names are not shown as examples');
  await openWithThese(page);
  assert.ok(await page.locator('.mapping-open').evaluate((element) => element === document.activeElement), 'what is missing takes the keyboard');

  await page.getByLabel('What the column How is the pace? became').selectOption({ label: 'We have taken on more at once than we can carry.' });
  await page.getByText('looks like answers').waitFor({ state: 'detached' });
  const fields = page.getByRole('group', { name: 'For everybody in this table' });
  await fields.getByLabel('Partner organisation').fill('Mill');
  await fields.getByLabel('Name of the partnership').fill('River mills');
  await fields.getByLabel('Round of asking').fill('2');
  await fields.getByLabel('What was agreed about names').selectOption('named');
  await openWithThese(page);
  await page.getByText('1 file opened. 2 people held now').waitFor();
  const file = await saved(page);
  assert.equal(file.partnership.name, 'River mills');
  assert.deepEqual(file.disclosure, { mode: 'named' });
  assert.deepEqual(file.respondents.map((/** @type {any} */ r) => [r.partner, r.wave, r.answers.pace_a]), [['Mill', 2, 4], ['Mill', 2, 5]]);

  // A second look changes it in place, without counting anybody twice.
  await page.getByRole('button', { name: 'Check what became of the columns' }).click();
  await page.getByLabel('What the column How is the pace? became').selectOption({ label: 'Left out' });
  await openWithThese(page);
  await page.getByText('1 file opened. 2 people held now').waitFor();
  const answers = (await saved(page)).respondents.map((/** @type {any} */ r) => r.answers.pace_a);
  assert.deepEqual(answers, ['not_asked', 'not_asked']);
  await end();
});

test('going back opens nothing; a table of no tool is refused, and its columns can be named all the same', async () => {
  const { page, end } = await visit(browser);
  await openFiles(page, { name: 'form.csv', text: FORM });
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.equal((await outcome(page)).trim(), '');
  assert.equal(await page.getByText('Nobody yet').count(), 1);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('mapping'))), []);

  await openFiles(page, { name: 'notes.csv', text: 'Betrieb,Unsere Ziele sind klar\nMühle,4\nGasthof,2\n' });
  assert.match(await outcome(page), /The file was not opened/u);
  await page.getByRole('button', { name: 'Check what became of the columns' }).click();
  await page.getByLabel('What the column Betrieb became').selectOption({ label: 'Partner organisation' });
  await page.getByLabel('What the column Unsere Ziele sind klar became').selectOption({ label: GOAL });
  await page.getByText('Nothing is left to decide.').waitFor();
  await openWithThese(page);
  await page.getByText('1 file opened. 2 people held now').waitFor();
  assert.deepEqual((await saved(page)).partners.map((/** @type {any} */ p) => p.name), ['Mühle', 'Gasthof']);
  await end();
});

test('the step is worked by keyboard alone', async () => {
  const { page, end } = await visit(browser);
  await openFiles(page, sample('qualtrics.csv'));
  assert.match(await focused(page), /^h2: What the columns of qualtrics\.csv became/u);
  await tabTo(page, '[aria-label="What the label Rather not means"]');
  assert.ok(await focusIsSeen(page));
  await page.keyboard.press('ArrowDown');
  await page.getByText('Nothing is left to decide.').waitFor();
  assert.ok(await page.evaluate(() => document.activeElement?.matches('[aria-label="What the label Rather not means"]')), 'the keyboard stays');
  await tabTo(page, '.mapping .actions button.main');
  await page.keyboard.press('Enter');
  await page.getByText('1 file opened').waitFor();
  await end();
});

test('nothing for axe to find in the step, nothing too wide', async () => {
  const wide = { width: 1280, height: 900 };
  const { page, end } = await visit(browser, { context: { viewport: wide, bypassCSP: true, reducedMotion: 'reduce' } });
  await openFiles(page, sample('qualtrics.csv'));
  await page.evaluate(AXE);
  for (const [size, colorScheme] of /** @type {const} */ ([[wide, 'light'], [wide, 'dark'], [{ width: 320, height: 640 }, 'light']])) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: 'tag', values } });
      return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(' ')).join(', ')}`);
    });
    assert.deepEqual(found, [], `${size.width}, ${colorScheme}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, `${size.width}: nothing sideways`);
  }
  await end();
});

test('the command and the module read an export alike, and propose the same mapping', () => {
  const wasm = loadWasm();
  for (const name of [...clear, ...unclear].map(([file]) => `tests/samples/${file}`)) {
    const file = { name, text: repositoryFile(name) };
    const opened = wasm.open_files([file]);
    const { json } = wasm.assess(opened.responses, undefined, undefined, opened.notices);
    assert.ok(json.trimEnd() === command('assess', name, '--json').trimEnd(), `${name}: the assessment differs`);
    const mapping = wasm.inspect_table(file)?.mapping;
    assert.equal(mapping, command('template', '--mapping-of', name), `${name}: the mapping differs`);
    const mapped = wasm.open_files([{ ...file, ...(mapping && { mapping }) }]);
    assert.equal(mapped.responses, opened.responses, `${name}: read by its mapping it says the same`);
  }
});
