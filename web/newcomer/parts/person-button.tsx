import type { JSX } from 'preact';
import { useSurroundings } from '../surroundings.js';
import { Icon } from './icon.js';

/** "Talk to a person", in one tap from the top of every screen; only wide ones have room for the words. */
export function PersonButton(props: {
  /** The same stands above the keyboard, too. */
  readonly again?: boolean;
  /** What must be done first. */
  readonly onClick?: () => void;
}): JSX.Element {
  const { bundle, choose } = useSurroundings();
  const label = bundle.texts.person;
  return (
    <button
      type="button"
      class={props.again ? 'bar-person again' : 'bar-person'}
      aria-label={label}
      onClick={() => {
        props.onClick?.();
        choose({ action: 'person', label });
      }}
    >
      <Icon name="person" />
      <span aria-hidden="true">{label}</span>
    </button>
  );
}
