import { answerReply, answerToText } from '../../../src/assistant/replies/answer-reply';
import type { AnswerReply } from '../../../src/assistant/reply';
import type { Knowledge } from '../../../src/knowledge/knowledge';
import { entry, fact, smallKnowledge, text } from '../small-knowledge';
import { makeTurn } from '../turns';

async function answer(
  language: string,
  options: { id?: string; knowledge?: Knowledge; municipality?: string } = {},
): Promise<AnswerReply> {
  const { id = 'housing/rent-deposit', knowledge = smallKnowledge(), municipality } = options;
  const turn = await makeTurn({ language, knowledge, ...(municipality ? { municipality } : {}) });
  const found = knowledge.entries.get(id);
  const reply = found && answerReply(turn, found);
  if (!reply) throw new Error(`no answer for ${id}`);
  return reply;
}

test('an answer in Dutch', async () => {
  const reply = await answer('nl');
  expect(reply).toMatchObject({
    kind: 'answer',
    language: 'nl',
    direction: 'ltr',
    entry: 'housing/rent-deposit',
    theme: 'housing',
    title: 'De huurwaarborg',
    verified: '21 november 2026',
    sensitive: false,
    sources: [{ title: 'Huurwaarborg (Vlaanderen)', url: 'https://www.vlaanderen.be' }],
  });
  expect(reply.body).toEqual([
    { kind: 'paragraph', text: 'Hoogstens 3 maanden.' },
    { kind: 'list', ordered: false, items: ['Vraag het OCMW.'] },
  ]);
  expect(reply).not.toHaveProperty('original');
  expect(reply).not.toHaveProperty('fallback');
  expect(reply).not.toHaveProperty('caution');
});

test('a translation has the Dutch beside it, block by block', async () => {
  const reply = await answer('ar');
  expect(reply.direction).toBe('rtl');
  expect(reply.original?.title).toBe('De huurwaarborg');
  expect(reply.original?.body.map(({ kind }) => kind)).toEqual(reply.body.map(({ kind }) => kind));
  expect(reply.dutch).toEqual({
    phrase: 'Ik kan de huurwaarborg niet betalen.',
    meaning: 'لا أستطيع دفع تأمين الإيجار.',
    words: [{ term: 'de huurwaarborg', meaning: 'تأمين الإيجار' }, { term: 'de lening' }],
  });
});

test('a text that is missing comes in another language and says so', async () => {
  const reply = await answer('pl');
  expect(reply).toMatchObject({ language: 'pl', fallback: 'nl', title: 'De huurwaarborg' });
  expect(reply).not.toHaveProperty('original');
  expect(reply.dutch).toEqual({
    phrase: 'Ik kan de huurwaarborg niet betalen.',
    words: [{ term: 'de huurwaarborg' }, { term: 'de lening' }],
  });
});

test('an entry without any text is no answer', async () => {
  const turn = await makeTurn();
  expect(answerReply(turn, entry('housing/empty'))).toBeUndefined();
});

test('related entries and services that no file describes are left out', async () => {
  const reply = await answer('ar');
  expect(reply.related).toEqual([{ action: 'entry:housing/rental-contract', label: 'عقد الإيجار', icon: 'info' }]);
  expect(reply.places.map(({ id }) => id)).toEqual(['ocmw', 'huurdersbond']);
});

test('"did this help?" knows which entry, and a person is one tap away', async () => {
  const reply = await answer('nl');
  expect(reply.options.map(({ action }) => action)).toEqual([
    'helped:yes:housing/rent-deposit',
    'helped:no:housing/rent-deposit',
    'person',
    'towns',
  ]);
  const inTown = await answer('nl', { municipality: 'kortrijk' });
  expect(inTown.options.map(({ action }) => action)).not.toContain('towns');
});

test.each<[string, Partial<Knowledge>]>([
  [
    'a fact of low confidence',
    { facts: new Map([['deposit-months', fact('deposit-months', 3, 'months', { confidence: 'low' })]]) },
  ],
  [
    'a fact past its date',
    { facts: new Map([['deposit-months', fact('deposit-months', 3, 'months', { reviewAfter: '2026-11-21' })]]) },
  ],
  [
    'an entry of low confidence',
    {
      entries: new Map([
        [
          'housing/rent-deposit',
          entry('housing/rent-deposit', { confidence: 'low', texts: new Map([['nl', text('nl', 'A', 'B')]]) }),
        ],
      ]),
    },
  ],
])('%s says "ask to be sure"', async (_case, change) => {
  expect((await answer('nl', { knowledge: smallKnowledge(change) })).caution).toMatch(/^Vraag/);
});

test('an answer can be read as plain text', async () => {
  const shown = answerToText(await answer('ar', { municipality: 'kortrijk' }));
  expect(shown).toContain('**تأمين الإيجار**');
  expect(shown).toContain('- OCMW Kortrijk, Budastraat 27, 8500 Kortrijk');
  expect(shown).toContain('NL: Ik kan de huurwaarborg niet betalen. (لا أستطيع دفع تأمين الإيجار.)');
  expect(shown).not.toContain('undefined');
});
