import type { Correction } from '../../src/annotation/correction.ts';
import type { Corrected } from '../../src/annotation/index.ts';
import type { Doubt } from '../../src/annotation/doubts.ts';
import type { Severity } from '../../src/model/finding.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { Person, PersonLabel } from '../../src/people/person.ts';
import type {
  Contact,
  FileOutcome,
  RecordPerson,
  Run,
  StoredCorrection,
  StoredDecision,
} from '../../src/query/library.ts';
import type { RecordSummary, SearchResult } from '../../src/query/search.ts';

/** What went wrong, in the one shape that the API answers with. */
export class ApiError extends Error {
  readonly status: number;
  /** Span of the query that is at fault. */
  readonly at: readonly [number, number] | null;

  constructor(status: number, detail: string, at: readonly [number, number] | null) {
    super(detail);
    this.status = status;
    this.at = at;
  }
}

const unreached = 'The library can’t be reached. Is “memcon serve” still running?';

export interface RecordView {
  readonly record: MemconRecord;
  readonly corrections: readonly StoredCorrection[];
  readonly doubts: readonly Doubt[];
  readonly people: readonly RecordPerson[];
  readonly pictures: boolean;
  /** For each paragraph as shown, its number in the reading, which corrections name it by. */
  readonly numbers: Corrected['numbers'];
  /** For each participant as shown, the index that corrections name them by. */
  readonly slots: Corrected['slots'];
}

export interface PersonView {
  readonly person: Person;
  readonly labels: readonly PersonLabel[];
  readonly decisions: readonly StoredDecision[];
}

export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly statement: string;
  readonly basis: string;
  readonly sources: readonly string[];
}

export interface ReviewPage {
  readonly records: readonly { readonly record: RecordSummary; readonly doubts: readonly Doubt[] }[];
  readonly next: string | null;
}

export interface Chronology {
  readonly records: readonly RecordSummary[];
  readonly months: readonly { readonly month: string; readonly records: number }[];
  readonly next: string | null;
}

export interface ExportFormatInfo {
  readonly name: string;
  readonly extension: string;
  readonly shape: 'one file' | 'file a record' | 'folder';
  readonly options: readonly ('table' | 'style' | 'paragraph')[];
  /** Records of one export; null: any number. */
  readonly most: number | null;
}

export interface ExportForms {
  readonly formats: readonly ExportFormatInfo[];
  readonly tables: readonly string[];
  readonly styles: readonly { readonly name: string; readonly about: string }[];
}

export type Params = Readonly<Record<string, string | number | null | undefined>>;

/** Calls of the API that the reading room makes; each rejects with an {@link ApiError}. */
export const api = {
  search: (params: Params, signal?: AbortSignal) =>
    get<SearchResult & { query: string }>('/api/search', params, signal),
  view: (id: string, signal?: AbortSignal) =>
    get<RecordView>(`/api/records/${encodeURIComponent(id)}/view`, {}, signal),
  citations: (id: string, paragraph: number | null) =>
    get<Readonly<Record<string, string>>>(`/api/records/${encodeURIComponent(id)}/citations`, { paragraph }),
  exportForms: () => get<ExportForms>('/api/export'),
  rules: () => get<{ rules: readonly RuleInfo[] }>('/api/rules'),
  people: (params: Params) => get<{ people: readonly Person[]; next: number | null }>('/api/people', params),
  person: (id: number) => get<PersonView>(`/api/people/${id}`),
  mergePeople: (into: number, from: number, by: string) =>
    send<Person>('POST', `/api/people/${into}/merge`, { from, by }),
  splitLabel: (id: number, label: string, by: string) =>
    send<Person>('POST', `/api/people/${id}/split`, { label, by }),
  undoDecision: (id: number, by: string) =>
    send<StoredDecision>('DELETE', `/api/decisions/${id}?by=${encodeURIComponent(by)}`),
  chronology: (params: Params) => get<Chronology>('/api/chronology', params),
  contacts: (params: Params) => get<{ contacts: readonly Contact[] }>('/api/contacts', params),
  runs: () => get<{ runs: readonly Run[] }>('/api/runs', { limit: 20 }),
  review: (params: Params) => get<ReviewPage>('/api/review', params),
  correct: (id: string, correction: Correction, by: string) =>
    send<StoredCorrection>('POST', `/api/records/${encodeURIComponent(id)}/corrections`, { correction, by }),
  undo: (correction: number, by: string) =>
    send<StoredCorrection>('DELETE', `/api/corrections/${correction}?by=${encodeURIComponent(by)}`),
};

/** Sends one file, telling the part of it that has gone (0..1). */
export function addFile(file: File, onProgress: (part: number) => void): Promise<readonly FileOutcome[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onerror = () => reject(new ApiError(0, unreached, null));
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status === 200) resolve((body as { outcomes: readonly FileOutcome[] }).outcomes);
      else reject(errorOf(request.status, body));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** Saves an answer as a file and tells the name that it has. */
export async function download(path: string, params: Params): Promise<string> {
  const response = await reached(fetch(pathOf(path, params)));
  if (!response.ok) throw errorOf(response.status, await response.json().catch(() => null));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'records';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  // Not at once: the browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}

/** Address that the picture of a page has as an IIIF image. */
export function pictureService(sha256: string, page: number): string {
  return `/iiif/3/${sha256}.${page}`;
}

function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(fetch(pathOf(path, params), signal ? { signal } : {}));
}

function pathOf(path: string, params: Params): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== null && value !== undefined && value !== '') query.set(name, `${value}`);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

function send<T>(method: string, path: string, body?: object): Promise<T> {
  return answer<T>(
    fetch(path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }),
  );
}

async function answer<T>(request: Promise<Response>): Promise<T> {
  const response = await reached(request);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw errorOf(response.status, body);
  return body as T;
}

async function reached(request: Promise<Response>): Promise<Response> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, unreached, null);
  }
}

function errorOf(status: number, body: unknown): ApiError {
  const { detail, errors } = (body ?? {}) as {
    detail?: string;
    errors?: readonly { at?: readonly [number, number] }[];
  };
  return new ApiError(status, detail ?? `The library answered with ${status}`, errors?.[0]?.at ?? null);
}
