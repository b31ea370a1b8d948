import { runCases } from '../../test/support/audit-cases.ts';

runCases([
  [
    'DU-06',
    'OADR on old stationery',
    { date: '1995-11-02', authority: { on: 'OADR', code: 'OADR' } },
    ['warning'],
  ],
  ['DU-06', 'OADR in 1975', { date: '1975-11-02', authority: { on: 'OADR', code: 'OADR' } }, ['error']],
  ['DU-06', 'OADR torn, in 1999', { date: '1999-11-02', authority: { on: 'OAOR' } }, ['error']],
  ['DU-06', 'a source marked OADR', { date: '1999-11-02', authority: { on: 'Source marked OADR' } }, []],
  [
    'DU-07',
    'X6 between order and marking rules',
    { date: '2003-05-06', authority: { on: 'X6', code: 'X6' } },
    ['info'],
  ],
  ['DU-07', 'XI in 2006', { date: '2006-05-06', authority: { on: 'XI' } }, ['error']],
  ['DU-07', '25X1 in 2006', { date: '2006-05-06', authority: { on: '25X1', code: '25X1' } }, []],
  [
    'DU-01',
    'fifteen years with an X code',
    { authority: { on: 'X5, 11/24/12', date: '2012-11-24', code: 'X5' } },
    [],
  ],
  [
    'DU-02',
    'an X code is no period of its own',
    { authority: { on: 'X5, 3/1/04', date: '2004-03-01', code: 'X5' } },
    [],
  ],
  ['DU-02', 'too long is not noted twice', { authority: { on: '11/24/17', date: '2017-11-24' } }, []],
  [
    'DU-04',
    'the year of the paper, read a century on',
    { authority: { on: '11/24/97', date: '2097-11-24' } },
    ['error'],
  ],
  [
    'DU-01',
    'the year of the paper, read a century on',
    { authority: { on: '11/24/97', date: '2097-11-24' } },
    [],
  ],
  ['DU-04', 'a date before the paper', { authority: { on: 'June 1, 1990', date: '1990-06-01' } }, ['error']],
  [
    'DU-08',
    '50X1-HUM with a date',
    { date: '2012-05-06', authority: { on: '50X1-HUM, 20620506', code: '50X1-HUM', date: '2062-05-06' } },
    ['error'],
  ],
  [
    'DU-08',
    '50X1-HUM in 2008',
    { date: '2008-05-06', authority: { on: '50X1-HUM', code: '50X1-HUM' } },
    ['error'],
  ],
  ['DU-08', '25X6 with an event', { date: '2012-05-06', authority: { on: '25X6, close of the talks' } }, []],
  [
    'DU-09',
    'thirty-one years',
    { date: '1980-05-06', authority: { on: '8/1/11', date: '2011-08-01', reason: 'Extended' } },
    ['error'],
  ],
  [
    'DU-09',
    'twenty-five years for foreign government information',
    {
      date: '1980-05-06',
      authority: { on: '5/6/05', date: '2005-05-06', reason: 'Extended: foreign government information' },
    },
    [],
  ],
  ['DU-10', 'no schedule at all', { date: '1974-05-06', pages: [{ top: 'SECRET' }] }, ['info']],
  ['DU-10', 'GDS', { date: '1974-05-06', pages: [{ top: 'SECRET/GDS' }] }, []],
  ['DU-10', 'XGDS and nothing more', { date: '1974-05-06', pages: [{ top: 'SECRET/XGDS' }] }, ['warning']],
  [
    'DU-13',
    'released before it was due',
    {
      authority: { on: '11/24/07', date: '2007-11-24' },
      releases: [{ typed: 'DECLASSIFIED', date: '2005-01-02' }],
    },
    [],
  ],
  [
    'DU-03',
    'the end of the 25th year',
    { date: '2011-06-01', authority: { on: '20361231', date: '2036-12-31' } },
    [],
  ],
]);
