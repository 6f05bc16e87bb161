import {
  ask,
  BROWSER_TIMEOUT,
  choose,
  DESKTOP,
  KIOSK,
  openChat,
  overflow,
  PHONE,
  useBrowser,
  violations,
} from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device } = useBrowser();

const QUESTION = { nl: 'ik kan mijn huurwaarborg niet betalen', ar: 'لا أستطيع دفع تأمين الإيجار' } as const;
const CRISIS = { nl: 'ik wil dood', ar: 'أريد أن أموت' } as const;

describe.each(['light', 'dark'] as const)('no accessibility violation, %s', (colorScheme) => {
  it('on the first screen', async () => {
    const page = await (await device({ ...PHONE, colorScheme })).newPage();
    await page.goto('/');
    await page.locator('button.language').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(['nl', 'ar'] as const)('in a conversation in %s', async (language) => {
    const page = await openChat(await device({ ...PHONE, colorScheme }), language);
    expect(await violations(page)).toEqual([]);

    const answer = await ask(page, QUESTION[language]);
    await answer.locator('.sources summary').click();
    if (language !== 'nl') await answer.locator('.tools button[aria-pressed]').click();
    await page.locator('.chips button').last().click();
    await page.locator('li.reply .person').waitFor();
    await page.locator('.chips button').first().click();
    await page.locator('li.reply .tile').last().click();
    await page.locator('li.reply .plain-words .board').last().waitFor();
    await ask(page, CRISIS[language]);
    await page.locator('.crisis .number').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('in a pathway, in both dialogs and on the privacy page', async () => {
    const page = await openChat(await device({ ...DESKTOP, colorScheme }), 'nl');
    await page.locator('.welcome .board').first().click();
    await page.locator('.step .board').first().click();
    await page.locator('.step .board.taken').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const button of [0, 1]) {
      await page.locator('.bar-button').nth(button).click();
      await page.locator('dialog[open]').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.goto('/privacy');
    await page.locator('.privacy h1').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('on a kiosk: greeting, conversation and count-down', async () => {
    const page = await (await device({ ...KIOSK, colorScheme })).newPage();
    await page.clock.install();
    await page.goto('/kiosk/kortrijk');
    await page.locator('button.language').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await choose(page, 'ar');
    // long enough for the checker
    await page.clock.fastForward(61_000);
    await page.locator('.still-there').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('text and targets', () => {
  it.each(['nl', 'ar', 'uk', 'pl', 'ti', 'so'])('fit 320 pixels with text at 200 %% in %s', async (language) => {
    // twice the text on 640 real pixels is what a browser makes of 320 at 200 %
    const page = await openChat(await device({ ...PHONE, viewport: { width: 320, height: 640 } }), language);
    expect(await overflow(page)).toBe(0);
    await page.evaluate("document.documentElement.style.fontSize = '212.5%'");
    expect(await overflow(page)).toBe(0);
    await ask(page, language === 'ar' ? QUESTION.ar : QUESTION.nl);
    expect(await overflow(page)).toBe(0);
  });

  it.each([
    { where: 'phone', options: PHONE, path: '/', least: 48 },
    { where: 'kiosk', options: KIOSK, path: '/kiosk/kortrijk', least: 64 },
  ])('are at least $least pixels high on a $where', async ({ options, path, least }) => {
    const page = await (await device(options)).newPage();
    await page.goto(path);
    await choose(page, 'nl');
    const answer = await ask(page, QUESTION.nl);
    await answer.locator('.place').first().waitFor();
    const small: string[] = await page.evaluate(`
      [...document.querySelectorAll('button, a[href], summary, textarea')]
        .filter((element) => !element.matches('.skip, .link') && element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.height, box.width) < ${least} - 0.5)
        .map(({ element, box }) => element.className + ' ' + element.textContent + ' ' + box.width + 'x' + box.height)`);
    expect(small).toEqual([]);
  });
});

describe('a screen reader', () => {
  it('hears a new message once, and not the conversation again after a reload', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    const live = page.locator('[aria-live="polite"]');
    const answer = await ask(page, QUESTION.nl);
    const title = await answer.locator('h2').textContent();
    expect(await live.textContent()).toBe(title);
    await page.reload();
    await page.locator('li.reply h2').first().waitFor();
    expect(await live.textContent()).toBe('');
  });

  it('is alerted by a crisis card when it comes, not when it is read back', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    await ask(page, CRISIS.nl);
    expect(await page.locator('.crisis[role="alert"]').count()).toBe(1);
    await page.reload();
    await page.locator('.crisis').waitFor();
    expect(await page.locator('.crisis[role="alert"]').count()).toBe(0);
  });
});
