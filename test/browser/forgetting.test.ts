import type { Page } from 'playwright-core';
import { ask, BROWSER_TIMEOUT, choose, KIOSK, openChat, PHONE, useBrowser } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device, server } = useBrowser();

const QUESTION = 'ik kan mijn huurwaarborg niet betalen';

interface Session {
  readonly conversationId: string;
  readonly token: string;
}

const session = (page: Page): Promise<Session> =>
  page.evaluate("JSON.parse(sessionStorage.getItem('wegwijzer.conversation'))");
const stored = (page: Page): Promise<number> => page.evaluate('localStorage.length + sessionStorage.length');

/** What the server still has of a conversation: the texts, or the status of its refusal. */
async function remembered({ conversationId, token }: Session): Promise<string> {
  const path = `/v3/directline/conversations/${conversationId}/activities`;
  const response = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) return String(response.status);
  const { activities } = (await response.json()) as { activities: readonly { text?: string }[] };
  return activities.map(({ text }) => text ?? '').join(' ');
}

/** Asks the server until it has forgotten a text; the test's own time limit ends it otherwise. */
async function untilForgotten(of: Session, text: string): Promise<void> {
  while ((await remembered(of)).includes(text));
}

describe('leaving quickly', () => {
  it('clears everything here and on the server, and goes to a neutral page', async () => {
    const context = await device(PHONE);
    await context.route('https://www.meteo.be/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'weather' }),
    );
    const page = await openChat(context, 'nl');
    expect(await page.locator('.leave').count()).toBe(0);
    await ask(page, 'mijn man slaat mij');
    const before = await session(page);
    expect(await remembered(before)).toContain('slaat');
    await page.locator('.leave button').click();
    await page.waitForURL('https://www.meteo.be/**');
    await untilForgotten(before, 'slaat');
    // "back" does not lead to it either
    await page.goto('/');
    await page.locator('button.language').first().waitFor();
    expect(await stored(page)).toBe(0);
  });
});

describe('being forgotten', () => {
  it('starts at the first screen, and says so', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    await ask(page, QUESTION);
    const before = await session(page);
    await page.locator('.bar-button').nth(1).click();
    await page.getByRole('button', { name: 'Wis alles over mij' }).click();
    expect(await page.locator('.farewell').textContent()).toBe('Alles is gewist.');
    expect(await stored(page)).toBe(0);
    await untilForgotten(before, 'huurwaarborg');
  });
});

describe('a kiosk', () => {
  const openKiosk = async (language: string) => {
    const context = await device(KIOSK);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto('/kiosk/kortrijk');
    await choose(page, language);
    return page;
  };
  /** From now on time passes only when the test says so; the last touch is now. */
  const touchAndStop = async (page: Page) => {
    await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 5_000);
    await page.mouse.click(5, 300);
  };

  it('greets in one language after the other', async () => {
    const context = await device({ ...KIOSK, reducedMotion: 'no-preference' });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto('/kiosk/kortrijk');
    const greeting = page.locator('h1');
    expect(await greeting.getAttribute('lang')).toBe('nl');
    expect(await page.locator('.place-name').textContent()).toBe('Kortrijk');
    await page.clock.runFor(4_000);
    expect(await greeting.getAttribute('lang')).toBe('en');
    await page.locator('.greeting .round').click();
    await page.clock.runFor(20_000);
    expect(await greeting.getAttribute('lang')).toBe('en');
  });

  it('asks after 60 s without touch, counts down 15 s, and then everything of the person is gone', async () => {
    const page = await openKiosk('nl');
    await ask(page, QUESTION);
    const before = await session(page);
    await touchAndStop(page);
    await page.clock.runFor(59_000);
    expect(await page.locator('.still-there').count()).toBe(0);
    await page.clock.runFor(1_500);
    await page.locator('.still-there .seconds').getByText('15', { exact: true }).waitFor();
    await page.clock.runFor(14_000);
    await page.clock.runFor(1_000);
    await page.clock.resume();
    await page.locator('.greeting').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('huurwaarborg');
    expect(await stored(page)).toBe(0);
    expect(await page.evaluate('history.length')).toBe(2);
    await untilForgotten(before, 'huurwaarborg');
    // the next person begins with nothing
    await choose(page, 'nl');
    expect(await page.locator('li.own').count()).toBe(0);
    expect((await session(page)).conversationId).not.toBe(before.conversationId);
  });

  it('goes on when somebody is there, and counts from the last touch', async () => {
    const page = await openKiosk('nl');
    await ask(page, QUESTION);
    await touchAndStop(page);
    await page.clock.runFor(50_000);
    await page.mouse.click(5, 300);
    await page.clock.runFor(50_000);
    expect(await page.locator('.still-there').count()).toBe(0);
    await page.clock.runFor(11_000);
    await page.locator('.still-there .primary').click();
    await page.clock.resume();
    await page.locator('.still-there').waitFor({ state: 'detached' });
    expect(await page.locator('li.own').count()).toBe(1);
  });

  it('takes shorter times from its address', async () => {
    const page = await (await device(KIOSK)).newPage();
    await page.clock.install();
    await page.goto('/kiosk/kortrijk?idle=30&countdown=2');
    await choose(page, 'nl');
    await touchAndStop(page);
    await page.clock.runFor(30_500);
    await page.locator('.still-there').waitFor();
    await page.clock.runFor(2_000);
    await page.clock.resume();
    await page.locator('.greeting').waitFor();
  });

  it('has no way out of the page', async () => {
    const page = await openKiosk('nl');
    await (await ask(page, QUESTION)).locator('.place').first().waitFor();
    await ask(page, 'mijn man slaat mij');
    expect(await page.locator('a[href]:not(.skip)').count()).toBe(0);
    expect(await page.locator('.way.plain').count()).toBeGreaterThan(0);
    await page.locator('.leave button').click();
    await page.locator('.greeting').waitFor();
    expect(page.url()).toMatch(/\/kiosk\/kortrijk$/);
    expect(await stored(page)).toBe(0);
  });

  it('goes on after a reload, and remembers nothing on the device', async () => {
    const page = await openKiosk('nl');
    await ask(page, QUESTION);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.reload();
    await page.locator('li.own').waitFor();
    await page.locator('.done').click();
    await page.locator('.greeting').waitFor();
    expect(await stored(page)).toBe(0);
  });
});
