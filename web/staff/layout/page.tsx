import type { ComponentChildren, JSX } from 'preact';

/** Title of a page, its buttons, and what it shows. */
export function Page(props: {
  readonly title: string;
  /** Beside the title. */
  readonly actions?: ComponentChildren;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={props.wide ? 'page wide' : 'page'}>
      <div class="page-head">
        <h1>{props.title}</h1>
        {props.actions && <div class="actions">{props.actions}</div>}
      </div>
      {props.children}
    </div>
  );
}
