/** What the rooms need of a logger; pino fits. Logs hold codes and counts, never the text of a message. */
export interface Log {
  error(fields: { code: string; err?: unknown }, message: string): void;
  warn(fields: { code: string }, message: string): void;
  info(fields: Record<string, string | number>, message: string): void;
}
