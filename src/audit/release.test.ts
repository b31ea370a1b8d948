import { runCases } from '../../test/support/audit-cases.ts';

runCases([
  [
    'DC-02',
    'E.O. 12958 some months after its end',
    {
      releases: [{ typed: 'E.O. 12958, AS AMENDED', date: '2010-12-05' }],
    },
    ['info'],
  ],
  [
    'DC-02',
    'E.O. 12958 two years after its end',
    { releases: [{ typed: 'E.O. 12958', date: '2012-12-05' }] },
    ['error'],
  ],
  [
    'DC-02',
    'E.O. 12356 in 1999',
    { releases: [{ typed: 'E.O. 12356, SEC. 3.4', date: '1999-12-05' }] },
    ['error'],
  ],
  [
    'DC-02',
    'E.O. 13526 signed, not yet in force',
    { releases: [{ typed: 'E.O. 13526', date: '2010-02-03' }] },
    [],
  ],
  ['DC-02', 'no date on the stamp', { releases: [{ typed: 'E.O. 13526' }] }, []],
  [
    'DC-03',
    '3.6 in a stamp of 2006',
    { releases: [{ typed: 'E.O. 12958', section: '3.6', date: '2006-05-06' }] },
    ['info'],
  ],
  [
    'DC-03',
    '3.5 in a stamp of 2005',
    { releases: [{ typed: 'E.O. 12958', section: '3.5', date: '2005-05-06' }] },
    [],
  ],
  [
    'DC-04',
    'another order of the panel',
    {
      releases: [{ typed: 'ISCAP E.O. 12958', section: '5.4', date: '2001-05-06' }],
    },
    [],
  ],
  [
    'DC-05',
    'four digits behind the year',
    { releases: [{ typed: 'ISCAP', case: '2011-9031', date: '2015-05-06' }] },
    ['error'],
  ],
  [
    'DC-07',
    'a garbled banner counts as struck',
    {
      releases: [{ typed: 'DECLASSIFIED' }],
      pages: [{ top: 'GONFIDENTIAL' }],
    },
    [],
  ],
  [
    'DC-09',
    'State numbers cases of its own',
    {
      stamps: ['CLINTON LIBRARY PHOTOCOPY'],
      releases: [{ typed: 'RELEASE IN FULL', case: 'F-2004-00321' }],
    },
    [],
  ],
  ['DC-09', 'a number of no known form', { releases: [{ typed: 'DECLASSIFIED', case: '77/4-B' }] }, ['info']],
  ['DC-10', 'a handover', { date: '1980-12-05', stamps: ['REAGAN LIBRARY'] }, ['warning']],
  [
    'DC-11',
    'an edition that says what it left out',
    { pages: [{ says: ['He spoke of [2 lines not declassified] there. (S)'] }] },
    [],
  ],
  [
    'DC-12',
    '1.4(j)',
    {
      releases: [{ typed: 'IN PART', date: '2015-05-06', inPart: true }],
      pages: [{ says: ['He spoke of [1.4(j)] there. (S)'] }],
    },
    ['warning'],
  ],
  [
    'DC-12',
    '1.5(b) in 2001',
    {
      releases: [{ typed: 'IN PART', date: '2001-05-06', inPart: true }],
      pages: [{ says: ['He spoke of [1.5(b)] there. (S)'] }],
    },
    [],
  ],
  [
    'DC-12',
    '3.3(b)(1) on an old paper',
    {
      date: '1984-05-06',
      releases: [{ typed: 'IN PART', date: '2015-05-06', inPart: true }],
      pages: [{ says: ['He spoke of [3.3(b)(1)] there. (S)'] }],
    },
    [],
  ],
  [
    'DC-13',
    'P5 fourteen years after the term',
    {
      date: '1990-05-06',
      releases: [{ typed: 'IN PART', date: '2007-05-06', inPart: true }],
      pages: [{ says: ['He spoke of [P5] there. (S)'] }],
    },
    ['warning'],
  ],
  [
    'DC-13',
    'b(5) on a White House paper',
    {
      date: '1990-05-06',
      letterhead: 'THE WHITE HOUSE',
      releases: [{ typed: 'IN PART', date: '2007-05-06', inPart: true }],
      pages: [{ says: ['He spoke of [(b)(5)] there. (S)'] }],
    },
    ['warning'],
  ],
  [
    'DC-14',
    'a partial release without a gap',
    { releases: [{ typed: 'DECLASSIFIED IN PART', inPart: true }], pages: [{ says: ['One. (C)'] }] },
    ['warning'],
  ],
  [
    'DC-14',
    'a plain stamp says nothing of parts',
    { releases: [{ typed: 'DECLASSIFIED' }], pages: [{ says: ['One. (C)'] }] },
    [],
  ],
  [
    'BP-11',
    'a partial release',
    {
      releases: [{ typed: 'DECLASSIFIED IN PART', inPart: true }],
      pages: [{ says: ['One. (C)'] }],
    },
    [],
  ],
]);
