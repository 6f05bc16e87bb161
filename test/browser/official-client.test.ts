import { createRequire } from 'node:module';
import { BROWSER_TIMEOUT, DESKTOP, useBrowser } from './browser.js';

const CLIENT = createRequire(`${process.cwd()}/package.json`).resolve('botframework-directlinejs/dist/directline.js');

/** The parts of the official client these tests use, as its script puts them on the page. */
interface OfficialClient {
  activity$: {
    subscribe(next: (activity: { type: string; text?: string; from: { id: string; role?: string } }) => void): void;
  };
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  postActivity(activity: object): { subscribe(next: (id: string) => void, error: (error: unknown) => void): void };
}
declare const location: { origin: string };
declare const window: {
  DirectLine: { DirectLine: new (options: object) => OfficialClient };
  texts: string[];
  ids: string[];
  client: OfficialClient;
};

describe('the official Direct Line client', () => {
  const browser = useBrowser();

  test.each([
    ['over WebSocket', true],
    ['by polling', false],
  ])(
    'talks to Wegwijzer %s, unchanged',
    async (_name, webSocket) => {
      const context = await browser.device({ ...DESKTOP, bypassCSP: true });
      const page = await context.newPage();
      await page.goto('/privacy');
      // a page of another website has no policy of ours; here it must be set aside to load the script
      await page.addScriptTag({ path: CLIENT });
      const loaded = await page.evaluate(() => typeof window.DirectLine);
      expect(loaded).toBe('object');
      await page.evaluate(async (socket) => {
        const response = await fetch('/v3/directline/tokens/generate', { method: 'POST' });
        const { token } = (await response.json()) as { token: string };
        window.texts = [];
        window.ids = [];
        window.client = new window.DirectLine.DirectLine({
          token,
          domain: `${location.origin}/v3/directline`,
          webSocket: socket,
          pollingInterval: 200,
        });
        window.client.activity$.subscribe((activity) => {
          if (activity.type === 'message') window.texts.push(`${activity.from.role}: ${activity.text}`);
        });
      }, webSocket);
      await page.waitForFunction(() => window.texts.length === 1);
      await page.evaluate(() => {
        window.client
          .postActivity({
            type: 'message',
            text: 'ik kan mijn huurwaarborg niet betalen',
            from: { id: 'me' },
            locale: 'nl-BE',
          })
          .subscribe((id) => window.ids.push(id), console.error);
      });
      await page.waitForFunction(() => window.texts.length >= 3);
      const [welcome, mine, answer] = await page.evaluate(() => window.texts);
      expect(welcome).toMatch(/^bot: /);
      expect(mine).toBe('user: ik kan mijn huurwaarborg niet betalen');
      expect(answer).toMatch(/^bot: \*\*.*huurwaarborg/i);
      expect(await page.evaluate(() => window.ids[0])).toMatch(/\|\d{7}$/);
    },
    BROWSER_TIMEOUT,
  );
});
