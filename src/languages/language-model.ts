/**
 * A model of how languages are spelt: for each class (a language, or a language in Latin letters: `ar-Latn`) the
 * log-probabilities of its commonest character n-grams and words. Small by design: about 300 kB for all classes,
 * read in some 30 ms, where a general detector of 60 languages takes 150 MB of memory.
 */
export interface LanguageModel {
  /** `ar`, `ar-Latn`, `nl` ... */
  readonly classes: readonly string[];
  /** Log-probability of a feature that a class does not list, times -`SCALE`. */
  readonly floor: number;
  /** Per class: its features, grouped by log-probability times -`SCALE`, as one text each, parted by line ends. */
  readonly features: readonly Readonly<Record<string, string>>[];
}

/** Log-probabilities are kept as whole numbers of quarters. */
export const SCALE = 4;
const LONGEST_GRAM = 4;
/** Words longer than n-grams are features of their own. */
const SHORTEST_WORD = 5;
/** Features kept per class: more bring less than one message in a thousand. */
const MOST_FEATURES = 5000;
/** Added to the features counted in a class, so that what a small class saw once does not weigh too much. */
const UNSEEN = 20_000;
/** Probability of a feature that a class does not list; the same for all, whatever the size of their texts. */
const FLOOR = 1 / 250_000;

const INVISIBLE = /[\u00ad\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;

/** The words of a message as the model sees them: lower case, with their accents, without marks one cannot see. */
export function wordsForDetection(text: string): string[] {
  const plain = text.slice(0, 600).normalize('NFKC').toLowerCase().replaceAll('i̇', 'i').replace(INVISIBLE, '');
  return (plain.match(WORD) ?? [])
    .filter((word) => !/^\d+$/.test(word))
    .map((word) => word.replace(/(\p{L})\1{2,}/gu, '$1$1'));
}

/** Without accents: many type so, on a phone or a keyboard of another country. */
export function withoutAccents(word: string): string {
  const bare = word
    .normalize('NFD')
    .replace(/(?<![\u0400-\u04ff])\p{Mn}/gu, '')
    .normalize('NFC');
  return bare.replaceAll('ı', 'i').replaceAll('ł', 'l').replaceAll('đ', 'd').replaceAll('ø', 'o');
}

/** Character 1- to 4-grams with the word's borders, and the word itself when it is longer than those. */
export function featuresOf(word: string): string[] {
  const letters = [...`_${word}_`];
  const features: string[] = [];
  for (let length = 1; length <= LONGEST_GRAM; length++) {
    for (let at = 0; at + length <= letters.length; at++) {
      const gram = letters.slice(at, at + length).join('');
      if (gram !== '_') features.push(gram);
    }
  }
  if (letters.length - 2 >= SHORTEST_WORD) features.push(`=${word}`);
  return features;
}

export interface Sample {
  readonly class: string;
  readonly text: string;
}

/** Counts features over texts of each class. Each text counts with and without its accents. */
export function trainLanguageModel(samples: Iterable<Sample>): LanguageModel {
  const counts = new Map<string, Map<string, number>>();
  for (const { class: name, text } of samples) {
    let known = counts.get(name);
    if (!known) {
      known = new Map();
      counts.set(name, known);
    }
    for (const word of wordsForDetection(text)) {
      for (const form of new Set([word, withoutAccents(word)])) {
        for (const feature of featuresOf(form)) known.set(feature, (known.get(feature) ?? 0) + 1);
      }
    }
  }
  const classes = [...counts.keys()].sort();
  const features: Record<string, string>[] = [];
  for (const name of classes) {
    const known = [...counts.get(name)!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = known.reduce((sum, [, count]) => sum + count, 0);
    const level = (count: number) => Math.round(-Math.log(count / (total + UNSEEN)) * SCALE);
    const groups = new Map<number, string[]>();
    const kept = known.slice(0, MOST_FEATURES);
    for (const [feature, count] of kept) {
      const at = level(count);
      const group = groups.get(at);
      if (group) group.push(feature);
      else groups.set(at, [feature]);
    }
    features.push(
      Object.fromEntries([...groups].sort((a, b) => a[0] - b[0]).map(([at, group]) => [at, group.join('\n')])),
    );
  }
  return { classes, floor: Math.round(-Math.log(FLOOR) * SCALE), features };
}
