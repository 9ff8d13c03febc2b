// Reads files of answers, assesses them and prints each success factor.
// `node assess.mjs answers.csv more-answers.json`, with the package `comity` installed.

import { readFileSync } from 'node:fs';
import { ComityError, known, load } from 'comity';

const names = process.argv.slice(2);
const comity = await load();
try {
  const files = names.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  const assessment = comity.assess(files);
  for (const { title, measure } of assessment.lenses[0].groups) {
    const estimate = known(measure.headline);
    const range = estimate && `[${estimate.interval.low.toFixed(2)}, ${estimate.interval.high.toFixed(2)}]`;
    console.log(title, estimate ? `${estimate.mean.toFixed(2)} ${range}` : 'no figure');
  }
} catch (fault) {
  if (!(fault instanceof ComityError)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
