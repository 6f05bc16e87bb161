import type { LanguageCode } from '../../languages/language.js';
import { at, type Rule, textsOf } from './rule.js';

/** Languages in which 15 questions are asked of every entry; 25 for core entries and 20 for others elsewhere. */
const FEWER: ReadonlySet<LanguageCode> = new Set(['ps', 'so', 'ti']);

/** Enough example questions: they decide whether people are understood. */
export const questionCountRule: Rule = function* (context) {
  for (const { entry, text, path } of textsOf(context.knowledge)) {
    const least = FEWER.has(text.language) ? 15 : entry.core ? 25 : 20;
    const count = text.questions.length;
    if (count < least)
      yield at(context, 'warning', path, `has ${count} questions; ${least} or more`, { text: 'questions:' });
  }
};

/** No two entries share a question: the search could not tell them apart. */
export const sameQuestionRule: Rule = function* (context) {
  const asked = new Map<string, { readonly path: string; readonly question: string }>();
  const meant = new Map<string, { readonly path: string; readonly question: string }>();
  for (const { text, path } of textsOf(context.knowledge)) {
    for (const question of text.questions) {
      const here = { path, question };
      const exact = `${text.language} ${plain(question)}`;
      const same = asked.get(exact);
      asked.set(exact, same ?? here);
      if (same) {
        const severity = same.path === path ? 'warning' : 'error';
        yield at(context, severity, path, `"${question}" stands in ${same.path} too: keep it where it belongs`, {
          text: question,
        });
        continue;
      }
      const words = [...new Set(context.keyWords(question, text.language))].sort();
      if (words.length < 2) continue;
      const near = `${text.language} ${words.join(' ')}`;
      const other = meant.get(near);
      meant.set(near, other ?? here);
      if (other && other.path !== path) {
        yield at(context, 'warning', path, `"${question}" asks nearly what "${other.question}" asks in ${other.path}`, {
          text: question,
        });
      }
    }
  }
};

/** A question without its capitals and marks. */
function plain(question: string): string {
  return question
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
