// A made-up partnership large enough for differences to have names: one partner stands apart on
// one factor, people stand in two camps on another, one partner is split on a third.

import { repositoryFile } from './site.mjs';

/** @type {{ indicators: { id: string, reversed?: boolean }[] }} */
const { indicators } = JSON.parse(repositoryFile('core/src/instrument/catalog/readiness.json'));

/** People by partner; the last two are few. */
const PEOPLE = { University: 9, 'Local authorities': 9, 'Consortium staff': 3, 'Field assessors': 3 };

/** @param {string} id @param {string} partner @param {number} person */
function level(id, partner, person) {
  const odd = person % 2 === 1;
  if (id.startsWith('resources')) return partner === 'University' ? 1 : 4;
  if (id.startsWith('roles')) return odd ? 1 : 5;
  if (id.startsWith('pace') && partner === 'Local authorities') return odd ? 1 : 5;
  if (id.startsWith('compromise')) return 2;
  return 3 + ((id.length + person) % 3 === 0 ? 1 : 0);
}

/** The table of its answers. @param {'named' | 'anonymous'} disclosure */
export function partnership(disclosure) {
  const rows = Object.entries(PEOPLE).flatMap(([partner, people]) =>
    Array.from({ length: people }, (_, person) => {
      const answers = indicators.map(({ id, reversed }) => {
        const answer = level(id, partner, person);
        return reversed ? 6 - answer : answer;
      });
      return ['River valley partnership', disclosure, `${partner.slice(0, 3)}-${person}`, partner, ...answers].join(',');
    }));
  const heading = ['partnership', 'disclosure', 'respondent', 'partner', ...indicators.map(({ id }) => id)].join(',');
  return { name: `${disclosure}.csv`, text: [heading, ...rows, ''].join('\n') };
}
