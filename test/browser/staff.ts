import type { BrowserContext, Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/connection.js';
import type { Role } from '../../src/staff/route.js';
import { openStaffRoom } from '../../src/staff/staff-room.js';

/** A password good enough for a test. */
const PASSWORD = 'drie groene bomen staan';

/**
 * Makes an account in the database of a server and gives it a password of its own.
 *
 * @param town `region` = all towns
 * @returns its id
 */
export async function addAccount(
  databaseUrl: string,
  login: string,
  name: string,
  role: Role,
  town = 'kortrijk',
): Promise<string> {
  const database = await openDatabase(databaseUrl);
  const { accounts } = openStaffRoom(database, readConfig({}), Date.now);
  const languages = role === 'bridge' ? ['nl', 'fr'] : [];
  const { account } = await accounts.add(login, {
    name,
    role,
    organisation: 'wegwijzer',
    municipality: town === 'region' ? undefined : town,
    languages,
  });
  await accounts.setPassword(account.id, PASSWORD);
  await database.destroy();
  return account.id;
}

/** Opens the staff app and signs in; ends when the app is there. */
export async function signIn(context: BrowserContext, login: string, path = '/staff/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('Gebruikersnaam of e-mailadres').fill(login);
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}
