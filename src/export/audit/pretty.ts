import type { Finding } from '../../model/finding.ts';
import { makeFindingPainter } from '../pretty/painted-findings.ts';
import { Sheet } from '../pretty/sheet.ts';
import { makeStyle } from '../pretty/style.ts';
import type { MakePrinter } from '../printer.ts';
import { visible } from '../visible.ts';
import { addCounts, count, countFindings, noFindings, placeText, totalText } from '../wording.ts';

/** Findings under the file that they are in, in the order of the paper, and how many there are in all. */
export const makePrettyAudit: MakePrinter = ({ width, colour }) => {
  const style = makeStyle(colour);
  let total = noFindings;
  let files = 0;
  return {
    print({ path, result }) {
      files++;
      const findings = result.records.flatMap((record) => record.findings);
      if (findings.length === 0) return '';
      total = addCounts(total, countFindings(findings));
      const sheet = new Sheet(width);
      sheet.hang(style.title(visible(path)));
      const paint = makeFindingPainter(style);
      let last = '';
      for (const finding of findings.toSorted(byPlace)) {
        const place = 'at' in finding ? placeText(finding.at) : 'the record as a whole';
        if (place !== last) sheet.hang(style.faint(place), 2);
        last = place;
        sheet.hang(paint(finding), 4);
      }
      sheet.gap();
      return sheet.toString();
    },
    end() {
      if (files === 0) return '';
      const sheet = new Sheet(width);
      sheet.hang(style.title(`${totalText(total)} in ${count(files, 'file')}`));
      return sheet.toString();
    },
  };
};

/** Findings without a place come last. */
function byPlace(a: Finding, b: Finding): number {
  const [p, q] = [placeOf(a), placeOf(b)];
  return p.page - q.page || p.line - q.line;
}

function placeOf(finding: Finding): { page: number; line: number } {
  return 'at' in finding
    ? { page: finding.at.page, line: finding.at.line ?? 0 }
    : { page: Number.MAX_SAFE_INTEGER, line: 0 };
}
