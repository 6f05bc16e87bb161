import type { Page } from 'playwright-core';
import { openDatabase } from '../../src/database/connection.js';
import { BridgeFigures } from '../../src/handoff/bridge-figures.js';
import {
  BROWSER_TIMEOUT,
  choose,
  expectSoon,
  KIOSK,
  openChat,
  overflow,
  PHONE,
  useBrowser,
  violations,
} from './browser.js';
import { DeskStandIn } from './desk-stand-in.js';
import { addAccount } from './staff.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device, server } = useBrowser();

const LEAVE = { action: 'handoff:leave', label: 'دیگر منتظر نمی‌مانم' };

/** A phone in Dari, with a stand-in for the desk. */
async function phoneInDari(options: object = PHONE, path = '/') {
  const desk = new DeskStandIn('prs', 'rtl');
  const page = await (await device(options)).newPage();
  await desk.watch(page);
  await page.goto(path);
  await choose(page, 'prs');
  return { desk, page };
}

const waiting = { kind: 'waiting', request: 'r', way: 'chat', text: 'صبر کنید.', position: 3, places: [] } as const;
const accepted = { kind: 'handoff', state: 'accepted', name: 'Amina', text: 'حالا با Amina گپ می‌زنید.' } as const;

describe('waiting for a person', () => {
  it('shows the place in the queue as it changes, lets one ask on, and asks before the place is given up', async () => {
    const { desk, page } = await phoneInDari();
    desk.say({ ...waiting, options: [LEAVE] });
    const digits = page.locator('.place-in-queue .digits');
    await digits.filter({ hasText: '3' }).waitFor();
    desk.send({ type: 'event', name: 'handoff.position', value: 2 });
    await digits.filter({ hasText: '2' }).waitFor();
    expect(await page.locator('.handoff-bar [role="status"]').textContent()).toContain('2');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await page.locator('#question').isEnabled()).toBe(true);

    const said = await page.locator('li.own').count();
    for (const button of ['.waiting .after button', '.handoff-bar button']) {
      await page.locator(button).click();
      await page.locator('.sure .primary').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('.sure .primary').click();
      await page.locator('.sure').waitFor({ state: 'detached' });
    }
    expect(await page.locator('li.own').count()).toBe(said);

    await page.locator('.waiting .after button').click();
    await page.locator('.sure .quiet').click();
    await page.locator('li.own', { hasText: LEAVE.label }).waitFor();
    desk.say({ kind: 'handoff', state: 'left', text: 'خوب.' });
    await page.locator('.handoff-bar').waitFor({ state: 'detached' });
    expect(await page.locator('.waiting .after').count()).toBe(0);
  });

  it('takes a phone number in any digits, and says so when it cannot be one', async () => {
    const { desk, page } = await phoneInDari();
    desk.say({ kind: 'request', step: 'phone', input: 'phone', text: 'شماره؟' });
    const field = page.locator('.phone-field input');
    await field.waitFor();
    expect(await field.evaluate((input) => (input as unknown as { inputMode: string }).inputMode)).toBe('tel');
    await field.fill('۰۴۷۰');
    await field.press('Enter');
    await page.locator('.phone-field [role="alert"] .wrong').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await field.fill('۰۴۷۰ ۰۰ ۰۰ ۰۰');
    await field.press('Enter');
    await page.locator('li.own', { hasText: '0470000000' }).waitFor();
  });
});

describe('asking for a person, with the server', () => {
  /** Answers what is asked until a way of being helped is wanted. */
  async function toTheWays(page: Page): Promise<void> {
    await page.locator('.chips button').last().click();
    const last = page.locator('li.reply').last();
    for (const answer of ['handoff:yes', 'theme', 'town']) {
      await last.locator('.request').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      const before = await page.locator('li.reply').count();
      await last
        .locator(answer === 'theme' ? '.tile' : '.board')
        .first()
        .click();
      await page.locator('li.reply').nth(before).locator('.request').waitFor();
    }
  }

  it('leads a phone in Dari to the queue, keeps the place over a reload, and out of it again', async () => {
    await somebodyIsThere();
    const page = await openChat(await device(PHONE), 'prs');
    await toTheWays(page);
    expect(await violations(page)).toEqual([]);
    await page.locator('li.reply').last().locator('.board').first().click();
    await page.locator('.waiting.standing .place-in-queue').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.reload();
    await page.locator('.waiting.standing .place-in-queue').waitFor();
    await page.locator('.handoff-bar').waitFor();
    // no question of the way there can be answered again
    expect(await page.locator('.request button:not([aria-disabled])').count()).toBe(0);

    await page.locator('.handoff-bar button').click();
    await page.locator('.sure .quiet').click();
    await page.locator('.handoff.left').waitFor();
    expect(await page.locator('.waiting.standing').count()).toBe(0);
    expect(await page.locator('.handoff-bar').count()).toBe(0);
  });

  it('takes a number to be called at, which is not in the conversation any more after a reload', async () => {
    await somebodyIsThere();
    const page = await openChat(await device(PHONE), 'prs');
    await toTheWays(page);
    await page.locator('li.reply').last().locator('.board').nth(1).click();
    await page.locator('.phone-field input').fill('0470 00 00 00');
    await page.locator('.phone-field input').press('Enter');
    await page.locator('.waiting.standing').waitFor();
    // a promise is no queue
    expect(await page.locator('.handoff-bar').count()).toBe(0);
    await page.reload();
    await page.locator('.waiting.standing').waitFor();
    expect(await page.locator('.transcript').textContent()).not.toContain('0470000000');
  });
});

describe('a live conversation', () => {
  it('says that a person talks, in which language, and is seen, typed in and rated', async () => {
    const { desk, page } = await phoneInDari();
    desk.say({ ...waiting, options: [LEAVE] });
    desk.say(accepted);
    await page.locator('.handoff-bar.live', { hasText: 'Amina' }).waitFor();
    expect(await page.locator('.chips').count()).toBe(0);

    const id = desk.say({
      kind: 'staff',
      from: 'Amina',
      text: 'Heb je een contract?',
      language: 'nl',
      direction: 'ltr',
      languageNote: 'هالندی',
    });
    const bubble = page.locator('.staff .bubble');
    await bubble.waitFor();
    expect([await bubble.getAttribute('lang'), await bubble.getAttribute('dir')]).toEqual(['nl', 'ltr']);
    // the page stays in the person's own language
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await expectSoon(() => desk.signs.some(({ name, value }) => name === 'seen' && value === id));

    await page.locator('#question').pressSequentially('بلی دارم');
    await expectSoon(() => desk.signs.some(({ type }) => type === 'typing'));
    expect(desk.signs.filter(({ type }) => type === 'typing')).toHaveLength(1);
    desk.send({ type: 'typing' });
    await page.locator('.typing', { hasText: 'Amina' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    await page.locator('.handoff-bar button').click();
    await page.locator('.sure .quiet').click();
    desk.say({
      kind: 'handoff',
      state: 'ended',
      text: 'ختم شد.',
      options: [3, 2, 1].map((face) => ({ action: `rate:${face}`, label: `روی ${face}` })),
    });
    await page.getByRole('button', { name: 'روی 3' }).click();
    await page.locator('.face[aria-pressed="true"]', { hasText: 'روی 3' }).waitFor();
    expect(await page.locator('.handoff-bar').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('calls in the title of the page whoever looks elsewhere', async () => {
    const { desk, page } = await phoneInDari();
    desk.say(accepted);
    await page.locator('.handoff-bar.live').waitFor();
    const title = await page.title();
    const look = (state: string) =>
      page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
    await look('hidden');
    const id = desk.say({ kind: 'staff', from: 'Amina', text: 'سلام' });
    await expectSoon(async () => (await page.title()).startsWith('(1)'));
    expect(desk.signs.some(({ value }) => value === id)).toBe(false);
    await look('visible');
    await expectSoon(async () => (await page.title()) === title);
    await expectSoon(() => desk.signs.some(({ value }) => value === id));
  });

  it('is in reach of one tap on a kiosk, which asks before it ends one', async () => {
    const { desk, page } = await phoneInDari(KIOSK, '/kiosk/kortrijk?idle=1&countdown=20');
    expect(await page.locator('.bar-person').isVisible()).toBe(true);
    desk.say(accepted);
    await page.locator('.handoff-bar.live').waitFor();
    await page.locator('.still-there').waitFor();
    expect(await page.locator('.still-there p').count()).toBe(3);
    expect(await violations(page)).toEqual([]);
    await page.locator('.still-there .primary').click();
    expect(await page.locator('.handoff-bar.live').isVisible()).toBe(true);
  });
});

let aminaId: string | undefined;
/** A bridge figure who speaks Dari is at the desk, of this moment. */
async function somebodyIsThere(): Promise<void> {
  const database = await openDatabase(server.databaseUrl);
  const figures = new BridgeFigures(database, Date.now);
  // an account, because whoever has none is taken out of the routing
  aminaId ??= await addAccount(server.databaseUrl, 'amina', 'Amina', 'bridge', 'region');
  const amina = { id: aminaId, name: 'Amina', municipality: undefined };
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '23:59' }));
  await figures.setAvailability(amina, { languages: ['nl', 'prs'], themes: [], hours: always, daysOff: [] });
  await figures.setPresence(amina, 'here');
  await database.destroy();
}
