import { runCases } from '../../test/support/audit-cases.ts';

runCases([
  [
    'RS-01',
    'a date that cannot be read',
    {
      date: null,
      dateTyped: 'Marck Z, 19a7',
      time: ['9:00 a.m.', '09:00', null],
      venue: 'Oval Office',
    },
    ['error'],
  ],
  ['RS-01', 'no memorandum of conversation', { kind: 'other' }, []],
  ['RS-02', 'past midnight', { time: ['11:50 p.m. - 12:20 a.m.', '23:50', '00:20'] }, []],
  ['RS-02', 'five hours', { time: ['9:00 a.m. - 2:00 p.m.', '09:00', '14:00'] }, ['info']],
  ['RS-03', 'May with EDT', { date: '1997-05-01', time: ['9:00 a.m. EDT', '09:00', null] }, []],
  [
    'RS-03',
    'the winter of daylight time, 1974',
    { date: '1974-01-20', time: ['9:00 a.m. EDT', '09:00', null] },
    [],
  ],
  [
    'RS-03',
    'the day on which clocks change',
    { date: '1997-10-26', time: ['9:00 a.m. EST', '09:00', null] },
    [],
  ],
  [
    'RS-03',
    'early April 1986, before the change',
    { date: '1986-04-10', time: ['9:00 a.m. EDT', '09:00', null] },
    ['warning'],
  ],
  ['RS-03', 'a Pacific clock', { date: '1997-11-22', time: ['9:00 a.m. PDT', '09:00', null] }, ['warning']],
  ['RS-03', 'a clock that is not ours', { date: '1997-11-22', time: ['9:00 a.m. GMT', '09:00', null] }, []],
  ['RS-04', 'an abbreviation', { date: '1974-09-10', dateTyped: 'Tues., Sept. 10, 1974' }, []],
  ['RS-04', 'a month is no weekday', { date: '1974-09-10', dateTyped: 'Monterey, September 10, 1974' }, []],
  [
    'RS-07',
    'no participants at all',
    { pages: [{ says: ['MINISTER QUILL: One. (U)', 'MISS VANE: Two. (U)'] }] },
    ['warning'],
  ],
  ['RS-08', 'no number on any page', { pages: [{}, {}, {}] }, []],
  ['RS-08', 'of more pages than were found', { pages: [{}, { label: 'Page 2 of 5' }] }, ['warning']],
  [
    'RS-09',
    'a title kept in courtesy',
    { date: '1994-05-06', participants: [{ name: 'President Carter' }] },
    ['warning'],
  ],
  [
    'RS-09',
    'Vice President before President',
    { date: '1985-05-06', participants: [{ name: 'Vice President Bush' }] },
    [],
  ],
  [
    'RS-09',
    "another country's president",
    { date: '1975-05-06', participants: [{ name: 'President Carter', side: 'Maarland' }] },
    [],
  ],
  [
    'RS-09',
    'a title behind the name',
    {
      date: '1990-05-06',
      participants: [{ name: 'Warren Christopher', title: 'Secretary of State' }],
    },
    ['error'],
  ],
  [
    'OC-01',
    'letters in a time and a date of declassification',
    {
      time: ['9:O0 a.m.', null, null],
      authority: { on: '1l/24/07', date: '2007-11-24' },
    },
    ['info', 'info'],
  ],
  [
    'OC-01',
    'case numbers bear letters',
    { releases: [{ typed: 'E.O. 13526 2005-0123-M (1.04) C09876543' }] },
    [],
  ],
  ['OC-03', 'one word twice is speech', { title: 'HELLO HELLO' }, []],
  ['OC-03', 'letters apart', { title: 'M E M O R A N D U M' }, ['info']],
]);
