import { answerReply } from '../../../src/assistant/replies/answer-reply';
import type { AnswerReply } from '../../../src/assistant/reply';
import { speak } from '../../../src/assistant/speak';
import { partsOf } from '../../../src/channels/whatsapp/render/reply-parts';
import type { Knowledge, Project } from '../../../src/knowledge/knowledge';
import { loadKnowledge } from '../../../src/knowledge/load';
import { entry, smallKnowledge, text } from '../small-knowledge';
import { makeTurn } from '../turns';

const PROJECTS: readonly Project[] = [
  { name: 'Schakelklas', by: 'OCMW', for: 'jongeren', asOf: 2016 },
  { name: 'Jobsalon', for: 'iedereen', asOf: 2020 },
];

function withProjects(): Knowledge {
  const small = smallKnowledge();
  const texts = new Map([
    ['nl', text('nl', 'Ik zoek werk', 'Kijk rond.')],
    ['ar', text('ar', 'أبحث عن عمل', 'انظر حولك.')],
  ]);
  const towns = [...small.municipalities.values()].map((town) =>
    town.id === 'kortrijk' ? { ...town, projects: PROJECTS } : town,
  );
  return {
    ...small,
    entries: new Map([
      ['work/find-job', entry('work/find-job', { projects: true, texts })],
      ['work/contract', entry('work/contract', { texts })],
    ]),
    municipalities: new Map(towns.map((town) => [town.id, town])),
  };
}

async function answer(language: string, municipality?: string, id = 'work/find-job'): Promise<AnswerReply> {
  const knowledge = withProjects();
  const turn = await makeTurn({ language, knowledge, ...(municipality ? { municipality } : {}) });
  const found = knowledge.entries.get(id);
  const reply = found && answerReply(turn, found);
  if (!reply) throw new Error(`no answer for ${id}`);
  return reply;
}

test('the projects of the town stand below the text, newest first, with the year and a doubt', async () => {
  const { body } = await answer('nl', 'kortrijk');
  expect(body).toEqual([
    { kind: 'paragraph', text: 'Kijk rond.' },
    { kind: 'heading', text: 'Projecten rond werk in Kortrijk' },
    { kind: 'paragraph', text: expect.stringMatching(/Misschien bestaan ze niet meer.*VDAB/) },
    {
      kind: 'list',
      ordered: false,
      items: ['**Jobsalon** (2020): iedereen', '**Schakelklas** (OCMW, 2016): jongeren'],
    },
  ]);
});

test('in another language the names are marked as Dutch, and the Dutch beside it is aligned', async () => {
  const { body, original } = await answer('ar', 'kortrijk');
  expect(body[1]).toMatchObject({ kind: 'heading', text: expect.stringMatching(/مشاريع.*Kortrijk/) });
  expect(body[3]).toMatchObject({ kind: 'list', language: 'nl' });
  expect(original?.body.map(({ kind }) => kind)).toEqual(body.map(({ kind }) => kind));
  expect(original?.body[3]).not.toHaveProperty('language');
});

test('an answer without its translation says the words around in the language of the text', async () => {
  expect((await answer('pl', 'kortrijk')).body[1]).toMatchObject({ text: 'Projecten rond werk in Kortrijk' });
});

test.each([
  ['no town is known', undefined, 'work/find-job'],
  ['the town has none', 'aalst', 'work/find-job'],
  ['the entry does not ask for them', 'kortrijk', 'work/contract'],
])('nothing is added when %s', async (_case, town, id) => {
  expect((await answer('nl', town, id)).body).toEqual([{ kind: 'paragraph', text: 'Kijk rond.' }]);
});

test('who has not said where they live can choose their town', async () => {
  const actions = async (id: string) => (await answer('nl', undefined, id)).options.map(({ action }) => action);
  expect(await actions('work/find-job')).toContain('towns');
  expect(await actions('work/contract')).not.toContain('towns');
});

test('WhatsApp and plain clients read them, too', async () => {
  const reply = await answer('ar', 'kortrijk');
  const [first] = partsOf(reply, (key) => key).before;
  expect(first).toContain('- *Jobsalon* (2020): iedereen');
  expect(speak(reply).text).toContain('- **Jobsalon** (2020): iedereen');
});

test('who looks for work in Kortrijk is shown what there was', async () => {
  const knowledge = await loadKnowledge('knowledge');
  const found = knowledge.entries.get('work/find-job');
  const turn = await makeTurn({ language: 'en', knowledge, municipality: 'kortrijk' });
  const body = JSON.stringify(found && answerReply(turn, found)?.body);
  expect(body).toContain('Work projects in Kortrijk');
  for (const { name } of knowledge.municipalities.get('kortrijk')?.projects ?? []) expect(body).toContain(name);
  expect(body).toContain('2020');
});
