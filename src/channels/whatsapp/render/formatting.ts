import type { Block } from '../../../assistant/reply.js';

/** Bold in WhatsApp's own marks. A text that holds the mark itself stays plain: there is no escape character. */
export function bold(text: string): string {
  const plain = text.trim();
  return plain === '' || plain.includes('*') || plain.includes('\n') ? plain : `*${plain}*`;
}

/** The `**bold**` of the knowledge base in WhatsApp's marks. */
export function inMarks(text: string): string {
  return text.replace(/\*\*([^*\n]+)\*\*/g, (_match, inner: string) => bold(inner));
}

/** Blocks as text: headings in bold, lists with WhatsApp's own marks. */
export function blocksInMarks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading') return bold(block.text.replaceAll('**', ''));
      if (block.kind === 'paragraph') return inMarks(block.text);
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inMarks(item)}`).join('\n');
    })
    .join('\n\n');
}

/** Paragraphs from what there is. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return lines(parts, '\n\n');
}

export function lines(parts: readonly (string | undefined)[], between = '\n'): string {
  return parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(between);
}
