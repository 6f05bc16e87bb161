import { load, YAMLException } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './knowledge.js';
import { readPlainYaml } from './plain-yaml.js';

/** A file's text and where it stands, for naming it in a problem. */
export interface SourceText {
  /** Relative to the knowledge folder. */
  readonly path: string;
  readonly text: string;
  /** Lines before `text` in the file (front matter starts on line 2). */
  readonly lineOffset?: number;
}

export type Parsed<T> = { readonly value: T; readonly problems: [] } | { readonly problems: readonly Problem[] };

/**
 * Reads YAML and checks it against a schema. Reading uses js-yaml, which is three times as fast as `yaml`; when
 * something is wrong, `yaml` reads it again to find the lines.
 */
export function parseYaml<Schema extends z.ZodType>(source: SourceText, schema: Schema): Parsed<z.output<Schema>> {
  const offset = source.lineOffset ?? 0;
  let data: unknown;
  try {
    data = readPlainYaml(source.text) ?? load(source.text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = (error.mark?.line ?? 0) + 1 + offset;
    return { problems: [problem(source.path, line, `${error.reason}: check the quotes, colons and indentation here`)] };
  }
  const result = schema.safeParse(data ?? {});
  if (result.success) return { value: result.data, problems: [] };
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter });
  const problems = result.error.issues.map((issue) => {
    const line = lineOf(document, counter, issue.path) + offset;
    const where = issue.path.join('.');
    return problem(source.path, line, where ? `${where}: ${issue.message}` : issue.message);
  });
  return { problems };
}

/** The line of a path in a document; of its nearest parent when the path is not there. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  counter: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

/** An error an editor must mend. */
export function problem(path: string, line: number, message: string): Problem {
  return { path, line, message, severity: 'error' };
}
