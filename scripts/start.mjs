/** `npm start`: builds what is stale, then runs the server. */

import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { buildServer, buildWeb } from './build.mjs';

const started = performance.now();
await Promise.all([buildServer(), buildWeb()]);
process.env.WEGWIJZER_STARTED = String(performance.timeOrigin + started);
await import(pathToFileURL(resolve('dist/server/main.js')).href);
