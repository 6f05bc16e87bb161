import type { Option } from '../../../src/assistant/reply.js';
import type { ConnectionState } from '../direct-line/connection.js';
import type { Message, OwnMessage } from './transcript.js';

/** What is needed of a conversation. */
interface Talk {
  readonly view: { readonly connection: ConnectionState; readonly messages: readonly Message[] };
  subscribe(listener: () => void): () => void;
  choose(option: Option): void;
}

/**
 * Asks when the first words of Wegwijzer stand there, so that the person has read who speaks, unless it was asked
 * before; `done` follows when the server has it. A reload before that asks again, one after it does not.
 *
 * @param framed in a frame the link stays: the website asks for the same entry at every page
 * @returns gives up
 */
export function askOnce(conversation: Talk, option: Option, framed: boolean, done: () => void): () => void {
  let asked = false;
  const look = () => {
    const { connection, messages } = conversation.view;
    if (connection !== 'online' || !messages.some(({ kind }) => kind === 'reply')) return;
    const own = messages.filter((message): message is OwnMessage => message.kind === 'own');
    const same = own.filter(({ value }) => value === option.action);
    // scanned again later in the conversation, the answer must come again
    const stands = framed ? same.length > 0 : own[own.length - 1]?.value === option.action;
    if (!asked && !stands) {
      asked = true;
      conversation.choose(option);
      return;
    }
    if (!same.some(({ state }) => state === 'sent' || state === 'seen')) return;
    stop();
    done();
  };
  const stop = conversation.subscribe(look);
  look();
  return stop;
}

/** The address of the page without what has been asked; a reload or a shared address does not ask again. */
export function withoutEntry({
  pathname,
  search,
  hash,
}: Readonly<Record<'pathname' | 'search' | 'hash', string>>): string {
  const query = new URLSearchParams(search);
  query.delete('entry');
  const rest = query.toString();
  return `${pathname}${rest && `?${rest}`}${hash}`;
}
