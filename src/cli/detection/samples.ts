import type { Knowledge } from '../../knowledge/knowledge.js';
import { type Sample, wordsForDetection } from '../../languages/language-model.js';
import type { Languages } from '../../languages/languages.js';
import type { Phrases } from '../../search/phrases.js';
import { romanised } from './romanise.js';

/** A text whose language is known, and where it comes from. */
export interface SourcedSample extends Sample {
  /** Id of the entry; `undefined` for phrases and directory texts. */
  readonly entry?: string;
  readonly kind: 'question' | 'text' | 'phrase' | 'typed';
}

const NOT_TEXT = /\{\{[^}]*\}\}|\{[a-z]+\}|[*_#`>[\]()|.+]/g;

/**
 * Texts to learn languages from: the knowledge base, the directory and the set phrases. Lines of Arabic, Dari,
 * Pashto, Tigrinya, Russian and Ukrainian in Latin letters make classes of their own (`ar-Latn`), unless they are
 * Dutch or English words. Russian and Ukrainian are also written in Latin letters by rule (kind `typed`).
 */
export function trainingSamples(knowledge: Knowledge, phrases: Phrases, languages: Languages): SourcedSample[] {
  const samples: SourcedSample[] = [];
  const latinWords = new Set<string>();
  for (const entry of knowledge.entries.values()) {
    for (const language of ['nl', 'en', 'fr']) {
      const text = entry.texts.get(language);
      if (text)
        for (const word of wordsForDetection(`${text.title} ${text.questions.join(' ')} ${text.body}`))
          latinWords.add(word);
    }
  }
  const add = (language: string, line: string, kind: SourcedSample['kind'], entry?: string) => {
    const text = line.replace(NOT_TEXT, ' ');
    const words = wordsForDetection(text);
    if (words.length === 0 || !languages.has(language)) return;
    let name = language;
    if (languages.get(language).script !== 'Latn' && /\p{Script=Latin}/u.test(text)) {
      if (/(?!\p{Script=Latin})\p{L}/u.test(text)) {
        if (kind !== 'text') return;
      } else {
        const foreign = words.filter((word) => latinWords.has(word)).length;
        if (kind === 'text' || foreign / words.length > 0.5) return;
        name = `${language}-Latn`;
      }
    }
    const source = entry === undefined ? {} : { entry };
    samples.push({ class: name, text, kind, ...source });
    if (kind === 'text' || name !== language) return;
    for (const typed of romanised(text, language))
      samples.push({ class: `${language}-Latn`, text: typed, kind: 'typed', ...source });
  };
  for (const entry of knowledge.entries.values()) {
    for (const [language, { title, questions, body }] of entry.texts) {
      add(language, title, 'question', entry.id);
      for (const question of questions) add(language, question, 'question', entry.id);
      for (const line of body.split('\n')) add(language, withoutLatin(line, languages, language), 'text', entry.id);
    }
  }
  for (const [language, { themes, services }] of knowledge.texts) {
    for (const { name, description } of themes.values())
      add(language, withoutLatin(`${name}. ${description}`, languages, language), 'text');
    for (const { whatFor } of services.values()) add(language, withoutLatin(whatFor, languages, language), 'text');
  }
  for (const [language, { languageNames: _names, towns: _towns, ...lists }] of phrases) {
    for (const line of linesIn(lists)) add(language, line, 'phrase');
  }
  return samples;
}

/** Dutch terms in brackets are not the language of the text. */
function withoutLatin(line: string, languages: Languages, language: string): string {
  const withoutTerms = line.replace(/\([^)]*\)/g, ' ');
  if (!languages.has(language) || languages.get(language).script === 'Latn') return withoutTerms;
  return withoutTerms.replace(/\p{Script=Latin}+/gu, ' ');
}

function linesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(linesIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linesIn) : [];
}
