import type { Knowledge } from '../../knowledge/knowledge.js';
import type { LanguageCode } from '../../languages/language.js';
import type { Lexicon } from '../../search/concepts.js';
import { buildSearch } from '../../search/entry-search.js';
import { RANKING } from '../../search/ranking.js';
import type { Search, SearchDocument } from '../../search/search.js';
import { searchDocumentsOf } from '../../search/searches.js';
import { holdOut, type Question } from './questions.js';

/** What the search can do without, to see what it brings. */
export const INGREDIENTS = ['words', 'grams', 'classifier', 'concepts', 'mixed', 'questions'] as const;
export type Ingredient = (typeof INGREDIENTS)[number];

export interface Collection {
  readonly documents: readonly SearchDocument[];
  readonly search: Search;
  /** The page that an entry became a part of; the entry itself when it stands alone. */
  pageOf(entry: string): string;
  /** Example questions that were left out, to ask them. */
  readonly heldOut: readonly Question[] | undefined;
}

/** Entries that make one long page, as other collections have them. */
const PAGE = 3;

function pageFrom(entries: readonly SearchDocument[]): SearchDocument {
  const [first] = entries;
  return {
    ...first!,
    questions: entries.flatMap(({ questions }) => questions),
    // the other titles are headings within the page
    text: entries.map(({ title, text }, at) => (at === 0 ? text : `${title}\n${text}`)).join('\n\n'),
  };
}

/** The entries of each language with some ingredients of the search left out. */
export function collectionsOf(
  knowledge: Knowledge,
  lexicon: Lexicon,
  { without, heldOut, pages }: { without: ReadonlySet<Ingredient>; heldOut: boolean; pages: boolean },
): (language: LanguageCode) => Collection {
  const ranking = {
    ...RANKING,
    ...(without.has('words') && { words: 0 }),
    ...(without.has('grams') && { grams: 0 }),
    ...(without.has('classifier') && { classifier: 0 }),
  };
  const towns = [...knowledge.municipalities.values()].map(({ name }) => name);
  const built = new Map<LanguageCode, Collection>();
  const of = (language: LanguageCode): Collection => {
    const known = built.get(language);
    if (known) return known;
    const all = searchDocumentsOf(knowledge, language);
    const taught = without.has('questions') ? all.map((document) => ({ ...document, questions: [] })) : all;
    const bare = pages
      ? taught.flatMap((_, at) => (at % PAGE === 0 ? [pageFrom(taught.slice(at, at + PAGE))] : []))
      : taught;
    const positions = new Map(taught.map(({ id }, at) => [id, at]));
    const pageOf = (entry: string): string =>
      pages ? (bare[Math.floor((positions.get(entry) ?? 0) / PAGE)]?.id ?? entry) : entry;
    const held = heldOut ? holdOut(bare) : undefined;
    const documents = held?.documents ?? bare;
    const search = buildSearch(language, documents, {
      ranking,
      neutral: towns,
      ...(!without.has('concepts') && { lexicon }),
      ...(!without.has('mixed') && language !== 'nl' && { mixed: () => of('nl').search }),
    });
    const collection = { documents, search, pageOf, heldOut: held?.questions };
    built.set(language, collection);
    return collection;
  };
  return of;
}
