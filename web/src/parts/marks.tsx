import type { Level, PortionMark } from '../../../src/model/marks.ts';

interface ChipProps {
  readonly mark: Pick<PortionMark, 'level' | 'struck'> &
    Partial<Pick<PortionMark, 'confidence' | 'typed' | 'note' | 'caveats' | 'basis'>>;
}

const names: Readonly<Record<Level, string>> = {
  U: 'Unclassified',
  R: 'Restricted',
  C: 'Confidential',
  S: 'Secret',
  TS: 'Top Secret',
  SBU: 'Sensitive but unclassified',
  LOU: 'Limited official use',
  FOUO: 'For official use only',
  OUO: 'Official use only',
  CUI: 'Controlled unclassified information',
};

/** A portion mark as the paper has it: struck ones struck, doubtful ones dotted. */
export function MarkChip({ mark }: ChipProps) {
  const { level, struck, confidence = 1, typed, note, caveats = [], basis } = mark;
  const shown = level === null ? '(?)' : `(${[level, ...caveats].join('/')})`;
  const says = [
    level === null ? 'a mark that can’t be read' : names[level],
    struck ? 'struck through' : null,
    confidence < 0.95 ? `${Math.round(confidence * 100)} % sure` : null,
  ].filter((part) => part !== null);
  const details = [
    ...says,
    typed === undefined ? null : `typed “${typed}”`,
    basis === undefined ? null : `read by ${basis}`,
    note ?? null,
  ].filter((part) => part !== null);
  return (
    <span
      class={`chip level-${level ?? 'none'}${confidence < 0.95 ? ' doubtful' : ''}`}
      title={details.join('; ')}
    >
      <span class="visually-hidden">{says.join(', ')}</span>
      <span aria-hidden="true">{struck ? <s>{shown}</s> : shown}</span>
    </span>
  );
}

/** Name of a level for people. */
export function levelName(level: Level | null): string {
  return level === null ? 'none read' : names[level];
}
