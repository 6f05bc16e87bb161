import type { ComponentChildren, JSX } from 'preact';

/** Text in another language than what stands around it: says so, and runs its own way. */
export function Foreign(props: {
  readonly language: string;
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly class?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <span lang={props.language} dir={props.direction ?? 'auto'} class={props.class}>
      {props.children}
    </span>
  );
}

/** A phone number or address of a page: written from left to right in every language. */
export function LeftToRight({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <bdi dir="ltr">{children}</bdi>;
}
