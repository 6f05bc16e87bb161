/**
 * Memory of the whole server as it runs: after the start, after one question in every language over Direct Line, and
 * after one in Latin letters in those of other scripts, which have an index of their own.
 * `npm run build && node dist/server/bench/memory.js`; Linux only.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { loadKnowledge } from '../src/knowledge/load.js';
import { loadLanguages } from '../src/languages/languages.js';
import { startServer } from './start-server.js';

/** Milliseconds that the last search's garbage is given to be collected. */
const REST = 15_000;
/** Milliseconds an answer may take. */
const PATIENCE = 20_000;
/** "Where do I find work, a house, a school". */
const LATIN = [
  ['ar', 'wen bla2i sheghl'],
  ['prs', 'kar az kuja paida konam'],
  ['ps', 'kar cherta paida kram'],
  ['ru', 'gde nayti rabotu'],
  ['uk', 'de znayty robotu'],
] as const;

interface Activity {
  readonly replyToId?: string;
  readonly from: { readonly role?: string };
}

/** Asks one question in a conversation of its own and waits for the reply. */
async function ask(base: string, locale: string, text: string): Promise<void> {
  const call = async (method: 'GET' | 'POST', path: string, token?: string, body?: unknown) => {
    const request = () =>
      fetch(`${base}/v3/directline/${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    // a connection may have been closed while a search was built
    const response = await request().catch(request);
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`);
    return (await response.json()) as {
      token: string;
      conversationId: string;
      id: string;
      activities: readonly Activity[];
    };
  };
  const { token } = await call('POST', 'tokens/generate', undefined, {});
  const { conversationId } = await call('POST', 'conversations', token, { locale });
  const path = `conversations/${conversationId}/activities`;
  const { id } = await call('POST', path, token, { type: 'message', text, locale });
  const until = performance.now() + PATIENCE;
  for (;;) {
    const { activities } = await call('GET', path, token);
    if (activities.some(({ replyToId, from }) => replyToId === id && from.role === 'bot')) return;
    if (performance.now() > until) throw new Error(`no answer in ${locale}`);
    await wait(50);
  }
}

const [languages, knowledge] = await Promise.all([loadLanguages(), loadKnowledge('knowledge')]);
const server = await startServer({ DATABASE_URL: 'sqlite::memory:' });
console.log('\n## Memory of the server\n');
console.log('| after | MB |\n|---|---|');
console.log(`| the start | ${server.memory().toFixed(0)} |`);
for (const { code } of languages.list) {
  const question = [...knowledge.entries.values()].flatMap(({ texts }) => texts.get(code)?.questions[0] ?? [])[0];
  if (question === undefined) continue;
  await ask(server.url, code, question);
  console.log(`| a question in ${code} | ${server.memory().toFixed(0)} |`);
}
for (const [code, question] of LATIN) {
  await ask(server.url, code, question);
  console.log(`| one in ${code}, in Latin letters | ${server.memory().toFixed(0)} |`);
}
await wait(REST);
console.log(`| ${REST / 1000} s of rest | ${server.memory().toFixed(0)} |`);
console.log(`| at its highest | ${server.peak().toFixed(0)} |`);
await server.stop();
