import { exemptions } from '../../marking/data/exemptions.ts';
import { orders } from '../../marking/data/orders.ts';
import type { FigureForm } from './read-figures.ts';

const digit = '0123456789';
const months: readonly FigureForm[] = [['0', '123456789'], ['1', '012'], ['123456789']];
const days: readonly FigureForm[] = [['0', '123456789'], ['12', digit], ['3', '01'], ['123456789']];
const years: readonly FigureForm[] = [
  [digit, digit],
  ['1', '9', digit, digit],
  ['2', '0', digit, digit],
];

/** `12/28/05`, `6/1/2020`. */
const dayForms: readonly FigureForm[] = months.flatMap((month) =>
  days.flatMap((day) => years.map((year) => [...month, '/', ...day, '/', ...year])),
);

/** What stands behind "Declassify on": a day, or a code of the orders, `X6`, `OADR`. */
export const durationForms: readonly FigureForm[] = [
  ...dayForms,
  ...exemptions
    .map(({ code }) => code)
    .filter((code) => /^(?:OADR|(?:25)?X\d)$/.test(code))
    .map((code) => Array.from(code)),
];

/** Numbers of the orders that a release stamp can cite. */
export const orderForms: readonly FigureForm[] = orders
  .map(({ number }) => number)
  .filter((number) => number.length === 5)
  .map((number) => Array.from(number));
