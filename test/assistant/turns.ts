import type { Memory } from '../../src/assistant/memory';
import { TurnScope } from '../../src/assistant/turn-scope';
import { TurnWrites } from '../../src/database/turn-writes';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { type Languages, loadLanguages } from '../../src/languages/languages';
import type { Pathways } from '../../src/pathways/pathway';
import type { Understanding } from '../../src/search/understanding';
import { smallKnowledge } from './small-knowledge';

export const NOW = Date.parse('2026-11-22T10:00:00Z');

const NO_PATHWAYS: Pathways = { list: [], get: () => undefined, forTheme: () => [] };

interface TurnOptions {
  readonly language?: string;
  readonly memory?: Memory;
  readonly municipality?: string;
  readonly knowledge?: Knowledge;
  readonly pathways?: Pathways;
  readonly message?: string;
  readonly value?: unknown;
  readonly understanding?: Partial<Understanding>;
}

let languages: Promise<Languages> | undefined;

/** A turn over a small knowledge base, as the steps and replies get it. The reading of the message is given. */
export async function makeTurn(options: TurnOptions = {}): Promise<TurnScope> {
  languages ??= loadLanguages();
  const { language = 'nl', knowledge = smallKnowledge(), pathways = NO_PATHWAYS } = options;
  const understanding: Understanding = {
    outcome: 'nothing',
    language,
    languageSure: true,
    likelyLanguages: [],
    entries: [],
    ...options.understanding,
  };
  const understander = { understand: () => understanding } as unknown as TurnScope['library']['understander'];
  return new TurnScope(
    { knowledge, understander, pathways },
    await languages,
    { language, ...options.memory },
    { writes: new TurnWrites(), channel: 'web', municipality: options.municipality, forget: () => {} },
    'wegwijzer',
    NOW,
    { text: options.message ?? '', value: options.value },
  );
}
