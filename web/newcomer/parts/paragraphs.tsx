import type { JSX } from 'preact';
import { RichText } from './rich-text.js';

/** A text of Wegwijzer, a paragraph per line, in its own language. */
export function Paragraphs(props: {
  readonly text: string;
  readonly wording: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
}): JSX.Element {
  return (
    <div class="prose" {...props.wording}>
      {props.text
        .split(/\n+/)
        .filter(Boolean)
        .map((text) => (
          <p key={text}>
            <RichText text={text} />
          </p>
        ))}
    </div>
  );
}
