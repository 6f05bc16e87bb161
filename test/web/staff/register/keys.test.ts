import fc from 'fast-check';
import { assignKeys, plain } from '../../../../web/staff/register/keys';

it('gives the first letter, else the next one that is free', () => {
  expect(assignKeys(['Wonen', 'Werk', 'Gezondheid', 'Geld', 'Écoles'])).toEqual(['w', 'r', 'g', 'l', 'e']);
});

it('gives any free letter when no letter of the name is free', () => {
  expect(assignKeys(['A', 'A', '???'])).toEqual(['a', 'b', 'c']);
});

it('never gives a letter twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 26 }), (names) => {
      const keys = assignKeys(names);
      expect(new Set(keys).size).toBe(names.length);
      expect(keys.every((key) => /^[a-z]$/.test(key))).toBe(true);
    }),
  );
});

it('compares without accents and capitals', () => {
  expect(plain('Oekraïens ÉÉN')).toBe('oekraiens een');
});
