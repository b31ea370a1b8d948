import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addYears, datesIn, isDate, monthsBetween, weekdayOf, yearEnd } from './calendar.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('days and years are added on the calendar', () => {
  assert.equal(addDays('1997-11-22', 60), '1998-01-21');
  assert.equal(addDays('2000-02-28', 1), '2000-02-29');
  assert.equal(addYears('1997-11-24', 10), '2007-11-24');
  assert.equal(addYears('2000-02-29', 1), '2001-02-28');
  assert.equal(addYears('1996-02-29', 4), '2000-02-29');
  assert.equal(yearEnd('1997-11-24', 25), '2022-12-31');
});

test('adding days and taking them away gives the day back', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 20_000 }), (date, days) => {
      assert.equal(addDays(addDays(date, days), -days), date);
    }),
  );
});

test('whole months are counted', () => {
  assert.equal(monthsBetween('2007-11-24', '2018-03-05'), 123);
  assert.equal(monthsBetween('2007-11-24', '2007-12-23'), 0);
  assert.equal(monthsBetween('2007-11-24', '2007-12-24'), 1);
});

test('the weekday is that of the Gregorian calendar', () => {
  assert.equal(weekdayOf('1974-09-10'), 'Tuesday');
  assert.equal(weekdayOf('1997-11-22'), 'Saturday');
  assert.equal(weekdayOf('1944-06-06'), 'Tuesday');
});

test('days that the calendar lacks are no dates', () => {
  assert.ok(isDate('2000-02-29'));
  for (const no of ['1999-02-29', '1999-13-01', '1999-00-10', '99-01-01', '']) assert.ok(!isDate(no), no);
});

test('dates are found as typed', () => {
  assert.deepEqual(datesIn('Drafted: November 24, 1997; cleared 25 Nov 1997', '1997-11-22'), [
    '1997-11-24',
    '1997-11-25',
  ]);
  assert.deepEqual(datesIn('11/24/97 and 3/1/04', '1997-11-22'), ['1997-11-24', '2004-03-01']);
  assert.deepEqual(datesIn('5/6/60', '1959-01-02'), ['1960-05-06']);
  assert.deepEqual(datesIn('20351231 or 2036-01-02', '2012-01-01'), ['2035-12-31', '2036-01-02']);
  assert.deepEqual(datesIn('13/45/97, log 9024, February 30, 1990', '1997-11-22'), []);
});
