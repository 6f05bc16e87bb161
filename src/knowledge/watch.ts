import { watch } from 'chokidar';
import type { Knowledge } from './knowledge.js';
import { loadKnowledge } from './load.js';

/** Milliseconds of quiet after a change before reading again: an editor or git writes several files at once. */
const SETTLE = 200;

export interface KnowledgeWatch {
  close(): Promise<void>;
}

/**
 * Reads the knowledge base again when a file changes. A broken edit changes nothing for the texts that were good: a
 * file with an error keeps its last good version.
 *
 * @param onChange called with the new knowledge; its problems name the broken files
 * @param onWatching called when the first look at the folder is over, and changes are seen
 */
export function watchKnowledge(
  directory: string,
  first: Knowledge,
  onChange: (knowledge: Knowledge) => void,
  onError: (error: unknown) => void,
  onWatching: () => void = () => {},
): KnowledgeWatch {
  let current = first;
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  const read = async () => {
    try {
      const next = await loadKnowledge(directory);
      if (next.version === current.version) return;
      current = keepGood(current, next);
      onChange(current);
    } catch (error) {
      onError(error);
    }
  };
  const watcher = watch(directory, {
    ignoreInitial: true,
    ignored: (path) => /(^|[\\/])\./.test(path.slice(directory.length)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read);
    }, SETTLE);
  });
  watcher.on('error', onError);
  watcher.on('ready', onWatching);
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await reading;
    },
  };
}

/** What a broken file held before the edit stays; what was removed on purpose goes. */
export function keepGood(before: Knowledge, next: Knowledge): Knowledge {
  const broken = new Set(next.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  if (broken.size === 0) return next;
  const facts = new Map(next.facts);
  if ([...broken].some((path) => path.startsWith('facts/'))) {
    for (const [name, fact] of before.facts) if (!facts.has(name)) facts.set(name, fact);
  }
  const keep = <T>(folder: string, old: ReadonlyMap<string, T>, fresh: ReadonlyMap<string, T>): Map<string, T> => {
    const merged = new Map(fresh);
    for (const [id, item] of old) if (!merged.has(id) && broken.has(`${folder}/${id}.yaml`)) merged.set(id, item);
    return merged;
  };
  const entries = new Map(next.entries);
  for (const [id, old] of before.entries) {
    const fresh = entries.get(id);
    // texts can be broken in themselves or by a fact that a broken file took away
    const kept = [...old.texts].filter(([language]) => broken.has(`entries/${id}/${language}.md`));
    if (!fresh && (kept.length > 0 || broken.has(`entries/${id}/entry.yaml`))) entries.set(id, old);
    else if (fresh && kept.length > 0) entries.set(id, { ...fresh, texts: new Map([...kept, ...fresh.texts]) });
  }
  const themes = broken.has('themes.yaml') ? before.themes : next.themes;
  return {
    ...next,
    entries,
    facts,
    themes,
    services: keep('services', before.services, next.services),
    municipalities: keep('municipalities', before.municipalities, next.municipalities),
    texts: keep('texts', before.texts, next.texts),
  };
}
