import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { languageHint } from '../../../src/channels/whatsapp/country-hint';
import { GraphClient } from '../../../src/channels/whatsapp/graph';
import { pauseAfter, verdictOf } from '../../../src/channels/whatsapp/graph-errors';
import { townsNear } from '../../../src/channels/whatsapp/nearest-town';
import { speechService } from '../../../src/channels/whatsapp/speech-to-text';
import { templateMessage } from '../../../src/channels/whatsapp/template';
import { refusalOf } from '../../../src/cli/whatsapp-simulator/graph-rules';
import { ConfigError, readConfig } from '../../../src/config';
import { loadKnowledge } from '../../../src/knowledge/load';
import { loadLanguages } from '../../../src/languages/languages';
import { loadPhrases } from '../../../src/search/load-phrases';
import { createTalkRecogniser } from '../../../src/search/talk';

test.each([
  ['93700000000', 'prs'],
  ['380500000000', 'uk'],
  ['252610000000', 'so'],
  ['2917000000', 'ti'],
  ['32470000000', undefined],
  ['999', undefined],
])('the number %s hints at %s', (number, language) => {
  expect(languageHint({ number })).toBe(language);
});

test('an id of WhatsApp hints by its country', () => {
  expect(languageHint({ userId: 'PL.1349' })).toBe('pl');
  expect(languageHint({ userId: 'BE.1349' })).toBeUndefined();
});

test('a place on the map leads to its town, offline', async () => {
  const { municipalities } = await loadKnowledge('knowledge');
  const nearest = (latitude: number, longitude: number) => townsNear(municipalities.values(), latitude, longitude)[0];
  // market places, as on any map
  expect(nearest(51.0536, 3.7253)?.town.id).toBe('gent');
  expect(nearest(50.8279, 3.2649)?.town.id).toBe('kortrijk');
  expect(nearest(51.2213, 4.3997)?.town.id).toBe('antwerpen');
  expect(nearest(51.2213, 4.3997)?.kilometres).toBeLessThan(4);
  expect(nearest(48.8566, 2.3522)?.kilometres).toBeGreaterThan(150);
});

test('the words that erase everything work in every language, as the privacy line says', async () => {
  const [languages, phrases] = await Promise.all([loadLanguages(), loadPhrases()]);
  const talk = createTalkRecogniser(phrases);
  for (const { code } of languages.list) {
    const line = languages.text(code, 'whatsapp.privacy', { days: 30 });
    const words = /[“«]\s*(.+?)\s*[”»]/.exec(line)?.[1] ?? '';
    expect([code, talk.recognise(words, () => false)]).toEqual([
      code,
      { outcome: 'command', command: { name: 'forget-me' } },
    ]);
    expect(line).toContain('30');
  }
});

test('a template in every language is one Meta would take', async () => {
  const languages = await loadLanguages();
  for (const { code } of languages.list) {
    const message = templateMessage('wegwijzer_message_{language}', code);
    expect(refusalOf({ messaging_product: 'whatsapp', to: '32470000000', ...message })).toBeUndefined();
  }
});

test('the code decides before the status, and pauses grow', () => {
  expect(verdictOf({ status: 500, graphCode: 3 })).toBe('alarm');
  expect(verdictOf({ status: 400, graphCode: 4 })).toBe('slow-down');
  expect(verdictOf({ status: 429, graphCode: undefined })).toBe('slow-down');
  expect(verdictOf({ status: 502, graphCode: undefined })).toBe('retry');
  expect(verdictOf({ status: undefined, graphCode: undefined })).toBe('retry');
  expect(verdictOf({ status: 400, graphCode: 132001 })).toBe('give-up');
  expect([1, 2, 3].map((tries) => pauseAfter('retry', tries, () => 0))).toEqual([1000, 2000, 4000]);
  expect(pauseAfter('retry', 3, () => 1)).toBe(2000);
  expect([1, 2, 3].map((tries) => pauseAfter('slow-pair', tries, () => 0.5))).toEqual([4000, 16_000, 64_000]);
  expect(pauseAfter('retry', 30, () => 0)).toBe(600_000);
});

describe('configuration', () => {
  const all = {
    WHATSAPP_PHONE_NUMBER_ID: '123',
    WHATSAPP_TOKEN: 'a-secret-token',
    WHATSAPP_APP_SECRET: 'a-secret',
    WHATSAPP_VERIFY_TOKEN: 'verify-token',
  };

  test('is off without, on with all of it', () => {
    expect(readConfig({}).whatsapp).toBeUndefined();
    expect(readConfig(all).whatsapp).toMatchObject({
      phoneNumberId: '123',
      apiBase: 'https://graph.facebook.com/v23.0',
    });
  });

  test.each(Object.keys(all))('names what is missing: %s', (name) => {
    expect(() => readConfig({ ...all, [name]: '' })).toThrow(
      new ConfigError(`${name} must be set, too, for WhatsApp; or leave out all of WHATSAPP_...`),
    );
  });

  test('never shows a secret', () => {
    expect(() => readConfig({ ...all, WHATSAPP_VERIFY_TOKEN: 'short' })).toThrow('not shown');
    expect(() => readConfig({ ...all, WHATSAPP_TEMPLATE: 'No Capitals' })).toThrow(/WHATSAPP_TEMPLATE/);
  });
});

test('a voice note is fetched with the token, from Meta only, and written down by the service', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
    response.setHeader('Content-Type', 'application/json');
    if (request.url === '/v23.0/42')
      response.end(JSON.stringify({ url: `http://127.0.0.1:${port}/file`, file_size: 5 }));
    else if (request.url === '/v23.0/43') response.end(JSON.stringify({ url: 'https://evil.example/file' }));
    else if (request.url === '/file') response.end('sound');
    else response.end(JSON.stringify({ text: ' waar is het ocmw ' }));
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const graph = new GraphClient({ base: `${base}/v23.0`, phoneNumberId: '1', token: 'T', timeout: 2000 });
  const sound = await graph.media('42');
  expect(String(sound)).toBe('sound');
  await expect(graph.media('43')).rejects.toThrow('not taken');
  expect(await speechService(`${base}/listen`).listen(sound, 'audio/ogg', 'nl')).toBe('waar is het ocmw');
  expect(asked).toEqual(['/v23.0/42 Bearer T', '/file Bearer T', '/v23.0/43 Bearer T', '/listen?language=nl']);
  await new Promise((resolve) => server.close(resolve));
});
