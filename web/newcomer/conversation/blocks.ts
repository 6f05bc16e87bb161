import type { Block } from '../../../src/assistant/reply.js';

/** Splits `**bold**` pieces off a text. */
export function splitBold(text: string): readonly { readonly text: string; readonly bold: boolean }[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((piece, index) => ({ text: piece, bold: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** A block of a translation and the block of the Dutch original it stands for. */
export interface Pair {
  readonly translation: Block | undefined;
  readonly original: Block | undefined;
}

/** Puts translation and original side by side, paragraph by paragraph; what one has more stands alone at the end. */
export function alignBlocks(translation: readonly Block[], original: readonly Block[]): readonly Pair[] {
  const length = Math.max(translation.length, original.length);
  return Array.from({ length }, (_, index) => ({ translation: translation[index], original: original[index] }));
}

/** The words of an answer without its form, to be read aloud: one piece per paragraph or item. */
export function spokenPieces(title: string, body: readonly Block[]): readonly string[] {
  const texts = body.flatMap((block) => (block.kind === 'list' ? itemsToSpeak(block) : [block.text]));
  return [title, ...texts].map((text) => text.replace(/\*\*/g, ''));
}

/** A voice of the text around would not be understood in another language. */
const itemsToSpeak = ({ items, language }: Extract<Block, { kind: 'list' }>) => (language === undefined ? items : []);

/** The first sentence of a text, to be shown large, and the rest; a text of one sentence is all greeting. */
export function splitGreeting(text: string): readonly [string, string] {
  const [, greeting = text, rest = ''] = /^(.+?[!.?؟።]+)\s+(.+)$/s.exec(text) ?? [];
  return [greeting, rest];
}
