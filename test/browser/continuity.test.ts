import { ask, BROWSER_TIMEOUT, NO_NETWORK, openChat, PHONE, useBrowser } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device, server } = useBrowser();

const QUESTION = 'ik kan mijn huurwaarborg niet betalen';

it('a reload in mid-conversation shows the conversation and goes on', async () => {
  const page = await openChat(await device(PHONE), 'nl');
  const title = await (await ask(page, QUESTION)).locator('h2').textContent();
  await page.reload();
  await page.locator('li.reply').nth(1).waitFor();
  expect(await page.locator('li.own').allTextContents()).toEqual([expect.stringContaining(QUESTION)]);
  expect(await page.locator('li.reply h2').last().textContent()).toBe(title);
  await ask(page, 'dank je');
  expect(await page.locator('li.own').count()).toBe(2);
});

it('a server that dies in mid-conversation loses nothing, and a message sent meanwhile can be sent again', async () => {
  const page = await openChat(await device({ ...PHONE, tolerated: NO_NETWORK }), 'nl');
  await ask(page, QUESTION);
  await server.end('SIGKILL');
  await page.locator('.connection p').waitFor();
  await page.locator('#question').fill('hoe vind ik een woning');
  await page.locator('#question').press('Enter');
  const retry = page.locator('.failed button');
  await retry.waitFor();
  await server.start();
  await page.locator('.connection p').waitFor({ state: 'detached', timeout: 30_000 });
  const replies = await page.locator('li.reply').count();
  await retry.click();
  await page.locator('li.reply').nth(replies).waitFor();
  expect(await page.locator('.failed').count()).toBe(0);
  // nothing lost and nothing twice: what stands there is what the server has
  const shown = await page.locator('li.own').allTextContents();
  expect(shown).toHaveLength(2);
  await page.reload();
  await page.locator('li.reply').nth(replies).waitFor();
  expect(await page.locator('li.own').allTextContents()).toEqual(shown);
});

it('a lost conversation is begun anew without the person', async () => {
  const context = await device({ ...PHONE, tolerated: NO_NETWORK });
  const page = await openChat(context, 'nl');
  await page.evaluate(
    `sessionStorage.setItem('wegwijzer.conversation', JSON.stringify({ conversationId: 'gone', token: 'x' }))`,
  );
  await page.reload();
  await page.locator('.welcome .tile').first().waitFor();
  await ask(page, QUESTION);
});

it('polls where a network lets no WebSocket through', async () => {
  const context = await device(PHONE);
  await context.routeWebSocket(/stream/, (socket) => socket.close());
  const page = await openChat(context, 'nl');
  const answer = await ask(page, QUESTION);
  expect(await answer.locator('h2').count()).toBe(1);
});

it('says that there is no internet, and goes on when it is back', async () => {
  const context = await device({ ...PHONE, tolerated: NO_NETWORK });
  const page = await openChat(context, 'nl');
  await context.setOffline(true);
  expect(await page.locator('.connection p').textContent()).toMatch(/geen internet/);
  await context.setOffline(false);
  await page.locator('.connection p').waitFor({ state: 'detached' });
  await ask(page, QUESTION);
});

it('says in words that nothing can be loaded, with a way to try again', async () => {
  const context = await device({ ...PHONE, tolerated: NO_NETWORK });
  const page = await context.newPage();
  await context.route('**/api/**', (route) => route.abort());
  await page.goto('/');
  expect(await page.locator('[role="alert"]').textContent()).toMatch(/geen verbinding/);
  await context.unroute('**/api/**');
  await page.getByRole('button').click();
  await page.locator('button.language').first().waitFor();
});

it('begins a new conversation when asked to', async () => {
  const page = await openChat(await device(PHONE), 'nl');
  await ask(page, QUESTION);
  await page.locator('.bar-button').nth(1).click();
  await page.getByRole('button', { name: 'Nieuw gesprek' }).click();
  await page.locator('.welcome .tile').first().waitFor();
  expect(await page.locator('li.own').count()).toBe(0);
});
