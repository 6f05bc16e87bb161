import { addressOf, matchPath, pathInApp } from '../../../../web/staff/router/path';

it.each([
  ['/register', '/register', {}],
  ['/register', '/register/', {}],
  ['/register', '/register/more', undefined],
  ['/desk/:id', '/desk/a%20b', { id: 'a b' }],
  ['/desk/:id', '/desk', undefined],
  ['/policy/*', '/policy/figures/2026', { rest: 'figures/2026' }],
  ['/policy/*', '/policy', { rest: '' }],
  ['/', '/', {}],
])('%s and %s', (pattern, path, expected) => {
  expect(matchPath(pattern, path)).toEqual(expected);
});

it('knows where in the app an address is', () => {
  expect(pathInApp('/staff')).toBe('/');
  expect(pathInApp('/staff/')).toBe('/');
  expect(pathInApp('/staff/desk/7/')).toBe('/desk/7');
  expect(pathInApp('/staff/desk/a%20b')).toBe('/desk/a%20b');
  // not an address anybody can have typed on purpose; it must not stop the app
  expect(pathInApp('/staff/%E0%A4%A')).toBe('/%25E0%25A4%25A');
});

it('makes the address of a page', () => {
  expect(addressOf('/register')).toBe('/staff/register');
  expect(addressOf('accounts?part=log')).toBe('/staff/accounts?part=log');
});
