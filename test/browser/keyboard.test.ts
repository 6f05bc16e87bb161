import type { Page } from 'playwright-core';
import { BROWSER_TIMEOUT, DESKTOP, useBrowser } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device } = useBrowser();

/** Presses Tab until something that fits has the focus; fails when it never does. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`${selector} cannot be reached with ${key}`);
}

it('the keyboard is enough, from the first screen to the way out', async () => {
  const context = await device(DESKTOP);
  await context.route('https://www.meteo.be/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'weather' }),
  );
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('button.language').first().waitFor();
  await tabTo(page, 'button.language[lang="en"]');
  await page.keyboard.press('Enter');
  await page.locator('.welcome .tile').first().waitFor();

  // the skip link is the first stop of the page and leads to the question
  await tabTo(page, '.skip', 'Shift+Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('#question:focus').count()).toBe(1);

  // a suggestion with the arrow keys
  await page.keyboard.type('deposit');
  await page.locator('.suggestions button').first().waitFor();
  await page.keyboard.press('ArrowUp');
  expect(await page.locator('.suggestions button:focus').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('.suggestions').count()).toBe(0);
  await page.keyboard.press('Enter');
  const answer = page.locator('li.reply').nth(1);
  await answer.waitFor();

  // the language dialog keeps the focus and gives it back
  await tabTo(page, '.bar-button');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await page.locator('.bar-button:focus').count()).toBe(1);

  await tabTo(page, '.chips button:last-child', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('li.reply .person').waitFor();

  // the focus is always to be seen
  await tabTo(page, '.line textarea');
  await page.keyboard.type('I want to die');
  await page.keyboard.press('Enter');
  await page.locator('.crisis').waitFor();
  await tabTo(page, '.leave button', 'Shift+Tab');
  const outline: string = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
  await page.keyboard.press('Enter');
  await page.waitForURL('https://www.meteo.be/**');
});
