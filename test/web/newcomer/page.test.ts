import { readPage } from '../../../web/newcomer/page.js';

describe('reading the address of the page', () => {
  it('knows a kiosk and its place', () => {
    expect(readPage({ pathname: '/kiosk/sint-niklaas', search: '' }, false)).toEqual({
      place: 'sint-niklaas',
      language: undefined,
      entry: undefined,
      embedded: false,
      privacy: false,
      idle: 60,
      countdown: 15,
    });
  });

  it('knows a phone and the privacy page', () => {
    expect(readPage({ pathname: '/', search: '' }, false).place).toBeUndefined();
    expect(readPage({ pathname: '/privacy', search: '' }, false).privacy).toBe(true);
  });

  it.each(['?idle=0', '?idle=-5', '?idle=never', '?idle=99999', '?idle=Infinity'])(
    'does not let %s switch the clearing off',
    (search) => {
      expect(readPage({ pathname: '/kiosk/gent', search }, false).idle).toBe(60);
    },
  );

  it('takes shorter times', () => {
    expect(readPage({ pathname: '/kiosk/gent', search: '?idle=2&countdown=1' }, false)).toMatchObject({
      idle: 2,
      countdown: 1,
    });
  });

  it('takes the language a link asks for, and knows when it is in a frame', () => {
    const search = '?embedded=1&language=ar';
    expect(readPage({ pathname: '/', search }, true)).toMatchObject({ language: 'ar', embedded: true });
    // the same address in a window of its own
    expect(readPage({ pathname: '/', search }, false)).toMatchObject({ language: 'ar', embedded: false });
    expect(readPage({ pathname: '/', search: '' }, true).embedded).toBe(false);
  });

  it.each(['?language=', '?language=../../x', '?language=nl-BE', '?language=NL'])('%s is no language', (search) => {
    expect(readPage({ pathname: '/', search }, false).language).toBeUndefined();
  });

  it('takes the entry a referral slip leads to', () => {
    const search = '?language=prs&entry=housing%2Frent-deposit';
    expect(readPage({ pathname: '/', search }, false)).toMatchObject({
      language: 'prs',
      entry: 'housing/rent-deposit',
    });
    expect(readPage({ pathname: '/', search: `${search}&embedded=1` }, true).entry).toBe('housing/rent-deposit');
    expect(readPage({ pathname: '/kiosk/gent', search }, false).entry).toBeUndefined();
  });

  it.each(['', 'housing', 'housing/', '../x/y', 'housing/rent/deposit', 'Housing/x', 'a/b:c', `a/${'b'.repeat(200)}`])(
    '"%s" is no entry',
    (entry) => {
      const search = `?${new URLSearchParams({ entry })}`;
      expect(readPage({ pathname: '/', search }, false).entry).toBeUndefined();
    },
  );

  it('lets nobody choose for the next person at a kiosk', () => {
    const page = readPage({ pathname: '/kiosk/gent', search: '?embedded=1&language=ar' }, true);
    expect(page).toMatchObject({ language: undefined, embedded: false });
  });
});
