// A real browser on the page, with an eye on everything it must not do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** @param {string} name */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with "cargo xtask test"`);
  return value;
}

export const site = setting('COMITY_SITE').replace(/\/?$/u, '/');

/** The page as one file, opened from disk. */
export const single = pathToFileURL(setting('COMITY_SINGLE')).href;

/** The text of a file of the repository. @param {string} path */
export function repositoryFile(path) {
  return readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

/** The root of the repository. */
export const repository = fileURLToPath(new URL('../../../', import.meta.url));

export function launch() {
  // Tests run as root in a container, where Chromium's own sandbox cannot start.
  return chromium.launch({ executablePath: setting('COMITY_BROWSER'), args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * @typedef {object} Visit
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {string[]} faults what went wrong so far
 * @property {() => Promise<void>} end checks that nothing went wrong, and closes
 */

/**
 * Opens the page in a context of its own: nothing is stored yet.
 * @param {import('playwright-core').Browser} browser
 * @param {object} [how]
 * @param {string} [how.url] the page; the site's unless told otherwise
 * @param {string} [how.at] the address after the hash
 * @param {import('playwright-core').BrowserContextOptions} [how.context]
 * @param {RegExp[]} [how.expected] console messages that belong to the test
 * @param {(context: import('playwright-core').BrowserContext) => Promise<unknown>} [how.before]
 * @returns {Promise<Visit>}
 */
export async function visit(browser, { url = site, at = '', context: options = {}, expected = [], before } = {}) {
  const context = await browser.newContext({ acceptDownloads: true, deviceScaleFactor: 1, ...options });
  context.setDefaultTimeout(15_000);
  /** @type {string[]} */
  const faults = [];
  const fault = (/** @type {string} */ text) => {
    if (!expected.some((pattern) => pattern.test(text))) faults.push(text);
  };
  await context.exposeFunction('tellOfViolation', (/** @type {string} */ text) => fault(`CSP: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      /** @type {any} */ (window).tellOfViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on('console', (message) => message.type() === 'error' && fault(`console: ${message.text()}`));
  context.on('weberror', (error) => fault(`page: ${error.error().message}`));
  context.on('request', (request) => {
    const address = request.url();
    // A blob is a file on its way to the downloads, data stand in the page: neither goes anywhere.
    if (![site, url, 'blob:', 'data:'].some((own) => address.startsWith(own))) fault(`request: ${address}`);
  });
  await before?.(context);
  const page = await context.newPage();
  await page.goto(`${url}${at}`);
  await page.locator('[data-view]:not([hidden])').waitFor();
  const end = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, context, faults, end };
}

/**
 * The text of the file that an action downloads, and its name.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} action
 */
export async function downloaded(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
