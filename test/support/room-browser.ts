import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Room } from '../../src/api/server.ts';
import { launchBrowser } from './browser.ts';
import { openRoom, type TestLibrary } from './room.ts';

/** A reading room with a browser that looks at it. */
export interface LookedAtRoom {
  readonly room: Room;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What its pages logged as errors, answers with a status of 4xx left out. */
  readonly faults: string[];
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the room of a library in Chromium; changes are made by "M. Ashgrove". */
export async function lookAtRoom(library: TestLibrary, chromium: string): Promise<LookedAtRoom> {
  const room = await openRoom(library);
  const browser: Browser = await launchBrowser(chromium);
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.addInitScript(() => localStorage.setItem('editor', 'M. Ashgrove'));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
  });
  return {
    room,
    context,
    page,
    faults,
    async open(path) {
      await page.goto(new URL(path, room.address).href);
    },
    async close() {
      await browser.close();
      await room.close();
      await library.close();
    },
  };
}
