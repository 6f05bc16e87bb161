import type { JSX } from 'preact';
import type { Block } from '../../../src/assistant/reply.js';
import { splitBold } from '../conversation/blocks.js';

/** A text with `**bold**` pieces. */
export function RichText({ text }: { readonly text: string }): JSX.Element {
  return (
    <>{splitBold(text).map((piece, index) => (piece.bold ? <strong key={index}>{piece.text}</strong> : piece.text))}</>
  );
}

/** One block of an answer. */
export function BlockView({ block }: { readonly block: Block }): JSX.Element {
  if (block.kind === 'heading') {
    return (
      <h3>
        <RichText text={block.text} />
      </h3>
    );
  }
  if (block.kind === 'paragraph') {
    return (
      <p>
        <RichText text={block.text} />
      </p>
    );
  }
  const items = block.items.map((item, index) => (
    <li key={index}>
      <RichText text={item} />
    </li>
  ));
  // names in Dutch below a text in the person's language
  const wording = block.language === undefined ? {} : { lang: block.language, dir: 'ltr' as const };
  return block.ordered ? <ol {...wording}>{items}</ol> : <ul {...wording}>{items}</ul>;
}
