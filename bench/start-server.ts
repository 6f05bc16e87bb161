import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

export interface RunningServer {
  readonly url: string;
  /** Milliseconds from the start of the process until it answers. */
  readonly startedIn: number;
  /** Megabytes of memory held now. */
  memory(): number;
  /** Megabytes of the most memory held at any moment so far. */
  peak(): number;
  /** Milliseconds of processor time used so far. */
  cpu(): number;
  stop(): Promise<void>;
}

/** Starts the built server as its own process, on a free port, with an empty database. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  return startProcess('dist/server/main.js', env);
}

/** Starts a server of the build as its own process; it prints `chat <address>` when it listens. */
export async function startProcess(file: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-bench-'));
  const started = performance.now();
  const child = spawn(process.execPath, [file], {
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const startedIn = performance.now() - started;
  // Linux tells; elsewhere these figures are left out
  const proc = (name: string) =>
    process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/${name}`, 'utf8') : '';
  return {
    url,
    startedIn,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(proc('status'))?.[1] ?? Number.NaN) / 1024,
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(proc('status'))?.[1] ?? Number.NaN) / 1024,
    // fields 14 and 15 of proc(5) stat, in ticks of 10 ms
    cpu: () => {
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
      const url = /chat\s+(http:\S+?)\/?\n/.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}
