import { periodName, sentenceOf } from '../../../src/questions/report/sentences.js';
import type { Signal } from '../../../src/questions/signals/types.js';

const NAMES: Readonly<Record<string, string>> = {
  housing: 'Wonen',
  prs: 'Dari',
  'work/permit': 'Mag ik werken?',
  ocmw: 'OCMW',
  'waiting-list': 'Wachtlijst',
};
const names = { dimension: (dimension: string) => dimension, value: (_: string, id: string) => NAMES[id] ?? id };
const rise: Signal = {
  kind: 'rising',
  dimension: 'theme',
  key: 'housing',
  within: { dimension: 'language', key: 'prs' },
  period: '2026Q4',
  questions: 412,
  before: 204,
  value: 1.9,
  p: 0.0001,
};
const said = (signal: Partial<Signal>) => sentenceOf({ ...rise, ...signal }, names);

test('a rise is said as people say it', () => {
  expect(said({})).toBe(
    'Vragen over “Wonen” in het Dari zijn verdubbeld sinds het 3e kwartaal van 2026 (van 204 naar 412), meer dan de algemene drukte verklaart.',
  );
  expect(said({ questions: 265 })).toContain('namen met 30% toe sinds het 3e kwartaal van 2026 (van 204 naar 265)');
  expect(said({ questions: 612 })).toContain('zijn verdrievoudigd sinds');
  expect(said({ questions: 2040 })).toContain('zijn er 10 keer zo veel als in het 3e kwartaal');
  expect(said({ questions: 200 })).toContain('dalen niet mee met alle andere sinds');
});

test('each kind names what it is about', () => {
  expect(said({ dimension: 'entry', key: 'work/permit' })).toMatch(
    /^Vragen die de fiche “Mag ik werken\?” beantwoordt,/,
  );
  const { within: _, ...alone } = rise;
  expect(sentenceOf({ ...alone, dimension: 'language', key: 'prs' }, names)).toMatch(
    /^Vragen in het Dari zijn verdubbeld/,
  );
  expect(said({ kind: 'not-helping', dimension: 'entry', key: 'work/permit', value: 0.71, before: 0.2 })).toBe(
    'De fiche “Mag ik werken?” helpt te weinig: 71% van wie antwoordde, zei dat ze niet hielp. Gemiddeld is dat 20%.',
  );
  expect(said({ kind: 'low-answer-rate', dimension: 'language', key: 'prs', value: 0.4, before: 0.08 })).toBe(
    'In het Dari blijft 40% van de vragen open. Gemiddeld is dat 8%.',
  );
  expect(
    said({
      kind: 'referral-fails',
      dimension: 'service',
      key: 'ocmw',
      value: 0.5,
      before: 0.12,
      barrier: 'waiting-list',
    }),
  ).toBe(
    'Wie naar OCMW wordt doorverwezen, botst in 50% van de gevallen op een drempel. Gemiddeld is dat 12%. Het vaakst: wachtlijst.',
  );
});

test('periods in words', () => {
  expect(['2026Q4', '2026-W07', '2026-11', '2026', '2026-11-21'].map(periodName)).toEqual([
    'het 4e kwartaal van 2026',
    'week 7 van 2026',
    'november 2026',
    '2026',
    '21 november 2026',
  ]);
});
