import { ask, BROWSER_TIMEOUT, openChat, overflow, PHONE, useBrowser } from './browser.js';

jest.setTimeout(BROWSER_TIMEOUT);
const { device } = useBrowser();

describe('asking on a phone', () => {
  it.each([
    { language: 'nl', tag: 'nl-BE', direction: 'ltr', question: 'ik kan mijn huurwaarborg niet betalen' },
    { language: 'ar', tag: /^ar/, direction: 'rtl', question: 'لا أستطيع دفع تأمين الإيجار' },
    { language: 'uk', tag: 'uk-UA', direction: 'ltr', question: 'я не можу заплатити заставу за оренду квартири' },
  ])('answers in $language, with the Dutch at hand', async ({ language, tag, direction, question }) => {
    const page = await openChat(await device(PHONE), language);
    expect(await page.locator('html').getAttribute('lang')).toMatch(tag);
    expect(await page.locator('html').getAttribute('dir')).toBe(direction);

    const reply = await ask(page, question);
    expect(await page.locator('li.own').last().textContent()).toContain(question);
    const title = reply.locator('h2');
    expect(await title.getAttribute('lang')).toBe(language);
    expect(await title.getAttribute('dir')).toBe(direction);
    // where to go, and what to say there
    expect(await reply.locator('.place').count()).toBeGreaterThan(0);
    expect(await reply.locator('.phrase').getAttribute('lang')).toBe('nl');
    expect(await reply.locator('.phrase').textContent()).toMatch(/huurwaarborg/);
    expect(await overflow(page)).toBe(0);

    const dutch = reply.locator('button[aria-pressed="false"]', { has: page.locator('svg') }).first();
    if (language === 'nl') {
      expect(await reply.locator('.mark').count()).toBe(0);
    } else {
      expect(await reply.locator('.mark').textContent()).not.toBe('');
      await dutch.click();
      const pairs = reply.locator('.bilingual .pair:not(.names)');
      expect(await pairs.count()).toBeGreaterThan(1);
      expect(await pairs.last().locator('[lang="nl"]').textContent()).not.toBe('');
      expect(await overflow(page)).toBe(0);
    }
  });

  it('says at first contact that it is a computer, and where the privacy page is', async () => {
    const page = await openChat(await device(PHONE), 'en');
    expect(await page.locator('.notices').textContent()).toMatch(/computer, not a person/i);
    await page.getByRole('link', { name: 'Privacy' }).click();
    expect(await page.locator('h1').textContent()).toBe('Your privacy');
    expect(page.url()).toMatch(/\/privacy$/);
    await page.goBack();
    await page.locator('.welcome .tile').first().waitFor();
  });

  it('remembers the language of a phone, and guesses it at the first visit', async () => {
    const context = await device({ ...PHONE, locale: 'uk-UA' });
    const first = await context.newPage();
    await first.goto('/');
    expect(await first.locator('button.language').first().getAttribute('lang')).toBe('uk');
    await first.locator('button.language').first().click();
    await first.locator('.welcome').waitFor();
    const second = await context.newPage();
    await second.goto('/');
    await second.locator('.welcome').waitFor();
    expect(await second.locator('html').getAttribute('lang')).toBe('uk-UA');
    expect(await second.locator('button.language').count()).toBe(0);
  });

  it('goes on in another language at any time', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    await page.locator('.bar-button').first().click();
    await page.locator('dialog button.language[lang="ar"]').click();
    await page.locator('html[dir="rtl"]').waitFor();
    await page.locator('li.reply [lang="ar"]').first().waitFor();
    expect(await page.locator('#question').getAttribute('placeholder')).toMatch(/سؤالك/);
  });

  it('loads the Arabic and Ethiopic fonts only where they are read', async () => {
    const fonts = async (language: string) => {
      const context = await device(PHONE);
      const loaded: string[] = [];
      context.on('request', (request) => {
        const name = /noto-sans-(\w+)-.*\.woff2/.exec(request.url())?.[1];
        if (name) loaded.push(name);
      });
      const page = await openChat(context, language);
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      return [...new Set(loaded)];
    };
    expect(await fonts('nl')).toEqual([]);
    expect(await fonts('uk')).toEqual([]);
    expect(await fonts('ar')).toEqual(['arabic']);
    expect(await fonts('ti')).toEqual(['ethiopic']);
  });

  it('reads aloud where the device has a voice for the language, and shows no button where it has none', async () => {
    const context = await device(PHONE);
    await context.addInitScript(`
      const said = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        said,
        getVoices: () => [{ lang: 'nl_NL' }],
        speak: (utterance) => said.push(utterance.text),
        cancel: () => { said.length = 0; },
        addEventListener: () => {},
      } });`);
    const page = await openChat(context, 'uk');
    const reply = await ask(page, 'я не можу заплатити заставу за оренду квартири');
    const phrase = await reply.locator('.phrase').textContent();
    expect(await reply.locator('.speak').count()).toBe(1);
    await reply.locator('.dutch-box .speak').click();
    expect(await page.evaluate('speechSynthesis.said')).toEqual([phrase]);
    await reply.locator('.dutch-box .speak').click();
    expect(await page.evaluate('speechSynthesis.said')).toEqual([]);
  });

  it('offers titles while typing', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    await page.locator('#question').pressSequentially('huurwaar');
    const suggestion = page.locator('.suggestions button').first();
    await suggestion.waitFor();
    const title = (await suggestion.textContent()) ?? '';
    await suggestion.click();
    expect(await page.locator('li.reply h2[lang="nl"]').last().textContent()).toBe(title.trim());
    expect(await page.locator('#question').inputValue()).toBe('');
  });

  it('takes the answer to "did this help?" once', async () => {
    const page = await openChat(await device(PHONE), 'nl');
    const reply = await ask(page, 'ik kan mijn huurwaarborg niet betalen');
    const yes = reply.locator('.feedback button').first();
    await yes.click();
    await reply.locator('.feedback button[aria-pressed="true"]').waitFor();
    const said = await page.locator('li.own').count();
    await reply.locator('.feedback button').last().click({ force: true });
    expect(await page.locator('li.own').count()).toBe(said);
  });
});
