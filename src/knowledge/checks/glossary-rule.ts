import type { LanguageCode } from '../../languages/language.js';
import type { Term } from '../glossary.js';
import { at, type Rule, textsOf } from './rule.js';

/** Articles and small words that Arabic writes in one with the word behind them. */
const JOINED = '(?:[وفبلك]?(?:ال|لل)?)';

/** A word that a text uses where the glossary has another. */
interface Avoided {
  readonly word: string;
  readonly term: Term;
}

/** Finds the words that the glossary wants avoided in one language. */
export function avoidedWords(glossary: readonly Term[], language: LanguageCode): (text: string) => Avoided[] {
  const patterns = glossary.flatMap((term) =>
    (term.avoid.get(language) ?? []).map((word) => ({ word, term, pattern: wordPattern(word) })),
  );
  if (patterns.length === 0) return () => [];
  // "rubbish" is avoided, "rubbish bag" is a term: terms are looked over first
  const names = glossary.flatMap(({ names }) => names.get(language) ?? []).sort((a, b) => b.length - a.length);
  const terms = names.length > 0 ? new RegExp(names.map(literal).join('|'), 'giu') : undefined;
  return (text) => {
    const rest = terms ? text.replaceAll(terms, ' ') : text;
    return patterns.filter(({ pattern }) => pattern.test(rest)).map(({ word, term }) => ({ word, term }));
  };
}

/** One thing has one name in the texts; questions are free, since people use all names. */
export const glossaryRule: Rule = function* (context) {
  const finders = new Map(context.languages.map(({ code }) => [code, avoidedWords(context.glossary, code)]));
  for (const { text, path } of textsOf(context.knowledge)) {
    for (const { word, term } of finders.get(text.language)?.(`${text.title}\n${text.body}`) ?? []) {
      const inTitle = text.title.toLowerCase().includes(word.toLowerCase());
      const wanted = term.names.get(text.language) ?? term.term;
      yield at(
        context,
        'warning',
        path,
        `says "${word}"; the glossary has "${wanted}" for ${term.term}`,
        inTitle ? { text: word } : { body: word },
      );
    }
  }
};

function wordPattern(word: string): RegExp {
  const prefix = /\p{Script=Arabic}/u.test(word) ? JOINED : '';
  // abbreviations keep their capitals: "ER" is not "er"
  const flags = /^\p{Lu}{2,}/u.test(word) ? 'u' : 'iu';
  return new RegExp(`(?<![\\p{L}\\p{M}])${prefix}${literal(word)}(?![\\p{L}\\p{M}])`, flags);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
