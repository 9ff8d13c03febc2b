// Every view, by the rules a machine can check: in light and dark, narrow, and in the colours of
// the visitor's own choosing; and nothing wider than the narrowest screen.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, visit } from './support/site.mjs';
import { views } from './support/views.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDE = { width: 1280, height: 900 };

/** @type {Record<string, { media: Parameters<import('playwright-core').Page['emulateMedia']>[0], size: typeof WIDE }>} */
const modes = {
  light: { media: { colorScheme: 'light' }, size: WIDE },
  dark: { media: { colorScheme: 'dark' }, size: WIDE },
  narrow: { media: { colorScheme: 'light' }, size: { width: 320, height: 640 } },
  'forced colours': { media: { colorScheme: 'light', forcedColors: 'active' }, size: WIDE },
};

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const [name, bring] of Object.entries(views)) {
  test(`${name}: nothing for axe to find, nothing too wide`, async () => {
    // The checker is code of another origin, so it is let past the policy that keeps such out.
    const { page, end } = await visit(browser, { context: { viewport: WIDE, bypassCSP: true, reducedMotion: 'reduce' } });
    await bring(page);
    await page.evaluate(AXE);
    for (const [mode, { media, size }] of Object.entries(modes)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ forcedColors: 'none', ...media });
      assert.deepEqual(await axe(page), [], `${name}, ${mode}`);
      assert.equal(await page.locator('h1:visible').count(), 1, `${name}, ${mode}: one h1`);
      if (mode === 'narrow') assert.equal(await overflow(page), '', `${name}: wider than 320 pixels`);
    }
    await end();
  });
}

for (const name of ['results-example', 'results-apart', 'results-anonymous']) {
  test(`${name}: with everything unfolded the results still pass`, async () => {
    const { page, end } = await visit(browser, { context: { viewport: WIDE, bypassCSP: true, reducedMotion: 'reduce' } });
    await views[name]?.(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.evaluate(AXE);
    for (const [mode, { media, size }] of Object.entries(modes)) {
      await page.setViewportSize(size);
      await page.emulateMedia({ forcedColors: 'none', ...media });
      assert.deepEqual(await axe(page), [], mode);
      assert.equal(await overflow(page), '', mode);
    }
    await end();
  });
}

/** What axe finds, one line a finding. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
function axe(page) {
  return page.evaluate(async (values) => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  }, RULES);
}

/** The first element that makes the page scroll sideways; empty if it does not. @param {import('playwright-core').Page} page */
function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return '';
    const out = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > wide + 1);
    return out?.outerHTML.slice(0, 200) ?? `${document.documentElement.scrollWidth} wide`;
  });
}
