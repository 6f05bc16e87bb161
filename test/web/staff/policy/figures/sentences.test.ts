import english from '../../../../../locales/staff/en.json';
import french from '../../../../../locales/staff/fr.json';
import dutch from '../../../../../locales/staff/nl.json';
import type { FigureSignal } from '../../../../../src/staff/figures-types';
import { sentenceOf } from '../../../../../web/staff/policy/figures/sentences';
import { writingIn } from '../../../../../web/staff/policy/figures/shown';
import { writePeriods } from '../../../../../web/staff/policy/view/write-periods';
import { fillText, type TextTree, type Values } from '../../../../../web/staff/texts/fill';

const NAMES: Readonly<Record<string, string>> = { housing: 'Wonen', prs: 'Dari', 'a/b': 'De huur', bank: 'Bank' };
const base = { period: '2026-11', questions: 120, before: 60, value: 2, p: 0.001 } as const;
type Given = Partial<FigureSignal> & Pick<FigureSignal, 'kind' | 'dimension' | 'key'>;

function say(signal: Given, tree: TextTree = dutch, intl = 'nl-BE'): string {
  const t = (key: string, values: Values) => fillText(tree, key, values, new Intl.PluralRules(intl)) ?? key;
  const names = { name: (_: unknown, id: string) => NAMES[id] ?? id, period: writePeriods(t, intl, 'sentence') };
  return sentenceOf({ ...base, ...signal }, { t, names, writing: writingIn(intl) });
}

const inDari: Given = {
  kind: 'rising',
  dimension: 'theme',
  key: 'housing',
  within: { dimension: 'language', key: 'prs' },
};

test('a theme that rises in a language, in the three languages of the app', () => {
  expect(say(inDari)).toBe('Vragen over “Wonen” in het Dari zijn verdubbeld sinds oktober 2026 (van 60 naar 120).');
  expect(say(inDari, english, 'en-GB')).toBe(
    'Questions about “Wonen” in Dari have doubled since October 2026 (from 60 to 120).',
  );
  expect(say(inDari, french, 'fr-BE')).toBe(
    'Les questions sur « Wonen » en Dari ont doublé depuis octobre 2026 (de 60 à 120).',
  );
});

test.each([
  [60, /dalen niet mee met alle andere sinds het 4e kwartaal van 2025 \(van 60 naar 60\)/],
  [80, /namen met 33% toe sinds/],
  [150, /namen met 150% toe sinds/],
  [175, /zijn verdrievoudigd sinds/],
  [250, /zijn er 4 keer zo veel als in het 4e kwartaal van 2025/],
])('60 questions that became %j', (questions, sentence) => {
  expect(say({ ...inDari, period: '2026Q1', questions })).toMatch(sentence);
});

test.each([
  [{ kind: 'rising', dimension: 'theme', key: 'housing' }, /^Vragen over “Wonen” zijn verdubbeld/],
  [{ kind: 'rising', dimension: 'language', key: 'prs' }, /^Vragen in het Dari zijn verdubbeld/],
  [{ kind: 'rising', dimension: 'entry', key: 'a/b' }, /^Vragen die de fiche “De huur” beantwoordt, zijn verdubbeld/],
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
