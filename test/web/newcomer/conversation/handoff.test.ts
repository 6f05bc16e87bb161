import type { HandoffReply, Reply, RequestReply, WaitingReply } from '../../../../src/assistant/reply.js';
import {
  callsFor,
  handoffOf,
  handoffs,
  isLive,
  isOpenRequest,
  isStanding,
  latestOfStaff,
  readPhone,
  speakerOf,
  withoutPlace,
} from '../../../../web/newcomer/conversation/handoff.js';
import type { Message } from '../../../../web/newcomer/conversation/transcript.js';

const base = { language: 'prs', direction: 'rtl', options: [] } as const;
const reply = (key: string, of: object): Message => ({
  kind: 'reply',
  key,
  reply: { ...base, ...of } as unknown as Reply,
  history: false,
});
const own = (key: string, value?: string): Message => ({
  kind: 'own',
  key,
  text: value ?? 'words',
  state: 'sent',
  ...(value === undefined ? {} : { value }),
});
const waiting = (key: string, way: WaitingReply['way'] = 'chat') => reply(key, { kind: 'waiting', way, places: [] });
const handoff = (key: string, state: HandoffReply['state'], name?: string) =>
  reply(key, { kind: 'handoff', state, text: state, ...(name === undefined ? {} : { name }) });
const staff = (key: string, from = 'Amina') => reply(key, { kind: 'staff', from, text: 'Dag', language: 'nl' });
const answer = (key: string, from?: string) => reply(key, { kind: 'answer', title: 'x', ...(from ? { from } : {}) });
const consent = (key: string) =>
  reply(key, {
    kind: 'request',
    step: 'consent' satisfies RequestReply['step'],
    text: '?',
    options: [{ action: 'handoff:yes', label: 'yes' }],
  });

describe('where the way to a person stands', () => {
  it('goes from nothing to waiting to a person and back', () => {
    const messages = [
      consent('1'),
      waiting('2'),
      handoff('3', 'accepted', 'Amina'),
      staff('4'),
      handoff('5', 'ended', 'Amina'),
      handoff('6', 'rated'),
    ];
    expect(handoffs(messages).map(({ at }) => at)).toEqual(['none', 'waiting', 'live', 'live', 'none', 'none']);
    expect(handoffOf(messages.slice(0, 3))).toEqual({ at: 'live', name: 'Amina' });
    expect(handoffOf([])).toEqual({ at: 'none' });
  });

  it('stays where it is while the person asks Wegwijzer something else', () => {
    const messages = [waiting('1'), own('2'), answer('3'), own('4', 'themes')];
    expect(handoffOf(messages)).toEqual({ at: 'waiting', key: '1', way: 'chat' });
    expect(isStanding(messages, 0)).toBe(true);
    expect(isLive(messages)).toBe(false);
  });

  it('knows the waiting card that counts by its key: a second one takes the place of the first', () => {
    const messages = [waiting('1'), waiting('2', 'call')];
    expect([isStanding(messages, 0), isStanding(messages, 1)]).toEqual([false, true]);
  });

  it('ends when the person leaves', () => {
    const messages = [waiting('1'), own('2', 'handoff:leave'), handoff('3', 'left')];
    expect(handoffOf(messages).at).toBe('none');
    expect(isStanding(messages, 0)).toBe(false);
  });

  it('is another person after a move, and waiting when nobody has taken over yet', () => {
    const live = [waiting('1'), handoff('2', 'accepted', 'Amina')];
    expect(handoffOf([...live, handoff('3', 'moved', 'Jan')])).toEqual({ at: 'live', name: 'Jan' });
    const back = reply('3', { kind: 'handoff', state: 'moved', options: [{ action: 'handoff:leave', label: 'x' }] });
    expect(handoffOf([...live, back])).toEqual({ at: 'waiting', key: '3', way: 'chat' });
  });

  it('is over when nobody came in time and other ways are offered, until one is chosen', () => {
    const ways = { kind: 'handoff', state: 'moved', options: [{ action: 'handoff:call', label: 'x' }] };
    const messages = [waiting('1'), reply('2', ways)];
    expect(handoffOf(messages).at).toBe('none');
    expect(isOpenRequest(messages, 1)).toBe(true);
    const called = [...messages, own('3', 'handoff:call'), waiting('4', 'call')];
    expect(handoffOf(called)).toEqual({ at: 'waiting', key: '4', way: 'call' });
    expect(isOpenRequest(called, 1)).toBe(false);
  });

  it('is over when the desks come without a question, and not when they answer one or are sent by the person', () => {
    const desks = reply('3', { kind: 'person', text: 'x', places: [] });
    const slip = reply('3', { kind: 'person', text: 'x', places: [], from: 'Amina' });
    expect(handoffOf([waiting('1'), desks]).at).toBe('none');
    expect(handoffOf([waiting('1'), own('2'), desks]).at).toBe('waiting');
    expect(handoffOf([handoff('1', 'accepted', 'Amina'), slip]).at).toBe('live');
  });

  it('asks again when nobody came in time, but a question of a live conversation ends nothing', () => {
    expect(handoffOf([waiting('1'), consent('2')]).at).toBe('none');
    expect(handoffOf([handoff('1', 'accepted', 'Amina'), consent('2')]).at).toBe('live');
  });

  it('takes the name from the messages when another desk gives none', () => {
    expect(handoffOf([handoff('1', 'accepted')])).toEqual({ at: 'live', name: undefined });
    expect(handoffOf([handoff('1', 'accepted'), staff('2', 'Jan')])).toEqual({ at: 'live', name: 'Jan' });
    // a sentence that was parked and comes late opens nothing
    expect(handoffOf([handoff('1', 'ended'), staff('2')]).at).toBe('none');
  });
});

describe('a question of the request', () => {
  it.each<[string, readonly Message[], boolean]>([
    ['nothing', [], true],
    ['another question to Wegwijzer', [own('2'), answer('3')], true],
    ['a tap somewhere else', [own('2', 'themes')], true],
    ['its answer', [own('2', 'handoff:yes')], false],
    ['the next question', [consent('2')], false],
    ['the request standing', [waiting('2')], false],
  ])('after %s', (_case, later, open) => {
    expect(isOpenRequest([consent('1'), ...later], 0)).toBe(open);
  });

  it('is a reply', () => {
    expect(isOpenRequest([own('1')], 0)).toBe(false);
    expect(isOpenRequest([], 0)).toBe(false);
  });
});

describe('what a bridge figure says', () => {
  it('is told from what Wegwijzer says', () => {
    expect([staff('1'), answer('2', 'Amina'), answer('3'), waiting('4'), own('5')].map(speakerOf)).toEqual([
      'Amina',
      'Amina',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is seen up to the newest, whatever Wegwijzer or the person said since', () => {
    expect(latestOfStaff([staff('1'), answer('2', 'Amina'), own('3'), answer('4')])).toBe('2');
    expect(latestOfStaff([own('1'), answer('2')])).toBeUndefined();
  });

  it('calls somebody who looks elsewhere, and so do their coming and going', () => {
    const calling = [staff('1'), handoff('2', 'accepted'), handoff('3', 'ended'), answer('4', 'Amina')];
    const silent = [answer('5'), waiting('6'), handoff('7', 'rated'), own('8')];
    expect([...calling, ...silent].map(callsFor)).toEqual([true, true, true, true, false, false, false, false]);
  });
});

describe('the text of a waiting card', () => {
  const card = (text: string, position?: number) =>
    ({ ...base, kind: 'waiting', text, ...(position === undefined ? {} : { position }) }) as unknown as WaitingReply;

  it.each([
    ['Iemand schrijft je hier. Je plaats in de rij: 3.', 3, 'Iemand schrijft je hier.'],
    ['کسی به شما می‌نویسد. نوبت شما در صف: 3.', 3, 'کسی به شما می‌نویسد.'],
    ['ሓደ ሰብ ክጽሕፈልኩም እዩ። ኣብ መስርዕ ቦታኹም፦ 12።', 12, 'ሓደ ሰብ ክጽሕፈልኩም እዩ።'],
    ['Iemand schrijft je hier.', 3, 'Iemand schrijft je hier.'],
    ['Iemand belt je: maandag 3.', undefined, 'Iemand belt je: maandag 3.'],
  ])('%s', (text, position, shown) => {
    expect(withoutPlace(card(text, position))).toBe(shown);
  });
});

describe('a phone number', () => {
  it.each([
    ['0470 00 00 00', '0470000000'],
    ['0470/00.00.00', '0470000000'],
    ['056 00 00 00', '056000000'],
    ['+32 470 00 00 00', '+32470000000'],
    ['+32 (0)470 00 00 00', '+32470000000'],
    ['(056) 00 00 00', '056000000'],
    ['0032-470-00-00-00', '0032470000000'],
    ['۰۴۷۰ ۰۰ ۰۰ ۰۰', '0470000000'],
    ['٠٤٧٠٠٠٠٠٠٠', '0470000000'],
    ['\u200e+93 70 000 0000', '+93700000000'],
  ])('%s is %s', (typed, number) => {
    expect(readPhone(typed)).toBe(number);
  });

  it.each(['', '0470', 'bel mij', '470 00 00 00', '0470 00 00 00 of 0471 00 00 00', '+', '+0470000000', '0000000000'])(
    '%j is none',
    (typed) => {
      expect(readPhone(typed)).toBeUndefined();
    },
  );
});
