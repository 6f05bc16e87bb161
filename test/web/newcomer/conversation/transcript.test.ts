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
  receive,
  say,
  type Transcript,
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
    expect(echoed.messages).toEqual([{ kind: 'own', key: 'k1', text: 'hallo', state: 'sent' }]);
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
