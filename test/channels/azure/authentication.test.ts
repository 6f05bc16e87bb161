import type { Database } from '../../../src/database/connection.js';
import { openDatabase } from '../../../src/database/connection.js';
import { Cloud, message, post, type RunningAzure, startAzure, type TokenOptions } from './cloud.js';
import { CountingBot } from './counting-bot.js';

const cloud = new Cloud();
let database: Database;
let running: RunningAzure;
let bot: CountingBot;

beforeAll(async () => {
  await cloud.start();
  database = await openDatabase('sqlite::memory:');
});
afterAll(async () => {
  await database.destroy();
  await cloud.stop();
});
beforeEach(async () => {
  // the SDK writes to the console why it refuses
  jest.spyOn(console, 'error').mockImplementation(() => {});
  bot = new CountingBot();
  running = await startAzure(cloud, database, bot);
});
afterEach(async () => {
  await running.stop();
  await database('azure_received').delete();
  jest.restoreAllMocks();
});

test('a good token is taken', async () => {
  const { status } = await post(running.url, cloud, message(cloud, 'hallo'));
  expect(status).toBe(200);
  expect(bot.seen).toHaveLength(1);
});

const HOUR = 3600;
const bad: [string, () => TokenOptions][] = [
  ['for another bot', () => ({ audience: '3f0a4c1e-0000-4000-8000-00000000ffff' })],
  ['of another issuer', () => ({ issuer: 'https://example.org' })],
  ['of the Emulator', () => ({ issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })],
  ['signed by another key', () => ({ key: 'foreign' })],
  ['signed by a key nobody knows', () => ({ keyId: 'unknown' })],
  ['without a signature', () => ({ algorithm: 'none' })],
  ['that has expired', () => ({ expiresAt: Math.floor(Date.now() / 1000) - HOUR })],
  ['for another service address', () => ({ serviceUrl: 'https://smba.trafficmanager.net/other/' })],
];

test.each(bad)('a token %s is refused and nothing is processed', async (_name, options) => {
  const token = await cloud.token(options());
  const { status, body } = await post(running.url, cloud, message(cloud, 'hallo'), `Bearer ${token}`);
  expect(status).toBe(401);
  // why it was refused is nobody's business
  expect(body).toEqual({ error: { code: 'Unauthorized', message: expect.any(String) } });
  expect(bot.seen).toHaveLength(0);
});

test.each([
  ['no token', ''],
  ['no scheme', 'abc'],
  ['another scheme', 'Basic dXNlcjpwYXNz'],
  ['no JWT', 'Bearer abc'],
])('%s is refused', async (_name, header) => {
  expect((await post(running.url, cloud, message(cloud, 'hallo'), header)).status).toBe(401);
  expect(bot.seen).toHaveLength(0);
});

test('the channel of App Service Extension is no way around', async () => {
  const { status } = await post(running.url, cloud, message(cloud, 'hallo', { channelId: 'AseChannel' }));
  expect(status).toBe(401);
});

test('keys that cannot be read are our trouble, not a wrong token', async () => {
  await running.stop();
  running = await startAzure(cloud, database, bot, {
    settings: { ToBotFromChannelOpenIdMetadataUrl: `${cloud.url}/nothing-here` },
  });
  expect((await post(running.url, cloud, message(cloud, 'hallo'))).status).toBe(503);
  expect(running.logged).toEqual(['AZURE_KEYS_UNREACHABLE']);
});

test.each([
  ['no JSON', '{'],
  ['no activity', '[]'],
  ['no service address', JSON.stringify({ ...message(cloudless(), 'hallo'), serviceUrl: undefined })],
  ['no conversation', JSON.stringify({ ...message(cloudless(), 'hallo'), conversation: undefined })],
  ['a strange channel', JSON.stringify({ ...message(cloudless(), 'hallo'), channelId: '../x' })],
])('%s is refused', async (_name, body) => {
  expect((await post(running.url, cloud, body)).status).toBe(400);
  expect(bot.seen).toHaveLength(0);
});

test('only POST', async () => {
  expect((await fetch(running.url)).status).toBe(405);
});

/** For activities that are refused before their address matters. */
function cloudless(): Cloud {
  return { serviceUrl: 'https://smba.trafficmanager.net/emea/' } as Cloud;
}
