import { readPage } from '../../../web/newcomer/page.js';

describe('reading the address of the page', () => {
  it('knows a kiosk and its place', () => {
    expect(readPage({ pathname: '/kiosk/sint-niklaas', search: '' })).toEqual({
      place: 'sint-niklaas',
      privacy: false,
      idle: 60,
      countdown: 15,
    });
  });

  it('knows a phone and the privacy page', () => {
    expect(readPage({ pathname: '/', search: '' }).place).toBeUndefined();
    expect(readPage({ pathname: '/privacy', search: '' }).privacy).toBe(true);
  });

  it.each(['?idle=0', '?idle=-5', '?idle=never', '?idle=99999', '?idle=Infinity'])(
    'does not let %s switch the clearing off',
    (search) => {
      expect(readPage({ pathname: '/kiosk/gent', search }).idle).toBe(60);
    },
  );

  it('takes shorter times', () => {
    expect(readPage({ pathname: '/kiosk/gent', search: '?idle=2&countdown=1' })).toMatchObject({
      idle: 2,
      countdown: 1,
    });
  });
});
