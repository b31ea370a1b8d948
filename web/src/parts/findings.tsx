import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../../../src/model/finding.ts';
import { api, type RuleInfo } from '../api.ts';

const causes = {
  document: 'on the paper',
  ocr: 'probably in the reading, not on the paper',
  unsure: 'on the paper or in the reading',
} as const;

interface FindingsProps {
  readonly findings: readonly (readonly [number, Finding])[];
  readonly onLook: (id: string | null) => void;
  readonly title?: string;
}

/** Findings with their rule, its reason and its source. */
export function Findings({ findings, onLook, title }: FindingsProps) {
  const rules = useRules(findings.length > 0);
  if (findings.length === 0) return null;
  const list = (
    <ul class="findings">
      {findings.map(([n, finding]) => {
        const rule = rules.get(finding.rule);
        return (
          <li key={n} class={`finding ${finding.severity}`}>
            <details
              data-place={`finding ${n}`}
              onMouseEnter={() => onLook(`finding ${n}`)}
              onMouseLeave={() => onLook(null)}
            >
              <summary>
                <b>{finding.rule}</b> {finding.message}
              </summary>
              <dl>
                {finding.actual !== null && (
                  <>
                    <dt>Found</dt>
                    <dd>{finding.actual}</dd>
                  </>
                )}
                {finding.expected !== null && (
                  <>
                    <dt>Expected</dt>
                    <dd>{finding.expected}</dd>
                  </>
                )}
                <dt>Cause</dt>
                <dd>{causes[finding.cause]}</dd>
                {rule && (
                  <>
                    <dt>Rule</dt>
                    <dd>
                      {rule.statement} ({rule.basis})
                    </dd>
                    <dt>Source</dt>
                    <dd>{rule.sources.join('; ')}</dd>
                  </>
                )}
              </dl>
            </details>
          </li>
        );
      })}
    </ul>
  );
  if (title === undefined) return list;
  return (
    <details class="whole-findings">
      <summary>
        {title} ({findings.length})
      </summary>
      {list}
    </details>
  );
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
