import { benchStart } from './start.js';
import { benchTurn } from './turn.js';

/** `npm run bench`: every figure of the docs, each beside a peer of the same run. `-- --quick` leaves the slowest out. */
await benchStart();
await benchTurn();
await import('./memory.js');
await import('./search.js');
await import('./handoff.js');
await import('./figures.js');
