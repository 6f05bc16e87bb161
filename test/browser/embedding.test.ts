import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { BROWSER_TIMEOUT, DESKTOP, expectSoon, overflow, PHONE, useBrowser, violations } from './browser.js';

/** Websites on origins of their own: the first may have Wegwijzer in a frame, the second may not. */
const sites: Server[] = [];
const env: Record<string, string> = {};
// before the server starts, which must know the address of the first
beforeAll(async () => {
  for (let site = 0; site < 2; site += 1) {
    const started = createServer((request, response) => page(request.url ?? '/', response));
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    sites.push(started);
  }
  env.ALLOWED_ORIGINS = addressOf(0);
});
afterAll(() => {
  for (const site of sites) {
    site.closeAllConnections();
    site.close();
  }
});
const { server, device } = useBrowser(env);
jest.setTimeout(BROWSER_TIMEOUT);

const addressOf = (site: number) => {
  const address = sites[site]?.address() as AddressInfo | undefined;
  return `http://127.0.0.1:${address?.port}`;
};

/** A page of a town, as strict as its Content-Security-Policy can be. */
function page(url: string, response: ServerResponse): void {
  const query = new URL(url, 'http://localhost').searchParams;
  const lang = query.get('lang') ?? 'nl';
  const noFrames = query.has('no-frames');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src ${server.url}; frame-src ${noFrames ? "'none'" : server.url}; require-trusted-types-for 'script'`,
  );
  response.end(`<!doctype html>
<html lang="${lang}" dir="${['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Stad</title>
<script src="${server.url}/embed.js" ${query.get('attributes') ?? ''} async></script></head>
<body><main><h1>Stad</h1><p><a href="#x">Afval</a></p></main></body></html>`);
}

async function visit(
  options: BrowserContextOptions & { tolerated?: RegExp },
  query = '',
  site = 0,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await device(options);
  const page = await context.newPage();
  await page.goto(`${addressOf(site)}/?${query}`);
  return { context, page };
}
const button = (page: Page) => page.locator('[role=complementary] button[aria-expanded]');
const panel = (page: Page) => page.locator('[role=complementary] dialog');
const chat = (page: Page) => page.frameLocator('iframe[title="Wegwijzer"]');
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.shadowRoot?.activeElement?.tagName ?? document.activeElement.tagName');

async function openPanel(page: Page): Promise<void> {
  await button(page).click();
  await chat(page).locator('.welcome .tile').first().waitFor();
}

test('the snippet stays under 3 kB before it is opened, and loads nothing else', async () => {
  expect(readFileSync('dist/web/embed/embed.js').length).toBeLessThan(3000);
  const context = await device(DESKTOP);
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(addressOf(0));
  await button(page).waitFor();
  expect(requests).toEqual([`${addressOf(0)}/`, `${server.url}/embed.js`]);
});

test('every site may load the snippet; only those of ALLOWED_ORIGINS may frame the chat', async () => {
  const script = await fetch(`${server.url}/embed.js`);
  expect(script.headers.get('access-control-allow-origin')).toBe('*');
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(script.headers.get('content-type')).toContain('javascript');
  const page = await fetch(`${server.url}/?embedded=1`);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain(`frame-ancestors 'self' ${addressOf(0)}`);
  expect(policy).not.toContain(addressOf(1));
  expect(page.headers.get('x-frame-options')).toBeNull();
});

describe('on a computer', () => {
  test('the button opens a chat in the language of the page; Escape closes it and gives the focus back', async () => {
    const { page } = await visit(DESKTOP, 'lang=nl-BE');
    expect((await button(page).innerText()).trim()).toBe('Vraag het aan Wegwijzer');
    expect(await violations(page)).toEqual([]);
    await openPanel(page);
    expect(await chat(page).locator('html').getAttribute('lang')).toBe('nl-BE');
    await expectSoon(async () => (await focused(page)) === 'IFRAME');
    await chat(page).locator('#question').fill('waar leer ik Nederlands?');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    // the frame is a process of its own: it lets go of the focus in its own time
    await expectSoon(async () => (await focused(page)) === 'BUTTON');
    // from the keyboard again: what was typed is still there
    await page.keyboard.press('Enter');
    expect(await chat(page).locator('#question').inputValue()).toBe('waar leer ik Nederlands?');
    await page.getByRole('button', { name: 'Sluit' }).click();
    expect(await panel(page).isVisible()).toBe(false);
  });

  test('Escape first closes what is open in the chat', async () => {
    const { page } = await visit(DESKTOP);
    await openPanel(page);
    await chat(page).locator('.bar-button').first().click();
    await chat(page).locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await chat(page).locator('dialog[open]').waitFor({ state: 'hidden' });
    expect(await panel(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
  });

  test('stands at the end of the line, or at its beginning when the site says so', async () => {
    const middle = async (query: string) => {
      const { page } = await visit(DESKTOP, query);
      const box = await button(page).boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0) / 2;
    };
    const left = encodeURIComponent('data-position="left"');
    expect(await middle('lang=nl')).toBeGreaterThan(640);
    expect(await middle(`lang=nl&attributes=${left}`)).toBeLessThan(640);
    expect(await middle('lang=ar')).toBeLessThan(640);
    expect(await middle(`lang=ar&attributes=${left}`)).toBeGreaterThan(640);
  });

  test('an answer that comes while the panel is closed shows on the button', async () => {
    const { page } = await visit(DESKTOP);
    await openPanel(page);
    await chat(page).locator('#question').fill('waar leer ik Nederlands?');
    await page.getByRole('button', { name: 'Sluit' }).click();
    const frame = page.frames().find((candidate) => candidate.url().startsWith(server.url));
    await frame?.evaluate(`document.querySelector('#question').form.requestSubmit()`);
    await page.locator('[role=complementary] b:not(:empty)').waitFor();
    expect((await button(page).innerText()).trim()).toBe('Vraag het aan Wegwijzer 1');
    await button(page).click();
    expect((await button(page).textContent())?.trim()).toBe('Vraag het aan Wegwijzer');
  });

  test('nobody else can close it or count on it', async () => {
    const { page } = await visit(DESKTOP);
    await openPanel(page);
    await page.evaluate(`postMessage({ wegwijzer: 'close' }, '*')`);
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve))`);
    expect(await panel(page).isVisible()).toBe(true);
  });
});

describe('in other languages', () => {
  test('an Arabic page gets an Arabic chat from right to left, without an accessibility error', async () => {
    const { page } = await visit(DESKTOP, 'lang=ar');
    expect((await button(page).innerText()).trim()).toBe('اسأل Wegwijzer');
    await openPanel(page);
    expect(await chat(page).locator('html').getAttribute('dir')).toBe('rtl');
    expect(await chat(page).locator('html').getAttribute('lang')).toMatch(/^ar/);
    expect(await violations(page)).toEqual([]);
  });

  test('a page in Persian gets Dari, an attribute counts more than the page', async () => {
    const { page } = await visit(DESKTOP, `lang=fa&attributes=${encodeURIComponent('data-language="uk"')}`);
    expect((await button(page).innerText()).trim()).toBe('Запитайте Wegwijzer');
    const { page: persian } = await visit(DESKTOP, 'lang=fa');
    expect((await button(persian).innerText()).trim()).toBe('از Wegwijzer بپرسید');
  });

  test('in a language we do not have the person chooses', async () => {
    const { page } = await visit(DESKTOP, 'lang=de');
    expect((await button(page).innerText()).trim()).toBe('Ask Wegwijzer');
    await button(page).click();
    await chat(page).locator('button.language[lang="ti"]').waitFor();
  });

  test('who goes to a page in another language goes on in that language', async () => {
    const { page } = await visit(DESKTOP, 'lang=nl');
    await openPanel(page);
    await page.goto(`${addressOf(0)}/?lang=ar`);
    await openPanel(page);
    expect(await chat(page).locator('html').getAttribute('lang')).toMatch(/^ar/);
  });
});

test('who chose a language in the chat keeps it on the next page of the same language', async () => {
  const { page } = await visit(DESKTOP, 'lang=nl');
  await openPanel(page);
  await chat(page).locator('.bar-button').first().click();
  await chat(page).locator('dialog[open] button[lang="ar"]').click();
  await chat(page).locator('html[dir=rtl]').waitFor();
  await page.reload();
  await openPanel(page);
  expect(await chat(page).locator('html').getAttribute('lang')).toMatch(/^ar/);
});

describe('on a phone', () => {
  test('the chat fills the screen, and what is behind it cannot be reached', async () => {
    const { page } = await visit(PHONE, 'lang=nl');
    expect(await overflow(page)).toBe(0);
    await openPanel(page);
    expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    expect(await overflow(page)).toBe(0);
    expect(
      await page.evaluate(
        `document.querySelector('[role=complementary]').shadowRoot.querySelector('dialog').matches(':modal')`,
      ),
    ).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sluit' }).click();
    expect(await panel(page).isVisible()).toBe(false);
  });
});

describe('where it may not be framed', () => {
  const blocked = /frame-ancestors|frame-src|Framing|ERR_BLOCKED/;

  test('the chat opens in a window of its own on a site that is not in ALLOWED_ORIGINS', async () => {
    const { context, page } = await visit({ ...DESKTOP, tolerated: blocked }, 'lang=ar', 1);
    const opened = context.waitForEvent('page');
    await button(page).click();
    const own = await opened;
    await own.locator('.welcome .tile').first().waitFor();
    expect(await own.locator('html').getAttribute('lang')).toMatch(/^ar/);
    await page.bringToFront();
    expect(await page.getByRole('link', { name: 'اسأل Wegwijzer' }).getAttribute('target')).toBe('_blank');
    expect(await page.locator('iframe').count()).toBe(0);
  });

  test('and so it does where the site forbids frames', async () => {
    const { context, page } = await visit({ ...DESKTOP, tolerated: blocked }, 'no-frames=1');
    const opened = context.waitForEvent('page');
    await button(page).click();
    await (await opened).locator('.welcome .tile').first().waitFor();
  });
});
