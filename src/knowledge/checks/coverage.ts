import { type LanguageCode, SOURCE_LANGUAGE } from '../../languages/language.js';
import { parseBlocks } from '../blocks.js';
import type { Knowledge } from '../knowledge.js';
import { at, type Rule } from './rule.js';

/** Languages in which every entry must be there: Dutch is the source, English the bridge for all others. */
export const REQUIRED_LANGUAGES: readonly LanguageCode[] = [SOURCE_LANGUAGE, 'en'];

/** How far a language is. */
export interface Coverage {
  readonly language: LanguageCode;
  readonly entries: number;
  readonly missing: readonly string[];
  readonly questions: number;
  readonly words: number;
  readonly draft: number;
  readonly reviewed: number;
}

/** Words of a text as its editors count them: the words that stand there, without facts and marks. */
export function countWords(body: string): number {
  const texts = parseBlocks(body).flatMap((block) => (block.kind === 'list' ? block.items : [block.text]));
  const plain = texts.join(' ').replaceAll(/\{\{[^}]*\}\}/g, ' ');
  return plain.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Per language: entries, questions, words, and what people who speak it have read. */
export function coverageOf(knowledge: Knowledge, languages: readonly LanguageCode[]): Coverage[] {
  return languages.map((language) => {
    const texts = [...knowledge.entries.values()].flatMap((entry) => entry.texts.get(language) ?? []);
    const missing = [...knowledge.entries.values()].filter((entry) => !entry.texts.has(language)).map(({ id }) => id);
    const reviewed = texts.filter(({ review }) => review === 'reviewed').length;
    return {
      language,
      entries: texts.length,
      missing,
      questions: texts.reduce((sum, text) => sum + text.questions.length, 0),
      words: texts.reduce((sum, text) => sum + countWords(text.body), 0),
      draft: texts.length - reviewed,
      reviewed,
    };
  });
}

/** Every entry in every language: an error in Dutch and English, a warning elsewhere, where another text stands in. */
export const languagesRule: Rule = function* (context) {
  const { knowledge, languages } = context;
  for (const { language, missing } of coverageOf(
    knowledge,
    languages.map(({ code }) => code),
  )) {
    if (REQUIRED_LANGUAGES.includes(language)) {
      for (const id of missing)
        yield at(context, 'error', `entries/${id}/${language}.md`, 'is missing: write the text');
    } else if (missing.length > 0) {
      const shown = missing.slice(0, 5).join(', ');
      const message = `${language}: ${missing.length} of ${knowledge.entries.size} entries have no ${language}.md (${shown}${missing.length > 5 ? ', ...' : ''})`;
      yield at(context, 'warning', 'entries', message);
    }
  }
  for (const entry of knowledge.entries.values()) {
    for (const language of entry.texts.keys()) {
      if (languages.some(({ code }) => code === language)) continue;
      yield at(
        context,
        'error',
        `entries/${entry.id}/${language}.md`,
        `${language} is no registered language: add locales/${language}.json or rename the file`,
      );
    }
  }
};
