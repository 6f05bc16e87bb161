import type { Page } from 'playwright-core';
import { openDatabase } from '../../src/database/connection.js';
import {
  ask,
  BROWSER_TIMEOUT,
  DESKTOP,
  expectSoon,
  NO_NETWORK,
  openChat,
  overflow,
  PHONE,
  useBrowser,
  violations,
} from './browser.js';
import { addAccount, signIn } from './staff.js';

jest.setTimeout(2 * BROWSER_TIMEOUT);
const { device, server } = useBrowser({ MUNICIPALITY: 'kortrijk' });

beforeAll(() => addAccount(server.databaseUrl, 'amina', 'Amina', 'bridge'), BROWSER_TIMEOUT);
beforeEach(async () => {
  const database = await openDatabase(server.databaseUrl);
  for (const table of ['handoff_messages', 'handoff_requests', 'help_questions']) await database(table).delete();
  await database.destroy();
});

/** The last thing said to the person. */
const lastReply = (person: Page) => person.locator('li.reply').last();

/** Answers the questions on the way to a person: agree, then write here. */
async function askForAPerson(person: Page): Promise<void> {
  await ask(person, 'می‌خواهم با یک انسان گپ بزنم');
  const before = await person.locator('li.reply').count();
  await lastReply(person).locator('.board').first().click();
  await person.locator('li.reply').nth(before).locator('.board').first().click();
  await person.locator('.waiting.standing').waitFor();
}

test('somebody in Dari and a bridge figure who reads Dutch help each other, whatever restarts', async () => {
  // the server is away for a moment in the middle
  const bridge = await signIn(await device({ ...DESKTOP, tolerated: NO_NETWORK }), 'amina');
  await bridge.getByRole('button', { name: 'Ik ben er' }).click();
  await bridge.getByText('Niemand wacht.').waitFor();
  expect(await violations(bridge)).toEqual([]);

  const person = await openChat(await device({ ...PHONE, tolerated: NO_NETWORK }), 'prs');
  await ask(person, 'صاحب خانه پول ضمانت می‌خواهد');
  await askForAPerson(person);

  // the queue, without reloading
  const waiting = bridge.locator('a.request', { hasText: 'Dari' });
  await waiting.waitFor();
  await expectSoon(async () => (await bridge.title()).startsWith('(1) '));
  await waiting.click();
  await bridge.getByRole('button', { name: 'Ik help' }).click();
  await person.locator('.handoff-bar.live', { hasText: 'Amina' }).waitFor();
  await bridge.locator('#desk-text').waitFor();
  expect(await violations(bridge)).toEqual([]);

  // words both ways, each in the own language
  await bridge.locator('#desk-text').fill('Dag, ik help je.');
  await bridge.locator('#desk-text').press('Enter');
  const dutch = person.locator('.staff .bubble', { hasText: 'Dag, ik help je.' });
  await dutch.waitFor();
  expect(await dutch.getAttribute('lang')).toBe('nl');
  await bridge.locator('.bubble.staff', { hasText: 'gezien' }).waitFor();
  await person.locator('#question').fill('پول ضمانت را ندارم');
  await person.locator('#question').press('Enter');
  const theirs = bridge.locator('.bubble.person', { hasText: 'پول ضمانت را ندارم' });
  await theirs.waitFor();
  // in Dutch: what it is about
  await theirs.locator('.resembles').getByText('huurwaarborg').first().waitFor();

  // an entry arrives in Dari
  await bridge.getByRole('button', { name: 'Antwoorden en zinnen' }).click();
  await bridge.locator('.suggestions li', { hasText: 'huurwaarborg' }).locator('button').click();
  await lastReply(person)
    .getByText(/ضمانت.*OCMW/s)
    .first()
    .waitFor();

  // an appointment, with the day written in their way
  await bridge.getByRole('button', { name: 'Antwoorden en zinnen' }).click();
  await bridge.getByRole('tab', { name: 'Zinnen' }).click();
  expect(await violations(bridge)).toEqual([]);
  await bridge.getByRole('button', { name: 'Kom naar … op … om ….' }).click();
  await bridge.locator('.blanks').getByLabel('Plaats').fill('het stadhuis');
  await bridge.locator('.blanks').getByLabel('Dag').fill('2026-12-07');
  await bridge.locator('.blanks').getByLabel('Uur').fill('14:30');
  await bridge.locator('.blanks').getByRole('button').click();
  const appointment = person.locator('.staff .bubble', { hasText: 'het stadhuis' });
  await appointment.waitFor();
  expect(await appointment.textContent()).toMatch(/14:30/);
  expect(await appointment.textContent()).not.toMatch(/maandag/);
  expect(await appointment.getAttribute('dir')).toBe('rtl');
  expect(await violations(person)).toEqual([]);
  expect(await overflow(person)).toBe(0);

  // the server dies; both pages are loaded again: nothing is lost, nothing stands twice
  const said = await bridge.locator('.bubble').count();
  const replies = await person.locator('li.reply').count();
  await server.end('SIGKILL');
  await server.start();
  await bridge.reload();
  await person.reload();
  await bridge
    .locator('.bubble')
    .nth(said - 1)
    .waitFor();
  expect(await bridge.locator('.bubble').count()).toBe(said);
  await person.locator('.handoff-bar.live').waitFor();
  await person
    .locator('li.reply')
    .nth(replies - 1)
    .waitFor();
  expect(await person.locator('li.reply').count()).toBe(replies);

  // the slip goes into the chat, and can be printed
  await bridge.getByRole('button', { name: 'Verwijsbrief' }).click();
  expect(await violations(bridge)).toEqual([]);
  const [slip] = await Promise.all([
    bridge.context().waitForEvent('page'),
    bridge.getByRole('link', { name: 'Afdrukken' }).click(),
  ]);
  await slip.locator('.slip-code svg').waitFor();
  expect(await slip.locator('.slip').textContent()).toContain('Dari');
  expect(await violations(slip)).toEqual([]);
  await slip.close();
  await bridge.getByRole('button', { name: 'In het gesprek sturen' }).click();
  await bridge.locator('.bubble.staff:not(.sending)').nth(3).waitFor();

  // the end: outcome and barrier, then the faces
  await bridge.getByRole('button', { name: 'Afronden' }).click();
  await bridge.getByLabel('Afspraak gemaakt').check();
  await bridge.getByLabel('Drempel').selectOption('language');
  expect(await violations(bridge)).toEqual([]);
  await bridge.getByRole('button', { name: 'Afronden en registreren' }).click();
  await bridge.getByText('Je helpt nu niemand.').waitFor();
  await person.locator('.face').first().click();
  await person.locator('.face[aria-pressed="true"]').waitFor();

  const database = await openDatabase(server.databaseUrl);
  const rows = await database('help_questions').where({ handoff: true });
  await database.destroy();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    language: 'prs',
    channel: 'web',
    municipality: 'kortrijk',
    outcome: 'appointment',
    barrier: 'language',
  });
  expect(rows[0].waited_seconds).not.toBeNull();
});
