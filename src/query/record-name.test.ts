import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameRecord } from './record-name.ts';

const bare = { subject: null, title: null, kind: 'memcon', participants: [] } as const;

test('a record goes by its subject, else by who talked, another paper by its heading', () => {
  const participants = ['President Vane', 'Premier Adler', 'Rosa Quill'];
  const title = 'Memorandum of Conversation';
  assert.equal(nameRecord({ ...bare, subject: 'Ferries', title, participants }), 'Ferries');
  assert.equal(
    nameRecord({ ...bare, title, participants }),
    'Conversation: President Vane and Premier Adler',
  );
  assert.equal(nameRecord({ ...bare, title, participants: ['Rosa Quill'] }), 'Conversation: Rosa Quill');
  assert.equal(nameRecord({ ...bare, title }), title);
  assert.equal(
    nameRecord({ ...bare, kind: 'other', title: 'Telegram to Posts', participants }),
    'Telegram to Posts',
  );
  assert.equal(nameRecord({ ...bare, kind: 'telcon' }), 'Telephone conversation');
});
