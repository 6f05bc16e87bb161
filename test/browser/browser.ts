import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ServerProcess } from '../server-process.js';

/** `SLOWER=6 npm test -- test/browser` gives pages a sixth of the processor, which shows a test that waits too little. */
const SLOWER = Number(process.env.SLOWER ?? 1);

/** Milliseconds for the whole of a browser test; the machine of a build server may be slow. */
export const BROWSER_TIMEOUT = 120_000 * SLOWER;

/**
 * A real browser and a server share a busy machine: what fails once is shown and done again, what fails twice fails. A test
 * stands alone, so that it can be done again.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/** Server and browser for one test file; everything is started before and stopped after its tests. `env` is read then. */
export function useBrowser(env: Record<string, string> = {}) {
  const server = new ServerProcess(env);
  const open: BrowserContext[] = [];
  const complaints: string[] = [];
  let browser: Browser | undefined;

  beforeAll(async () => {
    // does nothing when the build is fresh
    const built = spawnSync(process.execPath, ['scripts/build.mjs'], {
      stdio: 'inherit',
      // Jest's own "test" would make a development build
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (built.status !== 0) throw new Error('the build failed');
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
    await server.start();
  }, BROWSER_TIMEOUT);

  beforeEach(async () => {
    // the one before may have ended it and failed
    if (!server.isRunning) await server.start();
  }, BROWSER_TIMEOUT);

  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
    // an error in the page, or something the Content-Security-Policy has stopped, fails the test it happened in
    expect(complaints.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server.remove();
  }, BROWSER_TIMEOUT);

  return {
    server,
    /** A new device: nothing stored, no motion. What it complains about fails the test, unless it is `tolerated`. */
    async device(options: BrowserContextOptions & { readonly tolerated?: RegExp } = {}): Promise<BrowserContext> {
      if (!browser) throw new Error('the browser has not been started');
      const { tolerated = /(?!)/, ...rest } = options;
      const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce', ...rest });
      context.setDefaultTimeout(30_000 * SLOWER);
      context.on('page', (page) => {
        if (SLOWER > 1) void slowDown(page);
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('console', (said) => {
          if (said.type() === 'error' && !tolerated.test(said.text())) complaints.push(said.text());
        });
      });
      open.push(context);
      return context;
    },
  };
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'nl-BE' };
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'nl-BE' };
export const KIOSK: BrowserContextOptions = {
  viewport: { width: 1080, height: 1920 },
  hasTouch: true,
  locale: 'nl-BE',
};

/** What Chromium writes to the console when the server is away, which some tests want. */
export const NO_NETWORK = /ERR_|Failed to load resource|WebSocket connection/;

/** Chooses a language on the first screen and waits for the welcome. */
export async function choose(page: Page, language: string): Promise<void> {
  await page.locator(`button.language[lang="${language}"]`).click();
  await page.locator('.welcome .tile').first().waitFor();
}

/** Opens the chat in a language. */
export async function openChat(context: BrowserContext, language: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  await choose(page, language);
  return page;
}

/** Types a question and waits for what Wegwijzer says next. */
export async function ask(page: Page, question: string) {
  const before = await page.locator('li.reply').count();
  await page.locator('#question').fill(question);
  await page.locator('#question').press('Enter');
  const reply = page.locator('li.reply').nth(before);
  await reply.waitFor();
  return reply;
}

/** Everything the accessibility checker finds wrong with what is on the screen, one line each. */
export async function violations(page: Page): Promise<string[]> {
  // as high as the page, so that nothing lies below the bars at the top and the bottom
  const screen = page.viewportSize();
  const height: number = await page.evaluate('document.documentElement.scrollHeight');
  if (screen) await page.setViewportSize({ width: screen.width, height: Math.max(height, screen.height) });
  // as a script of the debugger, since the page itself takes none from outside
  await page.evaluate(axeSource());
  const found: { id: string; nodes: { html: string; failureSummary?: string }[] }[] = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations)`,
  );
  if (screen) await page.setViewportSize(screen);
  // drawn in its own size again before anybody presses a key
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** Waits until something the page does has arrived here. */
export async function expectSoon(fact: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100 && !(await fact()); tries += 1) await new Promise((go) => setTimeout(go, 50));
  expect(await fact()).toBe(true);
}

/** Pixels by which the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

let axe: string | undefined;
function axeSource(): string {
  axe ??= readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}

/** `npm test` says where the browser is; a test run by hand finds it in the usual places. */
function chromiumPath(): string {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ];
  const found = places.find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium: run npm test, which fetches it, or set CHROMIUM_PATH');
  return found;
}
