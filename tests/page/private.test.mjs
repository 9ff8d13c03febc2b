// Nothing leaves the device, and whatever fails, the answers stay.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { serve } from './support/server.mjs';
import { downloaded, launch, single, site, visit } from './support/site.mjs';
import { answerAll, answerSection, begin, example, openFiles, storedAnswers } from './support/steps.mjs';
import { loadWasm } from './support/wasm.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Page} page @param {string} hash */
const go = (page, hash) => page.goto(`${page.url().split('#')[0]}${hash}`);
const SECRET = 'quittenmarmelade';

test('what is typed and opened reaches no server', async () => {
  const { page, end } = await visit(browser);
  await begin(page, { partnership: SECRET, role: SECRET, partners: [SECRET, 'The college'] });
  await page.locator('summary:visible', { hasText: 'Add what this rests on' }).first().click();
  await page.locator('textarea:visible').fill(SECRET);
  await answerAll(page, () => '4');
  await openFiles(page, { name: `${SECRET}.csv`, text: `partnership,disclosure,respondent,partner,history_a\n${SECRET},named,r1,${SECRET},3\n` });
  await go(page, '#/results');
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await end();
  const log = process.env.COMITY_SITE_LOG;
  assert.ok(log && existsSync(log), 'the server keeps a log of requests');
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  assert.ok(lines.length > 10, 'the log has the requests of this visit');
  assert.ok(!lines.some((line) => line.includes(SECRET)), 'nothing typed is in it');
  assert.deepEqual(lines.filter((line) => /\b(POST|PUT|PATCH)\b|\?/u.test(line)), [], 'files are asked for, nothing is handed over');
});

for (const [form, url] of Object.entries({ 'on a site': site, 'as one file': single })) {
  test(`${form}, the browser itself refuses every connection to another place`, async () => {
    const elsewhere = await serve(null);
    const place = elsewhere.address.slice(0, -1);
    await fetch(`${place}/the-server-listens`);
    assert.equal(elsewhere.log.length, 1, 'a request that comes is written down');

    const refused = [/^CSP: /u, /Content Security Policy/u, new RegExp(`^request: ${place.replaceAll('.', '\\.')}`, 'u'), /WebSocket connection/u];
    const { page, end, faults } = await visit(browser, { url, expected: refused });
    const outcomes = await page.evaluate(async (outside) => {
      /** @param {string} name @param {Record<string, string>} attributes */
      const element = (name, attributes) => new Promise((done) => {
        const made = document.createElement(name);
        made.addEventListener('load', () => done('loaded'));
        made.addEventListener('error', () => done('refused'));
        setTimeout(() => done('silent'), 1_000);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        document.body.append(made);
      });
      const inline = () => {
        const script = document.createElement('script');
        script.textContent = 'window.intruded = true';
        document.head.append(script);
        return /** @type {any} */ (window).intruded ? 'ran' : 'refused';
      };
      const evaluated = () => {
        try {
          return new Function('return "ran"')();
        } catch {
          return 'refused';
        }
      };
      const socket = () => new Promise((done) => {
        try {
          const opened = new WebSocket(outside.replace('http', 'ws'));
          opened.onopen = () => done('opened');
          opened.onerror = () => done('refused');
        } catch {
          done('refused');
        }
      });
      const frame = document.createElement('iframe');
      frame.src = `${outside}/frame`;
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { action: `${outside}/form`, method: 'post', target: '_self' });
      document.body.append(form);
      navigator.sendBeacon(`${outside}/beacon`, 'answers');
      const events = new EventSource(`${outside}/events`);
      const outcome = {
        fetch: await fetch(`${outside}/fetch`, { mode: 'no-cors', method: 'POST', body: 'answers' }).then(() => 'sent', () => 'refused'),
        image: await element('img', { src: `${outside}/image` }),
        script: await element('script', { src: `${outside}/script` }),
        style: await element('link', { rel: 'stylesheet', href: `${outside}/style` }),
        prefetch: await element('link', { rel: 'prefetch', href: `${outside}/prefetch` }),
        video: await element('video', { src: `${outside}/video` }),
        socket: await socket(),
        inline: inline(),
        evaluated: evaluated(),
      };
      form.submit();
      await new Promise((done) => setTimeout(done, 500));
      events.close();
      return outcome;
    }, place);
    for (const [way, outcome] of Object.entries(outcomes)) assert.ok(['refused', 'silent'].includes(outcome), `${way}: ${outcome}`);
    assert.deepEqual(elsewhere.log.slice(1), [], 'nothing has arrived');
    assert.deepEqual(faults, []);
    await end();
    elsewhere.end();
  });
}

test('after one visit the page works without a network', async () => {
  const { page, context, end } = await visit(browser);
  await page.getByText('Works without a network').waitFor();
  await context.setOffline(true);
  await page.reload();
  await page.locator('[data-view=start]:not([hidden])').waitFor();
  await begin(page);
  await answerAll(page, () => '3');
  await go(page, '#/files');
  await page.reload();
  await page.getByText('The council').first().waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
  await page.getByText('All answers are removed').waitFor();
  await go(page, '#/results');
  await page.getByRole('button', { name: 'Look at the example' }).click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await end();
});

test('where the browser keeps nothing, the page says so and offers the file', async () => {
  const { page, end } = await visit(browser, {
    before: (context) => context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } });
    }),
  });
  const banner = page.locator('[data-banners]');
  assert.match(await banner.innerText(), /does not let the page keep your answers/u);
  await begin(page);
  await answerSection(page, () => '2');
  assert.match(await page.locator('[data-view=answer] [data-saved]').innerText(), /Not saved/u);
  const { text } = await downloaded(page, () => banner.getByRole('button', { name: 'Save file' }).click());
  assert.equal(Object.keys(JSON.parse(text).respondents[0].answers).length, 3);
  await end();
});

test('without the module the form works, and what is saved is a valid file', async () => {
  const { page, context, end } = await visit(browser, {
    context: { serviceWorkers: 'block' },
    expected: [/Failed to load resource/u, /ERR_FAILED/u],
    before: (before) => before.route('**/*.wasm', (route) => route.abort()),
  });
  const banner = page.locator('[data-banners]');
  await banner.getByText('could not be loaded').waitFor();
  await begin(page);
  await page.locator('summary:visible', { hasText: 'Add what this rests on' }).first().click();
  await page.locator('textarea:visible').fill('A note');
  await answerAll(page, (_, index) => (['1', '5', 'dont_know', 'not_applicable', null][index % 5] ?? null));
  const answers = await storedAnswers(page);
  const own = await downloaded(page, () => page.getByRole('button', { name: 'Save my answers' }).first().click());
  await go(page, '#/results');
  assert.equal(await page.locator('h1:visible').innerText(), 'Results');
  await go(page, '#/files');
  await page.getByLabel('Open files of answers').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  assert.deepEqual(await storedAnswers(page), answers);
  const opened = loadWasm().open_files([{ name: own.name, text: own.text }]);
  assert.deepEqual(opened.notices, []);
  assert.deepEqual(JSON.parse(opened.responses).respondents, JSON.parse(own.text).respondents);

  // Loaded again with the module there, everything is as it was.
  await context.unroute('**/*.wasm');
  await banner.getByRole('button', { name: 'Load the page again' }).click();
  await go(page, '#/results');
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await end();
});

/** Stands in for the module's glue: everything works but one thing, which traps. */
const TRAPPING = `
import init, * as real from './real.js';
export default init;
export const { version, questionnaire, describe_instrument, open_files, report, responses_csv } = real;
export function assess() { throw new WebAssembly.RuntimeError('unreachable'); }
`;

test('when the module stops, the answers are there and can be saved', async () => {
  const { page, end } = await visit(browser, {
    context: { serviceWorkers: 'block' },
    before: async (context) => {
      // The page refuses a glue of another build by its hash: here it is to take one.
      await context.route((url) => url.href === site, async (route) => {
        const response = await route.fetch();
        route.fulfill({ response, body: (await response.text()).replaceAll(/ integrity="[^"]*"/gu, '') });
      });
      await context.route('**/pkg/comity_wasm.js', (route) => route.fulfill({ contentType: 'text/javascript', body: TRAPPING }));
      await context.route('**/pkg/real.js', async (route) => {
        route.fulfill({ response: await route.fetch({ url: `${site}pkg/comity_wasm.js` }) });
      });
    },
  });
  await begin(page);
  await answerAll(page, () => '4');
  const answers = await storedAnswers(page);
  await page.getByRole('link', { name: 'See results' }).first().click();
  const banner = page.locator('[data-banners]');
  await banner.getByText('has stopped').waitFor();
  assert.deepEqual(await storedAnswers(page), answers);
  const { text } = await downloaded(page, () => banner.getByRole('button', { name: 'Save file' }).click());
  assert.deepEqual(JSON.parse(text).respondents[0].answers, answers);
  await go(page, '#/answer/purpose');
  assert.equal(await page.locator('[data-section]:not([hidden]) input:checked').count(), 3);
  await end();
});

test('the form can be filled in before the module is there', async () => {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  const { page, end } = await visit(browser, {
    context: { serviceWorkers: 'block' },
    before: (context) => context.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    }),
  });
  await begin(page);
  await answerSection(page, () => '4');
  await go(page, '#/results');
  await page.getByText('Working out the results').waitFor();
  release();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  await end();
});

test('a change made in one tab is seen in the other', async () => {
  const { page, context, end } = await visit(browser);
  await begin(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.locator('[data-view=answer]:not([hidden])').waitFor();
  await answerSection(page, () => '5');
  await other.waitForFunction(() => document.querySelectorAll('[data-section]:not([hidden]) input:checked').length === 3);
  await answerSection(other, () => '1');
  await page.waitForFunction(() => document.querySelectorAll('[data-section]:not([hidden]) input[value="1"]:checked').length === 3);
  await end();
});

test('whatever stands in the browser\'s storage, the page opens', async () => {
  const values = ['', '{', 'null', '[]', '7', '{"id": 3}', '{"id": "x", "answers": 5, "partners": [], "partner": 99, "wave": "a", "notes": [null]}'];
  for (const value of values) {
    const { page, end } = await visit(browser, {
      before: (context) => context.addInitScript((text) => {
        if (!location.protocol.startsWith('http') || localStorage.length) return;
        for (const name of ['draft/readiness@1.0.0', 'opened/readiness@1.0.0', 'instrument']) localStorage.setItem(`comity/1/${name}`, text);
      }, value),
    });
    await begin(page);
    await answerSection(page, () => '3');
    await go(page, '#/results');
    await page.locator('[data-results-tools]:not([hidden])').waitFor();
    await end();
  }
});

test('opened files and the example survive a reload as they should', async () => {
  const { page, end } = await visit(browser);
  await openFiles(page, example());
  const people = await page.locator('.held tbody tr').count();
  await page.reload();
  await page.locator('.held').waitFor();
  assert.equal(await page.locator('.held tbody tr').count(), people);
  await end();
});
