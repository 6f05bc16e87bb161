import type { Knowledge, Problem } from '../knowledge/knowledge.js';
import { yamlLine } from '../knowledge/yaml-line.js';
import type { SourceText } from '../knowledge/yaml-text.js';
import { type Language, type LanguageCode, SOURCE_LANGUAGE } from '../languages/language.js';
import { isInScript, strayLetters } from '../languages/scripts.js';
import type { PathwayDefinition, Step, StepId } from './definition.js';

/**
 * Whether a person who walks the dialog always arrives: every answer leads to a step, every step can be reached and
 * leads to an end, and everything has its words in Dutch.
 *
 * @param sources the dialog's files, to name lines
 */
export function checkTree(definition: PathwayDefinition, sources: readonly SourceText[]): Problem[] {
  const { steps, start } = definition;
  const problems: Problem[] = [];
  const tree = placeIn(sources, `${definition.id}/pathway.yaml`, problems);
  if (!steps.has(start)) tree(['start'], `start: there is no step ${start}`);
  for (const [name, step] of steps) {
    if (step.end) continue;
    if (step.answers.length < 2) tree(['steps', name], `${name}: a question needs two answers or more`);
    for (const { id, to } of step.answers) {
      if (!steps.has(to)) tree(['steps', name, 'answers', id], `${name}.${id}: there is no step ${to}`);
    }
  }
  const reached = reachable(steps, start);
  for (const name of steps.keys()) {
    if (!reached.has(name)) tree(['steps', name], `${name}: no answer leads here; remove it or lead to it`);
  }
  const arriving = leadingToAnEnd(steps);
  for (const name of steps.keys()) {
    if (!arriving.has(name)) tree(['steps', name], `${name}: is a dead end; every way must come to an \`end\``);
  }
  return [...problems, ...checkTexts(definition, [SOURCE_LANGUAGE], sources)];
}

/** Whether every step and answer has its words in every one of these languages, and no file has words for others. */
export function checkTexts(
  definition: PathwayDefinition,
  languages: readonly LanguageCode[],
  sources: readonly SourceText[],
): Problem[] {
  const problems: Problem[] = [];
  for (const language of languages) {
    const texts = definition.texts.get(language);
    const path = `${definition.id}/${language}.yaml`;
    const at = placeIn(sources, path, problems);
    if (!texts) {
      // a file that is there and unreadable is named already
      if (!sources.some((source) => source.path === path))
        at([], `is missing: add the words of the dialog in ${language}`);
      continue;
    }
    for (const [name, step] of definition.steps) {
      const said = texts.steps.get(name);
      if (!said) {
        at(['steps'], `${name}: has no text`);
        continue;
      }
      if (said.text.includes('{{')) at(['steps', name], `${name}: a dialog takes no facts; leave it to the entry`);
      const wanted = step.end ? [] : step.answers.map(({ id }) => id);
      for (const id of wanted) if (!said.answers.has(id)) at(['steps', name], `${name}: the answer ${id} has no words`);
      for (const id of said.answers.keys()) {
        if (!wanted.includes(id)) at(['steps', name, 'answers', id], `${name}: there is no answer ${id}; remove it`);
      }
      const labels = [...said.answers.values()];
      if (new Set(labels).size < labels.length) at(['steps', name], `${name}: two answers have the same words`);
    }
    for (const name of texts.steps.keys()) {
      if (!definition.steps.has(name)) at(['steps', name], `${name}: there is no such step; remove it`);
    }
  }
  return problems;
}

/** Whether every text is in the letters of its language; the Dutch words of the card may stand in all. */
export function checkScripts(
  definition: PathwayDefinition,
  languages: readonly Language[],
  sources: readonly SourceText[],
): Problem[] {
  const problems: Problem[] = [];
  for (const { code, script } of languages) {
    const texts = definition.texts.get(code);
    const at = placeIn(sources, `${definition.id}/${code}.yaml`, problems);
    const look = (text: string, place: readonly string[]) => {
      const stray = strayLetters(text, code, script);
      if (stray) at(place, `holds letters of another language: ${stray}`);
      else if (!isInScript(text, script)) at(place, `is not in its own script: ${text}`);
    };
    look(texts?.title ?? '', ['title']);
    for (const [name, said] of texts?.steps ?? []) {
      look(said.text, ['steps', name, 'text']);
      for (const [id, label] of said.answers) look(label, ['steps', name, 'answers', id]);
    }
  }
  return problems;
}

/** Whether the entries, services and the theme it names exist. */
export function checkReferences(
  definition: PathwayDefinition,
  knowledge: Pick<Knowledge, 'entries' | 'services' | 'themes'>,
  sources: readonly SourceText[],
): Problem[] {
  const problems: Problem[] = [];
  const at = placeIn(sources, `${definition.id}/pathway.yaml`, problems);
  if (!knowledge.themes.has(definition.theme)) at(['theme'], `theme: there is no theme ${definition.theme}`);
  for (const [name, { end }] of definition.steps) {
    end?.entries.forEach((id, index) => {
      if (!knowledge.entries.has(id)) at(['steps', name, 'end', 'entries', index], `${name}: there is no entry ${id}`);
    });
    end?.services.forEach((id, index) => {
      if (!knowledge.services.has(id))
        at(['steps', name, 'end', 'services', index], `${name}: there is no service ${id}`);
    });
  }
  return problems;
}

/** Adds an error at a place of a file. */
function placeIn(sources: readonly SourceText[], path: string, problems: Problem[]) {
  return (place: readonly (string | number)[], message: string): void => {
    const text = sources.find((source) => source.path === path)?.text ?? '';
    problems.push({ path, line: yamlLine(text, place), message, severity: 'error' });
  };
}

function reachable(steps: ReadonlyMap<StepId, Step>, start: StepId): Set<StepId> {
  const reached = new Set<StepId>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = steps.get(name);
    if (!step || reached.has(name)) continue;
    reached.add(name);
    if (!step.end) open.push(...step.answers.map(({ to }) => to));
  }
  return reached;
}

/** Steps from which some way comes to an end. */
function leadingToAnEnd(steps: ReadonlyMap<StepId, Step>): Set<StepId> {
  const arriving = new Set([...steps].filter(([, step]) => step.end).map(([name]) => name));
  for (let before = -1; before !== arriving.size; ) {
    before = arriving.size;
    for (const [name, step] of steps) {
      if (!step.end && step.answers.some(({ to }) => arriving.has(to))) arriving.add(name);
    }
  }
  return arriving;
}
