import { Assistant } from '../../src/assistant/assistant.js';
import type { Reply } from '../../src/assistant/reply.js';
import { type Database, openDatabase } from '../../src/database/connection.js';
import { DatabaseStorage } from '../../src/database/storage.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { loadLanguages } from '../../src/languages/languages.js';
import { loadPathways } from '../../src/pathways/load.js';
import { loadLexicon } from '../../src/search/load-lexicon.js';
import { loadPhrases } from '../../src/search/load-phrases.js';
import { createUnderstander } from '../../src/search/understander.js';
import {
  call,
  post,
  type RunningChannel,
  type Started,
  silent,
  startChannel,
} from '../channels/directline/start-channel.js';

/** The assistant over the real knowledge base, spoken to over Direct Line. */
describe('the assistant', () => {
  let database: Database;
  let running: RunningChannel;
  let started: Started;
  let assistant: Assistant;
  let broken = false;

  beforeAll(async () => {
    const [languages, knowledge, phrases, pathways, lexicon] = await Promise.all([
      loadLanguages(),
      loadKnowledge('knowledge'),
      loadPhrases(),
      loadPathways('dialogs'),
      loadLexicon(),
    ]);
    const understander = createUnderstander(knowledge, languages, phrases, { lexicon });
    const library = { knowledge, understander, pathways };
    database = await openDatabase('sqlite::memory:');
    assistant = new Assistant({
      library: () => {
        if (!broken) return library;
        const failing = {
          understand: () => {
            throw new Error('broken');
          },
          suggest: () => [],
        };
        return { ...library, understander: failing as unknown as typeof understander };
      },
      languages,
      storage: new DatabaseStorage(database, Date.now),
      organisation: 'wegwijzer',
      now: Date.now,
      log: silent,
    });
    running = await startChannel(database, assistant);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    await database.destroy();
  });
  beforeEach(async () => {
    broken = false;
    await database('help_questions').delete();
    await database('unanswered_messages').delete();
  });

  /** Starts a conversation; `locale` as the client sends it. */
  const begin = async (locale?: string) => {
    const { body: generated } = await call(`${running.base}/tokens/generate`, { method: 'POST' });
    const { body } = await call(`${running.base}/conversations`, {
      method: 'POST',
      token: generated.token,
      body: { locale },
    });
    started = { id: body.conversationId, token: body.token, streamUrl: body.streamUrl };
  };
  /** Says something, or taps an action, and reads the replies to it. */
  const say = async (text: string, value?: string): Promise<Reply[]> => {
    const { body } = await post(running.base, started, { text, ...(value ? { value } : {}) });
    await running.channel.idle();
    const log = await call(`${running.base}/conversations/${started.id}/activities`, { token: started.token });
    return log.body.activities
      .filter(
        (activity: { replyToId?: string; type: string }) =>
          activity.replyToId === body.id && activity.type === 'message',
      )
      .map((activity: { entities: { reply: Reply }[] }) => activity.entities[0]?.reply);
  };
  const register = () =>
    database('help_questions').select('theme', 'entry', 'outcome', 'language', 'channel', 'helped', 'municipality');

  test.each([
    ['nl', 'ik kan mijn huurwaarborg niet betalen', 'housing/rent-deposit'],
    ['ar', 'كيف أسجل في دورة لغة هولندية', 'dutch/enrol'],
    ['uk', 'як знайти сімейного лікаря', 'health/find-doctor'],
    ['fr', "comment inscrire mon enfant à l'école", 'education/enrol-school'],
    ['prs', 'چطور طفل خود را در مکتب ثبت نام کنم', 'education/enrol-school'],
    ['en', 'how do I open a bank account', 'income/bank-account'],
  ])('answers in %s and registers the question', async (language, question, entry) => {
    await begin(language);
    const [reply] = await say(question);
    expect(reply).toMatchObject({ kind: 'answer', entry, language });
    expect(await register()).toEqual([
      {
        theme: entry.split('/')[0],
        entry,
        outcome: 'answered',
        language,
        channel: 'web',
        helped: 'unknown',
        municipality: 'kortrijk',
      },
    ]);
  });

  test('an answer carries the desk of the town, the Dutch sentence with its meaning, sources, and the Dutch text', async () => {
    await begin('ar');
    const [reply] = await say('', 'entry:housing/rent-deposit');
    if (reply?.kind !== 'answer') throw new Error('no answer');
    expect(reply.places.find((place) => place.id === 'ocmw')?.name).toContain('Kortrijk');
    expect(reply.dutch?.phrase).toMatch(/huurwaarborg/);
    expect(reply.dutch?.meaning).toMatch(/\p{Script=Arabic}/u);
    expect(reply.dutch?.words.every((word) => word.meaning)).toBe(true);
    expect(reply.sources.length).toBeGreaterThan(0);
    expect(reply.verified).not.toBe('');
    expect(reply.original?.body.length).toBe(reply.body.length);
    expect(JSON.stringify(reply)).not.toContain('{{');
  });

  test('a person in Kortrijk is not sent to the agency of Antwerp, Ghent or Brussels', async () => {
    await begin('uk');
    const [reply] = await say('', 'entry:dutch/enrol');
    const ids = reply?.kind === 'answer' ? reply.places.map((place) => place.id) : [];
    expect(ids).toContain('integration-agency');
    for (const elsewhere of ['atlas-antwerpen', 'amal-gent', 'bon-brussels']) expect(ids).not.toContain(elsewhere);
    await say('', 'municipality:gent');
    const [there] = await say('', 'entry:dutch/enrol');
    expect(there?.kind === 'answer' && there.places.map((place) => place.id)).toContain('amal-gent');
  });

  test('gibberish gets an honest no with people to go to, and is kept redacted', async () => {
    await begin('nl');
    const [reply] = await say('xqzt blorf 0470 12 34 56 wjkp');
    expect(reply?.kind).toBe('person');
    expect(reply?.kind === 'person' && reply.places.length).toBeGreaterThan(1);
    expect((await register())[0]).toMatchObject({ outcome: 'unanswered', theme: null, entry: null });
    const [kept] = await database('unanswered_messages').select('text');
    expect(kept.text).not.toMatch(/0470/);
  });

  test.each([
    ['nl', 'Ik wil niet meer leven.', '1813'],
    ['en', 'my husband is hitting me right now', '101'],
    ['ar', 'أريد أن أموت', '1813'],
    ['uk', 'чоловік мене б’є', '101'],
  ])('danger in %s gets the numbers first', async (language, message, number) => {
    await begin(language);
    const [first] = await say(message);
    expect(first?.kind).toBe('crisis');
    expect(first?.kind === 'crisis' && first.numbers.map((line) => line.number)).toContain(number);
    expect((await register())[0]).toMatchObject({ outcome: 'crisis', theme: null, entry: null });
    expect(await database('unanswered_messages').select('text')).toEqual([]);
  });

  test('danger comes first in the middle of a guided dialog, and in another language than the chosen one', async () => {
    await begin('nl');
    await say('', 'pathway:may-i-work');
    const [reply] = await say('أريد أن أقتل نفسي');
    expect(reply).toMatchObject({ kind: 'crisis', language: 'ar' });
  });

  test('the language changes by button, and the answer can be read again', async () => {
    await begin('nl');
    await say('', 'entry:housing/rent-deposit');
    const [changed, again] = await say('', 'language:ar');
    expect(changed).toMatchObject({ kind: 'text', language: 'ar' });
    expect(again?.options[0]?.action).toBe('entry:housing/rent-deposit');
    expect((await say('', 'entry:housing/rent-deposit'))[0]).toMatchObject({ language: 'ar', direction: 'rtl' });
  });

  test('the language changes by saying it', async () => {
    await begin('nl');
    expect((await say('english please'))[0]).toMatchObject({ language: 'en' });
  });

  test('whether it helped goes to the row of the question, and "no" leads to people', async () => {
    await begin('nl');
    await say('waar kan ik mij inschrijven voor nederlandse les');
    const [thanks] = await say('', 'helped:yes:dutch/enrol');
    expect(thanks?.kind).toBe('text');
    expect((await register())[0]).toMatchObject({ helped: 'yes' });
    const [people] = await say('', 'helped:no:dutch/enrol');
    expect(people?.kind).toBe('person');
    expect((await register())[0]).toMatchObject({ helped: 'no' });
  });

  test('asking for a person shows the desk and is registered with the theme', async () => {
    await begin('nl');
    await say('', 'entry:work/find-job');
    const [reply] = await say('ik wil met een mens praten');
    expect(reply?.kind).toBe('person');
    expect((await register()).at(-1)).toMatchObject({ outcome: 'person', theme: 'work' });
  });

  test('a guided dialog goes on after a question in its middle', async () => {
    await begin('nl');
    const [first] = await say('', 'pathway:may-i-work');
    const replies = await say('waar vind ik een huisarts?');
    expect(replies.map((reply) => reply.kind)).toEqual(['answer', 'step']);
    expect(replies[1]).toMatchObject({ text: first?.kind === 'step' && first.text });
  });

  test('"forget me" erases the conversation and says so', async () => {
    await begin('nl');
    await say('ik woon in de Kerkstraat 5');
    const [reply] = await say('vergeet mij');
    expect(reply?.kind).toBe('forgotten');
    expect(JSON.stringify(await database('activities').select('activity'))).not.toContain('Kerkstraat');
    expect(JSON.stringify(await database('bot_state').select('key'))).not.toContain(started.id);
  });

  test('a failing step answers in the language with people to go to, and the turn is stored', async () => {
    await begin('ar');
    broken = true;
    const [reply] = await say('سؤال');
    expect(reply).toMatchObject({ kind: 'person', language: 'ar' });
    broken = false;
    expect((await say('', 'entry:dutch/enrol'))[0]?.kind).toBe('answer');
  });

  test('stale and invented taps do no harm', async () => {
    await begin('nl');
    for (const value of [
      'entry:no/such',
      'theme:none',
      'step:x',
      'municipality:nowhere',
      'language:xx',
      'helped:yes:no/such',
      'back',
      'pathway:none',
    ]) {
      expect((await say('tap', value)).length).toBeGreaterThan(0);
    }
  });

  test('an unknown language is asked for, and the message is answered once it is known', async () => {
    await begin();
    const [reply] = await say('ok 12');
    expect(['choices', 'person', 'text']).toContain(reply?.kind);
  });
});
