/**
 * Builds what is stale: the server (src -> dist/server, by rolldown) and the web clients (web -> dist/web, by Vite).
 * Stale = a source file is newer than the last build. `node scripts/build.mjs --server` leaves the web out.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const CONFIG_FILES = ['package-lock.json', 'scripts/build.mjs', 'vite.config.ts'];

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

export async function buildServer() {
  await buildWhenStale('the server', ['src', 'bench'], 'dist/server', async () => {
    const { rolldown } = await import('rolldown');
    rmSync('dist/server', { recursive: true, force: true });
    const input = { main: 'src/main.ts' };
    for (const folder of ['src/cli', 'bench'])
      for (const file of existsSync(folder) ? readdirSync(folder) : [])
        if (file.endsWith('.ts')) input[`${folder.replace('src/', '')}/${file.slice(0, -3)}`] = join(folder, file);
    const bundle = await rolldown({ input, platform: 'node', external: /^[^./]/, logLevel: 'warn' });
    await bundle.write({
      dir: 'dist/server',
      format: 'esm',
      sourcemap: true,
      chunkFileNames: 'chunks/[name]-[hash].js',
    });
    await bundle.close();
  });
}

export async function buildWeb() {
  await buildWhenStale('the web clients', ['web', 'locales', 'src/assistant/reply.ts'], 'dist/web', async () => {
    const { build } = await import('vite');
    const mode = process.env.NODE_ENV;
    await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
    // Vite sets it to production for good; the server that starts next must see what was meant
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  });
}

if (process.argv[1]?.endsWith('build.mjs')) {
  await buildServer();
  if (!process.argv.includes('--server')) await buildWeb();
}
