import { Classifier } from '../../src/search/classifier.js';
import type { Example } from '../../src/search/feature-space.js';
import { hashText } from '../../src/search/term-table.js';

const example = (text: string, label: number): Example => ({
  words: text.split(' ').map((word) => hashText(word, 1)),
  grams: [],
  label,
  weight: 1,
});
const EXAMPLES = [
  example('where do i enrol my child', 0),
  example('enrol a child in school', 0),
  example('which school for my daughter', 0),
  example('who pays the rent', 1),
  example('rent too high', 1),
  example('my landlord wants the rent now', 1),
  example('find a doctor', 2),
  example('doctor on sunday', 2),
  example('who is my doctor', 2),
];
const best = (scores: Float64Array) => scores.indexOf(Math.max(...scores));

describe('Classifier', () => {
  const classifier = new Classifier(EXAMPLES, 3);

  it('learns its examples', () => {
    for (const { words, label } of EXAMPLES) expect(best(classifier.scores(words, []))).toBe(label);
  });

  it('is the same every time', () => {
    const { words } = EXAMPLES[3]!;
    expect(new Classifier(EXAMPLES, 3).scores(words, [])).toEqual(classifier.scores(words, []));
  });

  it('has no opinion on words it never saw', () => {
    const scores = classifier.scores([hashText('zebra', 1)], []);
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(1);
  });

  it('keeps two bytes per weight at most', () => {
    // and for each feature its hash, its rarity, a mark, where its weights begin and what one is worth
    expect(classifier.bytes).toBeLessThanOrEqual(classifier.features * (3 * 2 + 4 + 4 + 1 + 4 + 4 + 4) + 64);
  });
});
