import type { SentContent } from '../../../src/cli/whatsapp-simulator/webhook-calls';
import { openDatabase } from '../../../src/database/connection';
import { RealServer } from './real-server';

const server = new RealServer();
const SAMIRA = { number: '32470000011', name: 'Samira' };
const JAN = { number: '32470000012', name: 'Jan' };

beforeAll(() => server.start({ WHATSAPP_TIMEOUT_MS: '2000' }), 30_000);
afterAll(() => server.stop());

/** A tap on something that was shown, by its words. */
function tapOn(phone: typeof SAMIRA, title: RegExp): SentContent {
  for (const payload of server.sentTo(phone).toReversed()) {
    if (payload.type !== 'interactive') continue;
    const { interactive } = payload;
    const shown =
      interactive.type === 'button'
        ? interactive.action.buttons.map(({ reply }) => ({ ...reply, kind: 'button_reply' }))
        : interactive.type === 'list'
          ? interactive.action.sections.flatMap(({ rows }) => rows.map((row) => ({ ...row, kind: 'list_reply' })))
          : [];
    const found = shown.find((one) => title.test(one.title));
    if (found) {
      const { kind, id, title: words } = found;
      return { type: 'interactive', interactive: { type: kind, [kind]: { id, title: words } } };
    }
  }
  throw new Error(`nothing to tap: ${title}`);
}

const some = (pattern: RegExp) => (texts: readonly string[]) => texts.some((text) => pattern.test(text));

test('a conversation in Arabic', async () => {
  const ask = (said: SentContent | string, done: RegExp) => server.talk(SAMIRA, said, some(done));
  // the first message tells the language; greeting, privacy and the list of languages come once
  const first = await ask('لا أستطيع دفع تأمين الإيجار', /هل ساعدك هذا/);
  expect(first[0]).toMatch(/أنا \u2066?Wegwijzer/);
  expect(first[0]).toContain('انساني');
  expect(first.join('\n')).toContain('huurwaarborg');
  // Dutch inside Arabic keeps its direction; the sentence for the desk is a message of its own
  expect(first.some((text) => text.includes('\u2066'))).toBe(true);
  expect(first.some((text) => text.startsWith('🗣') && /^> Ik /m.test(text))).toBe(true);
  await ask(tapOn(SAMIRA, /نعم/), /جيد|سؤال/);
  // the place on the map chooses the town
  const town = await ask({ type: 'location', location: { latitude: 50.827, longitude: 3.264 } }, /هل ساعدك هذا/);
  expect(town.join('\n')).toContain('Kortrijk');
  // languages: nine, and more
  await ask({ type: 'text', text: { body: 'لغة أخرى' } }, /لغة/);
  await ask(tapOn(SAMIRA, /المزيد/), /لغة/);
  const changed = await ask(tapOn(SAMIRA, /Polski/), /Polski/);
  expect(changed.join('\n')).toContain('Polski');
}, 40_000);

test('a conversation in Dutch, from hello to being forgotten', async () => {
  const ask = (said: SentContent | string, done: RegExp) => server.talk(JAN, said, some(done));
  const hello = await ask('goedendag', /vergeet mij/);
  expect(hello.join('\n')).toContain('Ik ben een computer');
  await ask(tapOn(JAN, /^Wonen/), /Wonen/);
  await ask('waar kan ik nederlands leren?', /Heeft dit geholpen/);
  await ask(tapOn(JAN, /Meer keuzes/), /Wat wil je doen/);
  const people = await ask('ik wil met iemand praten', /./);
  expect(people.length).toBeGreaterThan(0);
  const voice = await ask({ type: 'audio', audio: { id: '99', mime_type: 'audio/ogg', voice: true } }, /spraakbericht/);
  expect(voice).toHaveLength(1);
  const danger = await ask('ik wil niet meer leven', /1813/);
  expect(danger[0]).toContain('1813');
  await ask('vergeet mij', /gewist/);
}, 40_000);

test('nothing was refused, and the register knows the channel and nobody', async () => {
  await server.meta.delivered();
  expect(server.meta.graph.refused).toEqual([]);
  const database = await openDatabase(server.server.databaseUrl);
  try {
    const rows = await database('help_questions');
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['whatsapp']));
    expect(JSON.stringify(rows)).not.toContain('3247');
    // Jan is forgotten, Samira is not
    expect(await database('whatsapp_people')).toHaveLength(1);
  } finally {
    await database.destroy();
  }
});
