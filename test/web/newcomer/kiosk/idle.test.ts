import { patient, presence } from '../../../../web/newcomer/kiosk/idle.js';

const times = { idle: 60_000, countdown: 15_000 };

describe('presence at the kiosk', () => {
  it('is here until the idle time has passed', () => {
    expect(presence(0, 0, times)).toEqual({ state: 'here', next: 60_000 });
    expect(presence(0, 59_999, times)).toEqual({ state: 'here', next: 1 });
  });

  it('counts down in whole seconds', () => {
    expect(presence(0, 60_000, times)).toEqual({ state: 'asking', secondsLeft: 15, next: 1000 });
    expect(presence(0, 60_400, times)).toEqual({ state: 'asking', secondsLeft: 15, next: 600 });
    expect(presence(0, 74_500, times)).toEqual({ state: 'asking', secondsLeft: 1, next: 500 });
  });

  it('is gone after the count-down, also when the device slept', () => {
    expect(presence(0, 75_000, times)).toEqual({ state: 'gone' });
    expect(presence(0, 9_000_000, times)).toEqual({ state: 'gone' });
  });

  it('is here when the clock was set back', () => {
    expect(presence(5_000, 0, times)).toEqual({ state: 'here', next: 60_000 });
  });

  it('leaves more time to who waits for a person, and asks before it erases all the same', () => {
    const waiting = patient(times);
    expect(presence(0, 75_000, waiting).state).toBe('here');
    expect(presence(0, 180_000, waiting)).toEqual({ state: 'asking', secondsLeft: 45, next: 1000 });
    expect(presence(0, 225_000, waiting).state).toBe('gone');
  });
});
