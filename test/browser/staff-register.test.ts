import type { Page } from 'playwright-core';
import { openDatabase } from '../../src/database/connection.js';
import {
  BROWSER_TIMEOUT,
  DESKTOP,
  expectSoon,
  NO_NETWORK,
  overflow,
  PHONE,
  useBrowser,
  violations,
} from './browser.js';
import { addAccount, signIn } from './staff.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { server, device } = useBrowser();

/** What stands in the register, oldest first. */
async function registered(): Promise<Record<string, unknown>[]> {
  const database = await openDatabase(server.databaseUrl);
  const rows: Record<string, unknown>[] = await database('help_questions').select(
    ...['theme', 'entry', 'language', 'outcome', 'barrier', 'channel', 'municipality', 'organisation'],
  );
  await database.destroy();
  return rows;
}

async function emptyRegister(): Promise<void> {
  const database = await openDatabase(server.databaseUrl);
  await database('help_questions').delete();
  await database('staff_questions').delete();
  await database.destroy();
}

const myDay = (page: Page) => page.getByRole('region', { name: 'Mijn dag' });
const ready = (page: Page) => page.getByRole('radio', { name: 'Wonen' }).waitFor();
/** Waits until the day has so many and the server knows them. */
async function sent(page: Page, total: string): Promise<void> {
  await myDay(page).getByText(total).waitFor();
  await myDay(page).getByText('Nog te versturen').waitFor({ state: 'detached' });
}
/** A question on housing in Dari, with the keyboard alone. */
async function registerByKeys(page: Page): Promise<void> {
  // a hand is slower than this, and the focus goes on by itself
  const focus = (what: string) => page.locator(`${what}:focus`).waitFor({ state: 'attached' });
  const chosen = (name: string) => page.getByRole('radio', { name, checked: true }).waitFor({ state: 'attached' });
  await focus('input[type="radio"]');
  await page.keyboard.press('w');
  await focus('input[role="combobox"]');
  await page.keyboard.type('waarborg');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await focus('input[type="radio"]');
  await page.keyboard.press('d');
  await chosen('Dari');
  await page.keyboard.press('b');
  await chosen('Beantwoord');
  await page.keyboard.press('Enter');
}

beforeAll(() => addAccount(server.databaseUrl, 'amina', 'Amina', 'bridge'), BROWSER_TIMEOUT);
beforeEach(emptyRegister);

it('a question takes a few keys and no mouse, and can be undone', async () => {
  const page = await signIn(await device(DESKTOP), 'amina', '/staff/register');
  await ready(page);
  await registerByKeys(page);
  await page.getByText(/^Geregistreerd: /).waitFor();
  await sent(page, '1 vraag');
  expect(await registered()).toEqual([
    {
      theme: 'housing',
      entry: 'housing/rent-deposit',
      language: 'prs',
      outcome: 'answered',
      barrier: null,
      channel: 'desk',
      municipality: 'kortrijk',
      organisation: 'wegwijzer',
    },
  ]);
  expect(await violations(page)).toEqual([]);

  // the next one can begin at once: the focus is back, the language is remembered, Enter finds what is missing
  expect(await page.evaluate('document.activeElement.name !== undefined && document.activeElement.type')).toBe('radio');
  await page.keyboard.press('w');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByText('Kies een resultaat.').waitFor();
  expect(await page.getByRole('radio', { name: 'Dari' }).isChecked()).toBe(true);
  await page.keyboard.press('n');
  await page.getByRole('group', { name: /Drempel/ }).waitFor();
  await page.keyboard.press('w');
  await page.keyboard.press('Enter');
  await sent(page, '2 vragen');
  expect((await registered()).map(({ outcome, barrier }) => [outcome, barrier])).toContainEqual([
    'could-not-help',
    'waiting-list',
  ]);

  await page.keyboard.press('Control+z');
  await page.getByText('De vraag is teruggenomen.').waitFor();
  await sent(page, '1 vraag');
  expect(await registered()).toHaveLength(1);

  // taking back can be undone, too
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await myDay(page).getByText('2 vragen').waitFor();
});

it('shows the keys', async () => {
  const page = await signIn(await device(DESKTOP), 'amina', '/staff/register');
  await ready(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('a question of the day can be corrected and taken away', async () => {
  const page = await signIn(await device(PHONE), 'amina', '/staff/register');
  await ready(page);
  await page.getByRole('radio', { name: 'Werk' }).check();
  await page.getByRole('radio', { name: 'Arabisch' }).check();
  await page.getByRole('radio', { name: 'Doorverwezen' }).check();
  await page.getByRole('button', { name: 'Registreren' }).click();
  await sent(page, '1 vraag');
  // on a phone the message lies over the end of the page
  await page.locator('.toast-close').click();
  const line = myDay(page).getByRole('button', { name: 'Aanpassen' });
  await line.click();
  const dialog = page.getByRole('dialog', { name: 'Vraag verbeteren' });
  await dialog.getByRole('radio', { name: 'Afspraak gemaakt' }).check();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await myDay(page).getByText('Afspraak gemaakt').waitFor();
  // shown at once, and written then
  await expectSoon(async () => (await registered()).every(({ outcome }) => outcome === 'appointment'));
  await line.click();
  await dialog.getByRole('button', { name: 'Verwijderen' }).click();
  await myDay(page).getByText('Vandaag nog niets geregistreerd.').waitFor();
  await expectSoon(async () => (await registered()).length === 0);
});

it('shows a question that was sent while an older list of the day was on its way', async () => {
  const page = await signIn(await device(DESKTOP), 'amina', '/staff/password');
  let deliver = () => {};
  const delivered = new Promise<void>((go) => {
    deliver = go;
  });
  await page.route('**/questions/mine?*', async (route) => {
    const response = await route.fetch();
    await delivered;
    await route.fulfill({ response });
  });
  const older = page.waitForRequest('**/questions/mine?*');
  await page.goto('/staff/register');
  await older;
  await ready(page);
  await registerByKeys(page);
  await expectSoon(async () => (await registered()).length === 1);
  await page.locator('.connection').getByText('te versturen').waitFor({ state: 'detached' });
  deliver();
  await sent(page, '1 vraag');
  await page.unrouteAll({ behavior: 'wait' });
});

it('works without connection, loses nothing when the page is opened again, and sends each once', async () => {
  const context = await device({ ...DESKTOP, tolerated: NO_NETWORK });
  const page = await signIn(context, 'amina', '/staff/register');
  await ready(page);
  // the app is on the device
  await page.evaluate('navigator.serviceWorker.ready');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
  await server.end('SIGKILL');
  await context.setOffline(true);
  await registerByKeys(page);
  await page.getByText('1 nog te versturen').waitFor();
  await registerByKeys(page);
  await page.getByText('2 nog te versturen').waitFor();

  await page.reload();
  await ready(page);
  await page.getByText('2 nog te versturen').waitFor();
  await page.getByText('Geen verbinding', { exact: true }).waitFor();
  expect(await myDay(page).getByText('Nog te versturen', { exact: true }).count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await registerByKeys(page);
  await page.getByText('3 nog te versturen').waitFor();
  // what waits can be taken back
  await page.keyboard.press('Control+z');
  await page.getByText('2 nog te versturen').waitFor();

  await server.start();
  await context.setOffline(false);
  await page.locator('.connection').getByText('nog te versturen').waitFor({ state: 'detached', timeout: 30_000 });
  await myDay(page).getByText('2 vragen').waitFor();
  expect(await registered()).toHaveLength(2);
  await page.reload();
  await ready(page);
  await myDay(page).getByText('2 vragen').waitFor();
  expect(await registered()).toHaveLength(2);
});
