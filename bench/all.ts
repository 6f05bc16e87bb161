import { benchStart } from './start.js';
import { benchTurn } from './turn.js';

/** `npm run bench`: every figure of the docs, each beside a peer of the same run. */
await benchStart();
await benchTurn();
