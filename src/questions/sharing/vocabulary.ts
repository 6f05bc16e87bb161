import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Languages } from '../../languages/languages.js';
import type { Vocabulary } from './check-rows.js';
import { languageNames, WRITTEN_IN } from './language-names.js';
import { folded } from './scheme.js';
import { themeOfWords } from './theme-words.js';

/** The words of a knowledge base. Theme names of its texts count in Dutch, English and French, life domains too. */
export function vocabularyOf(knowledge: Knowledge, languages: Languages): Vocabulary {
  const themes = new Map<string, string>();
  for (const { id, lifeDomains } of knowledge.themes.values()) {
    // a life domain of several themes says too little
    for (const domain of lifeDomains) {
      const shared = [...knowledge.themes.values()].filter((theme) => theme.lifeDomains.includes(domain)).length > 1;
      if (!shared) themes.set(folded(domain), id);
    }
  }
  for (const { id } of knowledge.themes.values()) {
    for (const code of WRITTEN_IN) {
      const name = knowledge.texts.get(code)?.themes.get(id)?.name;
      if (name) themes.set(folded(name), id);
    }
    themes.set(folded(id), id);
  }
  const byName = <T extends { readonly id: string; readonly name: string }>(all: Iterable<T>) =>
    new Map([...all].flatMap(({ id, name }) => [[folded(name), id] as const, [folded(id), id] as const]));
  const towns = byName(knowledge.municipalities.values());
  const services = byName(knowledge.services.values());
  return {
    theme: (name) => themes.get(folded(name)),
    language: languageNames(languages),
    municipality: (name) => towns.get(folded(name)),
    entry: (id) => (knowledge.entries.has(id) ? id : undefined),
    service: (name) => services.get(folded(name)),
  };
}

/** The theme a name we do not know speaks of, or whose name is most like it, by groups of three letters; null = none is. */
export function proposeTheme(name: string, knowledge: Knowledge): string | null {
  const spoken = themeOfWords(name);
  if (spoken !== undefined && knowledge.themes.has(spoken)) return spoken;
  const wanted = grams(folded(name));
  let best: { id: string; likeness: number } | undefined;
  for (const { id, lifeDomains } of knowledge.themes.values()) {
    const texts = WRITTEN_IN.flatMap((code) => {
      const text = knowledge.texts.get(code)?.themes.get(id);
      return text ? [text.name, ...text.description.split(',')] : [];
    });
    for (const text of [id, ...lifeDomains, ...texts]) {
      const other = grams(folded(text));
      const shared = [...wanted].filter((gram) => other.has(gram)).length;
      const likeness = (2 * shared) / (wanted.size + other.size);
      if (likeness >= 0.4 && likeness > (best?.likeness ?? 0)) best = { id, likeness };
    }
  }
  return best?.id ?? null;
}

function grams(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}
