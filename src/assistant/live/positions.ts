import type { Handoff } from '../../handoff/handoff.js';
import type { Log } from '../../log.js';
import { waitsInChat } from '../asking/stand.js';
import type { People } from '../turn-scope.js';

/** Changes of the queue within this time are told at once, in ms. */
const GATHER = 500;

/**
 * Tells people who wait when their place in the queue changes, by an event `handoff.position` that is not stored. Every
 * process tells the clients that are connected to it.
 */
export class Positions {
  readonly #told = new Map<string, number>();
  readonly #stop: () => void;
  #soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly people: People,
    private readonly log: Log,
  ) {
    this.#stop = people.handoff.notices.subscribe(({ topic }) => {
      if (topic === 'request' || topic === 'resync') this.#schedule();
    });
  }

  /** Tells everybody whose place is another than when they were told last. */
  async tell(): Promise<void> {
    const waiting = (await this.#queue()).filter(waitsInChat);
    const ids = new Set(waiting.map(({ id }) => id));
    for (const id of this.#told.keys()) if (!ids.has(id)) this.#told.delete(id);
    for (const [index, { id, channelId, conversationId }] of waiting.entries()) {
      const position = index + 1;
      // the place in the reply may be an old one already, or the process has started anew: the first is told, too
      if (this.#told.get(id) === position) continue;
      this.#told.set(id, position);
      const event = { type: 'event', name: 'handoff.position', value: position };
      this.people.lines.get(channelId)?.tell?.(conversationId, event);
    }
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#soon);
  }

  #queue(): ReturnType<Handoff['requests']['queue']> {
    return this.people.handoff.requests.queue();
  }

  #schedule(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.tell().catch((error: unknown) =>
        this.log.error({ err: error, code: 'POSITIONS_NOT_TOLD' }, 'places in the queue could not be told'),
      );
    }, GATHER).unref();
  }
}
