import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.js';

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'icon'> & {
  /** `main` one per screen, `plain` the usual one, `quiet` without a frame, `danger` takes something away. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Something is under way: a second press does nothing. */
  readonly busy?: boolean;
  readonly children?: ComponentChildren;
};

/** A button. Only with an icon, it needs an `aria-label`. */
export function Button({ look, icon, busy, children, class: extra, onClick, type, ...rest }: ButtonProps): JSX.Element {
  const kind = look ?? (type === 'submit' ? 'main' : 'plain');
  const alone = children === undefined || children === null;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      class={`button ${kind}${alone ? ' alone' : ''}${extra ? ` ${extra}` : ''}`}
      // not `disabled`: the focus would be lost
      aria-disabled={busy ? true : rest['aria-disabled']}
      aria-busy={busy}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
