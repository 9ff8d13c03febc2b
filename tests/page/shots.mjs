// Pictures of every view, wide to narrow, light and dark, and the results on paper: for people
// to look at. Run by "cargo xtask test"; the folder is COMITY_SHOTS.

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch, repository, visit } from './support/site.mjs';
import { views } from './support/views.mjs';

const folder = resolve(process.env.COMITY_SHOTS ?? join(repository, 'target/shots'));
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
let count = 0;

for (const [name, bring] of Object.entries(views)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { page, end } = await visit(browser, { context: { viewport: { width: 1280, height: 900 } } });
  await bring(page);
  for (const width of [1280, 768, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      const fullPage = !name.endsWith('dialog');
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage, animations: 'disabled' });
      count += 1;
    }
  }
  if (name.startsWith('results')) {
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', margin: { top: '14mm', bottom: '14mm', left: '12mm', right: '12mm' }, tagged: true, outline: true });
  }
  await end();
}

await browser.close();
console.log(`${count} pictures in ${folder}`);
