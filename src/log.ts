import { type DestinationStream, pino } from 'pino';
import { plainError } from './plain-error.js';

/** What the rooms need of a logger; pino fits. Logs hold codes and counts, never the text of a message. */
export interface Log {
  error(fields: { code: string; err?: unknown }, message: string): void;
  warn(fields: { code: string }, message: string): void;
  info(fields: Record<string, string | number>, message: string): void;
}

/**
 * The log of a server, one JSON object per line. Whatever is logged as `err`, and by whom, is made plain first, so that
 * no line repeats what somebody wrote.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  const options = { level, serializers: { err: (error: unknown) => plainError(error) } };
  return destination ? pino(options, destination) : pino(options);
}
