import type { Option } from '../../../../src/assistant/reply.js';
import { askOnce, withoutEntry } from '../../../../web/newcomer/conversation/entry-link.js';
import { EMPTY, type Message, mark, say } from '../../../../web/newcomer/conversation/transcript.js';

const OPTION: Option = { action: 'entry:housing/rent-deposit', label: 'Rent deposit' };
const WELCOME: Message = {
  kind: 'reply',
  key: 'welcome',
  history: false,
  reply: { kind: 'welcome', language: 'en', direction: 'ltr', options: [], text: 'Hello', notice: 'a computer' },
};
const own = (value: string, state: 'sending' | 'sent'): Message => ({
  kind: 'own',
  key: value,
  text: '',
  value,
  state,
});

/** A conversation whose messages a test lays down. */
function talk(before: readonly Message[] = [], connection: 'starting' | 'online' = 'online') {
  const listeners = new Set<() => void>();
  const chosen: Option[] = [];
  let view: { connection: 'starting' | 'online'; messages: readonly Message[] } = { connection, messages: before };
  const show = (change: Partial<typeof view>) => {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  };
  return {
    chosen,
    show,
    arrive: () =>
      show({
        messages: view.messages.map((message) => (message.kind === 'own' ? { ...message, state: 'sent' } : message)),
      }),
    fail: () => show({ messages: mark({ ...EMPTY, messages: view.messages }, 'tap', 'failed').messages }),
    conversation: {
      get view() {
        return view;
      },
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      choose: (option: Option) => {
        chosen.push(option);
        show({ messages: say({ ...EMPTY, messages: view.messages }, 'tap', option.label, option.action).messages });
      },
    },
  };
}

describe('the entry of a link', () => {
  it('is asked for once, after the welcome, and done when the server has it', () => {
    const { conversation, chosen, show, arrive } = talk([], 'starting');
    const done = jest.fn();
    askOnce(conversation, OPTION, false, done);
    show({ connection: 'online' });
    expect(chosen).toEqual([]);
    show({ messages: [WELCOME] });
    expect(chosen).toEqual([OPTION]);
    expect(done).not.toHaveBeenCalled();
    arrive();
    show({});
    expect(done).toHaveBeenCalledTimes(1);
    expect(chosen).toHaveLength(1);
  });

  it('keeps what could not be sent, and does not say it twice', () => {
    const { conversation, chosen, fail, arrive } = talk([WELCOME]);
    const done = jest.fn();
    askOnce(conversation, OPTION, false, done);
    fail();
    expect(chosen).toHaveLength(1);
    expect(done).not.toHaveBeenCalled();
    arrive();
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('is not asked for again when a reload finds it in the conversation', () => {
    const { conversation, chosen } = talk([WELCOME, own(OPTION.action, 'sent')]);
    const done = jest.fn();
    askOnce(conversation, OPTION, false, done);
    expect(chosen).toEqual([]);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('comes again when it is scanned later, but not in a frame whose address never changes', () => {
    const earlier = [WELCOME, own(OPTION.action, 'sent'), own('themes', 'sent')];
    const scanned = talk(earlier);
    askOnce(scanned.conversation, OPTION, false, () => {});
    expect(scanned.chosen).toEqual([OPTION]);
    const framed = talk(earlier);
    askOnce(framed.conversation, OPTION, true, () => {});
    expect(framed.chosen).toEqual([]);
  });

  it('says nothing more once it is given up', () => {
    const { conversation, chosen, show } = talk();
    askOnce(conversation, OPTION, false, () => {})();
    show({ messages: [WELCOME] });
    expect(chosen).toEqual([]);
  });

  it.each([
    ['?language=prs&entry=a%2Fb', '/?language=prs'],
    ['?entry=a/b', '/'],
    ['?embedded=1&entry=a/b&language=ar', '/?embedded=1&language=ar'],
  ])('leaves the address: %s', (search, rest) => {
    expect(withoutEntry({ pathname: '/', search, hash: '' })).toBe(rest);
  });
});
