import { checkReferences, checkTexts, checkTree } from '../../src/pathways/check';
import type { Step } from '../../src/pathways/definition';
import { smallDialog, type words } from './dialog';

const end = { end: { entries: ['work/find-job'], services: ['vdab'] } };
const to = (...targets: string[]): Step => ({
  answers: targets.map((target, index) => ({ id: `a${index}`, to: target })),
});
const messagesOf = (steps: Record<string, Step>, start = 'first') =>
  checkTree(smallDialog({ start, steps: new Map(Object.entries(steps)), texts: new Map() }), [])
    .filter(({ path }) => path === 'small/pathway.yaml')
    .map(({ message }) => message);

describe('the tree', () => {
  test('a good one has no problem', () => {
    expect(checkTree(smallDialog(), [])).toEqual([]);
  });

  test.each<[string, Record<string, Step>, string]>([
    ['an answer without a step', { first: to('end', 'gone'), end }, 'first.a1: there is no step gone'],
    ['a step nobody reaches', { first: to('end', 'end'), end, lost: end }, 'lost: no answer leads here'],
    [
      'a circle without an end',
      { first: to('second', 'end'), second: to('third', 'third'), third: to('second', 'second'), end },
      'second: is a dead end',
    ],
    ['one answer only', { first: to('end'), end }, 'first: a question needs two answers'],
    ['a start that is not there', { second: to('end', 'end'), end }, 'start: there is no step first'],
  ])('%s is named', (_case, steps, message) => {
    expect(messagesOf(steps)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
  });

  test('the line is that of the step', () => {
    const text =
      'theme: work\nstart: first\nsteps:\n  first:\n    answers:\n      a0: { to: end }\n      a1: { to: gone }\n';
    const definition = smallDialog({
      start: 'first',
      steps: new Map([
        ['first', to('end', 'gone')],
        ['end', end],
      ]),
    });
    const problems = checkTree(definition, [{ path: 'small/pathway.yaml', text }]);
    expect(problems).toContainEqual(
      expect.objectContaining({ path: 'small/pathway.yaml', line: 7, message: 'first.a1: there is no step gone' }),
    );
  });
});

describe('the words', () => {
  const problems = (change: (texts: ReturnType<typeof words>) => void, languages = ['nl']) => {
    const definition = smallDialog();
    const nl = definition.texts.get('nl');
    if (nl) change(nl);
    return checkTexts(definition, languages, []).map(({ path, message }) => `${path} ${message}`);
  };
  const stepsOf = (texts: ReturnType<typeof words>) =>
    texts.steps as Map<string, { text: string; answers: Map<string, string> }>;

  test('every step and answer has them', () => {
    expect(problems(() => {})).toEqual([]);
    expect(problems((texts) => stepsOf(texts).delete('free'))).toEqual(['small/nl.yaml free: has no text']);
    expect(problems((texts) => stepsOf(texts).get('papers')?.answers.delete('none'))).toEqual([
      'small/nl.yaml papers: the answer none has no words',
    ]);
  });

  test('in every language', () => {
    expect(problems(() => {}, ['nl', 'fr'])).toEqual(['small/fr.yaml is missing: add the words of the dialog in fr']);
    expect(problems(() => {}, ['ar'])).toHaveLength(3);
  });

  test('words for what is not there are named', () => {
    expect(problems((texts) => stepsOf(texts).set('lost', { text: 'x', answers: new Map() }))).toEqual([
      'small/nl.yaml lost: there is no such step; remove it',
    ]);
    expect(problems((texts) => stepsOf(texts).get('free')?.answers.set('more', 'Meer'))).toEqual([
      'small/nl.yaml free: there is no answer more; remove it',
    ]);
  });

  test('two answers with the same words cannot be told apart', () => {
    expect(problems((texts) => stepsOf(texts).get('papers')?.answers.set('none', 'Ik ben student'))).toEqual([
      'small/nl.yaml papers: two answers have the same words',
    ]);
  });

  test('a fact would stand there unwritten', () => {
    expect(
      problems((texts) => stepsOf(texts).set('free', { text: 'Na {{wait}} maanden', answers: new Map() })),
    ).toHaveLength(1);
  });
});

test('entries, services and the theme exist', () => {
  const known = { entries: new Map(), services: new Map(), themes: new Map() } as Parameters<typeof checkReferences>[1];
  const messages = checkReferences(smallDialog(), known, []).map(({ message }) => message);
  expect(messages).toEqual([
    'theme: there is no theme work',
    'free: there is no entry work/find-job',
    'free: there is no service vdab',
    'lawyer: there is no entry work/no-right',
    'lawyer: there is no service free-lawyer',
  ]);
});
