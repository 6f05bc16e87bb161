import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/connection.js';
import { openStaffRoom } from '../../src/staff/staff-room.js';
import { BROWSER_TIMEOUT, DESKTOP, overflow, PHONE, useBrowser, violations } from './browser.js';
import { addAccount, signIn } from './staff.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { server, device } = useBrowser();
/** What Chromium says of an answer that is no. */
const REFUSED = /status of 40[13]/;

/** An account with a one-time password; gives that. */
async function newcomerOfStaff(login: string): Promise<string> {
  const database = await openDatabase(server.databaseUrl);
  const { accounts } = openStaffRoom(database, readConfig({}), Date.now);
  const added = await accounts.add(login, { name: 'Farid', role: 'bridge', organisation: 'wegwijzer' });
  await database.destroy();
  return added.oneTimePassword;
}

/** Ends all sessions of an account, as a night does. */
async function endSessions(): Promise<void> {
  const database = await openDatabase(server.databaseUrl);
  await database('staff_sessions').delete();
  await database.destroy();
}

it('says no without telling who has an account, and keeps what was typed', async () => {
  await addAccount(server.databaseUrl, 'amina', 'Amina', 'bridge');
  const page = await (await device({ ...PHONE, tolerated: REFUSED })).newPage();
  await page.goto('/staff/register');
  const login = page.getByLabel('Gebruikersnaam of e-mailadres');
  const alert = page.getByRole('alert').filter({ hasText: 'te veel pogingen' });
  const said: (string | null)[] = [];
  for (const name of ['amina', 'nobody']) {
    await login.fill(name);
    await page.getByLabel('Wachtwoord', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Aanmelden' }).click();
    await alert.waitFor();
    await page.getByRole('button', { name: 'Aanmelden', disabled: false }).waitFor();
    said.push(await alert.textContent());
    expect(await login.inputValue()).toBe(name);
    expect(await page.locator('input[name="password"]:focus').count()).toBe(1);
  }
  expect(said[0]).toBe(said[1]);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

it('asks for a password of one’s own before anything else', async () => {
  const oneTime = await newcomerOfStaff('farid');
  const page = await (await device({ ...DESKTOP, tolerated: REFUSED })).newPage();
  await page.goto('/staff/');
  await page.getByLabel('Gebruikersnaam of e-mailadres').fill('farid');
  await page.getByLabel('Wachtwoord', { exact: true }).fill(oneTime);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Kies je eigen wachtwoord' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByLabel('Wachtwoord voor één keer').fill('wrong');
  await page.getByLabel('Nieuw wachtwoord').fill('lange tafel met soep');
  await page.keyboard.press('Enter');
  await page.getByText('Dit is niet je huidige wachtwoord').waitFor();
  expect(await page.getByLabel('Wachtwoord voor één keer').getAttribute('aria-invalid')).toBe('true');

  await page.getByLabel('Wachtwoord voor één keer').fill(oneTime);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
});

it('speaks three languages and remembers the choice', async () => {
  const page = await (await device(PHONE)).newPage();
  await page.goto('/staff/');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  await page.reload();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
});

it('shows the pages of the role, and signs out', async () => {
  await addAccount(server.databaseUrl, 'tess', 'Tess', 'bridge');
  const page = await signIn(await device(DESKTOP), 'tess', '/staff/accounts');
  await page.getByText('Deze pagina is niet voor jouw rol').waitFor();
  expect(await page.getByRole('link', { name: 'Accounts' }).count()).toBe(0);
  await page.goto('/staff/nowhere');
  await page.getByText('Deze pagina bestaat niet').waitFor();

  await page.getByRole('link', { name: 'Mijn uren' }).click();
  await page.getByRole('heading', { name: 'Wanneer ik er ben' }).waitFor();
  expect(await page.title()).toContain('Wanneer ik er ben');
  await page.getByRole('link', { name: 'Registreren' }).click();
  await page.getByRole('heading', { name: 'Vraag registreren' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Wanneer ik er ben' }).waitFor();

  await page.getByRole('button', { name: 'Tess' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
});

it('asks for the password over the page when the session has ended, and loses nothing', async () => {
  await addAccount(server.databaseUrl, 'lien', 'Lien', 'bridge');
  const page = await signIn(await device({ ...DESKTOP, tolerated: REFUSED }), 'lien', '/staff/register');
  await page.getByRole('radio', { name: 'Wonen' }).waitFor();
  // everything the page asks for by itself is there
  await page.getByText('Vandaag nog niets geregistreerd.').waitFor();
  await endSessions();
  await page.keyboard.press('w');
  await page.keyboard.press('Tab');
  await page.getByRole('radio', { name: 'Dari' }).check();
  await page.getByRole('radio', { name: 'Beantwoord' }).check();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Meld je opnieuw aan' });
  await dialog.waitFor();
  expect(await violations(page)).toEqual([]);
  await dialog.getByLabel('Wachtwoord').fill('drie groene bomen staan');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Mijn dag' }).getByText('1 vraag').waitFor();
  await page.locator('.connection').getByText('nog te versturen').waitFor({ state: 'detached' });
});
