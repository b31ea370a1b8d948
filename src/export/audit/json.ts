import type { MakePrinter } from '../printer.ts';
import { toJson } from '../json-text.ts';
import { addCounts, countFindings, noFindings } from '../wording.ts';

/** Version of the printed form. */
const schema = 'memcon-audit/1';

/**
 * One object whatever the number of files: `{"schema", "findings": [Finding with "path" and "record"], "counts"}`,
 * the findings of all records in order.
 */
export const makeJsonAudit: MakePrinter = () => {
  let counts = noFindings;
  let begun = false;
  let printed = 0;
  return {
    print({ path, result }) {
      let text = begun ? '' : `{\n  "schema": ${toJson(schema)},\n  "findings": [`;
      begun = true;
      for (const { id, findings } of result.records) {
        counts = addCounts(counts, countFindings(findings));
        for (const finding of findings)
          text += `${printed++ > 0 ? ',' : ''}\n    ${toJson({ path, record: id, ...finding })}`;
      }
      return text;
    },
    end: () => (begun ? `${printed > 0 ? '\n  ' : ''}],\n  "counts": ${toJson(counts)}\n}\n` : ''),
  };
};
