/**
 * Builds what is stale: the server (src -> dist/server, by rolldown) and the web clients (web -> dist/web, by Vite).
 * Stale = a source file is newer than the last build. `node scripts/build.mjs --server` leaves the web out.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';

const CONFIG_FILES = ['package-lock.json', 'scripts/build.mjs', 'vite.config.ts', 'vite.staff.config.ts'];

/** Newest change of the files below some folders, in ms since 1970. */
function newest(folders) {
  let time = 0;
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    if (!statSync(folder).isDirectory()) time = Math.max(time, statSync(folder).mtimeMs);
    else for (const item of readdirSync(folder)) time = Math.max(time, newest([join(folder, item)]));
  }
  return time;
}

async function buildWhenStale(name, sources, stampFolder, build) {
  const stamp = join(stampFolder, '.built');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest([...sources, ...CONFIG_FILES])) return;
  const started = performance.now();
  await build();
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, '');
  // stderr: what a command prints on stdout is its result
  console.error(`built ${name} in ${Math.round(performance.now() - started)} ms`);
}

/** Bytes from which a JSON file is read when the server starts: within the code it would stay in memory as text, too. */
const LARGE_JSON = 100_000;

/** Sets large JSON files beside the code that imports them. */
const largeJson = {
  name: 'large-json',
  load(id) {
    if (!id.endsWith('.json') || statSync(id).size < LARGE_JSON) return;
    const file = this.emitFile({ type: 'asset', name: basename(id), source: readFileSync(id) });
    return {
      moduleType: 'js',
      code: `import { readFileSync } from 'node:fs';
export default JSON.parse(readFileSync(new URL(import.meta.ROLLUP_FILE_URL_${file}), 'utf8'));`,
    };
  },
};

export async function buildServer() {
  await buildWhenStale('the server', ['src', 'bench'], 'dist/server', async () => {
    const { rolldown } = await import('rolldown');
    rmSync('dist/server', { recursive: true, force: true });
    const input = { main: 'src/main.ts' };
    for (const folder of ['src/cli', 'bench'])
      for (const file of existsSync(folder) ? readdirSync(folder) : [])
        if (file.endsWith('.ts')) input[`${folder.replace('src/', '')}/${file.slice(0, -3)}`] = join(folder, file);
    const bundle = await rolldown({
      input,
      platform: 'node',
      external: /^[^./]/,
      logLevel: 'warn',
      plugins: [largeJson],
    });
    await bundle.write({
      dir: 'dist/server',
      format: 'esm',
      sourcemap: true,
      chunkFileNames: 'chunks/[name]-[hash].js',
    });
    await bundle.close();
  });
}

/** Bytes of the snippet a website loads before anybody opens the chat. */
const SNIPPET_LIMIT = 3000;

/** The snippet for other websites (web/embed -> dist/web/embed/embed.js): one classic script without dependencies. */
async function buildEmbed() {
  const { rolldown } = await import('rolldown');
  const WORDS = 'virtual:embed-words';
  const words = readdirSync('locales')
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { web, embed } = JSON.parse(readFileSync(join('locales', file), 'utf8'));
      return [file.slice(0, -5), embed.ask.replace('Wegwijzer', '#'), web.close].join('|');
    })
    .join('\n');
  const plugin = {
    name: 'embed-words',
    resolveId: (id) => (id === WORDS ? WORDS : undefined),
    load: (id) => (id === WORDS ? `export const words = ${JSON.stringify(words)};` : undefined),
    // the sheet is a text: nobody else takes its line breaks out
    transform: (code, id) => (id.endsWith('styles.ts') ? code.replaceAll('\n', '') : undefined),
  };
  const bundle = await rolldown({ input: 'web/embed/embed.ts', plugins: [plugin], logLevel: 'warn' });
  const written = await bundle.write({ file: 'dist/web/embed/embed.js', format: 'iife', minify: true });
  await bundle.close();
  const size = Buffer.byteLength(written.output[0].code);
  console.error(`embed.js: ${size} bytes (limit ${SNIPPET_LIMIT})`);
  if (size > SNIPPET_LIMIT) throw new Error(`embed.js is ${size - SNIPPET_LIMIT} bytes too large: take something out`);
}

export async function buildWeb() {
  await buildWhenStale('the web clients', ['web', 'locales', 'src/assistant/reply.ts'], 'dist/web', async () => {
    const { build } = await import('vite');
    const mode = process.env.NODE_ENV;
    await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
    await build({ configFile: 'vite.staff.config.ts', logLevel: 'warn' });
    await buildEmbed();
    // Vite sets it to production for good; the server that starts next must see what was meant
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  });
}

if (process.argv[1]?.endsWith('build.mjs')) {
  await buildServer();
  if (!process.argv.includes('--server')) await buildWeb();
}
