import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Pictogram } from '../../newcomer/parts/marks.js';
import { Key } from '../parts/key.js';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** The letter that chooses it. */
  readonly key: string;
  readonly icon?: string;
}

/** One of a few, each with a letter of its own; the letter works while the focus is in the group. */
export function ChoiceGroup<Id extends string>(props: {
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id | undefined;
  /** `byKey`: with its letter, so that the focus can go on. */
  readonly onChoose: (id: Id, byKey: boolean) => void;
  readonly look?: 'tiles' | 'chips';
  /** The letters also work while the focus is nowhere, as after a click beside everything. */
  readonly anywhere?: boolean;
  /** It is needed and still missing. */
  readonly missing?: string | undefined;
  readonly groupRef?: { current: HTMLFieldSetElement | null };
}): JSX.Element {
  const name = useId();
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = props.choices.find(({ key }) => key === event.key.toLowerCase());
    if (!choice) return;
    event.preventDefault();
    props.onChoose(choice.id, true);
  }
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!props.anywhere) return;
    const listen = (event: KeyboardEvent) => {
      const nowhere = event.target instanceof HTMLElement && event.target.matches('body, main');
      if (nowhere && !document.querySelector('dialog[open]')) latest.current(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [props.anywhere]);
  return (
    <fieldset
      class={`choices ${props.look ?? 'chips'}${props.missing ? ' missing' : ''}`}
      ref={props.groupRef ?? null}
      onKeyDown={press}
      aria-describedby={props.missing ? `${name}-missing` : undefined}
    >
      <legend>
        {props.legend}
        {props.hint && <span class="legend-hint"> {props.hint}</span>}
      </legend>
      {props.missing && (
        <p class="field-error" id={`${name}-missing`}>
          {props.missing}
        </p>
      )}
      <div class="choice-list">
        {props.choices.map(({ id, label, key, icon }) => (
          <label key={id} class="choice">
            <input
              type="radio"
              class="choice-input"
              name={name}
              value={id}
              checked={props.chosen === id}
              onChange={() => props.onChoose(id, false)}
              aria-keyshortcuts={key.toUpperCase()}
            />
            <span class="choice-face">
              {icon && <Pictogram name={icon} />}
              <span class="choice-label">{label}</span>
              <Key name={key.toUpperCase()} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Puts the focus in a group: on what is chosen, else on the first. */
export function focusGroup(group: HTMLFieldSetElement | null): void {
  const chosen = group?.querySelector<HTMLInputElement>('input:checked');
  (chosen ?? group?.querySelector<HTMLInputElement>('input'))?.focus();
}
