// The page as one file, opened from disk: everything it does on a server, and no request at all.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { downloaded, launch, setting, single, visit } from './support/site.mjs';
import { answerAll, begin, example, openFiles, storedAnswers } from './support/steps.mjs';
import { loadWasm } from './support/wasm.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Page} page @param {string} hash */
const go = (page, hash) => page.goto(`${page.url().split('#')[0]}${hash}`);
/** @param {Page} page */
const results = (page) => page.locator('[data-results-tools]:not([hidden])').waitFor();

test('answered, saved, loaded again, opened again; nothing is asked for', async () => {
  const { page, end } = await visit(browser, { url: single });
  assert.match(await page.locator('[data-offline]').innerText(), /one file[\s\S]*Save your answers to a file/u);
  await begin(page);
  await answerAll(page, () => '4');
  const answers = await storedAnswers(page);
  const saved = await downloaded(page, () => page.getByRole('button', { name: 'Save my answers' }).first().click());
  await page.reload();
  await page.locator('[data-view]:not([hidden])').waitFor();
  assert.deepEqual(await storedAnswers(page), answers);
  await go(page, '#/files');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await openFiles(page, { name: saved.name, text: saved.text });
  await go(page, '#/results');
  await results(page);
  await end();
});

test('the example gives the same bytes as on a server', async () => {
  const { page, end } = await visit(browser, { url: single });
  await page.getByRole('link', { name: 'See an example' }).click();
  await results(page);
  const report = await downloaded(page, () => page.getByRole('button', { name: 'Save report' }).click());
  const wasm = loadWasm();
  const opened = wasm.open_files([example()]);
  assert.ok(report.text === wasm.report(opened.responses, undefined, undefined, opened.notices), 'the report differs');
  await end();
});

test('nothing for axe to find, and nothing wider than 320 pixels', async () => {
  const { page, end } = await visit(browser, { url: single, context: { bypassCSP: true, viewport: { width: 320, height: 640 } } });
  await page.evaluate(AXE);
  for (const hash of ['#/start', '#/answer', '#/results', '#/files']) {
    await go(page, hash);
    const found = await page.evaluate(async (values) => {
      const { violations } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: 'tag', values } });
      return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes[0].target}`);
    }, RULES);
    assert.deepEqual(found, [], hash);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${hash}: too wide`);
  }
  await end();
});

/** Where a test gets a hand on the page's own module; the file itself leaves none. */
const [PLAIN, OPEN] = ['const $_app = ', 'globalThis.pageModule = $_model_page;\nconst $_app = '];

/**
 * What the file at a place hands on with an invitation inside.
 * @param {string} file
 * @param {string} json
 */
async function handedOn(file, json) {
  writeFileSync(file, readFileSync(file, 'utf8').replace(PLAIN, () => OPEN));
  const { page, end } = await visit(browser, { url: pathToFileURL(file).href, context: { bypassCSP: true } });
  // Whatever the visitor did before, the text is the one that was opened.
  await begin(page);
  const text = await page.evaluate(async (invitation) => {
    const { ownText, singleFile, withInvitation } = /** @type {any} */ (globalThis).pageModule;
    if (!singleFile()) throw new Error('this is the file');
    return withInvitation(await ownText(), invitation);
  }, json);
  await end();
  return text.replace(OPEN, () => PLAIN);
}

test('its own text can be handed on with an invitation, from one person to the next', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-disk-'));
  const original = readFileSync(setting('COMITY_SINGLE'), 'utf8');
  const file = join(folder, 'comity.html');
  writeFileSync(file, original);
  const invitation = JSON.stringify({ sign: '</script><!-- $& -->' });
  const handed = await handedOn(file, invitation);
  writeFileSync(file, handed);
  assert.ok((await handedOn(file, invitation)) === handed, 'handed on unchanged, it stays the same to the byte');

  writeFileSync(file, handed);
  const { page, end } = await visit(browser, { url: pathToFileURL(file).href });
  const carried = await page.locator('#invitation').textContent();
  assert.deepEqual(JSON.parse(carried ?? ''), JSON.parse(invitation));
  await page.getByRole('link', { name: 'See an example' }).click();
  await results(page);
  await end();
  rmSync(folder, { recursive: true });
});

test('the site hands on the same file', async () => {
  const { page, end } = await visit(browser);
  const text = await page.evaluate(async () => (await fetch('comity.html')).text());
  assert.ok(text === readFileSync(setting('COMITY_SINGLE'), 'utf8'), 'the two files differ');
  await end();
});
