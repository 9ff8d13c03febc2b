// Every view in the state worth looking at: what the screenshots show and the checks go through.

import { partnership } from './partnership.mjs';
import { answerSection, begin, invite, joinIn, openFiles } from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} at */
async function go(page, at) {
  await page.goto(`${page.url().split('#')[0]}${at}`);
}

/** A full form, three sections of it answered. @param {Page} page */
async function midway(page) {
  await begin(page, { form: 'full', partners: ['The council', 'The college', 'Friends of the river'] });
  for (const section of ['purpose', 'members']) {
    await go(page, `#/answer/${section}`);
    await answerSection(page, (_, index) => String(1 + ((index + 2) % 5)));
  }
  await go(page, '#/answer/trust');
  await answerSection(page, (_, index) => (['4', null, 'dont_know'][index] ?? null));
}

/** The results of a partnership with differences. @param {Page} page @param {'named' | 'anonymous'} disclosure */
async function resultsOf(page, disclosure) {
  await openFiles(page, partnership(disclosure));
  await go(page, '#/results');
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
}

/**
 * The views by name; each brings a fresh page to its state.
 * @type {Record<string, (page: Page) => Promise<void>>}
 */
export const views = {
  start: async () => {},
  'start-faults': async (page) => {
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.locator('[data-view=start] [data-errors]:not([hidden])').waitFor();
  },
  'start-resume': async (page) => {
    await midway(page);
    await go(page, '#/start');
  },
  answer: async (page) => {
    await midway(page);
    await page.getByText('Why we ask').nth(22).click();
  },
  check: async (page) => {
    await midway(page);
    await go(page, '#/check');
  },
  'results-nothing': (page) => go(page, '#/results'),
  'results-own': async (page) => {
    await midway(page);
    await go(page, '#/results');
    await page.locator('[data-results-tools]:not([hidden])').waitFor();
  },
  'results-example': async (page) => {
    await go(page, '#/results');
    await page.getByRole('button', { name: 'Look at the example' }).click();
    await page.locator('[data-results-tools]:not([hidden])').waitFor();
  },
  'results-apart': (page) => resultsOf(page, 'named'),
  'results-anonymous': (page) => resultsOf(page, 'anonymous'),
  files: (page) => go(page, '#/files'),
  'files-held': async (page) => {
    await midway(page);
    await openFiles(page, { name: 'college.csv', text: COLLEGE });
  },
  'files-refused': async (page) => {
    await openFiles(page, { name: 'notes.json', text: '{"schema": "comity.responses/1",\n "instrument": {"id": "readiness"' });
  },
  'files-left-out': async (page) => {
    await openFiles(page, { name: 'college.csv', text: COLLEGE }, { name: 'notes.json', text: '{}' });
  },
  invite: (page) => go(page, '#/invite'),
  'invite-made': async (page) => {
    await invite(page);
  },
  'start-invited': async (page) => {
    await invite(page, { disclosure: 'anonymous', message: 'By Friday, please. Send the file to the office of the partnership.' });
    await go(page, '#/start');
  },
  'check-invited': async (page) => {
    await invite(page);
    await go(page, '#/start');
    await joinIn(page, 'The college');
    await answerSection(page, () => '4');
    await go(page, '#/check');
  },
  'invited-broken': (page) => go(page, '#/invited/abc'),
  'files-dialog': async (page) => {
    await midway(page);
    await go(page, '#/files');
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.locator('dialog[open]').waitFor();
  },
};

/** A table with something to notice in it. */
const COLLEGE = `partnership,disclosure,respondent,partner,role,wave,history_a,climate_a,cookies
River valley partnership,named,c1,The college,Head of studies,1,4,3,yes
River valley partnership,named,c2,the college,Tutor,1,2,seven,no
`;
