import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { loadKnowledge } from '../src/knowledge/load.js';
import { startServer } from './start-server.js';

/** Start-up time and memory of the server, the time to load the knowledge base, and the size of the client. */
export async function benchStart(): Promise<void> {
  const before = performance.now();
  const knowledge = await loadKnowledge('knowledge');
  const loading = performance.now() - before;
  const texts = [...knowledge.entries.values()].reduce((sum, entry) => sum + entry.texts.size, 0);
  const server = await startServer();
  const empty = server.memory();
  await server.stop();
  console.log('\n## Start\n');
  console.log('| what | figure |\n|---|---|');
  console.log(
    `| knowledge base loaded (${knowledge.entries.size} entries, ${texts} texts) | ${loading.toFixed(0)} ms |`,
  );
  console.log(`| server answers after | ${server.startedIn.toFixed(0)} ms |`);
  console.log(`| memory after the start | ${empty.toFixed(0)} MB |`);

  const ours = compressed('dist/web/newcomer/assets', (name) => /\.(js|css)$/.test(name));
  const webChat = 'node_modules/botframework-webchat/dist';
  console.log(`| web client, gzip | ${(ours / 1000).toFixed(1)} kB |`);
  if (existsSync(webChat)) {
    const theirs = compressed(webChat, (name) => name === 'webchat.js');
    console.log(
      `| botframework-webchat, gzip | ${(theirs / 1000).toFixed(1)} kB (${(theirs / ours).toFixed(0)} times) |`,
    );
  }
}

function compressed(folder: string, wanted: (name: string) => boolean): number {
  const names = readdirSync(folder).filter(wanted);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}
