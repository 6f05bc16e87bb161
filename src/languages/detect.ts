import type { LanguageCode } from './language.js';
import { featuresOf, type LanguageModel, SCALE, wordsForDetection } from './language-model.js';

/** The language of a message. */
export interface Detection {
  /** The best guess; always of a script the message is written in, or of one that is typed in Latin letters. */
  readonly language: LanguageCode;
  /** Sure enough to answer in it without asking. */
  readonly sure: boolean;
  /** Best first: the languages to ask for when not sure. */
  readonly likely: readonly LanguageCode[];
  /** Written in Latin letters although the language has its own: arabizi, Dari, Russian ... */
  readonly latinLetters: boolean;
}

export interface DetectionContext {
  /** The contact language of the conversation so far. */
  readonly language?: LanguageCode;
  /** Share (0 to 1) of the message's words that the texts of a language know; decides for one or two words. */
  readonly knownShare?: (language: LanguageCode) => number;
}

export interface Detector {
  detect(message: string, context?: DetectionContext): Detection;
}

type Script = 'Latn' | 'Arab' | 'Cyrl' | 'Ethi';

const SCRIPTS: readonly [Script, RegExp][] = [
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Ethi', /\p{Script=Ethiopic}/gu],
  ['Latn', /\p{Script=Latin}/gu],
];

/** Letters that only one of the languages of a script writes. */
const OWN_LETTERS: readonly [LanguageCode, RegExp][] = [
  ['ps', /[ټډړږښڼګۍېځڅ]/g],
  ['uk', /[іїєґ]/gi],
  ['ru', /[ыэъё]/gi],
];

/** What a word is worth beside the n-grams when the message has only one or two: on the scale of log-odds. */
const KNOWN_WORDS = 6;
/** How much more likely the conversation goes on in its language than changes: log-odds. */
const STICKY = 3;
const OWN_LETTER = 3;
/** N-grams overlap, so their log-probabilities are added with this weight. Fitted: docs/languages.md. */
const EVIDENCE = 0.12;
/** Probability from which the language counts as known. */
const SURE = 0.9;
const FEW_WORDS = 2;
/** Languages less likely than this are not asked for. */
const LIKELY = 0.04;

/**
 * Detection for short chat messages among the contact languages: the script first, then letters that only one
 * language has, then naive Bayes over character n-grams and words. A language is never guessed in a script the
 * message is not written in; Arabic, Dari, Pashto, Tigrinya, Russian and Ukrainian in Latin letters are classes
 * of their own.
 *
 * @param languages the registered contact languages with their scripts
 */
export function createDetector(
  model: LanguageModel,
  languages: readonly { readonly code: LanguageCode; readonly script: string }[],
): Detector {
  const scriptOf = new Map(languages.map(({ code, script }) => [code, script]));
  const classes = model.classes.map((name) => {
    const [language = name, latin] = name.split('-');
    return { language, latin: latin !== undefined, script: latin === undefined ? scriptOf.get(language) : 'Latn' };
  });
  let table: Table | undefined;

  const evidenceOf = (words: readonly string[]): Float64Array => {
    table ??= readTable(model);
    const sums = new Float64Array(classes.length);
    for (const word of words) {
      for (const feature of featuresOf(word)) {
        const row = table.rows.get(feature);
        // what no class knows says nothing
        if (row === undefined) continue;
        for (let c = 0; c < sums.length; c++) sums[c]! -= table.values[row + c]! / SCALE;
      }
    }
    return sums;
  };

  return {
    detect(message, context = {}) {
      const words = wordsForDetection(message);
      const text = words.join(' ');
      const script = scriptOfText(text);
      const known = context.language !== undefined && scriptOf.has(context.language) ? context.language : undefined;
      const candidates = classes
        .map((one, index) => ({ ...one, index }))
        .filter((one) => one.script === script && scriptOf.has(one.language));
      if (script === undefined || candidates.length === 0) {
        const language = known ?? 'nl';
        return { language, sure: known !== undefined, likely: [language], latinLetters: false };
      }
      const sums = evidenceOf(words);
      const logits = candidates.map(({ language, latin, index }) => {
        let logit = sums[index]! * EVIDENCE;
        if (language === known) logit += latin ? STICKY / 2 : STICKY;
        for (const [owner, letters] of OWN_LETTERS) {
          const found = text.match(letters)?.length ?? 0;
          if (found > 0) logit += owner === language ? OWN_LETTER * Math.min(found, 3) : 0;
        }
        if (context.knownShare && words.length <= 3)
          logit += (KNOWN_WORDS * context.knownShare(language)) / words.length;
        return logit;
      });
      const ranked = softmax(logits)
        .map((probability, at) => ({ probability, ...candidates[at]! }))
        .sort((a, b) => b.probability - a.probability);
      const best = ranked[0]!;
      const likely = [
        ...new Set(ranked.filter(({ probability }) => probability >= LIKELY).map(({ language }) => language)),
      ];
      // one or two words, often a Dutch term, never change the language of a conversation
      const changes = known !== undefined && best.language !== known && words.length <= FEW_WORDS;
      return {
        language: best.language,
        sure: best.probability >= SURE && !changes,
        likely: likely.slice(0, 4),
        latinLetters: best.latin,
      };
    },
  };
}

/** The script most letters are of. One in another script than Latin outweighs Latin: names of services stay Dutch. */
function scriptOfText(text: string): Script | undefined {
  let best: Script | undefined;
  let most = 0;
  for (const [script, letters] of SCRIPTS) {
    const count = (text.match(letters)?.length ?? 0) * (script === 'Latn' ? 1 : 2);
    if (count > most) [best, most] = [script, count];
  }
  return best;
}

/** Where a feature's log-probabilities begin: one per class, in one block for all features. */
interface Table {
  readonly rows: ReadonlyMap<string, number>;
  readonly values: Uint8Array;
}

function readTable({ classes, floor, features }: LanguageModel): Table {
  const rows = new Map<string, number>();
  for (const groups of features) {
    for (const group of Object.values(groups)) {
      for (const feature of group.split('\n')) if (!rows.has(feature)) rows.set(feature, rows.size * classes.length);
    }
  }
  const values = new Uint8Array(rows.size * classes.length).fill(floor);
  features.forEach((groups, index) => {
    for (const [level, group] of Object.entries(groups))
      for (const feature of group.split('\n')) values[rows.get(feature)! + index] = Number(level);
  });
  return { rows, values };
}

function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}
