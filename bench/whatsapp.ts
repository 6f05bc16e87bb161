import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { Fault } from '../src/cli/whatsapp-simulator/graph-stand-in.js';
import { Meta } from '../src/cli/whatsapp-simulator/meta.js';
import { startProcess, startServer } from './start-server.js';

/**
 * The WhatsApp webhook under load: so many messages a second from new people, each delivered twice, while one in ten of
 * our answers meets an error. How long until a call is acknowledged, beside a bare webhook that checks the signature and
 * inserts one row; how the answers follow; and that every message is answered, and once.
 *
 *   node scripts/run.mjs bench/whatsapp [--seconds 10] [--per-second 200]
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, 'per-second': { type: 'string', default: '200' } },
});
const PER_SECOND = Number(values['per-second']);
const TOTAL = Number(values.seconds) * PER_SECOND;
const QUESTIONS = [
  'waar kan ik nederlands leren?',
  'ik kan mijn huurwaarborg niet betalen',
  'hoe vind ik een huisarts?',
];
const FAULTS: readonly Fault[] = [{ status: 503, html: true }, 'lost-answer', { status: 500, code: 131000 }];
const SECRETS = { appSecret: 'bench-app-secret', phoneNumberId: '123456789012345', token: 'bench-token' };
/** Messages of one answer: the greeting, the text, the sentence in Dutch, what to tap. */
const WHOLE = 4;
/** Seconds to wait for the last answers. */
const PATIENCE = 600;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Brings all messages at an even pace; ends when all are acknowledged. */
async function bring(meta: Meta): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < TOTAL; n++) {
    meta.say({ number: String(32_470_000_000 + n) }, QUESTIONS[n % QUESTIONS.length] ?? '');
    const wait = started + ((n + 1) * 1000) / PER_SECOND - performance.now();
    if (wait > 1) await sleep(wait);
  }
  while (meta.acknowledged.messages.length < 2 * TOTAL) await sleep(10);
}

/** Somebody writes before it begins, so that the search is built: what a start costs is measured elsewhere (bench/start). */
async function warmUp(meta: Meta): Promise<void> {
  for (const [n, question] of QUESTIONS.entries()) meta.say({ number: String(32_469_000_000 + n) }, question);
  while (meta.graph.taken.length < QUESTIONS.length * WHOLE) await sleep(50);
  await meta.delivered();
  for (const list of [meta.graph.taken, meta.acknowledged.messages, meta.acknowledged.statuses]) list.length = 0;
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`| ${name} | ${sorted.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
}

async function bare(): Promise<void> {
  const server = await startProcess('dist/server/bench/whatsapp-peer.js', { WHATSAPP_APP_SECRET: SECRETS.appSecret });
  const meta = new Meta({ ...SECRETS, webhook: () => `${server.url}/api/whatsapp`, repeat: () => 1 });
  await meta.start();
  await bring(meta);
  report('bare webhook, one row', meta.acknowledged.messages);
  await meta.stop();
  await server.stop();
}

async function wegwijzer(): Promise<void> {
  let sends = 0;
  let url = '';
  const meta = new Meta({
    ...SECRETS,
    webhook: () => `${url}/api/whatsapp`,
    repeat: () => 1,
    statuses: ['sent', 'delivered'],
    fault: () => (++sends % 10 === 0 ? FAULTS[(sends / 10) % FAULTS.length] : undefined),
  });
  const server = await startServer({
    WHATSAPP_PHONE_NUMBER_ID: SECRETS.phoneNumberId,
    WHATSAPP_TOKEN: SECRETS.token,
    WHATSAPP_APP_SECRET: SECRETS.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'bench-verify-token',
    WHATSAPP_API_BASE: await meta.start(),
    WHATSAPP_QUIET_MS: '0',
    WHATSAPP_PER_SECOND: '1000',
    // no other searches are built meanwhile
    NODE_ENV: 'test',
  });
  url = server.url;
  await warmUp(meta);
  const cpu = server.cpu();
  const started = performance.now();
  await bring(meta);
  const acknowledged = (performance.now() - started) / 1000;
  report('Wegwijzer, messages', meta.acknowledged.messages);
  const answers = () => {
    const counts = new Map<string, number>();
    for (const { to } of meta.graph.taken) counts.set(to, (counts.get(to) ?? 0) + 1);
    return [...counts.values()];
  };
  const whole = () => answers().filter((count) => count >= WHOLE).length;
  const meanwhile = whole();
  while (whole() < TOTAL && performance.now() - started < PATIENCE * 1000) await sleep(200);
  const seconds = (performance.now() - started) / 1000;
  await meta.delivered();
  report('Wegwijzer, statuses', meta.acknowledged.statuses);
  const counts = answers();
  const twice = counts.filter((count) => count > WHOLE).length;
  console.log(`
${TOTAL} messages offered at ${PER_SECOND} a second, each twice; all acknowledged after ${acknowledged.toFixed(1)} s, \
${meanwhile} of them answered by then.
Turns: ${(TOTAL / seconds).toFixed(0)} a second; the last answer came after ${seconds.toFixed(0)} s. \
${((server.cpu() - cpu) / TOTAL).toFixed(1)} ms of processor for a message with its ${WHOLE} answers and their statuses.
Lost ${TOTAL - counts.filter((count) => count >= WHOLE).length}, answered twice ${twice}, refused by the stand-in \
${meta.graph.refused.length}.`);
  await server.stop();
  await meta.stop();
}

console.log('\n## The WhatsApp webhook: milliseconds until a call is acknowledged\n');
console.log('| | calls | median | 99th percentile | longest |\n|---|---|---|---|---|');
await bare();
await wegwijzer();
