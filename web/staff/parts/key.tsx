import type { JSX } from 'preact';

/** A key to press, for the eye only: the control says its shortcut by itself. */
export function Key({ name }: { readonly name: string }): JSX.Element {
  return (
    <span class="key" aria-hidden="true">
      <kbd>{name}</kbd>
    </span>
  );
}
