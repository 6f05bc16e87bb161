import { BROWSER_TIMEOUT, expectSoon, overflow, PHONE, useBrowser } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device } = useBrowser();

describe('the QR code of a referral slip', () => {
  const SLIP = `/?${new URLSearchParams({ language: 'prs', entry: 'housing/rent-deposit' })}`;

  it('opens the answer in the language of the person, once', async () => {
    const page = await (await device(PHONE)).newPage();
    await page.goto(SLIP);
    const answer = page.locator('li.reply h2[lang="prs"]');
    await answer.waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    // who speaks comes first, and the question stands there as the person's own, under its title
    expect(await page.locator('.welcome .tile').count()).toBeGreaterThan(0);
    const own = page.locator('li.own');
    expect(await own.count()).toBe(1);
    expect(await own.textContent()).toContain(await answer.textContent());
    expect(await overflow(page)).toBe(0);
    await expectSoon(() => !page.url().includes('entry'));

    await page.reload();
    await answer.waitFor();
    await page.locator('#question').fill('سلام');
    await page.locator('#question').press('Enter');
    await page.locator('li.reply').nth(2).waitFor();
    expect(await answer.count()).toBe(1);
    expect(await own.count()).toBe(2);
  });

  it('is only a way in when there is no such entry', async () => {
    const page = await (await device({ ...PHONE, tolerated: /404/ })).newPage();
    await page.goto('/?language=so&entry=housing/no-such-entry');
    await page.locator('.welcome .tile').first().waitFor();
    await expectSoon(() => !page.url().includes('entry'));
    expect(await page.locator('li.own').count()).toBe(0);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^so/);
  });

  it('asks after the choice of a language when the link has none', async () => {
    const page = await (await device(PHONE)).newPage();
    await page.goto('/?entry=housing/rent-deposit');
    await page.locator('button.language[lang="uk"]').click();
    await page.locator('li.reply h2[lang="uk"]').waitFor();
    expect(await page.locator('li.own').count()).toBe(1);
  });
});
