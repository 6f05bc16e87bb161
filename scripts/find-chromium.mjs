/** Finds a Chromium for the browser tests, and fetches one when there is none. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { installDebianPackages } from './debian.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The path of a browser, for playwright's `executablePath`. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const found = () => [...PLACES, chromium.executablePath()].find((path) => existsSync(path));
  const first = found();
  if (first) return first;
  if (!installDebianPackages(['chromium'])) {
    execFileSync('npx', ['playwright-core', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' });
  }
  const second = found();
  if (!second) throw new Error('No Chromium: install it and set CHROMIUM_PATH to its program');
  return second;
}
