import type { HandoffRequest } from '../../handoff/request.js';
import { type BridgeFigure, type Need, nextTime, rankPresent, type Way } from '../../handoff/routing.js';
import type { Log } from '../../log.js';
import { waitsInChat } from '../asking/stand.js';
import { expiredReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import type { People } from '../turn-scope.js';
import type { LiveDesk } from './live-desk.js';

const MINUTE = 60_000;
/** Milliseconds between two rounds. */
const EVERY = 15_000;

/**
 * What time does to requests. Each round works from what is stored, so that it goes on after a restart; each change
 * succeeds for one process only.
 */
export class Sweep {
  constructor(
    private readonly people: People,
    private readonly desk: LiveDesk,
    private readonly log: Log,
    /** Of some accounts, those that are not at the desk any more. */
    private readonly departed: (accountIds: readonly string[]) => Promise<readonly string[]>,
  ) {}

  /** One round. */
  async run(): Promise<void> {
    const { handoff } = this.people;
    for (const id of await this.departed(await handoff.figures.known())) await this.desk.moves.retire(id);
    for (const id of await handoff.figures.expire()) handoff.notices.publish({ topic: 'presence', id });
    const patience = handoff.now() - handoff.waitMinutes * MINUTE;
    const waiting = (await handoff.requests.queue()).filter(
      (request) => waitsInChat(request) && request.waitingSince <= patience,
    );
    const taken = (await handoff.requests.inState('accepted')).filter(
      (request) => request.way === 'chat' && request.channel !== 'whatsapp' && !request.elsewhere,
    );
    if (waiting.length > 0 || taken.length > 0) {
      const figures = await handoff.figures.list();
      for (const request of waiting) await this.#next(request, figures);
      for (const request of taken) await this.#recall(request, figures, patience);
    }
    await this.deliver();
  }

  /** What another desk shall hear goes out; who cannot be reached by it is told where to go. */
  async deliver(): Promise<void> {
    const { handoff } = this.people;
    for (const id of (await handoff.outbox?.deliver()) ?? []) await this.desk.moves.fail(id);
  }

  /** Runs now and every fifteen seconds; returns how to stop it. */
  start(): () => void {
    const run = () => {
      this.run().catch((error: unknown) =>
        this.log.error({ err: error, code: 'HANDOFF_SWEEP_FAILED' }, 'waiting requests could not be looked after'),
      );
    };
    run();
    const timer = setInterval(run, EVERY).unref();
    // what goes to another desk goes at once
    const stop = this.people.handoff.outbox
      ? this.people.handoff.notices.subscribe(({ topic }) => {
          if (topic === 'request') this.deliver().catch(() => {});
        })
      : () => {};
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  /** Somebody has waited long enough for one bridge figure: the next is asked, or the person gets other ways. */
  async #next(request: HandoffRequest, figures: readonly BridgeFigure[]): Promise<void> {
    const { handoff } = this.people;
    const asked = request.preferredId === undefined ? [] : [request.preferredId];
    const passed = [...new Set([...request.passed, ...asked])];
    const need: Need = { ...request, passed };
    const [next] = rankPresent(need, figures);
    // somebody in danger is never given up: everybody is asked again
    const again = request.crisis ? rankPresent({ ...need, passed: [] }, figures)[0] : undefined;
    const expected = { states: ['waiting'] as const, waitingSince: request.waitingSince };
    if (next || request.crisis) {
      const changes = {
        waitingSince: handoff.now(),
        preferredId: (next ?? again)?.id,
        passed: next ? passed : [],
      };
      const moved = await handoff.requests.change(handoff.database, request.id, expected, changes);
      if (moved) handoff.notices.publish({ topic: 'request', id: request.id });
      return;
    }
    const { way } = request;
    const time = nextTime(need, figures, way, handoff.now());
    const ways: Way[] = time ? ['call', 'whatsapp', 'desk'] : [];
    const voice = this.desk.voiceTo(request);
    const reply = time ? expiredReply(voice, ways) : personReply(voice, voice.text('handoff.failed'));
    await this.desk.moves.move(request, expected, { state: 'expired', closedAt: handoff.now() }, 'expired', reply);
  }

  /** The bridge figure of a live conversation has gone, and the person still waits for an answer. */
  async #recall(request: HandoffRequest, figures: readonly BridgeFigure[], patience: number): Promise<void> {
    const { handoff } = this.people;
    const figure = figures.find(({ id }) => id === request.accountId);
    if (figure && figure.presence !== 'away') return;
    if (request.lastMessageAt > patience || (request.acceptedAt ?? 0) > patience) return;
    const last = (await handoff.messages.list(request.id)).findLast(({ author }) => author !== 'system');
    if (last && last.author !== 'person') return;
    await this.desk.moves.recall(request);
  }
}
