import { looksLikePhone, readPhone } from '../../src/handoff/phone';

test.each([
  ['0470 00 00 00', '+32470000000'],
  ['0470/00.00.00', '+32470000000'],
  ['+32 470 00 00 00', '+32470000000'],
  ['0032 470 00 00 00', '+32470000000'],
  ['٠٤٧٠ ٠٠ ٠٠ ٠٠', '+32470000000'],
  ['mijn nummer is 0470 00 00 00', '+32470000000'],
  ['+33 6 12 34 56 78', '+33612345678'],
])('%s is a number', (typed, number) => {
  expect(readPhone(typed)).toBe(number);
});

test.each(['', 'nee', '12', '0470', '99999999999999999', 'bel mij'])('%j is none', (typed) => {
  expect(readPhone(typed)).toBeUndefined();
});

test('a wrong number is told from a question', () => {
  expect(looksLikePhone('0470 00 00')).toBe(true);
  expect(looksLikePhone('waarom moet ik mijn nummer geven op 12/11/2026 ?')).toBe(false);
});
