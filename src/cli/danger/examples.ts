import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { LanguageCode } from '../../languages/language.js';
import { DangerClassifier, type DangerModel } from '../../search/danger-classifier.js';
import {
  type DangerFeatures,
  dangerWords,
  formFeatures,
  latinMeanings,
  latinWords,
  type Meanings,
  meaningFeatures,
} from '../../search/danger-features.js';
import { DangerLexicon } from '../../search/danger-lexicon.js';
import {
  DANGER_LABELS,
  type DangerLabel,
  type DangerLines,
  readDangerLines,
  readOffTopicLines,
  sentencesOf,
} from '../../search/danger-lines.js';
import type { DangerExample } from '../../search/danger-training.js';
import type { Phrases } from '../../search/phrases.js';

/** A sentence to learn from, before its features are taken. */
export interface DangerSentence {
  readonly text: string;
  readonly language: LanguageCode;
  readonly label: DangerLabel;
  readonly weight: number;
  /** Where it comes from: `lines` are ours, the rest helps. Sentences of one line share a group, so that one is never tested on the other. */
  readonly source: 'lines' | 'entry' | 'talk';
  readonly group: number;
}

/** Entries on danger: their example questions are signs, of which some only ask for information. */
const SIGNS: ReadonlyMap<string, DangerLabel> = new Map([
  ['wellbeing/crisis', 'suicide'],
  ['wellbeing/domestic-violence', 'violence'],
  ['rights/trafficking', 'trafficking'],
]);

/** Entries whose example questions are danger as often as not: nothing is learned from them. */
const UNCLEAR: ReadonlySet<string> = new Set(['health/emergency', 'health/female-genital-cutting']);

const WEIGHTS = { sign: 4, lookAlike: 6, entrySign: 1, ordinary: 1 } as const;

/** Everything written to learn from in one language. */
export type Lessons = DangerLines & { readonly 'off-topic': readonly string[] };

/** Reads `locales/danger/<lang>.yaml` and `locales/off-topic/<lang>.yaml`. @throws DangerLinesInvalid */
export async function loadLessons(directory = 'locales'): Promise<ReadonlyMap<LanguageCode, Lessons>> {
  const names = (await readdir(join(directory, 'danger'))).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const language = name.slice(0, -'.yaml'.length);
      const [danger, offTopic] = await Promise.all(
        ['danger', 'off-topic'].map(async (room) => load(await readFile(join(directory, room, name), 'utf8'))),
      );
      const lessons = { ...readDangerLines(language, danger), 'off-topic': readOffTopicLines(language, offTopic) };
      return [language, lessons] as const;
    }),
  );
  return new Map(files);
}

/** Everything the classifier learns from, always in the same order. */
export function dangerSentences(
  lines: ReadonlyMap<LanguageCode, Lessons>,
  knowledge: Knowledge,
  phrases: Phrases,
): DangerSentence[] {
  const sentences: DangerSentence[] = [];
  let group = 0;
  const add = (
    text: string,
    language: LanguageCode,
    label: DangerLabel,
    weight: number,
    source: DangerSentence['source'],
  ) => sentences.push({ text, language, label, weight, source, group });
  for (const [language, byLabel] of lines) {
    for (const label of DANGER_LABELS) {
      for (const line of byLabel[label]) {
        group++;
        for (const text of sentencesOf(line))
          add(text, language, label, label === 'not-danger' ? WEIGHTS.lookAlike : WEIGHTS.sign, 'lines');
      }
    }
  }
  for (const [id, { texts }] of [...knowledge.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (UNCLEAR.has(id)) continue;
    const sign = SIGNS.get(id);
    for (const [language, text] of texts) {
      if (!lines.has(language)) continue;
      for (const question of [...text.questions, text.title]) {
        group++;
        add(question, language, sign ?? 'not-danger', sign ? WEIGHTS.entrySign : WEIGHTS.ordinary, 'entry');
      }
    }
  }
  for (const [language, { smalltalk, commands }] of phrases) {
    for (const line of [...Object.values(smalltalk), ...Object.values(commands)].flat()) {
      group++;
      add(line.replace(/\|\S+|[()+*.]/g, ' '), language, 'not-danger', WEIGHTS.ordinary, 'talk');
    }
  }
  return sentences;
}

/** The features of a sentence; once more in Latin letters where its language is typed so. */
export function examplesOf(
  { text, language, label: name, weight }: DangerSentence,
  lexicon: DangerLexicon,
): DangerExample[] {
  const label = DANGER_LABELS.indexOf(name);
  const examples = [{ ...featuresOf(dangerWords(text), (word) => lexicon.meaningsOf(word)), label, weight }];
  const latin = latinWords(text, language);
  if (latin.length > 0) examples.push({ ...featuresOf(latin, latinMeanings(lexicon)), label, weight });
  return examples;
}

function featuresOf(words: readonly string[], meaningsOf: Meanings): DangerFeatures {
  const forms = formFeatures(words);
  const meanings = meaningFeatures(words, meaningsOf);
  return { hashes: [...forms.hashes, ...meanings.hashes], values: [...forms.values, ...meanings.values] };
}

/** Log-odds from which an example question of an ordinary entry is rather danger: "it smells of gas in the building". */
const DOUBTFUL = 0.8;

/**
 * Without the example questions of ordinary entries that a classifier which has not seen them takes for danger: most
 * of them are, and learning the opposite would cost lives. Each half is judged by what the other half teaches.
 */
export function withoutDoubtful(
  sentences: readonly DangerSentence[],
  train: (some: DangerSentence[]) => DangerModel,
): DangerSentence[] {
  const half = ({ group }: DangerSentence) => group % 2;
  const judges = [0, 1].map((own) => new DangerClassifier(train(sentences.filter((one) => half(one) !== own))));
  return sentences.filter(
    (one) =>
      one.source !== 'entry' ||
      one.label !== 'not-danger' ||
      judges[half(one)]!.read(one.text, [one.language]).danger < DOUBTFUL,
  );
}

/** The words by meaning of all languages. */
export function lexiconsOf(words: DangerModel['words']): Map<LanguageCode, DangerLexicon> {
  return new Map(Object.entries(words).map(([language, forms]) => [language, new DangerLexicon(language, forms)]));
}
