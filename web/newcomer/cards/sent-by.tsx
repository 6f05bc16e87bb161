import type { JSX } from 'preact';
import { Icon } from '../parts/icon.js';
import { useTexts } from '../surroundings.js';
import { fill } from '../texts.js';

/** Above what a bridge figure sends from the knowledge base. */
export function SentBy({ name }: { readonly name: string }): JSX.Element {
  return (
    <p class="who">
      <Icon name="person" />
      <span>{fill(useTexts().live.sentBy, { name })}</span>
    </p>
  );
}
