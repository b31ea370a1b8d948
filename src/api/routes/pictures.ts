import { createRoute, z } from '@hono/zod-openapi';
import { Processor } from 'iiif-processor';
import { Readable } from 'node:stream';
import type { ShelfPicture } from '../picture-shelf.ts';
import type { Api, ApiParts } from '../api.ts';
import { file, ProblemError, problems } from '../problem.ts';

/** Most pixels of a side that is given out, however many are asked for: a letter page at 400 dpi is within. */
const longestSide = 4800;

/** A source's SHA-256 and a page from 1: "ab12….3". */
const pictureId = z
  .string()
  .regex(/^[0-9a-f]{64}\.[1-9]\d{0,5}$/, 'is no id of a page picture')
  .openapi({ description: 'SHA-256 of the source, a dot, the page', example: `${'0'.repeat(64)}.1` });

const part = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\w,.:!^]+$/);

/** IIIF Image API 3.0, level 2, of the pages' pictures. */
export function addPictureRoutes(app: Api, { pictures }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/iiif/3/{id}/info.json',
      summary: 'What the picture of a page is, as the IIIF Image API describes it',
      request: { params: z.object({ id: pictureId }) },
      responses: { 200: file('application/ld+json', 'Image information'), ...problems(400, 404) },
    }),
    (context) => answer(context.req.url, context.req.valid('param').id),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/iiif/3/{id}/{region}/{size}/{rotation}/{file}',
      summary: 'The picture of a page, or a part of it',
      request: {
        params: z.object({
          id: pictureId,
          region: part.openapi({ example: 'full' }),
          size: part.openapi({ example: 'max' }),
          rotation: part.openapi({ example: '0' }),
          file: part.openapi({ example: 'default.jpg' }),
        }),
      },
      responses: { 200: file('image/jpeg', 'The picture'), ...problems(400, 404) },
    }),
    (context) => answer(context.req.url, context.req.valid('param').id),
  );

  async function answer(url: string, id: string): Promise<Response> {
    const [sha256, page] = id.split('.');
    const picture = await pictures.picture(sha256 ?? '', Number(page));
    if (!picture) throw new ProblemError(404, `There is no picture of page ${page}`);
    const result = await run(url, picture);
    if (result.type !== 'content') {
      const why = result.type === 'error' ? result.message : 'The picture is asked for by its parts';
      throw new ProblemError(400, why);
    }
    return new Response(typeof result.body === 'string' ? result.body : Uint8Array.from(result.body), {
      headers: {
        'content-type': result.contentType,
        // A source never changes under its hash.
        'cache-control': 'private, max-age=604800, immutable',
      },
    });
  }
}

/** Carries out what the path asks for. The picture is sound, so whatever fails is in what is asked. */
async function run(
  url: string,
  { png, width, height }: ShelfPicture,
): Promise<Awaited<ReturnType<Processor['execute']>>> {
  try {
    return await new Processor(url, () => Promise.resolve(Readable.from([png])), {
      dimensionFunction: () => Promise.resolve({ width, height }),
      max: { width: longestSide, height: longestSide },
    }).execute();
  } catch (error) {
    throw new ProblemError(400, error instanceof Error ? error.message : 'The picture can’t be had so');
  }
}
