/**
 * `npm test`: everything. Types, lint, import directions, dead code, the content check, the size of the client, then
 * all tests with a real browser and a real PostgreSQL. `npm test -- test/search` runs those tests only.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildServer, buildWeb } from './build.mjs';
import { findChromium } from './find-chromium.mjs';
import { startPostgres } from './postgres.mjs';

const only = process.argv.slice(2);

function step(name, command, args, env = {}) {
  const started = performance.now();
  console.log(`\n> ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`  ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exit(status ?? 1);
}
const bin = (name) => join('node_modules', '.bin', name);

if (only.length === 0) {
  step('lint and format', bin('biome'), ['check', '.']);
  step('types of the server', bin('tsc'), ['-p', 'tsconfig.json']);
  step('types of the clients', bin('tsc'), ['-p', 'web/tsconfig.json']);
  step('import directions', bin('depcruise'), ['src', 'web', '--config', '.dependency-cruiser.cjs']);
  step('dead code', bin('knip'), []);
}
await buildServer();
await buildWeb();
if (only.length === 0) {
  step('size of the client', process.execPath, ['scripts/check-client-size.mjs']);
  step('knowledge base', process.execPath, ['scripts/run.mjs', 'cli/check']);
}
const postgres = startPostgres();
if (!postgres) console.log('No PostgreSQL here: its tests are skipped. Install it, or set TEST_POSTGRES_URL.');
// Jest would leave one processor free, which is half of a small machine: browser tests wait more than they work
const workers = Math.max(2, availableParallelism() - 1);
const report = join(mkdtempSync(join(tmpdir(), 'wegwijzer-jest-')), 'report.json');
const { status } = spawnSync(bin('jest'), [...only, `--maxWorkers=${workers}`, '--json', `--outputFile=${report}`], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: findChromium(), TEST_POSTGRES_URL: postgres?.url ?? '' },
});
postgres?.stop();
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(status ?? 1);
