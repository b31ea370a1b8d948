import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Doubt } from '../../../src/annotation/doubts.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { api, type RuleInfo } from '../api.ts';
import { useEditing } from './editing.tsx';
import { percent } from './words.ts';

const causes = {
  document: 'on the paper',
  ocr: 'probably in the reading, not on the paper',
  unsure: 'on the paper or in the reading',
} as const;

const severities = { error: 'Error', warning: 'Warning', info: 'Remark' } as const;

export type NumberedFinding = readonly [n: number, finding: Finding];

interface NotesProps {
  readonly doubts: readonly Doubt[];
  readonly findings: readonly NumberedFinding[];
  readonly onLook: (id: string | null) => void;
}

/** What stands in the margin: doubts about the reading, and findings with their rule, its reason and its source. */
export function Notes({ doubts, findings, onLook }: NotesProps) {
  const rules = useRules(findings.length > 0);
  if (doubts.length === 0 && findings.length === 0) return null;
  return (
    <ul class="notes">
      {doubts.map((doubt) => (
        <DoubtNote key={`${doubt.what} ${doubt.confidence}`} doubt={doubt} />
      ))}
      {findings.map(([n, finding]) => (
        <li key={n} class={`note ${finding.severity}`}>
          <details
            data-place={`finding ${n}`}
            onMouseEnter={() => onLook(`finding ${n}`)}
            onMouseLeave={() => onLook(null)}
          >
            <summary>
              <b>
                {severities[finding.severity]} {finding.rule}
              </b>{' '}
              <span class="note-says">
                <Struck text={finding.message} />
              </span>
            </summary>
            <FindingDetails finding={finding} rule={rules.get(finding.rule)} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function DoubtNote({ doubt }: { readonly doubt: Doubt }) {
  const { open, correct } = useEditing();
  const [fault, setFault] = useState<string | null>(null);
  const { what, reading, confidence, alternatives, typed, acceptance } = doubt;
  return (
    <li class="note doubtful">
      <b>Doubt</b> {what}
      {reading === null ? ' can’t be read' : `: read as ${reading}, ${percent(confidence)} sure`}
      {alternatives.length > 0 &&
        `; or ${alternatives.map((one) => `${one.text} (${percent(one.confidence)})`).join(', ')}`}
      {typed !== '' && (
        <>
          ; typed <span class="typed">{typed.trim()}</span>
        </>
      )}
      {open && (
        <button type="button" class="small" onClick={() => void correct(acceptance).then(setFault)}>
          Accept
        </button>
      )}
      {fault !== null && (
        <span class="editor-fault" role="alert">
          {fault}
        </span>
      )}
    </li>
  );
}

function FindingDetails({
  finding,
  rule,
}: {
  readonly finding: Finding;
  readonly rule: RuleInfo | undefined;
}) {
  const { actual, expected, cause } = finding;
  return (
    <dl>
      {actual !== null && (
        <>
          <dt>Found</dt>
          <dd>
            <Struck text={actual} />
          </dd>
        </>
      )}
      {expected !== null && (
        <>
          <dt>Expected</dt>
          <dd>
            <Struck text={expected} />
          </dd>
        </>
      )}
      <dt>Cause</dt>
      <dd>{causes[cause]}</dd>
      {rule && (
        <>
          <dt>Rule</dt>
          <dd>
            {rule.id}, {rule.basis}
          </dd>
          <dt>Reason</dt>
          <dd>{rule.statement}</dd>
          <dt>Source</dt>
          <dd>{rule.sources.join('; ')}</dd>
        </>
      )}
    </dl>
  );
}

/** Text in which `~~(S)~~` stands for what is struck through. */
function Struck({ text }: { readonly text: string }) {
  const parts: ComponentChildren[] = text
    .split(/~~(.+?)~~/)
    .map((part, n) => (n % 2 === 1 ? <s key={n}>{part}</s> : part));
  return <>{parts}</>;
}

let loading: Promise<ReadonlyMap<string, RuleInfo>> | null = null;

/** The rules, loaded once. */
function useRules(wanted: boolean): ReadonlyMap<string, RuleInfo> {
  const [rules, setRules] = useState<ReadonlyMap<string, RuleInfo>>(new Map());
  useEffect(() => {
    if (!wanted) return;
    loading ??= api.rules().then(({ rules }) => new Map(rules.map((rule) => [rule.id, rule])));
    loading.then(setRules, () => {
      loading = null;
    });
  }, [wanted]);
  return rules;
}
