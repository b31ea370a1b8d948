import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { AnswerCache } from './answer-cache.ts';

test('long questions with short answers take no more room than others', async () => {
  const answers = new AnswerCache({ revision: () => Promise.resolve(1) });
  let made = 0;
  const app = new Hono();
  app.get('/ask', answers.again, (context) => answers.give(context, () => Promise.resolve({ made: ++made })));
  const ask = async (question: number): Promise<unknown> =>
    (await app.request(`/ask?q=${question}&more=${'x'.repeat(16_000)}`)).json();
  // 16 MiB hold about a thousand of these.
  for (let question = 1; question <= 1100; question++) await ask(question);
  assert.deepEqual(await ask(1100), { made: 1100 });
  assert.deepEqual(await ask(1), { made: 1101 });
});
