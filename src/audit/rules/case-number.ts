import { caseFormats } from '../../marking/data/case-numbers.ts';
import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** Agencies and the panel number cases of their own, whichever library holds the paper. */
const anywhere = ['ISCAP', 'State Department', 'CIA'];

function check(context: AuditContext): Draft[] {
  const holders = context.libraries.map(({ library }) => library);
  return context.releases.flatMap(({ stamp, byPanel }): Draft[] => {
    if (stamp.case === null || byPanel) return [];
    const number = stamp.case.trim();
    const fits = caseFormats.filter(({ pattern }) => pattern.test(number)).map(({ holder }) => holder);
    const known = holders.length > 0 ? [...holders, ...anywhere] : caseFormats.map(({ holder }) => holder);
    if (fits.some((holder) => known.includes(holder))) return [];
    // A library whose forms are not in the table can't be judged.
    const forms = caseFormats.filter(({ holder }) => holders.some((library) => library === holder));
    if (holders.length > 0 && forms.length === 0) return [];
    return [
      {
        message:
          holders.length > 0
            ? `The case number ${number} is not of the form that the ${holders.join(' or ')} Library uses.`
            : `The case number ${number} is of no form that a library or agency uses.`,
        actual: number,
        expected: forms.map(({ inWords }) => inWords).join(', or ') || 'a known form',
        cause: 'unsure',
        at: stamp.at,
      },
    ];
  });
}

export const caseNumber: Rule = {
  id: 'DC-09',
  family: 'declassification',
  severity: 'info',
  statement: 'A case number has the form that the library holding the paper uses.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.restrictionKey, sources.naraNotices, sources.fordMemcon, sources.frusNotes],
  basis: 'practice',
  check,
  examples: {
    pass: {
      says: 'Clinton Library, 2005-0123-F.',
      memcon: {
        stamps: ['CLINTON LIBRARY PHOTOCOPY'],
        releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', case: '2005-0123-F' }],
      },
    },
    fail: {
      says: 'Clinton Library, MR 03-44 #2.',
      memcon: {
        stamps: ['CLINTON LIBRARY PHOTOCOPY'],
        releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', case: 'MR 03-44 #2' }],
      },
    },
  },
};
