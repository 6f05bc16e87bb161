import type { ComponentChildren, JSX } from 'preact';

/** A phone number or address of a page: written from left to right in every language. */
export function LeftToRight({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <bdi dir="ltr">{children}</bdi>;
}
