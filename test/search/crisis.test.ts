import { type CrisisRecogniser, createCrisisRecogniser } from '../../src/search/crisis.js';
import type { CrisisKind, CrisisSign } from '../../src/search/understanding.js';
import { fixture, phrases } from './phrases-for-tests.js';

interface Wording {
  text: string;
  language?: string;
  kind?: CrisisKind;
  signal?: CrisisSign['signal'];
  /** `soft`: the soft card is allowed, the emergency card is not. */
  harmless?: 'none' | 'soft';
}

let crisis: CrisisRecogniser;
beforeAll(async () => {
  crisis = createCrisisRecogniser(await phrases);
});

describe('the wordings of the crisis sheet', () => {
  const sheet = fixture<Wording>('crisis-sheet');

  test('every one is recognised, direct ones as direct', () => {
    const missed = sheet
      .filter(({ harmless }) => harmless === undefined)
      .filter(({ text, signal }) => {
        const sign = crisis.recognise(text);
        return !sign || (signal === 'direct' && sign.signal !== 'direct');
      });
    expect(missed).toEqual([]);
  });

  test('what only sounds like danger raises no emergency card', () => {
    const alarms = sheet.filter(({ text, harmless }) => {
      const sign = crisis.recognise(text);
      return harmless !== undefined && sign && (harmless === 'none' || sign.signal === 'direct');
    });
    expect(alarms).toEqual([]);
  });
});

describe('other wordings, per language', () => {
  const wordings = fixture<Wording>('crisis');
  test('at least 98 in 100 are recognised', () => {
    const dangers = wordings.filter(({ kind }) => kind);
    const missed = dangers.filter(({ text }) => !crisis.recognise(text));
    expect(missed.length).toBeLessThanOrEqual(dangers.length * 0.02);
  });

  test('everyday messages with the same words raise none', () => {
    const alarms = wordings.filter(({ kind, text }) => !kind && crisis.recognise(text));
    expect(alarms).toEqual([]);
  });
});

describe('how a message may be written', () => {
  const recognised: readonly [string, string, CrisisKind][] = [
    ['typing errors', 'my husbnad beeats me', 'violence'],
    ['letters held down', 'ik wil doooood', 'suicide'],
    ['capitals', 'JE VEUX MOURIR', 'suicide'],
    ['no spaces', 'jeveuxmourir', 'suicide'],
    ['a word in two', 'zelf moord', 'suicide'],
    ['words between', 'ik wil echt gewoon dood', 'suicide'],
    ['no accents', 'nie chce juz zyc', 'suicide'],
    ['Turkish without its letters', 'olmek istiyorum', 'suicide'],
    ['invisible characters', 'می\u200cخواهم بمیرم', 'suicide'],
    ['particles set apart', 'می خواهم بمیرم', 'suicide'],
    ['Arabic variants', 'أُرِيدُ أنْ أموتَ', 'suicide'],
    ['Arabic in Latin letters', 'bdi mout', 'suicide'],
    ['another language in the middle', 'help mij, my husband hits me', 'violence'],
  ];
  test.each(recognised)('%s', (_how, text, kind) => {
    expect(crisis.recognise(text)?.kind).toBe(kind);
  });
});

describe('what takes an alarm away or softens it', () => {
  test('a negation makes a direct sign a soft one', () => {
    expect(crisis.recognise('ik wil niet dood')?.signal).not.toBe('direct');
  });
  test('a negation in another clause does not', () => {
    expect(crisis.recognise("I can't sleep, my husband hits me")).toEqual({ kind: 'violence', signal: 'direct' });
  });
  test('long ago or far away is no danger now', () => {
    expect(crisis.recognise('they beat me in Libya')).toBeUndefined();
    expect(crisis.recognise('my husband beat me in my country, now I want to die')?.kind).toBe('suicide');
  });
  test('harmless words do not hide danger beside them', () => {
    expect(crisis.recognise('ik sterf van de honger en mijn man slaat mij')?.kind).toBe('violence');
  });
  test('a real word is no misspelling', () => {
    expect(crisis.recognise('ik wil niet meer leren')).toBeUndefined();
  });
});

test('the most urgent sign counts, and a child comes before violence in general', () => {
  expect(crisis.recognise('mijn man slaat mij en ik wil dood')?.kind).toBe('suicide');
  expect(crisis.recognise('my dad hits me')?.kind).toBe('child');
});

test('every line of the phrase files finds what it says: no line of notCrisis hides it', async () => {
  const hidden: string[] = [];
  for (const [language, { crisis: kinds }] of await phrases) {
    for (const line of Object.values(kinds).flatMap((signals) => Object.values(signals).flat() as string[])) {
      for (let turn = 0; turn < 4; turn++) {
        const text = line
          .split(/\s+/)
          .filter((piece) => !['+', '..', '.'].includes(piece) && !piece.startsWith('('))
          .map((piece, at) =>
            piece
              .replaceAll('*', '')
              .split('|')
              .at((turn * (at + 1)) % piece.split('|').length),
          )
          .join(' ');
        if (!crisis.recognise(text)) hidden.push(`${language}: ${text}`);
      }
    }
  }
  // in a few lines one alternative is also part of an everyday phrase
  expect(hidden.length).toBeLessThan(10);
});

test('explains which line found it', () => {
  expect(crisis.explain('ik wil dood')).toContainEqual(expect.objectContaining({ language: 'nl', kind: 'suicide' }));
});

test('a long message full of the words of phrases takes no time to speak of', () => {
  const started = performance.now();
  crisis.recognise('ik wil niet meer mijn man slaat hij mij '.repeat(100));
  expect(performance.now() - started).toBeLessThan(500);
});
