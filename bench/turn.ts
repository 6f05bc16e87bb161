import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import { type RunningServer, startProcess, startServer } from './start-server.js';

/**
 * What a whole turn costs, beside a bare echo bot on the same SDK: from the POST of a message until its reply has
 * arrived. The echo bot stores nothing and searches nothing. It is measured twice: with replies delivered the usual
 * way of the Bot Framework, by a request of their own, as ours come over a socket of their own; and with the replies in
 * the HTTP answer (`deliveryMode: expectReplies`), the quickest way there is.
 */
const TURNS = 400;
const SIDE_BY_SIDE = 8;
const QUESTIONS = [
  'ik kan mijn huurwaarborg niet betalen',
  'waar kan ik nederlands leren',
  'mag ik werken als asielzoeker',
  'mijn kind moet naar school',
  'hoe vind ik een huisarts',
];

interface Peer {
  readonly name: string;
  readonly server: RunningServer;
  /** One turn of one conversation; ends when the reply is there. */
  turn(conversation: number, n: number): Promise<void>;
  stop(): Promise<void>;
}

async function startEcho(expectReplies: boolean): Promise<Peer> {
  const server = await startProcess('dist/server/bench/echo-bot.js');
  const arrived = new Map<string, () => void>();
  const sink = createServer((request, response) => {
    arrived.get(request.url?.split('/').at(-1) ?? '')?.();
    request.resume();
    response.setHeader('Content-Type', 'application/json').end('{"id":"1"}');
  }).listen(0, '127.0.0.1');
  await once(sink, 'listening');
  const serviceUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
  return {
    name: expectReplies ? 'bare echo bot, reply in the answer' : 'bare echo bot',
    server,
    async turn(conversation, n) {
      const activity = {
        type: 'message',
        id: `${conversation}-${n}`,
        text: QUESTIONS[n % QUESTIONS.length],
        channelId: 'emulator',
        ...(expectReplies ? { deliveryMode: 'expectReplies' } : {}),
        serviceUrl,
        from: { id: 'user' },
        recipient: { id: 'bot' },
        conversation: { id: String(conversation) },
      };
      const reply = new Promise<void>((resolve) => arrived.set(activity.id, resolve));
      const response = await fetch(`${server.url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(activity),
      });
      const body = await response.text();
      if (expectReplies && !body.includes('echo')) throw new Error('the echo bot did not answer');
      if (!expectReplies) await reply;
      arrived.delete(activity.id);
    },
    async stop() {
      sink.closeAllConnections();
      sink.close();
      await server.stop();
    },
  };
}

async function startWegwijzer(): Promise<Peer> {
  const server = await startServer();
  const base = `${server.url}/v3/directline`;
  const conversations = await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      const post = (path: string, token?: string, body?: unknown) =>
        fetch(`${base}/${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
          body: JSON.stringify(body ?? {}),
        }).then((response) => response.json() as Promise<{ token: string; conversationId: string; streamUrl: string }>);
      const { token } = await post('tokens/generate');
      const { conversationId, streamUrl } = await post('conversations', token, { locale: 'nl' });
      const socket = new WebSocket(streamUrl);
      const waiting = new Map<string, () => void>();
      const come = new Set<string>();
      let welcomed = () => {};
      const welcome = new Promise<void>((resolve) => {
        welcomed = resolve;
      });
      socket.on('message', (data) => {
        if (String(data) === '') return;
        for (const activity of JSON.parse(String(data)).activities) {
          if (activity.type !== 'message' || activity.from.role !== 'bot') continue;
          if (!activity.replyToId) welcomed();
          else if (waiting.has(activity.replyToId)) waiting.get(activity.replyToId)?.();
          else come.add(activity.replyToId);
        }
      });
      await welcome;
      return {
        socket,
        async ask(text: string) {
          const response = await fetch(`${base}/conversations/${conversationId}/activities`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify({ type: 'message', text, locale: 'nl' }),
          });
          const { id } = (await response.json()) as { id: string };
          if (!come.delete(id)) await new Promise<void>((resolve) => waiting.set(id, resolve));
          waiting.delete(id);
        },
      };
    }),
  );
  return {
    name: 'Wegwijzer',
    server,
    turn: (conversation, n) =>
      conversations[conversation]?.ask(QUESTIONS[n % QUESTIONS.length] ?? '') ?? Promise.resolve(),
    async stop() {
      for (const { socket } of conversations) socket.close();
      await server.stop();
    },
  };
}

async function measure(peer: Peer): Promise<{ median: number; p99: number; perSecond: number; cpu: number }> {
  for (let n = 0; n < 50; n++) await peer.turn(0, n);
  const times: number[] = [];
  const used = peer.server.cpu();
  for (let n = 0; n < TURNS; n++) {
    const started = performance.now();
    await peer.turn(0, n);
    times.push(performance.now() - started);
  }
  const cpu = (peer.server.cpu() - used) / TURNS;
  times.sort((a, b) => a - b);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async (_, conversation) => {
      for (let n = 0; n < TURNS / 4; n++) await peer.turn(conversation, n);
    }),
  );
  const perSecond = ((SIDE_BY_SIDE * TURNS) / 4 / (performance.now() - started)) * 1000;
  return { median: times[TURNS / 2] ?? 0, p99: times[Math.floor(TURNS * 0.99)] ?? 0, perSecond, cpu };
}

export async function benchTurn(): Promise<void> {
  console.log(
    `\n## A whole turn over HTTP (${TURNS} turns one by one, then ${SIDE_BY_SIDE} conversations side by side)\n`,
  );
  console.log('| | median ms | 99th percentile ms | turns per second | processor ms a turn |\n|---|---|---|---|---|');
  const results = [];
  for (const start of [() => startEcho(true), () => startEcho(false), startWegwijzer]) {
    const peer = await start();
    const result = await measure(peer);
    await peer.stop();
    results.push(result);
    const { median, p99, perSecond, cpu } = result;
    console.log(
      `| ${peer.name} | ${median.toFixed(2)} | ${p99.toFixed(2)} | ${perSecond.toFixed(0)} | ${cpu.toFixed(2)} |`,
    );
  }
  const ours = results.at(-1);
  for (const [index, name] of ['the reply in the answer', 'the usual delivery'].entries()) {
    const echo = results[index];
    if (!echo || !ours) continue;
    const ratios = [
      ours.median / echo.median,
      ours.p99 / echo.p99,
      echo.perSecond / ours.perSecond,
      ours.cpu / echo.cpu,
    ];
    console.log(`| ratio to ${name} | ${ratios.map((ratio) => ratio.toFixed(2)).join(' | ')} |`);
  }
}
