import { LiveDesk } from '../assistant/live/live-desk.js';
import { Positions } from '../assistant/live/positions.js';
import { Sweep } from '../assistant/live/sweep.js';
import type { People } from '../assistant/turn-scope.js';
import type { Library } from '../assistant/voice.js';
import type { Languages } from '../languages/languages.js';
import type { Log } from '../log.js';
import type { AccountListed, Accounts } from './accounts.js';
import { DeskEvents } from './desk-events.js';
import { DESK_ROLES, type DeskParts } from './desk-parts.js';
import { DeskView } from './desk-view.js';
import type { Role } from './route.js';

/** What the desk knows of accounts. */
export interface DeskStaff {
  readonly accounts: Pick<Accounts, 'withRole'>;
  readonly audit: DeskParts['audit'];
}

/** The desk of bridge figures, with what runs beside it. */
export interface DeskRoom {
  readonly parts: DeskParts;
  readonly sweep: Sweep;
  readonly positions: Positions;
  /**
   * An account has another name or town, or works at the desk no more: then its part in routing ends, and what it has open
   * goes back to the queue. What is changed from elsewhere (the command line) the sweep notices.
   */
  accountChanged(account: AccountListed): Promise<void>;
  /** Begins to move waiting requests on. */
  start(): void;
  close(): void;
}

/** Wires the desk. */
export function openDesk(
  people: People,
  library: () => Library,
  languages: Languages,
  { accounts, audit }: DeskStaff,
  log: Log,
): DeskRoom {
  const { handoff, lines } = people;
  const live = new LiveDesk({ people, library, languages });
  const view = new DeskView(handoff, library, languages);
  const events = new DeskEvents(handoff, view, log);
  const positions = new Positions(people, log);
  const sweep = new Sweep(people, live, log, async (ids) => {
    const still = await accounts.withRole(ids, DESK_ROLES);
    return ids.filter((id) => !still.has(id));
  });
  const desk: readonly Role[] = DESK_ROLES;
  let stop = () => {};
  return {
    parts: { handoff, live, lines, view, events, library, languages, audit },
    sweep,
    positions,
    async accountChanged(account) {
      if (!account.active || !desk.includes(account.role)) await live.moves.retire(account.id);
      else if (await handoff.figures.rename(account)) handoff.notices.publish({ topic: 'presence', id: account.id });
    },
    start() {
      stop = sweep.start();
    },
    close() {
      stop();
      positions.close();
      events.close();
    },
  };
}
