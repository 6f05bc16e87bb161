import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built server as a process of its own, with a database that outlives its restarts. */
export class ServerProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'wegwijzer-server-'));
  #process: ChildProcess | undefined;
  #port = 0;

  constructor(private readonly env: Record<string, string> = {}) {}

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get databaseUrl(): string {
    return `sqlite:${join(this.#folder, 'test.sqlite')}`;
  }

  get isRunning(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Starts it, the first time on a free port and later on the same; ends when it listens. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      env: {
        ...process.env,
        PORT: String(this.#port),
        DATABASE_URL: this.databaseUrl,
        RATE_LIMIT_PER_MINUTE: '0',
        LOG_LEVEL: 'error',
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.#port = await new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (data) => {
        said += String(data);
        const port = /chat\s+http:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
        if (port) resolve(Number(port));
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
  }

  /** @returns the exit code, or undefined when a signal ended it */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | undefined> {
    const child = this.#process;
    if (!child || !this.isRunning) return child?.exitCode ?? undefined;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return (await gone) ?? undefined;
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
