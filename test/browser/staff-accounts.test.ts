import { BROWSER_TIMEOUT, DESKTOP, overflow, PHONE, useBrowser, violations } from './browser.js';
import { addAccount, signIn } from './staff.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { server, device } = useBrowser();
const REFUSED = /status of 409/;

beforeAll(() => addAccount(server.databaseUrl, 'beheer', 'Bea', 'admin'), BROWSER_TIMEOUT);

it('an administrator adds, changes, resets and takes out of use', async () => {
  const page = await signIn(await device({ ...DESKTOP, tolerated: REFUSED }), 'beheer', '/staff/accounts');
  await page.getByRole('button', { name: 'Nieuw account' }).click();
  const add = page.getByRole('dialog', { name: 'Nieuw account' });
  await add.getByLabel('Naam', { exact: true }).fill('Farid');
  await add.getByLabel('Gebruikersnaam of e-mailadres').fill('beheer');
  expect(await violations(page)).toEqual([]);
  await add.getByRole('button', { name: 'Account maken' }).click();
  // the name is taken: said at the field, and nothing typed is lost
  await add.getByText('Deze gebruikersnaam bestaat al.').waitFor();
  await add.getByLabel('Gebruikersnaam of e-mailadres').fill('farid@stad.be');
  await add.getByRole('combobox', { name: 'Taal toevoegen' }).fill('ara');
  await page.keyboard.press('Enter');
  await add.getByRole('button', { name: 'Account maken' }).click();
  const password = page.getByRole('dialog', { name: 'Wachtwoord voor één keer' });
  const first = await password.locator('[data-password]').textContent();
  expect(first).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
  await password.getByRole('button', { name: 'Sluiten' }).first().click();

  const row = page.getByRole('row', { name: 'Farid' });
  expect(await row.textContent()).toContain('Arabisch');
  await row.getByRole('button').click();
  const edit = page.getByRole('dialog', { name: 'Farid' });
  await edit.getByLabel('Rol').selectOption('policy');
  await edit.getByRole('button', { name: 'Bewaren' }).click();
  await row.getByText('Beleidsmedewerker').waitFor();

  await row.getByRole('button').click();
  await edit.getByRole('button', { name: 'Nieuw eenmalig wachtwoord' }).click();
  await edit.getByRole('button', { name: 'Ja, geef een nieuw wachtwoord' }).click();
  await password.waitFor();
  expect(await password.locator('[data-password]').textContent()).not.toBe(first);
  await page.keyboard.press('Escape');

  await row.getByRole('button').click();
  await edit.getByRole('button', { name: 'Buiten gebruik stellen' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await row.waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Logboek' }).click();
  await page.getByRole('cell', { name: 'Account opnieuw in gebruik' }).waitFor();
  expect(await page.getByRole('row', { name: /Nieuw eenmalig wachtwoord/ }).textContent()).toContain('farid@stad.be');
  expect(await violations(page)).toEqual([]);
});

it('fits on a phone', async () => {
  const page = await signIn(await device(PHONE), 'beheer', '/staff/accounts');
  await page.getByRole('row').nth(1).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

it('hours are filled in by keyboard, checked, kept, and can be undone', async () => {
  await addAccount(server.databaseUrl, 'amina', 'Amina', 'bridge');
  const page = await signIn(await device(PHONE), 'amina', '/staff/availability');
  await page.getByRole('button', { name: 'Uren toevoegen op maandag' }).click();
  await page.getByRole('button', { name: 'Kopieer naar alle weekdagen (maandag)' }).click();
  const monday = page.getByRole('group', { name: 'maandag 1' });
  await monday.getByLabel('Tot').fill('08:00');
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await monday.getByText('Het einde moet na het begin zijn.').waitFor();
  await monday.getByLabel('Tot').fill('12:30');
  await page.getByRole('button', { name: 'Dagen weg toevoegen' }).click();
  await page.getByRole('combobox', { name: 'Taal toevoegen' }).fill('tigr');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Tigrinya naar boven' }).click();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Je uren zijn bewaard.').waitFor();
  await page.reload();
  await page.getByRole('group', { name: 'vrijdag 1' }).waitFor();
  expect(await page.getByRole('group', { name: 'maandag 1' }).getByLabel('Tot').inputValue()).toBe('12:30');
  expect(await page.getByText(/^\d\. /).allTextContents()).toEqual(['1. Nederlands', '2. Tigrinya', '3. Frans']);
});
