import type { Fault } from '../../../src/cli/whatsapp-simulator/graph-stand-in';
import { openDatabase } from '../../../src/database/connection';
import { RealServer } from './real-server';

/** Enough to be in the middle of everything when the server is killed; `bench/whatsapp.ts` runs it for long. */
const PEOPLE = 40;
const PER_SECOND = 200;
/** Every so many requests fails, each time in the next of these ways; 131056 makes its person wait for long, see outbox.test.ts. */
const EVERY = 6;
const FAULTS: readonly Fault[] = [
  { status: 503, html: true },
  'lost-answer',
  { status: 500, code: 131000 },
  'lost-answer',
  { status: 429, code: 130429 },
];

let tries = 0;
const server = new RealServer({
  // every message is delivered twice, every third three times
  repeat: () => 1 + (tries % 3 === 0 ? 1 : 0),
  fault: () => (++tries % EVERY === 0 ? FAULTS[(tries / EVERY) % FAULTS.length] : undefined),
});

beforeAll(() => server.start({ WHATSAPP_TIMEOUT_MS: '3000', WHATSAPP_PER_SECOND: '500' }), 30_000);
afterAll(() => server.stop());

test('200 messages a second, duplicates, failures, killed in the middle: nothing lost, nothing answered twice', async () => {
  const people = Array.from({ length: PEOPLE }, (_, n) => ({ number: String(32_470_100_000 + n) }));
  const { graph } = server.meta;
  const send = async (from: number, to: number) => {
    for (const phone of people.slice(from, to)) {
      server.meta.say(phone, 'waar kan ik nederlands leren?');
      await new Promise((resolve) => setTimeout(resolve, 1000 / PER_SECOND));
    }
  };
  await send(0, PEOPLE / 2);
  // some are answered, some are waiting, some are on their way
  await server.until(() => graph.taken.length > 10, 60_000);
  await server.server.end('SIGKILL');
  await send(PEOPLE / 2, PEOPLE);
  await server.server.start();
  // an answer is four messages: the greeting, the text, the sentence in Dutch, what to tap
  const each = (number: string) => server.textsTo({ number });
  await server.until(() => people.every(({ number }) => each(number).length >= 4), 120_000);
  await server.meta.delivered();

  const counts = people.map(({ number }) => each(number).length);
  expect(counts).toEqual(people.map(() => 4));
  for (const { number } of people) {
    const texts = each(number);
    expect(new Set(texts).size).toBe(4);
    // in the order they were said
    expect(texts[0]).toContain('Ik ben Wegwijzer');
    expect(texts[3]).toContain('Heeft dit geholpen');
  }
  expect(graph.refused).toEqual([]);
  const database = await openDatabase(server.server.databaseUrl);
  try {
    expect(await database('help_questions').where({ channel: 'whatsapp' })).toHaveLength(PEOPLE);
    expect(await database('whatsapp_inbox')).toHaveLength(PEOPLE);
    expect(await database('whatsapp_inbox').where({ pending: true })).toEqual([]);
  } finally {
    await database.destroy();
  }
}, 180_000);
