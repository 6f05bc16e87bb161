import { shortAddress } from '../../src/staff/audit';
import { createPasswordHash } from '../../src/staff/password-hash';
import { oneTimePassword, requireGoodPassword } from '../../src/staff/passwords';
import { waitAfter } from '../../src/staff/tries';
import { CHEAP } from './start-staff';

const NAMES = ['amina.haddad@stad.example', 'Amina'];

describe('a password', () => {
  test.each([
    'elf tekens!',
    'wachtwoord123',
    'W@chtw00rd2026',
    'Welkom2026!!!',
    'amina-haddad-1',
    'Amina12345678',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    'qwertyuiopasd',
    'azertyuiopqs',
    '2026-11-23 2026',
    'kortrijkkortrijk',
    'zomer zomer 2026',
    `${'test'.repeat(49)}x!`,
    'x'.repeat(201),
  ])('%s is refused', (password) => {
    expect(() => requireGoodPassword(password, NAMES)).toThrow(expect.objectContaining({ code: 'WEAK_PASSWORD' }));
  });

  test.each([
    'groene fiets zonder bel',
    'Welkom in de tuin van oma',
    'سه دوچرخه سبز در باران',
    'k7#Vq!2mZx9@Lp',
    oneTimePassword(),
  ])('%s is fine', (password) => {
    expect(() => requireGoodPassword(password, NAMES)).not.toThrow();
  });
});

describe('a hash', () => {
  const cheap = createPasswordHash(CHEAP);

  test('is salted, fits its password only, and the same letters typed another way', async () => {
    const [one, two] = [await cheap.make('caf\u00e9 met melk'), await cheap.make('caf\u00e9 met melk')];
    expect(one).not.toBe(two);
    expect(await cheap.check(one, 'cafe\u0301 met melk')).toBe(true);
    expect(await cheap.check(one, 'cafe met melk')).toBe(false);
  });

  test('is made with 19 MiB and two passes where nothing else is said; older ones still fit, and are outdated', async () => {
    const old = await cheap.make('groene fiets');
    const now = createPasswordHash();
    expect(await now.check(old, 'groene fiets')).toBe(true);
    expect(now.isOutdated(old)).toBe(true);
    const made = await now.make('groene fiets');
    expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(now.isOutdated(made)).toBe(false);
    expect(await cheap.check(made, 'groene fiets')).toBe(true);
  }, 30_000);

  test('nothing fits where there is none, or where it is damaged', async () => {
    expect(await cheap.check(undefined, 'groene fiets')).toBe(false);
    for (const damaged of ['', 'x', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$']) {
      expect(await cheap.check(damaged, '')).toBe(false);
    }
  });
});

test('the wait doubles from 15 seconds to a quarter of an hour', () => {
  expect([4, 5, 6, 7, 20, 2000].map((failures) => waitAfter(failures, 4))).toEqual([
    0, 15_000, 30_000, 60_000, 900_000, 900_000,
  ]);
});

test.each([
  ['203.0.113.77', '203.0.113.0'],
  ['::ffff:203.0.113.77', '203.0.113.0'],
  ['2001:db8:1234:5678::1', '2001:db8:1234::'],
  ['2001:DB8::1', '2001:db8::'],
  ['::1', '::'],
  ['', '::'],
])('the address %s is written as %s', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});
