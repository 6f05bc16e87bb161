import { PhraseMatcher } from '../../src/search/phrase-matcher.js';
import { PhraseUnreadable, parsePattern } from '../../src/search/phrase-pattern.js';
import { readUtterance } from '../../src/search/utterance.js';

function finds(line: string, message: string): boolean {
  const matcher = new PhraseMatcher([{ pattern: parsePattern(line), label: 'found' }]);
  const reading = matcher.read(readUtterance(message));
  return reading.complete.some(
    (rule) =>
      matcher.match(
        reading,
        rule,
        () => true,
        () => false,
      ) !== undefined,
  );
}

test.each([
  ['wil dood', 'ik wil echt niet dood', true],
  ['wil dood', 'dood wil ik niet', false],
  ['wil dood', 'wil een twee drie dood', false],
  ['man|vrouw slaat', 'mijn vrouw slaat', true],
  ['zelfmoord*', 'zelfmoordgedachten', true],
  ['slaat .. mes', 'hij slaat en heeft ook een groot mes', true],
  ['+ huis brand', 'brand in mijn huis', true],
  ['ik kan niet meer .', 'ik kan niet meer', true],
  ['ik kan niet meer .', 'ik kan niet meer slapen', false],
  ['(heel) moe', 'moe', true],
])('%s in "%s": %s', (line, message, expected) => {
  expect(finds(line, message)).toBe(expected);
});

test('says what is wrong with a line', () => {
  expect(() => parsePattern("j'ai|tu")).toThrow(PhraseUnreadable);
  expect(() => parsePattern('(alles) (mag) (weg)')).toThrow(/must be there/);
});
