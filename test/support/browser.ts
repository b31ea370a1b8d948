import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = [
  process.env.MEMCON_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The machine's own Chromium; null where it has none. CI installs one, so that there it never is null. */
export function findChromium(): string | null {
  const found = places.find((path) => path !== '' && existsSync(path)) ?? null;
  if (found === null && process.env.CI)
    throw new Error('CI has no Chromium: .ci/run is to install one, or MEMCON_CHROMIUM is to name it');
  return found;
}

export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
