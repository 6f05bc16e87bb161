import type { Memory } from '../../../src/assistant/memory';
import type { Reply } from '../../../src/assistant/reply';
import { STEPS } from '../../../src/assistant/steps';
import { type LoadedPathways, loadPathways } from '../../../src/pathways/load';
import type { Understanding } from '../../../src/search/understanding';
import { makeTurn } from '../turns';

let pathways: LoadedPathways;
beforeAll(async () => {
  pathways = await loadPathways('dialogs');
});

/** One turn of a conversation: a tap (`value`) or typed words. What it remembers is changed in `memory`. */
async function say(
  memory: Memory,
  said: { tap?: string; typed?: string; understanding?: Partial<Understanding> },
): Promise<Reply[]> {
  const turn = await makeTurn({
    language: memory.language ?? 'nl',
    memory,
    pathways,
    ...(said.tap ? { value: said.tap } : {}),
    ...(said.typed ? { message: said.typed } : {}),
    ...(said.understanding ? { understanding: said.understanding } : {}),
  });
  for (const step of STEPS) if (await step.take(turn)) break;
  for (const key of Object.keys(memory) as (keyof Memory)[]) delete memory[key];
  Object.assign(memory, turn.memory);
  return turn.replies;
}

const actionsOf = (reply: Reply | undefined) => reply?.options.map(({ action }) => action) ?? [];

test('taps lead to an end with entries and desks', async () => {
  const memory: Memory = {};
  const [first] = await say(memory, { tap: 'pathway:may-i-work' });
  expect(first).toMatchObject({ kind: 'step', pathway: 'may-i-work', title: 'Mag ik werken?' });
  expect(actionsOf(first)).toEqual([
    'step:unlimited',
    'step:limited',
    'step:no',
    'step:nothing',
    'step:no-papers',
    'step:minor',
    'stop',
  ]);
  await say(memory, { tap: 'step:unlimited' });
  const [second] = await say(memory, { tap: 'step:no' });
  expect(actionsOf(second)).toContain('back');
  const [last] = await say(memory, { tap: 'step:job' });
  expect(last).toMatchObject({ kind: 'person', text: expect.stringContaining('VDAB') });
  expect(memory.position).toBeUndefined();
});

test('typed answers count, in the language of the person', async () => {
  const memory: Memory = { language: 'ar' };
  await say(memory, { tap: 'pathway:may-i-work' });
  await say(memory, { typed: 'onbeperkt' });
  expect(memory.position?.steps).toEqual(['paper', 'ongoing']);
  const [goal] = await say(memory, { typed: 'لا', understanding: { outcome: 'smalltalk', smallTalk: 'no' } });
  expect(goal).toMatchObject({ kind: 'step', direction: 'rtl' });
  expect(memory.position?.steps).toEqual(['paper', 'ongoing', 'goal']);
});

test('a question in the middle is answered, and the dialog goes on where it was', async () => {
  const memory: Memory = {};
  await say(memory, { tap: 'pathway:may-i-work' });
  const entries = [{ id: 'housing/rent-deposit', score: 0.9 }];
  const replies = await say(memory, {
    typed: 'wat is een huurwaarborg',
    understanding: { outcome: 'answer', entries },
  });
  expect(replies.map(({ kind }) => kind)).toEqual(['answer', 'step']);
  expect(memory.position?.steps).toEqual(['paper']);
});

test('back and stop', async () => {
  const memory: Memory = {};
  await say(memory, { tap: 'pathway:may-i-work' });
  await say(memory, { tap: 'step:limited' });
  await say(memory, { tap: 'back' });
  expect(memory.position?.steps).toEqual(['paper']);
  const [stopped] = await say(memory, { tap: 'stop' });
  expect(stopped).toMatchObject({ kind: 'text' });
  expect(memory.position).toBeUndefined();
});

test('danger comes before the dialog and ends it', async () => {
  const memory: Memory = {};
  await say(memory, { tap: 'pathway:may-i-work' });
  const crisis = { kind: 'violence', signal: 'direct' } as const;
  const [reply] = await say(memory, { typed: 'mijn man slaat mij', understanding: { outcome: 'crisis', crisis } });
  expect(reply?.kind).toBe('crisis');
  expect(memory.position).toBeUndefined();
});
