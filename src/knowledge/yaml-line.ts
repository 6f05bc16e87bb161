import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml';

/**
 * The line a key or list item of a YAML text stands on, from 1; of its nearest parent when it is not there. Slow
 * (it reads the text again): for naming a problem, not for every turn.
 */
export function yamlLine(text: string, path: readonly (string | number)[]): number {
  const counter = new LineCounter();
  let node: Node | null = parseDocument(text, { lineCounter: counter }).contents;
  let line = 1;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) line = counter.linePos(pair.key.range[0]).line;
      node = pair.value as Node | null;
    } else {
      const child = (node as { items?: readonly unknown[] } | null)?.items?.[Number(key)] as Node | undefined;
      if (!child?.range) break;
      line = counter.linePos(child.range[0]).line;
      node = child;
    }
  }
  return line;
}
