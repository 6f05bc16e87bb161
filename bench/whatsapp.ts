import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { isSigned } from '../src/channels/whatsapp/signature.js';
import type { Fault } from '../src/cli/whatsapp-simulator/graph-stand-in.js';
import { Meta } from '../src/cli/whatsapp-simulator/meta.js';
import { startServer } from './start-server.js';

/**
 * The WhatsApp webhook under load: so many messages a second, each delivered twice, while one in ten of our answers meets
 * an error. How long until a call is acknowledged, beside a bare webhook that checks the signature and stores nothing;
 * and that every message is answered once.
 *
 *   node scripts/run.mjs bench/whatsapp [--seconds 30] [--per-second 200]
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '30' }, 'per-second': { type: 'string', default: '200' } },
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
/** Seconds to wait for the last answers. */
const PATIENCE = 600;

/** Brings all messages at an even pace; ends when all are acknowledged. */
async function bring(meta: Meta): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < TOTAL; n++) {
    meta.say({ number: String(32_470_000_000 + n) }, QUESTIONS[n % QUESTIONS.length] ?? '');
    const wait = started + ((n + 1) * 1000) / PER_SECOND - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  await meta.delivered();
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`| ${name} | ${sorted.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`);
}

async function bare(): Promise<void> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const signature = request.headers['x-hub-signature-256'];
      const signed = isSigned(Buffer.concat(parts), String(signature), SECRETS.appSecret);
      response.writeHead(signed ? 200 : 401).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const meta = new Meta({ ...SECRETS, webhook: () => `http://127.0.0.1:${port}/`, repeat: () => 1 });
  await meta.start();
  await bring(meta);
  report('bare webhook', meta.acknowledged);
  await meta.stop();
  server.close();
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
  });
  url = server.url;
  const cpu = server.cpu();
  const started = performance.now();
  await bring(meta);
  report('Wegwijzer', meta.acknowledged);
  const answered = () => {
    const counts = new Map<string, number>();
    for (const { to } of meta.graph.taken) counts.set(to, (counts.get(to) ?? 0) + 1);
    return counts;
  };
  // greeting, answer, the sentence in Dutch, what to tap
  const done = () => [...answered().values()].filter((count) => count >= 4).length;
  while (done() < TOTAL && performance.now() - started < PATIENCE * 1000) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const seconds = (performance.now() - started) / 1000;
  await meta.delivered();
  const counts = [...answered().values()];
  console.log(`
${TOTAL} messages at ${PER_SECOND} a second: ${counts.filter((count) => count === 4).length} answered in full and once, \
${counts.filter((count) => count > 4).length} with a message twice, ${TOTAL - counts.length} not at all.
The last answer came after ${seconds.toFixed(0)} s; ${((server.cpu() - cpu) / TOTAL).toFixed(1)} ms of processor for a \
message with its four answers and their statuses; ${meta.graph.refused.length} refused by the stand-in.`);
  await server.stop();
  await meta.stop();
}

console.log('\n## The WhatsApp webhook: milliseconds until a call is acknowledged\n');
console.log('| | calls | median | 99th percentile | longest |\n|---|---|---|---|---|');
await bare();
await wegwijzer();
