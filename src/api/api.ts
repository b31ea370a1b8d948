import { OpenAPIHono } from '@hono/zod-openapi';
import type { FileOutcome } from '../query/library.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { ScanOptions } from '../page/index.ts';
import type { Store } from '../store/store.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { problem } from './problem.ts';

/** What the routes work on. */
export interface ApiParts {
  readonly store: Store;
  readonly pictures: PictureShelf;
  /** Version of the program. */
  readonly version: string;
  /** Takes files into the library; null: none may be added. */
  readonly intake: Intake | null;
  /** What a source is read with where an export asks for the words on its pages. */
  readonly scanOptions: (source: SourceFile) => ScanOptions | Promise<ScanOptions>;
}

/** Takes a file into the library, with a copy of it, and tells how it ended. */
export type Intake = (path: string) => Promise<readonly FileOutcome[]>;

export type Api = OpenAPIHono;

/** An app whose routes answer invalid input with a problem that names each fault. */
export function makeRoutes(): Api {
  return new OpenAPIHono({
    defaultHook(result, context) {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({
        where: `${result.target} ${path.join('.')}`.trim(),
        message,
      }));
      const first = errors[0];
      return problem(
        context,
        400,
        first ? `${first.where}: ${first.message}` : 'The input is not valid',
        errors,
      );
    },
  });
}
