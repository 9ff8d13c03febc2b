// What a visitor has given is not lost: by a slip, in a second tab, on a full device.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { downloaded, launch, site, visit } from './support/site.mjs';
import { answerSection, begin, example, openFiles, storedAnswers } from './support/steps.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import('playwright-core').Page} page */
const undo = (page) => page.locator('[data-undo]').click();
/** @param {import('playwright-core').Page} page */
const redo = (page) => page.locator('[data-redo]').click();

test('answers, notes and details are undone step by step, and done again', async () => {
  const { page, end } = await visit(browser);
  assert.ok(await page.locator('[data-steps]').isHidden());
  await begin(page);
  const [first, second] = await page.locator('[data-indicator]:visible').all();
  assert.ok(first && second);
  await first.locator('input[value="4"]').check();
  await second.locator('input[value="2"]').check();
  await second.locator('input[value="3"]').check();
  await second.locator('summary', { hasText: 'Add what this rests on' }).click();
  await second.locator('textarea').fill('The minutes of May');
  await page.locator('[data-undo]', { hasText: 'note to question 2' }).waitFor();
  await page.goto(`${site}#/check`);

  await undo(page);
  // The change is seen where it was made, and the keyboard stays on the button.
  await page.locator('[data-view=answer]:not([hidden])').waitFor();
  assert.equal(await second.locator('textarea').inputValue(), '');
  assert.ok(await page.locator('[data-undo]').evaluate((button) => button === document.activeElement));
  await undo(page);
  assert.equal(await second.locator('input:checked').count(), 0, 'two ticks in a row are one step');
  assert.equal(await first.locator('input:checked').inputValue(), '4');
  await redo(page);
  assert.equal(await second.locator('input:checked').inputValue(), '3');
  await undo(page);
  await undo(page);
  assert.deepEqual(await storedAnswers(page), {});
  await undo(page);
  assert.equal(await page.locator('h1:visible').innerText(), 'How ready are you to work together?');
  // A new change ends the way forth.
  await page.locator('[data-view=start]').getByLabel('Your role').fill('Head of studies');
  assert.equal(await page.locator('[data-redo]').getAttribute('aria-disabled'), 'true');
  await end();
});

test('opening files and starting again are undone', async () => {
  const { page, end } = await visit(browser);
  await begin(page);
  await answerSection(page, () => '4');
  const given = await storedAnswers(page);
  await openFiles(page, { name: 'college.csv', text: 'partnership,disclosure,respondent,partner,history_a\nRiver valley partnership,named,c1,The college,4\n' });
  const held = page.locator('[data-held] tbody tr');
  assert.equal(await held.count(), 2);
  await undo(page);
  assert.equal(await held.count(), 1);
  await redo(page);
  assert.equal(await held.count(), 2);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.locator('dialog').getByRole('button', { name: 'Start again' }).click();
  await page.getByText('answers about this partnership are removed').waitFor();
  assert.equal(await held.count(), 0);
  await undo(page);
  assert.equal(await held.count(), 2);
  assert.deepEqual(await storedAnswers(page), given);
  await end();
});

test('two tabs: each sees the other\'s answers, and neither writes over them', async () => {
  const { page, context, end } = await visit(browser);
  await begin(page);
  const other = await context.newPage();
  // A tab that is not told of changes, as when the browser puts it to sleep.
  await other.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await other.goto(page.url());
  await other.locator('[data-view=answer]:not([hidden])').waitFor();
  const ids = await page.locator('[data-indicator]:visible').evaluateAll((all) => all.map((one) => one.getAttribute('data-indicator') ?? ''));
  await page.locator(`input[name=${ids[0]}][value="5"]`).check();
  await other.locator(`input[name=${ids[1]}][value="1"]`).check();
  assert.deepEqual(await storedAnswers(page), { [ids[0] ?? '']: 5, [ids[1] ?? '']: 1 });
  // Undo in one tab does not undo what the other did.
  await undo(other);
  assert.deepEqual(await storedAnswers(page), { [ids[0] ?? '']: 5 });

  // Another person has begun in the first tab: the second one does not answer for them.
  await page.goto(`${site}#/files`);
  await page.getByRole('button', { name: 'Answer as another person' }).click();
  await page.locator('[data-view=start]:not([hidden])').waitFor();
  await other.locator(`input[name=${ids[2]}][value="2"]`).check();
  await other.getByText('Somebody else has begun').waitFor();
  assert.deepEqual(await storedAnswers(page), {});
  await end();
});

test('on a full device the page says so, keeps on, warns before it is left and saves to a file', async () => {
  const { page, end } = await visit(browser, {
    before: (context) => context.addInitScript(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function setItem(name, value) {
        if (name.includes('/draft/') && value.includes('"dont_know"')) throw new DOMException('full', 'QuotaExceededError');
        set.call(this, name, value);
      };
    }),
  });
  await begin(page);
  await answerSection(page, () => 'dont_know');
  const banner = page.locator('[data-banners]');
  assert.match(await banner.innerText(), /no room left on this device for your answers/u);
  const { text } = await downloaded(page, () => banner.getByRole('button', { name: 'Save file' }).click());
  assert.equal(Object.values(JSON.parse(text).respondents[0].answers).filter((answer) => answer === 'dont_know').length, 3);
  /** @type {string[]} */
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await page.waitForTimeout(500);
  assert.deepEqual(asked, ['beforeunload']);
  // Opened files that find room do not make the page forget that the answers have none.
  await openFiles(page, { name: 'college.csv', text: 'partnership,disclosure,respondent,partner,history_a\nRiver valley partnership,named,c1,The college,4\n' });
  assert.match(await banner.innerText(), /no room left on this device for your answers/u);
  await end();
});

test('continuing a file keeps what was not asked apart from what was left open', async () => {
  const { page, end } = await visit(browser);
  const whole = JSON.parse(example().text);
  const [person] = whole.respondents;
  const ids = Object.keys(person.answers);
  const [kept, unasked] = [String(ids.at(0)), String(ids.at(-1))];
  whole.respondents = [{ ...person, form: 'full', notes: {}, answers: { [kept]: 4, [unasked]: 'not_asked' } }];
  await openFiles(page, { name: 'one.json', text: JSON.stringify(whole) });
  await page.getByRole('button', { name: 'Continue these answers' }).click();
  const save = () => downloaded(page, () => page.locator('[data-view=files] [data-save-answers]').click());
  assert.deepEqual(JSON.parse((await save()).text).respondents[0].answers, { [kept]: 4, [unasked]: 'not_asked' });
  // Shown to the person it is asked, and then left open.
  const section = await page.locator(`[data-section]:has([data-indicator=${unasked}])`).getAttribute('data-section');
  await page.goto(`${site}#/answer/${section}`);
  await page.locator(`[data-indicator=${unasked}]`).waitFor();
  await page.goto(`${site}#/files`);
  assert.deepEqual(JSON.parse((await save()).text).respondents[0].answers, { [kept]: 4 });
  await end();
});

test('notices that a newer version has stored do not stop the module', async () => {
  const { page, end } = await visit(browser);
  await openFiles(page, example());
  await page.evaluate(() => {
    const name = Object.keys(localStorage).find((key) => key.includes('/opened/')) ?? '';
    const value = JSON.parse(localStorage.getItem(name) ?? '{}');
    value.notices = [{ kind: 'of_tomorrow', place: { file: 'a.csv' }, message: 'something new' }, { kind: 3 }, null];
    localStorage.setItem(name, JSON.stringify(value));
  });
  await page.reload();
  await page.goto(`${site}#/results`);
  await page.locator('[data-results-tools]:not([hidden])').waitFor();
  assert.match(await page.locator('[data-results]').innerText(), /something new/iu);
  await end();
});
