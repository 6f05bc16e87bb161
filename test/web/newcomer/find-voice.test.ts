import { findVoice } from '../../../web/newcomer/find-voice.js';

const voices = [{ lang: 'en-US' }, { lang: 'nl_NL' }, { lang: 'ar-EG' }, { lang: 'nl-BE' }];

describe('finding a voice', () => {
  it('prefers the exact tag, in the order of the language', () => {
    expect(findVoice(voices, ['nl-BE', 'nl-NL'])).toEqual({ lang: 'nl-BE' });
    expect(findVoice(voices.slice(0, 3), ['nl-BE', 'nl-NL'])).toEqual({ lang: 'nl_NL' });
  });

  it('takes the same language of another country', () => {
    expect(findVoice(voices, ['ar-SY', 'ar-IQ'])).toEqual({ lang: 'ar-EG' });
  });

  it('finds none for a language without a voice', () => {
    expect(findVoice(voices, ['ti-ER', 'am-ET'])).toBeUndefined();
    expect(findVoice([], ['nl-BE'])).toBeUndefined();
  });
});
