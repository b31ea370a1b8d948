import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDates, findTime, isoDate } from './dates.ts';

const dates: readonly (readonly [text: string, iso: readonly string[]])[] = [
  ['November 22, 1997', ['1997-11-22']],
  ['Monday - October 17, 1974', ['1974-10-17']],
  ['0ctober 3, 1989', ['1989-10-03']],
  ['Novembcr 3, 1989', ['1989-11-03']],
  ['March 26,        1993', ['1993-03-26']],
  ['22 August 1973', ['1973-08-22']],
  ['the 4th of July 1961', ['1961-07-04']],
  ['li May 1972', ['1972-05-11']],
  ['N0vember 15, 1977', ['1977-11-15']],
  ['May I, 1997', ['1997-05-01']],
  ['I saw him in May, I think, in 1997', []],
  ['18 June 61', ['1961-06-18']],
  ['5 March 10 a.m.', []],
  ['10/27/05 and 3/10/1998', ['2005-10-27', '1998-03-10']],
  ['7/14/95', ['1995-07-14']],
  ['31 February 1960', []],
  ['1/9/1015', []],
  ['Blurb 13, 1990', []],
  ['E.O. 12958', []],
];
for (const [text, iso] of dates)
  test(`dates in "${text}"`, () => {
    assert.deepEqual(
      findDates(text).map((date) => date.iso),
      iso,
    );
  });

for (const text of ['February 16-18, 1963', 'February 16/18, 1963'])
  test(`"${text}" has its last day`, () => {
    const [span] = findDates(text);
    assert.deepEqual([span?.iso, span?.isoEnd], ['1963-02-16', '1963-02-18']);
  });

test('a torn month lowers the confidence, a sound one does not', () => {
  assert.equal(findDates('March 5, 1964')[0]?.confidence, 1);
  assert.ok(findDates('Novembcr 5, 1964')[0]!.confidence < 1);
});

test('a year of the 1800s is one of the 1900s, with a doubt', () => {
  for (const text of ['June 7, 1889', '7 June 1889', '6/7/1889']) {
    const [date] = findDates(text);
    assert.equal(date?.iso, '1989-06-07');
    assert.ok(date.confidence < 0.9);
  }
});

test('a speck before the year is no part of it', () => {
  assert.equal(findDates('June 9, -1985')[0]?.iso, '1985-06-09');
});

test('the span covers the date and nothing else', () => {
  const text = 'Sund, March 5, 1964, noon';
  const [date] = findDates(text);
  assert.equal(text.slice(...date!.span), 'March 5, 1964');
});

const times: readonly (readonly [text: string, start: string, end: string | null, zone: string | null])[] = [
  ['9:00 - 9:43 a.m. EST', '09:00', '09:43', 'EST'],
  ['4:15 p.m. - 4:33 c.m.', '16:15', '16:33', null],
  ['11:30 a.m. - 1:35', '11:30', '13:35', null],
  ['11:30 p.m. - 12:10', '23:30', '00:10', null],
  ['11:30 a.m.-1:35 p.m.', '11:30', '13:35', null],
  ['11:30 - 12:15 p.m.', '11:30', '12:15', null],
  ['9:15 a . m . - 10:02 a . m .', '09:15', '10:02', null],
  ['5:05-5:50 p.m.', '17:05', '17:50', null],
  ['[2:25 to 12:48 p.m.', '12:25', '12:48', null],
  ['[2:25 to 2:48 p.m.]', '14:25', '14:48', null],
  ['2:40 - 3°15 pm. EST', '14:40', '15:15', 'EST'],
  ['11:45 a.m. —- 12:30 p.m. EST', '11:45', '12:30', 'EST'],
  ['3:20 = 3:35 p.m. EST', '15:20', '15:35', 'EST'],
  ['2:05 ~- 2:35 p.m. EST', '14:05', '14:35', 'EST'],
  ['3:10 — 3:30 pem. EST', '15:10', '15:30', 'EST'],
  ['2:41pm —-- 3:20pm', '14:41', '15:20', null],
  ['12:01   - 1:54 p m.', '12:01', '13:54', null],
  ['10:5la.m. - 12:46p.m.', '10:51', '12:46', null],
  ['11:4%9a.m. - 1:14p.m. EDT', '11:49', '13:14', 'EDT'],
  ['2:37Tp.m. - 2:49p.m. EST', '14:37', '14:49', 'EST'],
  ['12:12p    -- 12:55p.m. (EDT)', '12:12', '12:55', 'EDT'],
  ['0912-0945 EST', '09:12', '09:45', 'EST'],
  ['0912-0945', '09:12', '09:45', null],
  ['2330-0030 GMT', '23:30', '00:30', 'GMT'],
  ['1810 EDT', '18:10', null, 'EDT'],
  ['1437-1500 hours', '14:37', '15:00', null],
  ['4 p.m.', '16:00', null, null],
  ['12 noon', '12:00', null, null],
  ['11:30 a.m. - 12:00 Noon', '11:30', '12:00', null],
  ['noon–1 p.m.', '12:00', '13:00', null],
  ['10 p.m. to midnight', '22:00', '00:00', null],
  ['11:40 p.m. - 12:25 a.m.', '23:40', '00:25', null],
  ['11:30 p.m. - Sunday, February 18, 1973, 1:20 a.m.', '23:30', '01:20', null],
  ['1430Z', '14:30', null, 'Z'],
  ['1430Z-1515Z', '14:30', '15:15', 'Z'],
  ['2245 Hours', '22:45', null, null],
  ['10:35 - "10:50. a.m. "EST', '10:35', '10:50', 'EST'],
  ['9:35 ~~ 10:20 a.m, EST', '09:35', '10:20', 'EST'],
  ['1:25 t0 3:30 p.m.', '13:25', '15:30', null],
  ['9:40 a.m. - 11:35 = ®@. EDT', '09:40', '11:35', 'EDT'],
  ['1:40 p.m. - 2:35 ®@. EDT', '13:40', '14:35', 'EDT'],
  ['11:40 a.m. - 1:05', '11:40', '13:05', null],
  ['9:44 - 10:25 a.m. EBT   (', '09:44', '10:25', 'EDT'],
  ['6:03 pm   7:20 pm EST', '18:03', '19:20', 'EST'],
  ['6:03 pm, 7:20 pm', '18:03', null, null],
];
for (const [text, start, end, zone] of times)
  test(`time in "${text}"`, () => {
    const time = findTime(text);
    assert.deepEqual([time?.start, time?.end, time?.zone], [start, end, zone]);
  });

for (const text of ['2013-0517-M', '2015-0226-M (1.14)', '2013-0517', 'E.O. 12958', 'Room 2105'])
  test(`no time in "${text}"`, () => {
    assert.equal(findTime(text), null);
  });

test('the calendar has no thirtieth of February', () => {
  assert.equal(isoDate(1964, 2, 29), '1964-02-29');
  assert.equal(isoDate(1963, 2, 29), null);
});
