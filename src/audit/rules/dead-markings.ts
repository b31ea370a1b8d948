import { isWithin } from '../../marking/calendar.ts';
import { exemptions } from '../../marking/data/exemptions.ts';
import { sources } from '../../marking/data/sources.ts';
import { asDigits } from '../../marking/digits.ts';
import { stampForm } from '../../marking/stamps.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { wholeLine } from '../declassify-on.ts';

/** `OADR`, `0ADR`, `OAOR`. */
const oadr = /\b[O0Q]A[DO0]R\b/i;
const oadrPeriod = exemptions.find(({ code }) => code === 'OADR')!;

function checkOadr({ memcon, decision }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  if (!line || decision === null) return [];
  if (line.code !== 'OADR' && !oadr.test(line.text)) return [];
  // A derived paper may say of its source that it bore OADR.
  if (isWithin(decision, oadrPeriod.from, oadrPeriod.to) || /source/i.test(wholeLine(memcon, line)))
    return [];
  return [
    {
      message: `OADR stands on a paper of ${decision}; it was valid from ${oadrPeriod.from!} to ${oadrPeriod.to!}.`,
      actual: line.text,
      expected: decision < oadrPeriod.from! ? 'a date, event or schedule' : 'a date or an exemption code',
      cause: 'unsure',
      at: line.at,
    },
  ];
}

export const oadrInTime: Rule = {
  id: 'DU-06',
  family: 'duration',
  severity: 'error',
  statement: 'OADR is valid only from 1 August 1982 to 13 October 1995.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: ['32 CFR 2400.12(a)(4)', sources.capco2008, '32 CFR 2001.12(c)'],
  basis: 'law',
  windows: ['TW-1995'],
  check: checkOadr,
  examples: {
    pass: { says: 'OADR in 1993.', memcon: { date: '1993-04-05', authority: { on: 'OADR', code: 'OADR' } } },
    fail: { says: 'OADR in 1999.', memcon: { date: '1999-04-05', authority: { on: 'OADR', code: 'OADR' } } },
  },
};

/** `X6`, `XI`; not the end of `25X1`. */
const xCode = /(?<![\dA-Z])X\s?([1-8Il])(?![\dA-Z])/i;
const xPeriod = exemptions.find(({ family }) => family === 'ten-year')!;
/** The order of 2003 closed the codes; the window covers their use until its marking rules began. */
const lastOfOrder = '2003-03-24';

function checkX({ memcon, decision }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  if (!line || decision === null) return [];
  const found = xCode.exec(line.code ?? '') ?? xCode.exec(line.text);
  if (!found || isWithin(decision, xPeriod.from, lastOfOrder)) return [];
  const code = `X${asDigits(found[1]!)}`;
  return [
    {
      message: `${code} stands on a paper of ${decision}; X1 to X8 were valid from ${xPeriod.from!} to ${xPeriod.to!}.`,
      actual: line.text,
      expected: 'a date or a 25X code',
      cause: 'unsure',
      at: line.at,
    },
  ];
}

export const xCodesInTime: Rule = {
  id: 'DU-07',
  family: 'duration',
  severity: 'error',
  statement: 'X1 to X8 are valid only from 14 October 1995 to 21 September 2003.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: ['5 CFR 1312.8(a)(4)(iv)', sources.isoo2003, sources.capco2008],
  basis: 'law',
  windows: ['TW-2003'],
  check: checkX,
  examples: {
    pass: { says: 'X6 in 2001.', memcon: { date: '2001-04-05', authority: { on: 'X6', code: 'X6' } } },
    fail: { says: 'X1 in 2006.', memcon: { date: '2006-04-05', authority: { on: 'X1', code: 'X1' } } },
  },
};

const groupForm = stampForm('ST-GROUP');

function checkGroup(context: AuditContext): Draft[] {
  const { decision, memcon } = context;
  if (decision === null || isWithin(decision, groupForm.from, groupForm.to)) return [];
  const places = [
    ...memcon.stamps,
    ...memcon.furniture.filter(({ role }) => role === 'stamp' || role === 'authority' || role === 'banner'),
    ...(memcon.authority?.declassifyOn ? [memcon.authority.declassifyOn] : []),
  ];
  for (const { typed, at } of places) {
    const actual = groupForm.pattern.exec(typed)?.[0];
    if (actual !== undefined)
      return [
        {
          message: `The legend ${actual} stands on a paper of ${decision}; groups were in use from ${groupForm.from!} to ${groupForm.to!}.`,
          actual,
          expected: 'no group legend',
          cause: 'unsure',
          at,
        },
      ];
  }
  return [];
}

export const groupsInTime: Rule = {
  id: 'DU-11',
  family: 'duration',
  severity: 'warning',
  statement: 'Legends of Group 1 to 4 stand only on papers from 20 September 1961 to 31 May 1972.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: [sources.eo10964, sources.state1964, sources.cfr18part3a],
  basis: 'law',
  check: checkGroup,
  examples: {
    pass: { says: 'GROUP 3 in 1967.', memcon: { date: '1967-04-05', stamps: ['GROUP 3'] } },
    fail: { says: 'GROUP 3 in 1985.', memcon: { date: '1985-04-05', stamps: ['GROUP 3'] } },
  },
};
