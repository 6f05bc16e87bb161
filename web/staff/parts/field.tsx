import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FrameProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong with what was filled in. */
  readonly error?: string | undefined;
  /** The label is for screen readers only. */
  readonly labelHidden?: boolean;
}

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label, hint and error around any control; the control gets the ids that tie them together. */
export function FieldFrame(
  props: FrameProps & { readonly children: (described: Described) => ComponentChildren },
): JSX.Element {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label for={id} class={props.labelHidden ? 'hidden' : undefined}>
        {props.label}
      </label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
      {props.error && (
        <p class="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </div>
  );
}

type InputProps = FrameProps &
  Omit<JSX.IntrinsicElements['input'], 'label' | 'value' | 'id'> & {
    readonly value: string;
    /** Id of a `datalist`. */
    readonly list?: string;
    readonly onValue?: (value: string) => void;
  };

/** A line of text with its label. */
export function Field({ label, hint, error, labelHidden, onValue, ...input }: InputProps): JSX.Element {
  return (
    <FieldFrame {...{ label, hint, error, ...(labelHidden ? { labelHidden } : {}) }}>
      {(described) => (
        <input
          {...(input as JSX.IntrinsicElements['input'])}
          {...described}
          onInput={(event) => onValue?.(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

type AreaProps = FrameProps &
  Omit<JSX.IntrinsicElements['textarea'], 'label' | 'value' | 'id'> & {
    readonly value: string;
    readonly onValue: (value: string) => void;
  };

/** Several lines of text with their label. */
export function TextArea({ label, hint, error, labelHidden, onValue, ...area }: AreaProps): JSX.Element {
  return (
    <FieldFrame {...{ label, hint, error, ...(labelHidden ? { labelHidden } : {}) }}>
      {(described) => (
        <textarea
          {...(area as JSX.IntrinsicElements['textarea'])}
          {...described}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

/** One of a list. `empty` is the choice of nothing. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

type SelectProps = FrameProps &
  Omit<JSX.IntrinsicElements['select'], 'label' | 'value' | 'id'> & {
    readonly options: readonly SelectOption[];
    readonly value: string;
    readonly onValue: (value: string) => void;
  };

/** A choice from a short list; a long one is for `Combobox`. */
export function Select({
  label,
  hint,
  error,
  labelHidden,
  options,
  value,
  onValue,
  ...rest
}: SelectProps): JSX.Element {
  return (
    <FieldFrame {...{ label, hint, error, ...(labelHidden ? { labelHidden } : {}) }}>
      {(described) => (
        <select
          {...(rest as JSX.IntrinsicElements['select'])}
          {...described}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

/** Yes or no. */
export function Checkbox(props: {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
}): JSX.Element {
  return (
    <label class="checkbox">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onValue(event.currentTarget.checked)} />
      <span>{props.label}</span>
    </label>
  );
}
