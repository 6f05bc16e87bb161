import { dangerLine } from '../../../src/assistant/replies/danger-line';
import { answerMessage } from '../../../src/assistant/steps/answer';
import type { CrisisKind } from '../../../src/search/understanding';
import { entry, smallKnowledge, text } from '../small-knowledge';
import { makeTurn } from '../turns';

test.each<[CrisisKind, string]>([
  ['suicide', '112'],
  ['violence', '101'],
  ['child', '112'],
  ['medical', '112'],
  ['fire', '112'],
  ['trafficking', '101'],
])('a line on %s has the number to call', async (kind, number) => {
  expect(dangerLine(await makeTurn({ language: 'en' }), kind).text).toContain(number);
});

test('the entry to read is an option when there is one', async () => {
  const crisis = entry('wellbeing/crisis', { texts: new Map([['nl', text('nl', 'Ik wil niet meer leven', '')]]) });
  const knowledge = { ...smallKnowledge(), entries: new Map([[crisis.id, crisis]]) };
  const { options } = dangerLine(await makeTurn({ knowledge }), 'suicide');
  expect(options.map(({ action }) => action)).toEqual(['entry:wellbeing/crisis']);
  expect(dangerLine(await makeTurn({ knowledge }), 'fire').options).toEqual([]);
});

test('what may be danger gets the number before "I do not know"; other messages do not', async () => {
  const said = async (suspicion?: CrisisKind) => {
    const message = 'hm';
    const turn = await makeTurn({ language: 'en', message, understanding: suspicion ? { suspicion } : {} });
    answerMessage(turn, message);
    return turn.replies.map(({ kind }) => kind);
  };
  expect(await said('violence')).toEqual(['text', 'person']);
  expect(await said()).toEqual(['person']);
});
