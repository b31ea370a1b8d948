import { schema } from '../model/record.ts';
import type { MakePrinter } from './printer.ts';
import { indent, toJson } from './json-text.ts';

/**
 * One object whatever the number of files, in the form of `ReadResult`: the records of all files in order. With
 * several files each of `otherPages` also carries `source`, the path of its file.
 */
export const makeJsonPrinter: MakePrinter = ({ several }) => {
  let records = 0;
  let begun = false;
  // A few words a page: all that is kept of a reading.
  const otherPages: string[] = [];
  return {
    print({ path, result }) {
      let text = begun ? '' : `{\n  "schema": ${toJson(schema)},\n  "records": [`;
      begun = true;
      for (const record of result.records)
        text += (records++ === 0 ? '\n' : ',\n') + indent(toJson(record, 2), 4);
      for (const page of result.otherPages)
        otherPages.push(toJson(several ? { ...page, source: path } : page));
      return text;
    },
    end() {
      if (!begun) return '';
      const others = otherPages.map((page) => `\n    ${page}`).join(',');
      return `${records > 0 ? '\n  ' : ''}],\n  "otherPages": [${others}${others && '\n  '}]\n}\n`;
    },
  };
};
