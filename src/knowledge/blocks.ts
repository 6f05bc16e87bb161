/** Plain pieces of formatted text. `text` and items may hold `**bold**` only. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly string[];
      /** Code of the items' language, when it is another than that of the text around: Dutch names. */
      readonly language?: string;
    };

const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/;

/**
 * Reads the small Markdown of entries: paragraphs, `## ` headings and lists. Anything else is text, so a foreign page
 * never fails.
 */
export function parseBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let list: { ordered: boolean; items: string[] } | undefined;
  const close = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join(' ') });
    if (list) blocks.push({ kind: 'list', ...list });
    lines = [];
    list = undefined;
  };
  for (const line of markdown.split('\n')) {
    const item = ITEM.exec(line);
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    if (line.trim() === '') close();
    else if (heading) {
      close();
      blocks.push({ kind: 'heading', text: (heading[1] ?? '').trim() });
    } else if (item) {
      const ordered = item[1] !== undefined;
      if (!list || list.ordered !== ordered) {
        close();
        list = { ordered, items: [] };
      }
      list.items.push((item[2] ?? '').trim());
    } else if (list && list.items.length > 0 && /^\s/.test(line)) {
      list.items[list.items.length - 1] += ` ${line.trim()}`;
    } else {
      if (list) close();
      lines.push(line.trim());
    }
  }
  close();
  return blocks;
}

/** The same text for a client that shows no formatting: bullets, numbers and line breaks. */
export function blocksToText(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'list'
        ? block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`).join('\n')
        : block.text,
    )
    .join('\n\n');
}
