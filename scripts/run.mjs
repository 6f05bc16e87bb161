/** Runs one of the commands of src/cli or bench, built first when stale: `node scripts/run.mjs cli/ask -- "vraag"`. */

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildServer } from './build.mjs';

const [command, ...rest] = process.argv.slice(2);
await buildServer();
const file = resolve(`dist/server/${command}.js`);
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(file).href);
