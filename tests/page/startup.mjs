// How long the module takes from its bytes to its first answer, on a machine four times as slow:
// by itself, on an empty page, so that what else a page does at its start is not counted. Run by
// `cargo xtask lighthouse`, so that no other test takes its processor.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { launch, setting, site } from './support/site.mjs';

/** In milliseconds; the median of the rounds is held against it. */
const LONGEST = 100;
const ROUNDS = 7;
/** Other work on the machine only ever makes it slower: the best of so many medians counts. */
const TRIES = 3;

/** @type {import('playwright-core').Browser} */
let browser;
const folder = mkdtempSync(join(tmpdir(), 'comity-startup-'));
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/**
 * The page's script without its last module, which puts the page together: the engine is at hand
 * instead.
 * @param {string} text
 */
function withoutApp(text) {
  const [before, app] = text.split('// app.js\n');
  assert.ok(before && app, 'the page is put together in app.js, after everything else');
  return `${before}globalThis.Engine = $_model_engine.Engine;\n})();\n`;
}

/** An empty page of the site, with its engine at hand. @param {import('playwright-core').Page} page */
async function onSite(page) {
  const html = `<!doctype html><html lang="en"><title>empty</title>`;
  await page.route('**/empty.html', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${site}empty.html`);
  await page.addScriptTag({ content: withoutApp(await (await fetch(`${site}app.js`)).text()) });
  await page.evaluate(async () => {
    // Script and bytes are there: how long the way over a network takes is another matter.
    await import(new URL('pkg/comity_wasm.js', location.href).href);
    const bytes = await (await fetch('pkg/comity_wasm_bg.wasm')).arrayBuffer();
    globalThis.fetch = async () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
  });
}

/** The file, put together no further than the engine. @param {import('playwright-core').Page} page */
async function inFile(page) {
  const text = readFileSync(setting('COMITY_SINGLE'), 'utf8');
  const file = join(folder, 'empty.html');
  writeFileSync(file, `${withoutApp(text)}</script>`);
  await page.goto(pathToFileURL(file).href);
}

/** How long it takes, once. @param {(page: import('playwright-core').Page) => Promise<void>} open */
async function measured(open) {
  // A browser keeps what it has compiled: each round is a visitor's first.
  const context = await browser.newContext({ bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  await open(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const time = await page.evaluate(async () => {
    const begun = performance.now();
    const engine = new /** @type {any} */ (globalThis).Engine();
    await engine.ask((/** @type {any} */ rust) => rust.version());
    return performance.now() - begun;
  });
  await context.close();
  return time;
}

for (const [name, open] of Object.entries({ 'on the site': onSite, 'in one file': inFile })) {
  test(`${name} the module is there within ${LONGEST} ms, the processor slowed fourfold`, async () => {
    let median = Infinity;
    for (let attempt = 0; attempt < TRIES && median > LONGEST; attempt += 1) {
      /** @type {number[]} */
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) times.push(await measured(open));
      times.sort((a, b) => a - b);
      median = times[ROUNDS >> 1] ?? Infinity;
      console.log(`${name}: median ${median.toFixed(0)} ms of ${times.map((time) => time.toFixed(0)).join(', ')}`);
    }
    assert.ok(median <= LONGEST, `${median} ms`);
  });
}
