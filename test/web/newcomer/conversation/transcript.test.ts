import type { AnswerReply, Reply } from '../../../../src/assistant/reply.js';
import {
  actionsAfter,
  announcement,
  EMPTY,
  isOpenStep,
  isRepeatedWelcome,
  isSensitive,
  type Message,
  mark,
  pause,
  receive,
  say,
  type Transcript,
  unseen,
} from '../../../../web/newcomer/conversation/transcript.js';
import type { Activity } from '../../../../web/newcomer/direct-line/activity.js';

const nl = { language: 'nl', direction: 'ltr' } as const;
const text = (words: string): Reply => ({ ...nl, kind: 'text', text: words, options: [] });
const fromBot = (id: string, reply: Reply): Activity => ({
  type: 'message',
  id,
  from: { id: 'bot', role: 'bot' },
  entities: [{ type: 'wegwijzer', reply }],
});
const take = (transcript: Transcript, ...activities: readonly Activity[]) =>
  receive(transcript, activities, 'dl_me', false, nl);
const reply = (key: string, of: Reply): Message => ({ kind: 'reply', key, reply: of, history: false });
const own = (key: string, value: string): Message => ({ kind: 'own', key, text: value, value, state: 'sent' });

describe('the transcript', () => {
  it('marks a message as sent when its echo comes, without showing it twice', () => {
    const asked = say(EMPTY, 'k1', 'hallo');
    expect(asked).toMatchObject({ messages: [{ text: 'hallo', state: 'sending' }], typing: true });
    const echoed = take(asked, { type: 'message', id: 'c|1', text: 'hallo', channelData: { clientActivityID: 'k1' } });
    expect(echoed.messages).toEqual([{ kind: 'own', key: 'k1', text: 'hallo', id: 'c|1', state: 'sent' }]);
  });

  it('shows a reply once, whatever the network repeats', () => {
    const once = take(EMPTY, fromBot('c|2', text('dag')));
    expect(take(once, fromBot('c|2', text('dag'))).messages).toHaveLength(1);
    expect(once.typing).toBe(false);
  });

  it('knows own messages after a reload by the user the server chose', () => {
    const replayed = take(EMPTY, { type: 'message', id: 'c|1', text: 'hallo', from: { id: 'dl_me' } });
    expect(replayed.messages).toMatchObject([{ kind: 'own', text: 'hallo', state: 'sent' }]);
  });

  it('shows the text and the suggested actions of a message without a structured reply', () => {
    const plain: Activity = {
      type: 'message',
      id: 'c|3',
      text: 'Kies',
      suggestedActions: {
        actions: [
          { title: 'Ja', value: 'step:yes' },
          { title: 'x', value: 3 },
        ],
      },
    };
    expect(take(EMPTY, plain).messages).toMatchObject([
      { reply: { kind: 'text', text: 'Kies', language: 'nl', options: [{ label: 'Ja', action: 'step:yes' }] } },
    ]);
  });

  it('shows the text of a reply of a kind it does not know', () => {
    const strange = { ...fromBot('c|4', { ...nl, kind: 'hologram', options: [] } as unknown as Reply), text: 'Dag' };
    expect(take(EMPTY, strange).messages).toMatchObject([{ reply: { kind: 'text', text: 'Dag' } }]);
  });

  it('waits while the assistant types, not while the person does', () => {
    expect(take(EMPTY, { type: 'typing', from: { id: 'bot' } }).typing).toBe(true);
    expect(take(EMPTY, { type: 'typing', from: { id: 'dl_me' } }).typing).toBe(false);
  });

  it('keeps a failed message failed until it is sent again, and a sent one sent', () => {
    const failed = mark(say(EMPTY, 'k1', 'hallo'), 'k1', 'failed');
    expect(failed).toMatchObject({ messages: [{ state: 'failed' }], typing: false });
    expect(mark(failed, 'k1', 'sending')).toMatchObject({ messages: [{ state: 'sending' }], typing: true });
    // the post timed out, but the message had arrived
    const arrived = take(failed, {
      type: 'message',
      id: 'c|1',
      text: 'hallo',
      channelData: { clientActivityID: 'k1' },
    });
    expect(mark(arrived, 'k1', 'failed').messages).toMatchObject([{ state: 'sent' }]);
  });
});

describe('what stands open', () => {
  const step: Reply = { ...nl, kind: 'step', pathway: 'work', title: 'Werk', text: 'Welke kaart?', options: [] };

  it('keeps a step open when something else is asked in between', () => {
    expect(isOpenStep([reply('1', step), own('2', 'entry:work/permit'), reply('3', text('..'))], 0)).toBe(true);
  });

  it.each(['step:a', 'back', 'stop'])('closes a step after %s', (value) => {
    expect(isOpenStep([reply('1', step), own('2', value)], 0)).toBe(false);
  });

  it('closes a step when the next one is there', () => {
    const messages = [reply('1', step), reply('2', step)];
    expect([isOpenStep(messages, 0), isOpenStep(messages, 1)]).toEqual([false, true]);
  });

  it('lists the actions after a message only', () => {
    expect(actionsAfter([own('1', 'themes'), reply('2', step), own('3', 'step:a')], 1)).toEqual(['step:a']);
  });
});

describe('a live conversation', () => {
  const event = (name: string, value: unknown, from: Activity['from'] = { id: 'bot', role: 'bot' }): Activity => ({
    type: 'event',
    id: `e-${name}-${value}`,
    name,
    value,
    from,
  });
  const me = { id: 'dl_me', role: 'user' };
  const waiting = fromBot('w', { ...nl, kind: 'waiting', way: 'chat', position: 3, places: [] } as unknown as Reply);
  const accepted = fromBot('a', { ...nl, kind: 'handoff', state: 'accepted', name: 'Amina' } as Reply);
  const said = (id: string) => fromBot(id, { ...nl, kind: 'staff', from: 'Amina', text: 'Dag' } as unknown as Reply);
  const echo = (id: string, key: string): Activity => ({
    type: 'message',
    id,
    text: key,
    channelData: { clientActivityID: key },
  });

  it('keeps the place in the queue up to date, and begins anew with a new request', () => {
    const queued = take(EMPTY, waiting);
    expect(queued.position).toBe(3);
    const nearer = take(queued, event('handoff.position', 2));
    expect(nearer.position).toBe(2);
    expect(take(nearer, event('handoff.position', 'x')).position).toBe(2);
    const called = fromBot('w2', { ...nl, kind: 'waiting', way: 'call', places: [] } as unknown as Reply);
    expect(take(nearer, called).position).toBeUndefined();
  });

  it('takes no place in the queue from the person', () => {
    expect(take(take(EMPTY, waiting), event('handoff.position', 1, me)).position).toBe(3);
  });

  it('waits for no reply of the computer, and shows that the bridge figure types until they have written', () => {
    const live = take(EMPTY, waiting, accepted);
    const told = say(live, 'k1', 'hallo');
    expect(told.typing).toBe(false);
    expect(mark(mark(told, 'k1', 'failed'), 'k1', 'sending').typing).toBe(false);
    const typing = take(told, { type: 'typing', from: { id: 'bot', role: 'bot' } });
    expect(typing.typing).toBe(true);
    expect(take(typing, echo('c|1', 'k1')).typing).toBe(true);
    expect(take(typing, said('c|2')).typing).toBe(false);
    expect(pause(typing).typing).toBe(false);
  });

  it('marks what the bridge figure has seen, with all before it, and never takes it back', () => {
    const live = take(take(EMPTY, waiting, accepted), echo('c|1', 'k1'), echo('c|2', 'k2'), echo('c|3', 'k3'));
    const seen = take(live, event('handoff.seen', 'c|2'), echo('c|2', 'k2'));
    const states = seen.messages.flatMap((message) => (message.kind === 'own' ? [message.state] : []));
    expect(states).toEqual(['seen', 'seen', 'sent']);
    expect(mark(seen, 'k1', 'failed').messages).toEqual(seen.messages);
    expect(take(seen, event('handoff.seen', 'unknown')).messages).toEqual(seen.messages);
  });

  it('reports the newest message of the bridge figure as seen once, also after a reload', () => {
    const live = take(EMPTY, waiting, accepted, said('c|4'), said('c|5'));
    expect(unseen(live)).toBe('c|5');
    const reported = take(live, event('seen', 'c|5', me));
    expect(unseen(reported)).toBeUndefined();
    expect(unseen(take(reported, said('c|6')))).toBe('c|6');
    // nobody is there any more to be told
    const ended = fromBot('z', { ...nl, kind: 'handoff', state: 'ended' } as Reply);
    expect(unseen(take(live, ended))).toBeUndefined();
  });

  it('announces who speaks', () => {
    const staff = { ...nl, kind: 'staff', from: 'Amina', text: 'Dag' } as unknown as Reply;
    expect(announcement(staff)).toBe('Amina: Dag');
    expect(announcement({ ...nl, kind: 'answer', title: 'De huurwaarborg', from: 'Amina' } as AnswerReply)).toBe(
      'Amina: De huurwaarborg',
    );
  });
});

describe('a welcome', () => {
  const welcome = (language: string) => reply(language, { ...nl, language, kind: 'welcome' } as Reply);

  it('is short when it was said before in the same language', () => {
    const messages = [welcome('nl'), welcome('ar'), reply('x', text('..')), welcome('nl')];
    expect(messages.map((_, index) => isRepeatedWelcome(messages, index))).toEqual([false, false, false, true]);
  });
});

describe('what is said and hidden', () => {
  const answer = { ...nl, kind: 'answer', title: 'De huurwaarborg', sensitive: true } as AnswerReply;

  it('announces the title of an answer, and nothing for a crisis card that is an alert itself', () => {
    expect(announcement(answer)).toBe('De huurwaarborg');
    expect(announcement({ ...nl, kind: 'crisis' } as Reply)).toBe('');
    expect(announcement(text('Dank je'))).toBe('Dank je');
  });

  it('is sensitive as long as one such answer stands there', () => {
    expect(isSensitive([reply('1', answer), reply('2', text('..'))])).toBe(true);
    expect(isSensitive([reply('1', { ...nl, kind: 'crisis' } as Reply)])).toBe(true);
    expect(isSensitive([reply('1', { ...answer, sensitive: false })])).toBe(false);
  });
});
