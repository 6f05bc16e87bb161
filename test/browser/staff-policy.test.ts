import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { readConfig } from '../../src/config.js';
import { type Database, openDatabase } from '../../src/database/connection.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadLanguages } from '../../src/languages/languages.js';
import { dayOf, step } from '../../src/questions/calendar.js';
import { storeDemo } from '../../src/questions/demo/store.js';
import { demoWorld } from '../../src/questions/demo/world.js';
import type { Role } from '../../src/staff/route.js';
import { openStaffRoom } from '../../src/staff/staff-room.js';
import { BROWSER_TIMEOUT, DESKTOP, expectSoon, overflow, PHONE, useBrowser, violations } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device, server } = useBrowser();
const YESTERDAY = step(dayOf(Date.now()), -1);
const LAST_YEAR = step(YESTERDAY.slice(0, 4), -1);
const VIEW = `period=${LAST_YEAR}&source=demo`;
let database: Database;

beforeAll(async () => {
  database = await openDatabase(server.databaseUrl);
  const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
  const codes = languages.list.map(({ code }) => code);
  await storeDemo(database, demoWorld(knowledge, codes, { rows: 8000, seed: 1, until: YESTERDAY }), () => undefined);
  const texts = ['waar koop ik een fiets', 'waar koop ik een goede fiets', 'waar koop ik hier een fiets'];
  await database('unanswered_messages').insert(texts.map((text) => ({ asked_at: Date.now(), language: 'nl', text })));
}, BROWSER_TIMEOUT);
afterAll(() => database.destroy());

/** A page of the staff app for somebody who is signed in. */
async function as(
  role: Role,
  path: string,
  options: object = DESKTOP,
  municipality: string | null = null,
): Promise<Page> {
  const room = openStaffRoom(database, readConfig({ DATABASE_URL: server.databaseUrl }), Date.now);
  const id = randomUUID();
  const fields = { name: 'Noor', role, organisation: 'stad', municipality, languages: 'nl', active: true };
  await database('staff_accounts').insert({ id, login: `${id}@stad.example`, password: '', created_at: 0, ...fields });
  const context = await device({ ...options, serviceWorkers: 'block' } as object);
  const value = await room.sessions.open(id, 'password');
  await context.addCookies([{ name: 'wegwijzer-staff', value, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`/staff${path}`);
  await page.locator('h1').waitFor();
  await settled(page);
  return page;
}

/** What the page reads is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
}

async function isGood(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Every page, on a desktop and then on a phone. */
test.each([
  ['policy', `/policy?${VIEW}`],
  ['policy', `/policy?${VIEW}&theme=housing&language=ar`],
  ['policy', '/policy'],
  ['policy', `/policy/compare?${VIEW}&by=language`],
  ['policy', `/policy/not-helped?${VIEW}`],
  ['policy', '/policy/unanswered'],
  ['policy', '/policy/definitions'],
  ['editor', '/policy/tasks'],
  ['bridge', '/policy/thresholds?new=1'],
  ['admin', '/policy/import'],
  ['bridge', '/news'],
] as const)('%s sees %s: clean on a desktop and on a phone', async (role, path) => {
  const page = await as(role, path);
  await isGood(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await isGood(page);
});

test('in the dark, and with text twice as large, the overview stays readable', async () => {
  const dark = await as('policy', `/policy?${VIEW}`, { ...DESKTOP, colorScheme: 'dark' });
  await isGood(dark);
  const large = await as('policy', `/policy?${VIEW}`, PHONE);
  await large.evaluate('document.documentElement.style.fontSize = "200%"');
  expect(await overflow(large)).toBe(0);
});

test('the overview says what it shows, as drawings and as tables, and gives it away as a file', async () => {
  const page = await as('policy', `/policy?${VIEW}`);
  await page.locator('.demo-banner.on').waitFor();
  await page.locator('.tile-value').nth(3).waitFor();
  for (const title of ['Vragen per thema', 'Vragen per week', 'Welke taal vraagt wat']) {
    const card = page.locator('.chart-card', { hasText: title });
    await card.getByRole('button', { name: 'Tabel' }).click();
    await card.getByRole('row').nth(10).waitFor();
    const href = await card.getByRole('link', { name: /Excel/ }).getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect([title, file.status(), file.headers()['content-disposition']]).toEqual([
      title,
      200,
      expect.stringContaining('.xlsx'),
    ]);
  }
  await isGood(page);
});

test.each([
  ['en', 'Housing', 'Arabic'],
  ['fr', 'Logement', 'Arabe'],
])('in %s, themes and languages have their names in that language', async (language, theme, tongue) => {
  const page = await as('policy', `/policy?${VIEW}`);
  await page.evaluate(`localStorage.setItem('wegwijzer-staff-language', '${language}')`);
  await page.reload();
  await page.locator('.bars').getByText(theme, { exact: true }).waitFor();
  await page.locator('.heat').getByRole('rowheader', { name: tongue, exact: true }).waitFor();
  await isGood(page);
});

test('within one theme the overview shows its entries; a day and a week can be picked', async () => {
  const page = await as('policy', `/policy?${VIEW}&theme=housing`);
  await page.getByRole('heading', { name: 'Vragen per fiche' }).waitFor();
  await page.getByLabel('Per', { exact: true }).selectOption('week');
  await page.waitForURL(/period=\d{4}-W\d\d/);
  await page.getByLabel('Per', { exact: true }).selectOption('day');
  await page.waitForURL(/period=\d{4}-\d\d-\d\d/);
  await page.locator('input[type=date]').waitFor();
  await isGood(page);
});

test('filters stand in the address, are said in a line and all go away at once', async () => {
  const page = await as('policy', `/policy?${VIEW}`);
  await button(page, 'Filters').click();
  await page.getByLabel('Thema', { exact: true }).selectOption('housing');
  await page.locator('.filter-chip', { hasText: 'Wonen' }).waitFor();
  expect(page.url()).toContain('theme=housing');
  await page.reload();
  await page.locator('.filter-chip', { hasText: 'Wonen' }).waitFor();
  await button(page, 'Alles weghalen').click();
  await page.locator('.filter-chip').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('theme=');
  expect(page.url()).toContain('source=demo');
});

test('somebody of one town begins with that town, and may look at the region', async () => {
  const page = await as('policy', '/policy?source=demo', DESKTOP, 'gent');
  await page.locator('.filter-chip', { hasText: 'Gent' }).click();
  await page.waitForURL((address) => address.search.includes('period=') && !address.search.includes('municipality'));
  await page.locator('.tile-value').first().waitFor();
  await page.getByRole('link', { name: 'Vergelijken' }).click();
  await page.getByLabel('Vergelijk twee').selectOption('municipality');
  const towns = page.getByLabel('Eerste', { exact: true }).locator('option');
  await expectSoon(async () => String(await towns.allTextContents()) === 'Hele regio,Gent');
});

test('filters that do not go together say so, and can be taken away', async () => {
  const page = await as('policy', '/policy/definitions', { ...DESKTOP, tolerated: /400/ });
  await page.goto(`/staff/policy?${VIEW}&outcome=referred&barrier=language`);
  await page.locator('.error-box', { hasText: 'Haal een filter weg' }).waitFor();
  await button(page, 'Alles weghalen').click();
  await page.locator('.tile-value').first().waitFor();
});

test('two periods are compared, and swapped', async () => {
  const page = await as('policy', `/policy/compare?${VIEW}`);
  const second = page.getByLabel('Tweede', { exact: true });
  await expectSoon(async () => (await second.inputValue()) === LAST_YEAR);
  await button(page, 'Wissel om').click();
  await page.waitForURL(new RegExp(`left=${LAST_YEAR}`));
  await expectSoon(async () => (await second.inputValue()) === step(LAST_YEAR, -1));
});

test('an unanswered group becomes a task; the editor does it; the bridge figure reads what was added', async () => {
  const policy = await as('policy', '/policy/unanswered');
  await button(policy, 'Taak: fiche ontbreekt').first().click();
  await policy.getByRole('link', { name: 'Naar de taken' }).waitFor();
  const editor = await as('editor', '/');
  await button(editor, 'Ik neem ze').first().click();
  await editor.locator('.badge', { hasText: 'In behandeling' }).waitFor();
  await button(editor, 'Klaar').first().click();
  await editor.getByRole('combobox').fill('fiets');
  await editor.getByRole('option').first().click();
  await isGood(editor);
  await editor.locator('dialog').getByRole('button', { name: 'Klaar' }).click();
  await editor.locator('dialog').waitFor({ state: 'detached' });
  const bridge = await as('bridge', '/news');
  await bridge.locator('.group-card', { hasText: 'waar koop ik een fiets' }).waitFor();
  await isGood(bridge);
});

test('a bridge figure files a threshold of this month and reads the answer', async () => {
  const bridge = await as('bridge', '/policy/thresholds', PHONE);
  await button(bridge, 'Drempel melden').click();
  await button(bridge, 'Melden').click();
  await bridge.locator('.field-error').first().waitFor();
  await isGood(bridge);
  await bridge.getByLabel('Thema').selectOption('dutch');
  await bridge.getByLabel('Wat houdt mensen tegen?').fill('Geen alfacursus voor maart');
  await button(bridge, 'Melden').click();
  await bridge.locator('.group-card', { hasText: 'alfacursus' }).waitFor();
  const policy = await as('policy', '/policy/thresholds');
  await button(policy, 'Opvolgen').click();
  await policy.getByLabel('Antwoord').fill('Een extra groep start in januari.');
  await isGood(policy);
  await button(policy, 'Bewaren').click();
  await policy.locator('.answer').waitFor();
  await bridge.reload();
  await bridge.locator('.answer', { hasText: 'januari' }).waitFor();
});

test('a register of another organisation is looked at, taken over and given back', async () => {
  const page = await as('policy', '/policy/import');
  const lines = [
    'Datum;Thema;Taal',
    `${YESTERDAY};Wonen;Dari`,
    `${YESTERDAY};Wonen;Klingon`,
    `${YESTERDAY};Buurtleven;Dari`,
  ];
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await page.getByLabel('Van welke organisatie is dit register?').fill('caw');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Register van caw').waitFor();
  await page.getByLabel('Buurtleven').selectOption('daily-life');
  await page.locator('.row-errors', { hasText: 'Klingon' }).waitFor();
  await isGood(page);
  await button(page, 'Inlezen').click();
  await page.getByRole('heading', { name: '2 hulpvragen ingelezen' }).waitFor();
  await isGood(page);
  await button(page, /^Terugdraaien/).click();
  await page.locator('dialog').getByRole('button', { name: 'Terugdraaien' }).click();
  await page.locator('.badge', { hasText: 'Teruggedraaid' }).waitFor();
});

test('the quarter report opens as a page to print', async () => {
  const page = await as('policy', `/policy?${VIEW}`);
  await button(page, 'Kwartaalrapport').click();
  await isGood(page);
  const href = await page.getByRole('link', { name: 'Rapport openen' }).getAttribute('href');
  const report = await page.request.get(href ?? '');
  expect(report.status()).toBe(200);
  expect(await report.text()).toContain('<html');
});
