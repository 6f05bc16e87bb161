import { type Action, formatAction, parseAction } from '../../src/assistant/action';

const ACTIONS: readonly Action[] = [
  { do: 'entry', id: 'housing/rent-deposit' },
  { do: 'theme', id: 'daily-life' },
  { do: 'language', code: 'prs' },
  { do: 'municipality', id: 'sint-niklaas' },
  { do: 'helped', yes: true, entry: 'health/find-doctor' },
  { do: 'helped', yes: false, entry: 'health/find-doctor' },
  { do: 'pathway', id: 'may-i-work' },
  { do: 'step', answer: 'no-papers' },
  { do: 'person' },
  { do: 'start-over' },
  { do: 'help' },
  { do: 'forget-me' },
  { do: 'languages' },
  { do: 'themes' },
  { do: 'towns' },
  { do: 'back' },
  { do: 'stop' },
];

test.each(ACTIONS.map((action) => [formatAction(action), action] as const))(
  '%s comes back as it went',
  (written, action) => {
    expect(parseAction(written)).toEqual(action);
  },
);

test('an action is short enough for every channel', () => {
  for (const action of ACTIONS) expect(formatAction(action).length).toBeLessThan(60);
});

test.each<[unknown]>([
  [undefined],
  [null],
  [7],
  [{ do: 'person' }],
  [''],
  ['hello'],
  ['Person'],
  ['person please'],
  ['entry:'],
  ['entry:housing'],
  ['entry:housing/rent-deposit/more'],
  ['entry:../../etc/passwd'],
  ['entry:Housing/Rent'],
  ['helped:maybe:housing/rent-deposit'],
  ['helped:yes'],
  ['helped:yes:nothing'],
  ['language:'],
  ['language:a r'],
  ['theme:<b>'],
  ['step:__proto__'],
  [`step:${'a'.repeat(121)}`],
  ['delete:everything'],
  ['entry:housing/rent-deposit\nentry:housing/repairs'],
])('%j is no action', (value) => {
  expect(parseAction(value)).toBeUndefined();
});
