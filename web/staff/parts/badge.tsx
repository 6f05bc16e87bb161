import type { ComponentChildren, JSX } from 'preact';

/** A short word or number that stands out. */
export function Badge(props: {
  readonly tone?: 'plain' | 'good' | 'sun' | 'danger';
  readonly children: ComponentChildren;
}): JSX.Element {
  return <span class={`badge ${props.tone ?? 'plain'}`}>{props.children}</span>;
}
