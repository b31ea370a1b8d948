import type { MarkOnImage } from '../../src/page/marks/find-marks.ts';

/** A mark of the truth and what was found at its place. */
export interface Judged {
  readonly document: string;
  readonly mark: string;
  readonly struck: boolean;
  readonly found: MarkOnImage | null;
}

const share = (part: number, of: number): string =>
  of === 0 ? '-' : `${part}/${of} ${((100 * part) / of).toFixed(1)}%`;

/** One line of figures: found, strike flag right, level right, of those found. */
function lineOf(name: string, judged: readonly Judged[]): string {
  const found = judged.flatMap((one) => (one.found ? [{ ...one, found: one.found }] : []));
  const struckRight = found.filter((one) => one.found.struck === one.struck).length;
  const levelRight = found.filter((one) => one.found.level === one.mark).length;
  const sure = found.filter((one) => one.found.confidence >= 0.95);
  const sureRight = sure.filter((one) => one.found.level === one.mark).length;
  return [
    name.padEnd(46),
    `found ${share(found.length, judged.length)}`,
    `struck right ${share(struckRight, found.length)}`,
    `level right ${share(levelRight, found.length)}`,
    `sure ${share(sureRight, sure.length)}`,
  ].join('  ');
}

export function printTally(judged: readonly Judged[], falseAlarms: ReadonlyMap<string, number>): void {
  for (const [document, list] of Map.groupBy(judged, (one) => one.document)) {
    console.log(`${document}  (false alarms ${falseAlarms.get(document) ?? 0})`);
    for (const struck of [true, false]) {
      const part = list.filter((one) => one.struck === struck);
      if (part.length > 0) console.log(lineOf(struck ? '  struck' : '  not struck', part));
    }
  }
  console.log(
    lineOf(
      'ALL struck',
      judged.filter((one) => one.struck),
    ),
  );
  console.log(
    lineOf(
      'ALL not struck',
      judged.filter((one) => !one.struck),
    ),
  );
  const alarms = [...falseAlarms.values()].reduce((a, b) => a + b, 0);
  console.log(`false alarms ${alarms}`);
  printCalibration(judged);
}

/** How often a level said with some confidence is right. */
function printCalibration(judged: readonly Judged[]): void {
  const edges = [0, 0.5, 0.8, 0.9, 0.95, 0.99, 1.01];
  for (let i = 0; i + 1 < edges.length; i++) {
    const within = judged.filter(
      ({ found }) => found && found.confidence >= edges[i]! && found.confidence < edges[i + 1]!,
    );
    const right = within.filter((one) => one.found?.level === one.mark).length;
    console.log(
      `  confidence ${edges[i]!.toFixed(2)} to ${Math.min(1, edges[i + 1]!).toFixed(2)}: right ${share(right, within.length)}`,
    );
  }
}
