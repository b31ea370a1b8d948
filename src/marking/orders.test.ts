import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from './calendar.ts';
import { orders } from './data/orders.ts';
import { transitionWindows } from './data/transition-windows.ts';
import {
  concernsRelease,
  decisionDate,
  orderById,
  orderCited,
  orderFor,
  orderInForce,
  windowAt,
} from './orders.ts';

test('each day has the order in force on it', () => {
  const days = {
    '1939-12-31': undefined,
    '1945-01-01': 'EO8381',
    '1951-10-26': 'EO10104',
    '1951-10-27': 'EO10290',
    '1953-12-14': 'EO10290',
    '1953-12-15': 'EO10501',
    '1961-09-19': 'EO10501',
    '1961-09-20': 'EO10964',
    '1972-06-01': 'EO11652',
    '1978-12-01': 'EO12065',
    '1982-08-01': 'EO12356',
    '1995-10-13': 'EO12356',
    '1995-10-14': 'EO12958',
    '1997-11-22': 'EO12958',
    '1999-11-19': 'EO13142',
    '2003-03-24': 'EO13142',
    '2003-03-25': 'EO13292',
    '2010-06-26': 'EO13292',
    '2010-06-27': 'EO13526',
    '2024-01-01': 'EO13526',
  };
  for (const [date, id] of Object.entries(days)) assert.equal(orderInForce(date)?.id, id, date);
});

test('from 1940 on no day is without an order', () => {
  const starts = orders.flatMap(({ from, to }) => [from, ...(to ? [addDays(to, 1)] : [])]);
  for (const date of starts) assert.ok(orderInForce(date), date);
});

test('an amendment keeps what it does not change', () => {
  const amended = orderById('EO13142');
  assert.deepEqual(amended.reason, { section: '1.5', letters: 'abcdefg' });
  assert.equal(amended.number, '13142');
  assert.equal(orderById('EO10964').portionMarks, 'none');
});

test('the decision is ten years before Declassify on, within 60 days of the conversation', () => {
  assert.equal(decisionDate('1997-11-22', '2007-11-24'), '1997-11-24');
  assert.equal(decisionDate('1997-11-22', '2008-01-21'), '1998-01-21');
  assert.equal(decisionDate('1997-11-22', '2008-01-22'), '1997-11-22');
  assert.equal(decisionDate('1997-11-22', '2007-11-21'), '1997-11-22');
  assert.equal(decisionDate('1997-11-22', null), '1997-11-22');
});

test('a conversation before an order, decided upon after it began, stands under the new order', () => {
  const at = { page: 1 };
  const declassifyOn = { typed: '10/20/05', text: '10/20/05', date: '2005-10-20', at };
  const authority = { classifiedBy: null, derivedFrom: null, reason: null, declassifyOn, at };
  const date = { typed: 'October 1, 1995', iso: '1995-10-01', at };
  assert.equal(orderFor({ date, authority })?.id, 'EO12958');
  assert.equal(orderFor({ date, authority: null })?.id, 'EO12356');
  assert.equal(orderFor({ date: null, authority }), null);
});

test('a stamp is read for the order that it cites', () => {
  assert.equal(orderCited('DECLASSIFIED PER E.0.13526', null)?.id, 'EO13526');
  assert.equal(orderCited('E.O. I3S26', null)?.id, 'EO13526');
  assert.equal(orderCited('E.O. 12958 SEC 3.6', '1999-05-01')?.id, 'EO12958');
  assert.equal(orderCited('E.O. 12958 SEC 3.6', '2006-05-01')?.id, 'EO13292');
  assert.equal(orderCited('PER E.O. 12958, AS AMENDED', null)?.id, 'EO13292');
  assert.equal(orderCited('Executive Order 12356', null)?.id, 'EO12356');
  assert.equal(orderCited('Case 13527, C13526789', null), null);
});

test('an exemption from the schedule of 1972 is not what a release rests on', () => {
  const typed =
    'EXEMPT FROM GENERAL DECLASSIFICATION\nSCHEDULE OF EXECUTIVE ORDER 11652\nDECLASSIFIED E.O. 12958 SEC 3.6';
  assert.equal(orderCited(typed, '1999-05-01')?.id, 'EO12958');
});

test('sections that concern release are told from others', () => {
  const cases: readonly [Parameters<typeof orderById>[0], string, boolean][] = [
    ['EO12958', '3.6', true],
    ['EO12958', '5.3', false],
    ['EO13292', '3.5', true],
    ['EO13292', '3.5(b)', true],
    ['EO13292', '3.6', false],
    ['EO13526', '5.3(b)(3)', true],
    ['EO13526', '5.3 (b) (3)', true],
    ['EO13526', '5.3(b)(5)', false],
    ['EO13526', '5.4(b)(9)', false],
    ['EO13526', '3.55', false],
    ['EO12065', '3-501', true],
    ['EO12356', '3.4', true],
    ['EO12356', '5.1', false],
  ];
  for (const [id, section, expected] of cases)
    assert.equal(concernsRelease(orderById(id), section), expected, `${id} ${section}`);
});

test('windows are open from their first day to their last', () => {
  for (const { id, from, to } of transitionWindows) {
    assert.equal(windowAt(from)?.id, id);
    assert.equal(windowAt(to)?.id, id);
    assert.notEqual(windowAt(addDays(to, 1))?.id, id);
    assert.notEqual(windowAt(addDays(from, -1))?.id, id);
  }
});
