import { indent, toJson } from '../json-text.ts';
import type { MakeSplitPrinter } from './index.ts';
import { splitEntries } from './entries.ts';

/** One object with an entry for each file, written as the files are read. */
export const makeJsonSplit: MakeSplitPrinter = (_, fileNameOf) => {
  let files = 0;
  return {
    print(reading) {
      const entry = indent(toJson(splitEntries(reading, fileNameOf), 2), 4);
      return `${files++ === 0 ? '{\n  "files": [' : ','}\n${entry}`;
    },
    end: () => (files === 0 ? '' : '\n  ]\n}\n'),
  };
};
