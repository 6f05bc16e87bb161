import type { Knowledge } from '../knowledge/knowledge.js';
import { type LanguageCode, SOURCE_LANGUAGE } from '../languages/language.js';
import type { Lexicon } from './concepts.js';
import { buildSearch } from './entry-search.js';
import type { Ranking } from './ranking.js';
import type { Search, SearchDocument } from './search.js';

/** The search of every language over one knowledge base; each is built when it is first asked for. */
export interface Searches {
  /** The search over the texts of this language; over nothing when it has none. */
  of(language: LanguageCode): Search;
}

/** Markup and the places of facts say nothing that a message could ask for. */
const NOT_TEXT = /\{\{[^}]*\}\}|[*_#`>[\]()]/g;

/** The entries as one language tells them; those without a text in it are left out. */
export function searchDocumentsOf(knowledge: Knowledge, language: LanguageCode): SearchDocument[] {
  const documents: SearchDocument[] = [];
  for (const { id, theme, texts } of knowledge.entries.values()) {
    const text = texts.get(language);
    if (!text) continue;
    const { title, questions, body } = text;
    documents.push({
      id,
      theme,
      title,
      questions,
      // read while an index is built, and not kept: the body is there already
      get text() {
        return body.replace(NOT_TEXT, ' ');
      },
    });
  }
  return documents;
}

/** @param lexicon words of the field by meaning; see `loadLexicon` */
export function createSearches(knowledge: Knowledge, lexicon?: Lexicon, ranking?: Ranking): Searches {
  const built = new Map<LanguageCode, Search>();
  const towns = [...knowledge.municipalities.values()].map(({ name }) => name);
  const searches: Searches = {
    of(language) {
      let search = built.get(language);
      if (!search) {
        search = buildSearch(language, searchDocumentsOf(knowledge, language), {
          ...(lexicon && { lexicon }),
          ...(ranking && { ranking }),
          ...(language !== SOURCE_LANGUAGE && { mixed: () => searches.of(SOURCE_LANGUAGE) }),
          neutral: towns,
        });
        built.set(language, search);
      }
      return search;
    },
  };
  return searches;
}
