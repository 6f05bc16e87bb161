import type { Language } from '../../languages/language.js';
import type { Term } from '../glossary.js';
import type { Entry, EntryText, Knowledge, Problem } from '../knowledge.js';
import { yamlLine } from '../yaml-line.js';

/** What the rules look at. */
export interface CheckContext {
  readonly knowledge: Knowledge;
  /** The registered contact languages, in the order people choose from. */
  readonly languages: readonly Language[];
  readonly glossary: readonly Term[];
  /** Names of the pictograms that exist. */
  readonly icons: ReadonlySet<string>;
  /** ISO day. */
  readonly today: string;
  /** The texts of all files by their path, to find the line of a problem. */
  readonly files: ReadonlyMap<string, string>;
  /** The words of a question that tell it from others; two questions with the same ones ask the same. */
  readonly keyWords: (question: string, language: string) => readonly string[];
}

/** Looks at the whole knowledge base for one kind of mistake. */
export type Rule = (context: CheckContext) => Iterable<Problem>;

/** Where in a file: a text that stands there, or below the head there, or a path of keys in YAML. */
type Place = { readonly text: string } | { readonly body: string } | { readonly keys: readonly (string | number)[] };

const HEAD_END = '\n---';

/** A problem in a file, with the line of the place; line 1 when the place is not found. */
export function at(
  context: Pick<CheckContext, 'files'>,
  severity: Problem['severity'],
  path: string,
  message: string,
  place?: Place,
): Problem {
  return { path, line: place ? lineOf(context.files.get(path) ?? '', place) : 1, message, severity };
}

function lineOf(file: string, place: Place): number {
  if ('keys' in place) return yamlLine(file, place.keys);
  const index =
    'body' in place ? file.indexOf(place.body, Math.max(0, file.indexOf(HEAD_END))) : file.indexOf(place.text);
  return index < 0 ? 1 : file.slice(0, index).split('\n').length;
}

export function entryPath(entry: Entry): string {
  return `entries/${entry.id}/entry.yaml`;
}

function textPath(entry: Entry, text: Pick<EntryText, 'language'>): string {
  return `entries/${entry.id}/${text.language}.md`;
}

/** Every entry in every language. */
export function* textsOf(knowledge: Knowledge): Generator<{ entry: Entry; text: EntryText; path: string }> {
  for (const entry of knowledge.entries.values()) {
    for (const text of entry.texts.values()) yield { entry, text, path: textPath(entry, text) };
  }
}
