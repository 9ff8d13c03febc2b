// What the spread of the answers says, as a visitor meets it: by keyboard, on a narrow screen, on
// paper, and where partners may not be shown.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, visit } from './support/site.mjs';
import { views } from './support/views.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('the agenda says between whom; how far and how sure unfold by keyboard', async () => {
  const { page, end } = await visit(browser);
  await views['results-apart']?.(page);
  const cards = page.locator('section[aria-labelledby=agenda] .agenda').first().locator('.card');
  assert.ok((await cards.count()) <= 5);
  const card = cards.filter({ has: page.getByRole('heading', { name: 'Enough money and people' }) });
  assert.match(await card.innerText(), /Between University and the others: the answers of University are lower\./u);
  assert.doesNotMatch(await card.innerText(), /levels below/u);
  await card.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await card.innerText(), /Stands apart: University, 3\.0 levels below the others\. By chance alone/u);
  await end();
});

test('the answers unfold row by row, a dot a person', async () => {
  const { page, end } = await visit(browser);
  await views['results-apart']?.(page);
  const profile = page.locator('section[aria-labelledby=profile]');
  await profile.getByText('Who answered what, row by row').click();
  const row = profile.locator('.by-row > details').filter({ hasText: 'Clear roles and decisions' });
  assert.match(await row.locator('> summary').innerText(), /apart\s+Two camps, 4\.0 levels apart/u);
  await row.locator('> summary').click();
  const strip = row.getByRole('table');
  assert.equal(await strip.getByRole('row').count(), 5);
  const university = strip.getByRole('row').filter({ hasText: 'University' });
  assert.deepEqual(await university.getByRole('img').evaluateAll((dots) => dots.map((dot) => dot.getAttribute('aria-label'))), ['5', '0', '0', '0', '4'].reverse());
  await end();
});

test('a narrow screen scrolls the heat map, not the page; the frame is reached by keyboard', async () => {
  const { page, end } = await visit(browser, { context: { viewport: { width: 320, height: 700 } } });
  await views['results-apart']?.(page);
  const frame = page.locator('section[aria-labelledby=agreement] .scroll').first();
  assert.ok(await frame.evaluate((element) => element.scrollWidth > element.clientWidth));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((element) => (element?.scrollLeft ?? 0) > 0, await frame.elementHandle());
  await end();
});

test('on paper the heat map and its figures are there, and nothing is wider than the sheet', async () => {
  const { page, end } = await visit(browser, { context: { viewport: { width: 688, height: 970 } } });
  await views['results-apart']?.(page);
  await page.emulateMedia({ media: 'print' });
  const section = page.locator('section[aria-labelledby=agreement]');
  assert.ok(await section.locator('table.heat').isVisible());
  assert.ok(await section.locator('details').first().getByRole('table').isVisible(), 'the figures beside it');
  assert.ok(await section.getByText('at most one topic in fifty').isVisible(), 'how to read them');
  assert.ok(await page.locator('section[aria-labelledby=agenda] .card').first().isVisible());
  assert.ok(await section.locator('table').evaluateAll((tables) => tables.every((table) => table.scrollWidth <= 688)));
  await end();
});

test('partners that may not be shown are hatched and called hidden', async () => {
  const { page, end } = await visit(browser);
  await views['results-anonymous']?.(page);
  const results = page.locator('[data-results]');
  assert.match(await results.innerText(), /Anonymous, from 5 people on/u);
  const cells = page.locator('table.heat td.hatched');
  assert.equal(await cells.count(), 44);
  assert.equal(await cells.first().innerText(), 'hidden');
  await end();
});
