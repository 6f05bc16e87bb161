import { createSeal, SealBroken } from '../../src/database/seal';

const seal = createSeal('a secret that is long enough for this test');

test('a sealed text can be read back, and looks different each time', () => {
  const sealed = seal.seal('+32 470 00 00 00');
  expect(sealed).not.toContain('470');
  expect(seal.seal('+32 470 00 00 00')).not.toBe(sealed);
  expect(seal.open(sealed)).toBe('+32 470 00 00 00');
});

test('another key or a changed text is refused', () => {
  const sealed = seal.seal('+32 470 00 00 00');
  expect(() => createSeal('another secret that is long enough here').open(sealed)).toThrow(SealBroken);
  expect(() => seal.open(`A${sealed.slice(1)}`)).toThrow(SealBroken);
  expect(() => seal.open('short')).toThrow(SealBroken);
});

test('the same text has the same hash, with one key only', () => {
  expect(seal.hash('32470')).toBe(seal.hash('32470'));
  expect(seal.hash('32470')).not.toBe(createSeal('another secret that is long enough here').hash('32470'));
});
