import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Detection } from '../../src/languages/detect.js';
import { createDangerReader } from '../../src/search/danger.js';
import type { DangerModel } from '../../src/search/danger-classifier.js';
import { DangerLexicon } from '../../src/search/danger-lexicon.js';
import { DangerLinesInvalid, readDangerLines, readOffTopicLines, sentencesOf } from '../../src/search/danger-lines.js';
import model from '../../src/search/danger-model.json';
import { CRISIS_KINDS } from '../../src/search/phrases.js';
import { readUtterance } from '../../src/search/utterance.js';
import { fixture } from './phrases-for-tests.js';

const LANGUAGES = ['nl', 'en', 'fr', 'ar', 'prs', 'ps', 'tr', 'uk', 'ru', 'so', 'ti', 'es', 'pl'];
const reader = createDangerReader(model satisfies DangerModel);
const CALM = { harmless: false, elsewhere: false };

function detected(language: string, latinLetters = false): Detection {
  return { language, sure: true, likely: [language], latinLetters };
}

function read(text: string, language: string, calming = CALM) {
  const latin = /[a-z]/i.test(text) && ['ar', 'prs', 'ps', 'ru', 'uk', 'ti'].includes(language);
  return reader.read(text, detected(language, latin), calming);
}

const files = LANGUAGES.map((language) => ({
  language,
  lines: readDangerLines(language, load(readFileSync(`locales/danger/${language}.yaml`, 'utf8'))),
}));

const offTopic = LANGUAGES.map((language) => ({
  language,
  messages: readOffTopicLines(language, load(readFileSync(`locales/off-topic/${language}.yaml`, 'utf8'))),
}));

describe('the messages of locales/off-topic', () => {
  test.each(offTopic)('$language has enough of them', ({ messages }) => {
    expect(messages.length).toBeGreaterThanOrEqual(100);
    expect(new Set(messages).size).toBe(messages.length);
  });

  test('the model has learned them, and takes few of our questions for one', () => {
    const known = offTopic.flatMap(({ language, messages }) =>
      messages.map((text) => read(text, language).offTopic > 0.5),
    );
    expect(known.filter(Boolean).length).toBeGreaterThanOrEqual(known.length * 0.8);
    const ours = fixture<{ text: string; language: string; kind?: string }>('crisis').filter(({ kind }) => !kind);
    expect(ours.filter(({ text, language }) => read(text, language).offTopic > 0.5).length).toBeLessThanOrEqual(
      ours.length * 0.05,
    );
  });

  test('a file of another form is named', () => {
    expect(() => readOffTopicLines('en', { message: [] })).toThrow(/locales\/off-topic\/en\.yaml/);
  });
});

describe('the sentences of locales/danger', () => {
  const all = files.flatMap(({ language, lines }) =>
    CRISIS_KINDS.flatMap((kind) => lines[kind].flatMap(sentencesOf).map((text) => ({ language, kind, text }))),
  );

  test('the model has learned them: a stale model fails here', () => {
    const missed = all.filter(({ text, language }) => !read(text, language).sign);
    expect(missed.length).toBeLessThanOrEqual(all.length * 0.02);
  });

  test('the kind is right, since it says which numbers come first', () => {
    const wrong = all.filter(({ text, language, kind }) => {
      const sense = read(text, language);
      return sense.sign && sense.sign.kind !== kind;
    });
    expect(wrong.length).toBeLessThanOrEqual(all.length * 0.03);
  });

  test('look-alikes raise no alarm, wishes for a person are known', () => {
    const alikes = files.flatMap(({ language, lines }) =>
      lines['not-danger'].flatMap(sentencesOf).map((text) => ({ language, text })),
    );
    expect(alikes.filter(({ text, language }) => read(text, language).sign).length).toBeLessThanOrEqual(
      alikes.length * 0.04,
    );
    const persons = files.flatMap(({ language, lines }) =>
      lines.person.flatMap(sentencesOf).map((text) => ({ language, text })),
    );
    expect(persons.filter(({ text, language }) => !read(text, language).person).length).toBeLessThanOrEqual(
      persons.length * 0.03,
    );
  });

  test.each(files)('$language has every kind, in number', ({ lines }) => {
    expect(lines.suicide.length).toBeGreaterThanOrEqual(20);
    expect(lines.violence.length).toBeGreaterThanOrEqual(15);
    expect(lines['not-danger'].length).toBeGreaterThanOrEqual(30);
    expect(Object.keys(lines.words).sort()).toEqual(Object.keys(files[0]!.lines.words).sort());
  });
});

test('no sentence is one of the questions that are kept for the final measure', () => {
  const key = (text: string) => readUtterance(text).words.join(' ');
  const learned = files.flatMap(({ lines: { words: _, ...sentences } }) => Object.values(sentences).flat());
  const written = offTopic.flatMap(({ messages }) => messages);
  const own = new Set([...learned.flatMap(sentencesOf), ...written].map(key));
  const kept = readdirSync('test/search/fresh').filter((file) => file.endsWith('.jsonl'));
  const texts = kept.flatMap((file) =>
    readFileSync(`test/search/fresh/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => own.has(key(text)))).toEqual([]);
});

test('sentences it has not learned: most are danger to it, without any phrase', () => {
  const dangers = fixture<{ text: string; language: string; kind?: string }>('crisis').filter(({ kind }) => kind);
  const found = dangers.filter(({ text, language }) => read(text, language).sign);
  expect(found.length).toBeGreaterThanOrEqual(dangers.length * 0.8);
});

test('one sentence of danger in a long message about papers', () => {
  const papers = 'hello i want to ask about my residence card and the appointment at the town hall next week';
  expect(read(papers, 'en').sign).toBeUndefined();
  const message = `${papers}, also my husband kicks me when he is drunk and locks the door, and which bus goes to the town hall please`;
  expect(read(message, 'en').sign?.kind).toBe('violence');
});

test('words that the phrase files call harmless ask for more', () => {
  expect(read('he punched me in libya', 'en').sign).toBeDefined();
  expect(read('he punched me in libya', 'en', { harmless: false, elsewhere: true }).sign?.signal).not.toBe('direct');
});

test('Arabic in Latin letters', () => {
  expect(read('jozi 3am yedrabni w ma3o sekin', 'ar').sign?.kind).toBe('violence');
});

describe('how a line is written', () => {
  test('every alternative occurs once, not every combination', () => {
    const sentences = sentencesOf('he (hits|kicks) me (now|again|at night)');
    expect(sentences).toHaveLength(3);
    for (const word of ['hits', 'kicks', 'now', 'again', 'at night']) expect(sentences.join(' | ')).toContain(word);
  });

  test('a bracket that is not closed is named', () => {
    const one = ['x'];
    const file = { suicide: ['i (want'], violence: one, child: one, medical: one, fire: one, trafficking: one };
    const content = { ...file, person: one, 'not-danger': one, words: {} };
    expect(() => readDangerLines('en', content)).toThrow(DangerLinesInvalid);
  });

  test('beginnings, parts and whole words have their meaning', () => {
    const lexicon = new DangerLexicon('ar', { kill: '~قتل', fire: 'نار' });
    expect([...lexicon.meaningsOf('سيقتلني')]).toEqual(['kill']);
    expect([...lexicon.meaningsOf('والنار')]).toEqual(['fire']);
    expect([...new DangerLexicon('en', { hit: 'hit*', cut: 'cut' }).meaningsOf('hitting')]).toEqual(['hit']);
    expect([...new DangerLexicon('en', { hit: 'hit*', cut: 'cut' }).meaningsOf('cute')]).toEqual([]);
  });
});
