import type { Knowledge } from '../../knowledge/knowledge.js';
import type { DemoWorld } from './invent.js';

/** Three years. */
const DAYS = 1096;

/** A world made of the knowledge base at hand. */
export function demoWorld(
  knowledge: Knowledge,
  languages: readonly string[],
  size: { readonly rows: number; readonly seed: number; readonly until: string },
): DemoWorld {
  const entries = new Map<string, string[]>();
  for (const { id, theme } of knowledge.entries.values()) entries.set(theme, [...(entries.get(theme) ?? []), id]);
  return {
    ...size,
    days: DAYS,
    municipalities: [...knowledge.municipalities.keys()],
    entries,
    languages,
    services: [...knowledge.services.values()].filter(({ local }) => local).map(({ id }) => id),
  };
}
