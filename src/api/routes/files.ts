import { createRoute, z } from '@hono/zod-openapi';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileOutcome } from '../../query/library.ts';
import type { Api, ApiParts, Intake } from '../api.ts';
import { ProblemError, problems } from '../problem.ts';
import { fileOutcome, list } from '../schemas.ts';

/** Most files of one request; the browser sends one at a time. */
const mostFiles = 20;

export function addFileRoutes(app: Api, { intake }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/files',
      summary: 'Read files into the library',
      request: {
        body: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: z.object({
                file: z
                  .custom<File | File[]>()
                  .openapi({ type: 'array', items: { type: 'string', format: 'binary' } }),
              }),
            },
          },
        },
      },
      responses: {
        200: {
          description: 'How each file ended',
          content: { 'application/json': { schema: z.object({ outcomes: list(fileOutcome) }) } },
        },
        ...problems(400, 403, 413, 415),
      },
    }),
    async (context) => {
      if (!intake) throw new ProblemError(403, 'This library takes no files from the browser');
      const given: unknown[] = [context.req.valid('form').file].flat();
      const files = given.filter((one) => one instanceof File);
      if (files.length === 0 || files.length < given.length)
        throw new ProblemError(400, 'form file: holds no file');
      if (files.length > mostFiles) throw new ProblemError(413, `Send at most ${mostFiles} files at once`);
      return context.json({ outcomes: await takeIn(files, intake) }, 200);
    },
  );
}

/** Puts each file into a folder of its own under a harmless name, for names from outside may be paths. */
async function takeIn(files: readonly File[], intake: Intake): Promise<FileOutcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'memcon-upload-'));
  try {
    const outcomes: FileOutcome[] = [];
    for (const [n, file] of files.entries()) {
      const inner = await mkdtemp(join(folder, `${n}-`));
      const path = join(inner, plainName(file.name));
      await writeFile(path, new Uint8Array(await file.arrayBuffer()));
      for (const outcome of await intake(path)) {
        const reason = outcome.reason?.replaceAll(outcome.path, file.name) ?? null;
        outcomes.push({ ...outcome, path: file.name, reason });
      }
    }
    return outcomes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** "../a\\b <i>.pdf" → "b i.pdf": what is left is a harmless name. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/^[\s.]+|\s+$/g, '')
    .slice(-120);
  return plain === '' ? 'file' : plain;
}
