import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseFormats } from './data/case-numbers.ts';
import { caveats } from './data/caveats.ts';
import { presidentialTerms, secretariesOfState, vicePresidents } from './data/offices.ts';
import { stampForms } from './data/stamps.ts';
import { caveatFor } from './caveats.ts';
import { findStamp, stampForm } from './stamps.ts';

for (const form of stampForms)
  test(`${form.id} is found in its sample`, () => {
    assert.match(form.sample, form.pattern);
    assert.equal(findStamp(form.sample)?.form.id, form.id);
  });

test('no stamp form appears twice', () => {
  assert.equal(new Set(stampForms.map(({ id }) => id)).size, stampForms.length);
});

test('parts of a stamp are named', () => {
  const panel = findStamp(stampForm('ST-ISCAP-13526').sample);
  assert.deepEqual(
    { ...panel?.parts },
    { order: '13526', section: '5.3(b)(3)', case: '2011-903', document: '7', date: 'June 04, 2015' },
  );
  assert.equal(findStamp('RELEASE IN PART\nREVIEW AUTHORITY: P. Sample')?.parts.extent, 'PART');
  assert.equal(findStamp('DECLASSIFIED IN PART PER E.O. 12958,\nAS AMENDED')?.form.id, 'ST-PER-EO-AMENDED');
  assert.equal(findStamp('E.0.13526')?.form.id, undefined);
  assert.equal(findStamp('DECLASSIFIED\nPER E.0.13526')?.form.id, 'ST-PER-13526');
});

test('a stamp of its own goes before the bare word, the longer before the shorter', () => {
  assert.equal(findStamp('DECLASSIFIED')?.form.id, 'ST-FORMAL-2001.25');
  assert.equal(
    findStamp('SANITIZED COPY Approved For Release 2004/05/11 : CIA-RDP71-00001A000100010001-1')?.form.id,
    'ST-CIA-APPROVED',
  );
  assert.equal(findStamp('CLINTON LIBRARY PHOTOCOPY')?.form.id, 'ST-CLINTON-PHOTOCOPY');
  assert.equal(findStamp('GEORGE BUSH LIBRARY PHOTOCOPY')?.form.id, 'ST-PHOTOCOPY');
  assert.equal(findStamp('The ministers met at noon.'), null);
});

test('no text makes a pattern slow', () => {
  const traps = stampForms.flatMap(({ sample }) => [
    sample.replace(/\s/g, '            '),
    sample.slice(0, -3).repeat(60),
    sample.replace(/\d/g, '111111'),
  ]);
  traps.push(
    ' '.repeat(20_000),
    'DECLASSIFIED '.repeat(2_000),
    `BY ${'a '.repeat(10_000)}`,
    '1'.repeat(20_000),
    '-'.repeat(20_000),
  );
  // The processor's time, not the clock's: a busy machine makes no search longer.
  const started = process.cpuUsage();
  for (const text of traps) findStamp(text);
  const spent = process.cpuUsage(started).user / 1000;
  assert.ok(spent < 1_500, `${traps.length} texts took ${Math.round(spent)} ms`);
});

test('an unknown form is a wrong call', () => {
  assert.throws(() => stampForm('ST-NONE'), /No stamp form ST-NONE in the stamp table/);
});

for (const { holder, pattern, sample } of caseFormats)
  test(`${holder} numbers cases in the form of its sample`, () => {
    assert.match(sample, pattern);
  });

test('terms follow one another', () => {
  for (const terms of [presidentialTerms, vicePresidents, secretariesOfState])
    terms.forEach(({ surname, from, to }, i) => {
      assert.ok(to === null || from < to, surname);
      const next = terms[i + 1];
      assert.ok(!next || (to !== null && to <= next.from), `${surname} and ${next?.surname ?? ''}`);
    });
});

test("a library's stamp names its presidency and no other", () => {
  const stamps = {
    'CLINTON LIBRARY PHOTOCOPY': ['Clinton'],
    'INTON LIBRARY PHOTOCOPY': ['Clinton'],
    'GERALD R. FORD LIBRARY': ['Ford'],
    'GEORGE H.W. BUSH LIBRARY': ['G. H. W. Bush'],
    'GEORGE W. BUSH LIBRARY': ['G. W. Bush'],
    'BUSH PRESIDENTIAL LIBRARY': ['G. H. W. Bush', 'G. W. Bush'],
    'LBJ LIBRARY': ['Johnson'],
    'LIBRARY OF CONGRESS': [],
  };
  for (const [stamp, expected] of Object.entries(stamps)) {
    const named = presidentialTerms.filter(({ stampNames }) => stampNames.test(stamp));
    assert.deepEqual(
      named.map(({ library }) => library),
      expected,
      stamp,
    );
  }
});

test('a caveat is found by code and by short form', () => {
  assert.equal(caveatFor('nf')?.code, 'NOFORN');
  assert.equal(caveatFor('RESTRICTED DATA')?.code, 'RD');
  assert.equal(caveatFor('LAMPLIGHT'), null);
  const forms = caveats.flatMap(({ code, forms: others }) => [code, ...others]);
  assert.equal(new Set(forms).size, forms.length);
});
