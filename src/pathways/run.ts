import type { LanguageCode } from '../languages/language.js';
import { words } from '../search/fold.js';
import type { PathwayDefinition, Step, StepId, StepTexts } from './definition.js';
import type { Pathway, PathwayPosition, StepView } from './pathway.js';

/** Makes a guided dialog walk. Pure: the position is the whole state. */
export function createPathway(definition: PathwayDefinition): Pathway {
  const { id, theme, icon, start, steps, texts } = definition;

  const waiting = (position: PathwayPosition): { name: StepId; step: Step } | undefined => {
    const name = position.steps.at(-1);
    const step = name === undefined ? undefined : steps.get(name);
    return name !== undefined && step && isWay(definition, position) ? { name, step } : undefined;
  };
  const textsOf = (name: StepId, languages: readonly LanguageCode[]): StepTexts[] =>
    languages.flatMap((language) => texts.get(language)?.steps.get(name) ?? []);

  return {
    id,
    theme,
    icon,
    title: (languages) => languages.flatMap((language) => texts.get(language)?.title ?? [])[0] ?? id,
    start: () => ({ pathway: id, steps: [start] }),

    show(position, languages) {
      const here = waiting(position);
      const [said] = here ? textsOf(here.name, languages) : [];
      if (!here || !said) return undefined;
      const view: StepView = { text: said.text, answers: [], canGoBack: position.steps.length > 1 };
      if (here.step.end) return { ...view, end: here.step.end };
      const answers = here.step.answers.map((answer) => ({
        id: answer.id,
        label: said.answers.get(answer.id) ?? answer.id,
        ...(answer.icon ? { icon: answer.icon } : {}),
      }));
      return { ...view, answers };
    },

    answer(position, given) {
      const step = waiting(position)?.step;
      const next = step?.end ? undefined : step?.answers.find((answer) => answer.id === given);
      return next && { pathway: id, steps: [...position.steps, next.to] };
    },

    read(position, message, languages) {
      const here = waiting(position);
      if (!here || here.step.end) return undefined;
      const order = here.step.answers.map((answer) => answer.id);
      for (const language of languages) {
        const labels = texts.get(language)?.steps.get(here.name)?.answers;
        const meant = labels && readAnswer(message, order, labels, language);
        if (meant !== undefined) return meant;
      }
      return undefined;
    },

    back: ({ steps: way }) => (way.length > 1 ? { pathway: id, steps: way.slice(0, -1) } : undefined),
  };
}

/** Whether the steps of a position follow each other in this version of the dialog. */
function isWay({ id, start, steps }: PathwayDefinition, position: PathwayPosition): boolean {
  if (position.pathway !== id || position.steps[0] !== start) return false;
  return position.steps.every((name, index) => {
    const next = position.steps[index + 1];
    const step = steps.get(name);
    return step !== undefined && (next === undefined || (!step.end && step.answers.some(({ to }) => to === next)));
  });
}

const NUMBER = /^[^\p{L}\p{N}]*(\p{Nd}{1,2})[^\p{L}\p{N}]*$/u;
/** Question marks of all our scripts: who asks something does not answer. */
const ASKS = /[?؟፧]\s*$/u;
/** The part of a label before a comma, bracket or dash: "Yes" of "Yes, I have an orange card". */
const FIRST_PART = /^[^,،፣(:–—-]+/u;
/** Letters a word needs to stand for an answer on its own; shorter ones ("ik", "de") say too little. */
const WORD_LENGTH = 3;

/**
 * The answer a typed message means: its number, its label, or words that only its label has and none that its label
 * lacks. "student" is "I am a student"; "I am no student" and "can a student work?" are nothing.
 */
function readAnswer(
  message: string,
  order: readonly string[],
  labels: ReadonlyMap<string, string>,
  language: LanguageCode,
): string | undefined {
  const said = words(message, language);
  if (said.length === 0 || ASKS.test(message)) return undefined;
  const labelled = order.map((id) => ({ id, label: labels.get(id) ?? '' }));
  const number = NUMBER.exec(message.trim());
  if (number) {
    // "3" to "how many months ago?" is months, not the third answer
    if (labelled.some(({ label }) => /\p{Nd}/u.test(label))) return undefined;
    return order[Number(said[0]) - 1];
  }
  const same = (text: string) => words(text, language).join(' ') === said.join(' ');
  const exact = labelled.filter(({ label }) => same(label));
  if (exact.length === 1) return exact[0]?.id;
  const begun = labelled.filter(({ label }) => same(FIRST_PART.exec(label)?.[0] ?? ''));
  if (begun.length === 1) return begun[0]?.id;

  const vocabulary = labelled.map(({ id, label }) => ({ id, words: new Set(words(label, language)) }));
  const fitting = vocabulary.filter((answer) => said.every((word) => answer.words.has(word)));
  const [only] = fitting;
  if (fitting.length !== 1 || !only) return undefined;
  const telling = said.some((word) => word.length >= WORD_LENGTH && owners(vocabulary, word) === 1);
  return telling ? only.id : undefined;
}

function owners(vocabulary: readonly { readonly words: ReadonlySet<string> }[], word: string): number {
  return vocabulary.filter((answer) => answer.words.has(word)).length;
}
