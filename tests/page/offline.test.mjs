// After one visit the page needs no network. A newer one is offered, and forced on nobody.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, visit } from './support/site.mjs';
import { copyOfSite, serve } from './support/server.mjs';
import { answerSection, begin, storedAnswers } from './support/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const WORKS = 'Works without a network';
const NEWER = 'A newer version of this page is ready';

/** Makes another build of a copy: one text of the page changes, and with it hashes and name. @param {string} folder */
function rebuild(folder) {
  const [page, worker] = [join(folder, 'index.html'), join(folder, 'sw.js')];
  const hash = (/** @type {string} */ text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const before = readFileSync(page, 'utf8');
  const after = before.replace('How ready are you to work together?', 'How ready are you now?');
  assert.notEqual(before, after);
  writeFileSync(page, after);
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(hash(before), hash(after)).replace(/build: '\w+'/u, "build: 'next'"));
}

/** @param {Page} page */
const heading = (page) => page.locator('[data-view=start] h1').innerText();

/** What a browser says when a file that should be there is not. */
const OFFLINE = [/ERR_INTERNET_DISCONNECTED|Failed to load resource/u];

test('offline, everything is there: the page with any query, the example, the file to hand on', async () => {
  const { page, context, end } = await visit(browser, { expected: OFFLINE });
  await page.getByText(WORKS).waitFor();
  await context.setOffline(true);
  await page.goto(`${page.url().split('#')[0]}?from=a-mail#/results`);
  await page.getByRole('button', { name: 'Look at the example' }).click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await page.getByText(WORKS).waitFor();
  const size = await page.evaluate(async () => (await (await fetch('comity.html')).text()).length);
  assert.ok(size > 100_000);
  assert.equal(await page.evaluate(() => fetch('no-such-file').then(() => 'came', () => 'failed')), 'failed');
  await end();
});

test('it is not said before every file is kept, nor when one is lost', async () => {
  const site = copyOfSite();
  const server = await serve(site.folder);
  writeFileSync(join(site.folder, 'icon-192.png'), 'not the icon of this build');
  const { page, end } = await visit(browser, { url: server.address, expected: [/integrity|Failed to|service worker/iu] });
  await page.locator('[data-build]', { hasText: /\d/u }).waitFor();
  await page.waitForTimeout(1_500);
  assert.equal(await page.locator('[data-offline]').innerText(), '', 'a file of another build is not kept');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
  await end();
  site.end();
  server.end();

  const whole = await visit(browser);
  await whole.page.getByText(WORKS).waitFor();
  await whole.page.evaluate(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete('icon-512.png');
  });
  await whole.page.reload();
  await whole.page.locator('[data-build]', { hasText: /\d/u }).waitFor();
  await whole.page.waitForTimeout(500);
  assert.equal(await whole.page.locator('[data-offline]').innerText(), '');
  await whole.end();
});

test('a newer build is offered, waits for whoever is answering, and keeps the answers', async () => {
  const site = copyOfSite();
  const server = await serve(site.folder);
  const { page, context, end } = await visit(browser, { url: server.address });
  await page.getByText(WORKS).waitFor();
  const old = await heading(page);
  await begin(page);
  await answerSection(page, () => '4');
  const answers = await storedAnswers(page);

  rebuild(site.folder);
  await page.reload();
  await page.getByText(NEWER).waitFor();
  await page.goto(`${server.address}#/start`);
  assert.equal(await heading(page), old, 'what is there is used until the visitor asks');
  await page.reload();
  await page.getByText(NEWER).waitFor();
  assert.equal(await heading(page), old, 'loading the page again does not force it either');
  assert.deepEqual(await storedAnswers(page), answers);

  // Another tab stays as it is as well, and is told.
  const other = await context.newPage();
  await other.goto(`${server.address}#/answer`);
  await other.getByText(NEWER).waitFor();
  await page.getByRole('button', { name: 'Load it' }).click();
  await page.getByText('How ready are you now?').waitFor();
  assert.deepEqual(await storedAnswers(page), answers);
  assert.equal(await page.getByText(NEWER).count(), 0);
  assert.equal(await heading(other), old);
  await other.getByRole('button', { name: 'Load it' }).click();
  await other.waitForFunction(() => document.querySelector('h1')?.textContent === 'How ready are you now?');
  const kept = await page.evaluate(() => caches.keys());
  assert.equal(kept.length, 1, `only the present build is kept: ${kept}`);
  await page.getByText(WORKS).waitFor();
  await context.setOffline(true);
  await page.reload();
  await page.getByText('How ready are you now?').waitFor();
  await end();
  site.end();
  server.end();
});

test('it can be installed', async () => {
  const { page, context, end } = await visit(browser);
  await page.getByText(WORKS).waitFor();
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  const manifest = JSON.parse(data ?? '');
  assert.equal(manifest.display, 'standalone');
  for (const { src, sizes } of manifest.icons.filter((/** @type {any} */ icon) => icon.sizes !== 'any')) {
    const size = await page.evaluate(async (/** @type {string} */ from) => {
      const { width, height } = await createImageBitmap(await (await fetch(from)).blob());
      return `${width}x${height}`;
    }, src);
    assert.equal(size, sizes);
  }
  await end();
});
