import type { EditorTask, NewEditorTask, UnansweredGroup } from '../../../../src/staff/figures-types.js';

/** Longest text of a task that the server takes. */
const LONGEST = 2000;

/** The task that an unanswered group has become, if any: it quotes the group's first example. */
export function taskOfGroup(tasks: readonly EditorTask[], group: UnansweredGroup): EditorTask | undefined {
  const [example] = group.examples;
  if (example === undefined) return undefined;
  return tasks.find(({ language, text }) => language === group.language && text.includes(quote(example)));
}

/** The task an entry has already, if it is still to be done. */
export function openTaskOfEntry(tasks: readonly EditorTask[], entry: string): EditorTask | undefined {
  return tasks.find((task) => task.entry === entry && (task.status === 'open' || task.status === 'taken'));
}

/**
 * A task for the editor out of a group of unanswered messages.
 *
 * @param intro what is asked, in a sentence; the examples come below it
 */
export function taskFromGroup(group: UnansweredGroup, kind: NewEditorTask['kind'], intro: string): NewEditorTask {
  const text = [intro, ...group.examples.map(quote)].join('\n').slice(0, LONGEST);
  const entry = kind === 'improve-entry' ? group.proposal?.entry : undefined;
  return { kind, text, language: group.language, ...(entry === undefined ? {} : { entry }) };
}

const quote = (example: string) => `“${example}”`;
