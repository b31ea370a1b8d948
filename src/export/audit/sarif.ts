import type { ArtifactLocation, Location, Region, ReportingDescriptor, Result, Tool } from 'sarif';
import { rules } from '../../audit/registry.ts';
import type { Rule } from '../../audit/rule.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import type { Page } from '../../model/page.ts';
import type { At } from '../../model/position.ts';
import type { MakePrinter } from '../printer.ts';
import { indent, toJson } from '../json-text.ts';
import { findingText, placeText } from '../wording.ts';

/** SARIF 2.1.0 (OASIS, errata 01), section 3.27.10. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** One run over all files, with all rules. Sources that are text get line and column; all get page and line in words. */
export const makeSarifAudit: MakePrinter = ({ version }) => {
  const tool: Tool = { driver: { name: 'memcon', version, rules: rules.map(describeRule) } };
  let begun = false;
  let printed = 0;
  return {
    print({ path, mediaType, pages, result }) {
      let text = begun ? '' : header(tool);
      begun = true;
      // Only of a plain text are the pages' texts the file's own.
      const starts = startsOf(mediaType === 'text/plain' ? pages : []);
      for (const { id, findings } of result.records)
        for (const finding of findings)
          text += `${printed++ > 0 ? ',' : ''}\n${indent(toJson(toResult(finding, id, path, starts), 2), 8)}`;
      return text;
    },
    end: () => (begun ? `${printed > 0 ? '\n      ' : ''}]\n    }\n  ]\n}\n` : ''),
  };
};

/** Everything up to the results, which are too many to be held until all are there. */
function header(tool: Tool): string {
  return `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": ${indent(toJson(tool, 2), 6).trimStart()},
      "columnKind": "utf16CodeUnits",
      "results": [`;
}

function describeRule({ id, family, severity, statement, sources, basis, doubt }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: statement },
    ...(sources.length > 0 && { help: { text: `Rests on: ${sources.join('; ')}` } }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [family], basis, ...(doubt !== undefined && { doubt }) },
  };
}

function toResult(finding: Finding, record: string, path: string, starts: PageStarts): Result {
  const { rule, severity, actual, expected, cause } = finding;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  const place = 'at' in finding ? `${finding.at.page}.${finding.at.line ?? 0}` : finding.from;
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: { text: findingText(finding) },
    locations: [locate(finding, path, starts)],
    partialFingerprints: { 'recordRulePlace/v1': `${record}:${rule}:${place}` },
    properties: { record, actual, expected, cause },
  };
}

function locate(finding: Finding, path: string, starts: PageStarts): Location {
  const artifactLocation = artifact(path);
  if (!('at' in finding)) return { physicalLocation: { artifactLocation } };
  const region = regionOf(finding.at, starts);
  return {
    physicalLocation: { artifactLocation, ...(region && { region }) },
    logicalLocations: [{ fullyQualifiedName: placeText(finding.at), kind: 'page' }],
  };
}

/** The file as a URI reference (RFC 3986): relative stays relative. */
function artifact(path: string): ArtifactLocation {
  if (path === '-') return { uri: 'stdin:', description: { text: 'standard input' } };
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  return { uri: path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/') };
}

/** Where a page's text begins in the text of the whole file. Lines and columns count from 1. */
interface PageStart {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

type PageStarts = ReadonlyMap<number, PageStart>;

/** The text of all pages, joined, is the file's. */
function startsOf(pages: readonly Page[]): PageStarts {
  const starts = new Map<number, PageStart>();
  let next = { offset: 0, line: 1, column: 1 };
  for (const { number, text } of pages) {
    const start = { ...next, text };
    starts.set(number, start);
    next = { offset: start.offset + text.length, ...lineAndColumn(start, text.length) };
  }
  return starts;
}

function lineAndColumn({ text, line, column }: PageStart, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.at(-1)!.length;
  return lines.length === 1
    ? { line, column: column + last }
    : { line: line + lines.length - 1, column: last + 1 };
}

function regionOf({ page, chars }: At, starts: PageStarts): Region | null {
  const start = starts.get(page);
  if (!chars || !start) return null;
  const from = lineAndColumn(start, chars[0]);
  const to = lineAndColumn(start, chars[1]);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start.offset + chars[0],
    charLength: chars[1] - chars[0],
  };
}
