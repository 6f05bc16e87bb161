import { languagesRule } from './checks/coverage.js';
import { directoryRule } from './checks/directory-rules.js';
import { referencesRule, sourcesRule } from './checks/entry-rules.js';
import { glossaryRule } from './checks/glossary-rule.js';
import { factsRule, languageLawRule, numbersAreFactsRule } from './checks/number-rules.js';
import { questionCountRule, sameQuestionRule } from './checks/question-rules.js';
import type { CheckContext, Rule } from './checks/rule.js';
import { lengthRule, markupRule, scriptRule, translationRule } from './checks/text-rules.js';
import type { Problem } from './knowledge.js';

/** Everything the check looks for, beyond what the loader refuses. */
const RULES: readonly Rule[] = [
  languagesRule,
  referencesRule,
  sourcesRule,
  lengthRule,
  markupRule,
  translationRule,
  languageLawRule,
  numbersAreFactsRule,
  factsRule,
  scriptRule,
  questionCountRule,
  sameQuestionRule,
  glossaryRule,
  directoryRule,
];

/** Checks a loaded knowledge base: the loader's problems and those of every rule, errors first, then by file and line. */
export function checkKnowledge(context: CheckContext): Problem[] {
  return sortProblems([...context.knowledge.problems, ...RULES.flatMap((rule) => [...rule(context)])]);
}

/** Only what the law on the use of languages asks of translations. */
export function checkLanguageLaw(context: CheckContext): Problem[] {
  return sortProblems([...languageLawRule(context), ...translationRule(context)]);
}

/** Errors first, then by file and line. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) => a.severity.localeCompare(b.severity) || a.path.localeCompare(b.path) || a.line - b.line,
  );
}
