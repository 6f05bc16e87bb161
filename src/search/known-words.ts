import type { Knowledge } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import { withoutAccents, wordsForDetection } from '../languages/language-model.js';
import { TermList } from './term-list.js';
import { hashText, TermTable } from './term-table.js';

/** Which words the titles and example questions of each language use; tells the language of one or two words. */
export interface KnownWords {
  /** Share (0 to 1) of the message's words. */
  share(message: string, language: LanguageCode): number;
}

/** A language's words are read when it is first asked about: some 20 ms each. */
export function createKnownWords(knowledge: Knowledge): KnownWords {
  const tables = new Map<LanguageCode, TermList>();
  const tableOf = (language: LanguageCode): TermList => {
    let known = tables.get(language);
    if (!known) {
      const table = new TermTable();
      for (const { texts } of knowledge.entries.values()) {
        const text = texts.get(language);
        if (!text) continue;
        for (const line of [text.title, ...text.questions]) {
          for (const word of wordsForDetection(line)) table.add(hashOf(word));
        }
      }
      known = new TermList(table.hashes());
      tables.set(language, known);
    }
    return known;
  };
  return {
    share(message, language) {
      const words = wordsForDetection(message);
      if (words.length === 0) return 0;
      const table = tableOf(language);
      return words.filter((word) => table.get(hashOf(word)) >= 0).length / words.length;
    },
  };
}

function hashOf(word: string): number {
  return hashText(withoutAccents(word), 0);
}
