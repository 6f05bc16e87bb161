import { languagesReply } from '../../../src/assistant/replies/languages-reply';
import { textOf, themeName } from '../../../src/assistant/replies/names';
import { personReply } from '../../../src/assistant/replies/person-reply';
import { townOption, townsReply } from '../../../src/assistant/replies/towns-reply';
import { welcomeReply } from '../../../src/assistant/replies/welcome-reply';
import { entry, smallKnowledge, text } from '../small-knowledge';
import { makeTurn } from '../turns';

test('the welcome says that it is a computer and shows the themes', async () => {
  const reply = welcomeReply(await makeTurn({ language: 'en' }));
  expect(reply.notice).toMatch(/^I am a computer, not a person\./);
  expect(reply.options).toEqual([
    { action: 'theme:housing', label: 'Wonen', icon: 'house' },
    { action: 'theme:work', label: 'Werk', icon: 'briefcase' },
  ]);
});

test('a theme without a name in the language has the nearest one, or its id', async () => {
  const turn = await makeTurn({ language: 'ar' });
  expect(themeName(turn, 'housing')).toBe('السكن');
  expect(themeName(turn, 'work')).toBe('Werk');
  expect(themeName(turn, 'gone')).toBe('gone');
});

test('the nearest text of an entry', async () => {
  const polish = entry('a/b', { texts: new Map([['pl', text('pl', 'Po polsku', '')]]) });
  expect(textOf(await makeTurn({ language: 'ar' }), polish)?.title).toBe('Po polsku');
  const uk = entry('a/b', {
    texts: new Map([
      ['nl', text('nl', 'Nederlands', '')],
      ['ru', text('ru', 'По-русски', '')],
    ]),
  });
  expect(textOf(await makeTurn({ language: 'uk' }), uk)?.language).toBe('ru');
});

test('people to go to: the desks that any question is for, and a way back to the themes', async () => {
  const reply = personReply(await makeTurn({ municipality: 'kortrijk' }), 'Dit weet ik niet.');
  expect(reply.text).toBe('Dit weet ik niet.');
  expect(reply.places.map(({ name }) => name)).toEqual([
    'Brugfiguur',
    'Gemeentehuis',
    'OCMW Kortrijk',
    '1700',
    'Noodnummer 112',
  ]);
  expect(reply.options.map(({ action }) => action)).toEqual(['themes']);
});

test('all languages by their own names; or the likely ones and the way to the others', async () => {
  const turn = await makeTurn();
  const all = languagesReply(turn);
  expect(all.options).toHaveLength(13);
  expect(all.options.find(({ action }) => action === 'language:prs')?.label).toBe('دری');
  const likely = languagesReply(turn, ['ar', 'prs']);
  expect(likely.options.map(({ action }) => action)).toEqual(['language:ar', 'language:prs', 'languages']);
});

test('towns by name; offered only when the desks depend on it', async () => {
  const turn = await makeTurn();
  expect(townsReply(turn).options.map(({ label }) => label)).toEqual(['Aalst', 'Kortrijk']);
  expect(townOption(turn, ['ocmw'])).toHaveLength(1);
  expect(townOption(turn, ['1700', 'huurdersbond', 'gone'])).toEqual([]);
  expect(townOption(await makeTurn({ municipality: 'aalst' }), ['ocmw'])).toEqual([]);
  expect(townOption(await makeTurn({ knowledge: smallKnowledge({ municipalities: new Map() }) }), ['ocmw'])).toEqual(
    [],
  );
});
