import { LiveDesk } from '../assistant/live/live-desk.js';
import { Positions } from '../assistant/live/positions.js';
import { Sweep } from '../assistant/live/sweep.js';
import type { People } from '../assistant/turn-scope.js';
import type { Library } from '../assistant/voice.js';
import type { Languages } from '../languages/languages.js';
import type { Log } from '../log.js';
import { DeskEvents } from './desk-events.js';
import type { DeskParts } from './desk-parts.js';
import { DeskView } from './desk-view.js';

/** The desk of bridge figures, with what runs beside it. */
export interface DeskRoom {
  readonly parts: DeskParts;
  readonly sweep: Sweep;
  readonly positions: Positions;
  /** Begins to move waiting requests on. */
  start(): void;
  close(): void;
}

/** Wires the desk. */
export function openDesk(
  people: People,
  library: () => Library,
  languages: Languages,
  audit: DeskParts['audit'],
  log: Log,
): DeskRoom {
  const { handoff, lines } = people;
  const live = new LiveDesk({ people, library, languages });
  const view = new DeskView(handoff, library, languages);
  const events = new DeskEvents(handoff, view, log);
  const positions = new Positions(people, log);
  const sweep = new Sweep(people, live, log);
  let stop = () => {};
  return {
    parts: { handoff, live, lines, view, events, library, languages, audit },
    sweep,
    positions,
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
