// From an invitation to everybody's answers in one place, without a command line.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { downloaded, launch, repositoryFile, site, visit } from './support/site.mjs';
import { answerAll, begin, invite, joinIn, openFiles } from './support/steps.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import('playwright-core').Page} page */
const outcome = (page) => page.locator('[data-files-outcome]').innerText();

/**
 * Somebody invited answers everything on a device of their own and saves one file.
 * @param {string} at the address after the page's own
 * @param {string} partner
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} [open] opens the invitation where the address does not
 */
async function respond(at, partner, open) {
  const { page, end } = await visit(browser, { at });
  await open?.(page);
  await joinIn(page, partner);
  await answerAll(page, (_, index) => String(1 + (index % 5)));
  assert.ok(await page.locator('[data-hand-in]').isVisible());
  const file = await downloaded(page, () => page.getByRole('button', { name: 'Save my answers' }).first().click());
  await end();
  return file;
}

test('three people are invited by file and by link; their files come together at once', async () => {
  const { page, end } = await visit(browser);
  await invite(page, { partners: ['The council', 'The college', 'Friends of the river'], message: 'By Friday' });
  const invitation = await downloaded(page, () => page.getByRole('button', { name: 'Save invitation' }).click());
  assert.equal(invitation.name, 'river-valley-partnership-invitation.json');
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  assert.ok(link.startsWith(`${site}#/invited/`), link);

  const at = link.slice(site.length);
  const files = [
    await respond(at, 'The council'),
    await respond(at, 'The college'),
    await respond('', 'Friends of the river', async (invited) => {
      await invited.goto(`${site}#/files`);
      await invited.getByLabel('Open files of answers').setInputFiles([{ name: invitation.name, mimeType: 'application/json', buffer: Buffer.from(invitation.text) }]);
    }),
  ];
  for (const { name, text } of files) {
    assert.equal(name, 'river-valley-partnership-my-answers.json');
    const { respondents, partners, disclosure, partnership } = JSON.parse(text);
    assert.equal(respondents.length, 1);
    assert.equal(respondents[0].form, 'short');
    assert.equal(partners.length, 3);
    assert.equal(disclosure.mode, 'named');
    assert.equal(partnership.name, 'River valley partnership');
  }
  // All files have one name, as they come from three people's mail.
  await openFiles(page, ...files);
  assert.match(await outcome(page), /3 files opened\. 3 people held now\./u);
  assert.doesNotMatch(await outcome(page), /noticed/u);
  assert.match(await page.locator('[data-held]').innerText(), /All 3 partners have answered/u);
  await page.getByRole('link', { name: 'Results', exact: true }).first().click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await end();
});

test('files of another partnership, questionnaire or round are told apart, never merged in silence', async () => {
  const { page, end } = await visit(browser);
  await invite(page, { wave: 2 });
  /** @param {(file: any) => void} change */
  const file = (change) => {
    const whole = JSON.parse(repositoryFile('examples/headship-consortium.json'));
    whole.partnership.name = 'River valley partnership';
    whole.partners = [{ name: 'The council' }, { name: 'The college' }];
    whole.respondents = [{ id: 'r1', partner: 'The council', wave: 2, answers: { history_a: 3 } }];
    change(whole);
    return JSON.stringify(whole);
  };
  await openFiles(
    page,
    { name: 'right.json', text: file(() => {}) },
    { name: 'other-partnership.json', text: file((f) => (f.partnership.name = 'Hill partnership')) },
    { name: 'other-version.json', text: file((f) => (f.instrument.version = '0.1.0')) },
    { name: 'other-round.json', text: file((f) => (f.respondents[0].wave = 1)) },
    { name: 'other-partner.json', text: file((f) => {
      f.partners.push({ name: 'The mill' });
      f.respondents[0] = { ...f.respondents[0], id: 'r2', partner: 'The mill' };
    }) },
  );
  const told = await outcome(page);
  assert.match(told, /3 files opened\. 3 people held now\./u);
  assert.match(told, /2 files were left out/u);
  assert.match(told, /other-partnership\.json[\s\S]*Hill partnership/u);
  assert.match(told, /other-version\.json[\s\S]*0\.1\.0/u);
  assert.match(told, /other-round\.json[\s\S]*round 1 while round 2 is asked for/u);
  assert.match(told, /other-partner\.json[\s\S]*The mill[\s\S]*was not among the partners/u);
  await end();
});

test('answers to two invitations and to none do not mix on one device', async () => {
  const { page, end } = await visit(browser);
  await begin(page, { partnership: 'Hill partnership' });
  await page.locator('[data-indicator]:visible input[value="5"]').first().check();
  await invite(page);
  await page.goto(`${site}#/start`);
  await joinIn(page, 'The college');
  assert.equal(await page.locator('[data-view=answer] input:checked').count(), 0);
  await page.locator('[data-indicator]:visible input[value="2"]').first().check();
  await page.reload();
  await page.locator('[data-view=answer]:not([hidden])').waitFor();
  assert.equal(await page.locator('[data-section]:not([hidden]) input:checked').count(), 1);
  await page.goto(`${site}#/start`);
  await page.getByRole('button', { name: 'Answer about another partnership' }).click();
  assert.equal(await page.locator('[data-view=start]').getByLabel('Name of the partnership').inputValue(), 'Hill partnership');
  await end();
});

test('what is wrong with an invitation is said, and the way on is shown', async () => {
  const { page, end } = await visit(browser, { at: '#/invited/abc' });
  assert.match(await page.locator('[data-view=invited]').innerText(), /not whole/u);
  const broken = Buffer.from(JSON.stringify({ schema: 'comity.invitation/1' })).toString('base64url');
  await page.goto(`${site}#/invited/${broken}`);
  await page.getByText('is missing').waitFor();
  await page.getByRole('button', { name: 'Go on without it' }).click();
  assert.equal(await page.locator('h1:visible').innerText(), 'How ready are you to work together?');
  // The form of an invitation says what is missing, as the first page does.
  await page.goto(`${site}#/invite`);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const summary = page.locator('[data-view=invite] [data-errors]');
  assert.equal(await summary.locator('a').count(), 4);
  await page.locator('[data-view=invite] input[value=anonymous]').check();
  await page.getByLabel('Fewest people').fill('2');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  assert.match(await summary.innerText(), /from 3 to 1000/u);
  await end();
});

test('the page with the invitation inside opens from disk, without a network', async () => {
  const { page, end } = await visit(browser);
  await invite(page, { partners: ['The council', 'The college'], message: 'By Friday' });
  const saved = await downloaded(page, () => page.getByRole('button', { name: 'Save page' }).click());
  assert.equal(saved.name, 'river-valley-partnership-questions.html');
  await end();
  const folder = mkdtempSync(join(tmpdir(), 'comity-'));
  const file = join(folder, saved.name);
  writeFileSync(file, saved.text);
  const context = await browser.newContext({ acceptDownloads: true, offline: true });
  const own = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  own.on('pageerror', (error) => faults.push(error.message));
  own.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await own.goto(pathToFileURL(file).href);
  await joinIn(own, 'The college');
  await answerAll(own, () => '4');
  const answers = await downloaded(own, () => own.getByRole('button', { name: 'Save my answers' }).first().click());
  assert.equal(JSON.parse(answers.text).partnership.name, 'River valley partnership');
  await context.close();
  rmSync(folder, { recursive: true });
  assert.deepEqual(faults, []);
});
