import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import type { RecordSummary } from '../../src/query/search.ts';
import { findChromium, launchBrowser } from '../../test/support/browser.ts';
import { root } from '../eval/shared.ts';
import { percentile } from './statistics.ts';

/** One page of the reading room, as a browser that was never there comes to it. */
export interface RoomPage {
  readonly name: string;
  /** Milliseconds from asking for the page until what it is for can be seen. */
  readonly p50: number;
  readonly worst: number;
  /** Bytes over the wire, compressed as they come, until then. */
  readonly bytes: number;
}

interface Visit {
  readonly name: string;
  readonly path: string;
  /** What the page is for: the first of its results, rows or lines. */
  readonly content: string;
}

/** Serves a library as `memcon serve` does and visits its pages in a Chromium, each time without anything kept. */
export async function measureRoom(library: string, visits: number): Promise<readonly RoomPage[]> {
  const chromium = findChromium();
  if (chromium === null)
    throw new Error('There is no Chromium on this machine; MEMCON_CHROMIUM may name one');
  const args = [join(root, 'bin', 'memcon.js'), 'serve', '--library', library, '--port', '0'];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await addressOf(server.stdout);
    const browser = await launchBrowser(chromium);
    try {
      const pages: RoomPage[] = [];
      for (const visit of await visitsTo(address))
        pages.push(await measurePage(browser, address, visit, visits));
      return pages;
    } finally {
      await browser.close();
    }
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('memcon serve ended before it said where the reading room is');
}

async function visitsTo(address: string): Promise<readonly Visit[]> {
  const { records } = (await (await fetch(new URL('/api/records?limit=1', address))).json()) as {
    readonly records: readonly RecordSummary[];
  };
  const [record] = records;
  if (!record) throw new Error('The library is empty');
  return [
    { name: 'all records', path: '/', content: '.hit' },
    { name: 'a search', path: '/?q=president', content: 'mark' },
    { name: 'a record', path: `/records/${record.id}`, content: '#p1' },
    { name: 'chronology', path: '/chronology', content: 'table.listing td, .chart svg' },
    { name: 'people', path: '/people', content: '.listing td' },
    { name: 'contacts', path: '/contacts', content: '.graph circle' },
    { name: 'review', path: '/review', content: '.doubt' },
  ];
}

async function measurePage(
  browser: Browser,
  address: string,
  visit: Visit,
  visits: number,
): Promise<RoomPage> {
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < visits; n++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const begun = performance.now();
    await page.goto(new URL(visit.path, address).href, { waitUntil: 'commit' });
    await page.locator(visit.content).first().waitFor({ state: 'visible' });
    times.push(performance.now() - begun);
    await context.close();
  }
  return { name: visit.name, p50: percentile(times, 0.5), worst: Math.max(...times), bytes };
}
