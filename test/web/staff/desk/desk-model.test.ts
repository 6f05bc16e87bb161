import type { DeskMessage, DeskRequest, DeskRequestDetail, DeskState } from '../../../../src/staff/desk-types';
import {
  applyEvent,
  type DeskModel,
  EMPTY_DESK,
  lastOfPerson,
  preview,
  waitedMinutes,
  withDetail,
} from '../../../../web/staff/desk/desk-model';

const ME = { id: 'me', name: 'Amina', presence: 'here', needsAvailability: false } as const;
const request = (id: string, fields: Partial<DeskRequest> = {}): DeskRequest => ({
  id,
  state: 'waiting',
  way: 'chat',
  crisis: false,
  channel: 'web',
  language: 'prs',
  languageName: 'Dari',
  direction: 'rtl',
  otherLanguages: [],
  askedAt: 1000,
  forYou: false,
  unread: 0,
  lastMessageAt: 1000,
  interpreter: false,
  ...fields,
});
const desk = (queue: readonly DeskRequest[], mine: readonly DeskRequest[] = []): DeskState => ({
  now: 0,
  me: ME,
  queue,
  mine,
  colleagues: [],
  counts: { waiting: queue.length, crisis: 0, promised: 0, late: 0, open: 0 },
});
const message = (sequence: number, fields: Partial<DeskMessage> = {}): DeskMessage => ({
  sequence,
  at: sequence,
  from: 'person',
  kind: 'text',
  text: `message ${sequence}`,
  language: 'prs',
  ...fields,
});
const detail = (messages: readonly DeskMessage[]): DeskRequestDetail => ({
  request: request('a', { state: 'accepted', by: { id: 'me', name: 'Amina' } }),
  messages,
  story: [],
  suggestions: [],
  hasPhone: false,
});
const model = (fields: Partial<DeskModel>): DeskModel => ({ ...EMPTY_DESK, ...fields });

test('somebody in danger stands before those who wait longer', () => {
  const before = model({ desk: desk([request('a', { askedAt: 1 }), request('b', { askedAt: 2 })]) });
  const after = applyEvent(
    before,
    { type: 'request', id: 'c', request: request('c', { askedAt: 3, crisis: true }) },
    0,
  );
  expect(after.desk?.queue.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(after.desk?.counts).toMatchObject({ waiting: 3, crisis: 1 });
});

test('a request goes from the queue to the one who accepts it, and away from all others', () => {
  const before = model({ desk: desk([request('a')]) });
  const accepted = (id: string) => request('a', { state: 'accepted', by: { id, name: 'Somebody' } });
  const mine = applyEvent(before, { type: 'request', id: 'a', request: accepted('me') }, 0);
  expect(mine.desk?.queue).toEqual([]);
  expect(mine.desk?.mine.map(({ id }) => id)).toEqual(['a']);
  const theirs = applyEvent(before, { type: 'request', id: 'a', request: accepted('other') }, 0);
  expect(theirs.desk?.queue).toEqual([]);
  expect(theirs.desk?.mine).toEqual([]);
  const gone = applyEvent(before, { type: 'request', id: 'a' }, 0);
  expect(gone.desk?.queue).toEqual([]);
});

test('an ended request stays until its outcome is filled in', () => {
  const before = model({ desk: desk([]) });
  const ended = request('a', { state: 'left', by: { id: 'me', name: 'Amina' }, endedBy: 'person' });
  const missing = applyEvent(before, { type: 'request', id: 'a', request: ended }, 0);
  expect(missing.desk?.mine).toHaveLength(1);
  const done = applyEvent(missing, { type: 'request', id: 'a', request: { ...ended, outcome: 'answered' } }, 0);
  expect(done.desk?.mine).toEqual([]);
});

test('messages that come twice or late stand once, in their order', () => {
  const open = withDetail(EMPTY_DESK, detail([message(1), message(3)]));
  const after = applyEvent(
    open,
    { type: 'messages', id: 'a', messages: [message(2), message(3, { resembles: [] })] },
    0,
  );
  expect(after.detail?.messages.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(lastOfPerson(after.detail?.messages ?? [])).toBe(3);
});

test('messages of another conversation change nothing on the screen', () => {
  const open = withDetail(EMPTY_DESK, detail([message(1)]));
  expect(applyEvent(open, { type: 'messages', id: 'b', messages: [message(2)] }, 0)).toBe(open);
});

test('a message on its way goes when the server has it', () => {
  const body = { clientId: 'x', kind: 'text', text: 'Dag' } as const;
  const waiting = model({ outgoing: [{ request: 'a', body, shown: 'Dag', failed: false }] });
  const open = withDetail(waiting, detail([message(1)]));
  expect(open.outgoing).toHaveLength(1);
  const arrived = message(2, { from: 'staff', clientId: 'x', state: 'sent' });
  expect(applyEvent(open, { type: 'messages', id: 'a', messages: [arrived] }, 0).outgoing).toEqual([]);
});

test('typing counts for six seconds and ends with a message', () => {
  const open = withDetail(EMPTY_DESK, detail([]));
  const typing = applyEvent(open, { type: 'typing', id: 'a' }, 10_000);
  expect(typing.typing.a).toBe(16_000);
  expect(applyEvent(typing, { type: 'messages', id: 'a', messages: [message(1)] }, 0).typing.a).toBeUndefined();
});

test('waiting is told in whole minutes, never less than none', () => {
  expect(waitedMinutes({ askedAt: 0 }, 119_000)).toBe(1);
  expect(waitedMinutes({ askedAt: 5000 }, 0)).toBe(0);
});

test('a sentence shows what is filled in, and where something is missing', () => {
  expect(preview('Kom naar {{place}} op {{date}}.', { place: 'het stadhuis', date: '' })).toBe(
    'Kom naar het stadhuis op ….',
  );
});
