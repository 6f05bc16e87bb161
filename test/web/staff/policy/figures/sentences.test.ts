import dutch from '../../../../../locales/staff/nl.json';
import type { FigureSignal } from '../../../../../src/staff/figures-types';
import { sentenceOf } from '../../../../../web/staff/policy/figures/sentences';
import { writingIn } from '../../../../../web/staff/policy/figures/shown';
import { fillText } from '../../../../../web/staff/texts/fill';

const NAMES: Readonly<Record<string, string>> = { housing: 'Wonen', prs: 'Dari', 'a/b': 'De huur', bank: 'Bank' };
const names = {
  name: (_: unknown, id: string) => NAMES[id] ?? id,
  period: () => '3e kwartaal 2026',
};
const base = { period: '2026Q3', questions: 120, before: 60, value: 2, p: 0.001 } as const;

function say(signal: Partial<FigureSignal> & Pick<FigureSignal, 'kind' | 'dimension' | 'key'>): string | undefined {
  const { key, values } = sentenceOf({ ...base, ...signal }, names, writingIn('nl-BE'));
  return fillText(dutch, key, values, new Intl.PluralRules('nl-BE'));
}

test('a theme that rises in a language', () => {
  expect(
    say({ kind: 'rising', dimension: 'theme', key: 'housing', within: { dimension: 'language', key: 'prs' } }),
  ).toBe('Wonen in het Dari: 2 keer zoveel vragen als verwacht (120 in 3e kwartaal 2026, 60 in de periode ervoor).');
});

test.each([
  [{ kind: 'rising', dimension: 'theme', key: 'housing' }, /^Wonen: 2 keer/],
  [{ kind: 'rising', dimension: 'language', key: 'prs' }, /^In het Dari komen 2 keer/],
  [{ kind: 'rising', dimension: 'entry', key: 'a/b' }, /^De fiche “De huur” is 2 keer/],
  [{ kind: 'not-helping', dimension: 'entry', key: 'a/b', value: 0.55, before: 0.2 }, /55%.*nee.*20%/],
  [{ kind: 'low-answer-rate', dimension: 'language', key: 'prs', value: 0.4, before: 0.1 }, /Dari blijft 40%.*10%/],
  [{ kind: 'referral-fails', dimension: 'service', key: 'bank', value: 0.3, before: 0.1 }, /^Bij Bank.*30%.*10%\.$/],
  [
    { kind: 'referral-fails', dimension: 'service', key: 'bank', value: 0.3, before: 0.1, barrier: 'wachtlijst' },
    /Het vaakst: wachtlijst\.$/,
  ],
] as const)('%j', (signal, sentence) => {
  const said = say(signal);
  expect(said).toMatch(sentence);
  expect(said).not.toContain('{{');
});
