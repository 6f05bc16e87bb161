/**
 * Reads the plain YAML that nearly all heads of texts are written in: keys with a text, a list of texts or a map of
 * texts. Ten times as fast as a whole YAML reader, which counts with two thousand files at every start. Anything it is
 * not sure of gives undefined, and the caller reads it as YAML; a test compares the two on every file.
 */
export function readPlainYaml(text: string): Record<string, unknown> | undefined {
  const result: Record<string, unknown> = {};
  let key: string | undefined;
  let group: string[] | Record<string, string> | undefined;
  for (const line of text.split('\n')) {
    const item = LIST_ITEM.exec(line);
    if (item && key !== undefined && !isMap(group)) {
      const value = readText(item[1] ?? '');
      if (value === undefined) return undefined;
      group ??= [];
      group.push(value);
      result[key] = group;
      continue;
    }
    const [, indent, name = '', rest = ''] = PAIR.exec(line) ?? [];
    if (indent === undefined || name in result) return undefined;
    if (indent === '') {
      if (group === undefined && key !== undefined) return undefined;
      key = name;
      group = undefined;
      if (rest !== '') {
        const value = readText(rest);
        if (value === undefined) return undefined;
        result[key] = value;
        group = [];
      }
      continue;
    }
    const value = readText(rest);
    if (value === undefined || key === undefined || Array.isArray(group)) return undefined;
    group ??= {};
    if (name in group) return undefined;
    group[name] = value;
    result[key] = group;
  }
  return key === undefined || group === undefined ? undefined : result;
}

const LIST_ITEM = /^ *- (.*)$/;
/** Indentation, a name without signs of YAML, and what stands behind the colon. */
const PAIR = /^( *)([\p{L}][\p{L}\p{M}\p{N} ()'’/,.+-]*):(?: (.*))?$/u;

const QUOTED = /^"([^"\\]*)"$/;
/** Begins with a letter, or with a number and more words; nothing in it that YAML could read as something else. */
const PLAIN = /^(?:\p{L}|\p{Nd}+ \P{Nd}*\p{L})/u;
const SIGNS = /: | #|:$|\s$|\t/;
/** Words that are no texts in one version of YAML or another. */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

function readText(text: string): string | undefined {
  const quoted = QUOTED.exec(text);
  if (quoted) return quoted[1];
  return PLAIN.test(text) && !SIGNS.test(text) && !WORDS.test(text) ? text : undefined;
}

function isMap(group: string[] | Record<string, string> | undefined): group is Record<string, string> {
  return group !== undefined && !Array.isArray(group);
}
