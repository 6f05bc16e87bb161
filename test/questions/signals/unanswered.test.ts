import { groupsOf } from '../../../src/questions/signals/unanswered.js';

const none = () => null;
const texts = [
  'waar kan ik mijn hond inschrijven',
  'Waar kan ik mijn hond inschrijven?',
  'hond inschrijven waar kan dat',
  'ik wil vissen in de Leie',
  'mag ik vissen in de Leie',
];

test('messages that say the same come together, from three on', () => {
  const groups = groupsOf('nl', texts, none);
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ language: 'nl', messages: 3, proposal: null });
  expect(groups[0]?.examples.join()).not.toMatch('Leie');
});

test('the order in which they came does not matter', () => {
  expect(groupsOf('nl', [...texts].reverse(), none)).toEqual(groupsOf('nl', texts, none));
});

test('what was redacted makes nothing alike', () => {
  expect(groupsOf('nl', ['[name] [number] a', '[name] [number] wonen', '[name] [number] zzz'], none)).toEqual([]);
});

test('search proposes an entry', () => {
  const proposal = { entry: 'daily-life/dog', title: 'Een hond', confidence: 0.4 };
  expect(groupsOf('nl', texts, () => proposal)[0]?.proposal).toEqual(proposal);
});
