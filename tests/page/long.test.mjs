// A language whose words are longer by two fifths, and text at twice its size: nothing is cut
// off, runs over something else or makes the page scroll sideways.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, repositoryFile, visit } from './support/site.mjs';
import { example, openFiles } from './support/steps.mjs';
import { views } from './support/views.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const [name, bring] of Object.entries(views)) {
  test(`${name}: nothing is cut off where words are longer, or text is twice as large`, async () => {
    const { page, end } = await visit(browser, { context: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } });
    await bring(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await enlarge(page, true);
    assert.deepEqual(await cut(page), [], 'text of 200 %');
    await enlarge(page, false);
    assert.ok((await stretch(page)) > 20, 'there are texts to make longer');
    for (const width of [1280, 768, 320]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await cut(page), [], `words longer by two fifths, ${width} pixels wide`);
    }
    await end();
  });
}

test('a questionnaire of long titles: the charts make room for them', async () => {
  const { page, end } = await visit(browser, { context: { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' } });
  const instrument = JSON.parse(repositoryFile('core/src/instrument/catalog/readiness.json'), (name, value) =>
    ['title', 'short', 'text', 'levels', 'dont_know', 'not_applicable'].includes(name) ? lengthened(value) : value);
  const answers = JSON.parse(example().text);
  instrument.id = answers.instrument.id = 'long';
  await page.goto(`${page.url().split('#')[0]}#/files`);
  await page.locator('#instrument-input').setInputFiles([{ name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(instrument)) }]);
  await page.locator('[data-files-outcome] > *').first().waitFor();
  await openFiles(page, { name: 'answers.json', text: JSON.stringify(answers) });
  await page.getByRole('link', { name: 'Results', exact: true }).first().click();
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  for (const width of [1280, 768, 320]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await cut(page), [], `${width} pixels wide`);
  }
  await end();
});

/** @param {unknown} value @returns {unknown} */
function lengthened(value) {
  if (Array.isArray(value)) return value.map(lengthened);
  return typeof value === 'string' ? value.replace(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4))) : value;
}

/** As a browser does that is told to show text twice as large. @param {import('playwright-core').Page} page @param {boolean} large */
function enlarge(page, large) {
  return page.evaluate((size) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root { font-size: ${size}; }`);
    document.adoptedStyleSheets = [sheet];
  }, large ? '200%' : '100%');
}

/** Makes every word longer by two fifths, but in drawings, which are laid out when they are made; gives the number of texts. @param {import('playwright-core').Page} page */
function stretch(page) {
  return page.evaluate(() => {
    const longer = (/** @type {string} */ text) =>
      text.replace(/\p{L}{2,}/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue?.trim() || node.parentElement?.closest('script, style, svg')) continue;
      node.nodeValue = longer(node.nodeValue);
      count += 1;
    }
    return count;
  });
}

/** What is cut off, wider than the page, or written over something else. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function cut(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const told = (/** @type {Element} */ element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 60)}"`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
    const seen = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.closest('.unseen, .skip'));
    for (const element of seen) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
      const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      if (hides && over && !element.matches('svg *, input, select, textarea')) found.push(`cut off: ${told(element)}`);
      const control = element.matches('button, a.button, summary, .choice, .tag, .card, .banner');
      if (control && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) found.push(`too narrow: ${told(element)}`);
    }
    for (const chart of document.querySelectorAll('svg')) {
      if (!chart.checkVisibility()) continue;
      const frame = chart.getBoundingClientRect();
      const texts = [...chart.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
      for (const { text, box } of texts) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`outside its chart: ${told(text)}`);
      }
      texts.forEach(({ text, box }, index) => {
        const over = texts.slice(index + 1).find(({ box: other }) =>
          box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 2 && other.top < box.bottom - 2);
        if (over) found.push(`written over: ${told(text)} and ${told(over.text)}`);
      });
    }
    return found;
  });
}
