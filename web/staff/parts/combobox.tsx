import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { Pictogram } from '../../newcomer/parts/marks.js';
import { useTexts } from '../texts/texts.js';

export interface ComboItem {
  readonly id: string;
  readonly label: string;
  /** Smaller, beside the label. */
  readonly hint?: string;
  /** A pictogram of the knowledge base. */
  readonly icon?: string;
}

interface ComboboxProps {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** What fits what was typed, best first; also for nothing typed. A promise for what the server finds. */
  readonly find: (typed: string) => readonly ComboItem[] | Promise<readonly ComboItem[]>;
  readonly chosen: ComboItem | undefined;
  readonly onChoose: (item: ComboItem | undefined) => void;
  readonly inputRef?: { current: HTMLInputElement | null };
  /** The list is shown as soon as the field has the focus. */
  readonly openOnFocus?: boolean;
  /** Called with the key when the list is closed, for shortcuts of the form. */
  readonly onKey?: (event: KeyboardEvent) => void;
}

/** What the server found, and for which letters. */
interface Late {
  readonly typed: string;
  readonly items: readonly ComboItem[] | undefined;
}

/**
 * Search as you type, with the keyboard: arrows move, Enter chooses, Escape closes and then empties. The pattern is
 * "editable combobox with list autocomplete" of the ARIA Authoring Practices.
 */
export function Combobox(props: ComboboxProps): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [late, setLate] = useState<Late>({ typed: '', items: undefined });
  const { find, chosen, onChoose } = props;

  // at once where that is possible: who types fast presses Enter before anything was drawn
  const found = useMemo(() => (open ? find(typed) : []), [open, typed, find]);
  const isLate = found instanceof Promise;
  const items: readonly ComboItem[] = isLate ? (late.items ?? []) : found;
  const isPending = isLate && (late.typed !== typed || late.items === undefined);
  // nothing typed, nothing chosen: Enter is for the form
  const [moved, setMoved] = useState<number>();
  const active = moved ?? (typed === '' ? -1 : 0);

  useEffect(() => {
    if (!(found instanceof Promise)) return;
    let wanted = true;
    const show = (result: readonly ComboItem[]) => wanted && setLate({ typed, items: result });
    found.then(show, () => show([]));
    return () => {
      wanted = false;
    };
  }, [found, typed]);

  function type(text: string) {
    setTyped(text);
    setMoved(undefined);
  }

  function choose(item: ComboItem) {
    type('');
    setOpen(false);
    input.current?.focus();
    // last: it may lead the focus on to the next question
    onChoose(item);
  }

  function press(event: KeyboardEvent) {
    if (event.isComposing) return;
    const last = items.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!open) setOpen(true);
      else if (last >= 0) setMoved((Math.max(active, step === 1 ? -1 : 0) + step + last + 1) % (last + 1));
    } else if (event.key === 'Enter' && open && (typed !== '' || items[active])) {
      // what was typed and not found is no choice: the form waits for one
      event.preventDefault();
      event.stopPropagation();
      if (!isPending && items[active]) choose(items[active]);
    } else if (event.key === 'Escape' && (open || typed !== '' || chosen)) {
      event.preventDefault();
      event.stopPropagation();
      if (open) setOpen(false);
      else onChoose(undefined);
      type('');
    } else if (event.key === 'Backspace' && typed === '' && chosen) {
      onChoose(undefined);
      setOpen(true);
    } else if (event.key === 'Tab') setOpen(false);
    else props.onKey?.(event);
  }

  const shown = open && (items.length > 0 || (typed !== '' && !isPending));
  return (
    <div class="field combobox">
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <div class="combobox-box">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && items[active] ? `${id}-${active}` : undefined}
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={props.placeholder}
          value={typed === '' && chosen && !open ? chosen.label : typed}
          onInput={(event) => {
            const text = event.currentTarget.value;
            // the first key on a chosen title replaces it
            type(chosen && !open && text.startsWith(chosen.label) ? text.slice(chosen.label.length) : text);
            setOpen(true);
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            if (props.openOnFocus) setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            type('');
          }}
          onKeyDown={press}
        />
        <div id={`${id}-list`} role="listbox" aria-label={props.label} class="combobox-list" hidden={!shown}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
            <div
              key={item.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              class={index === active ? 'option active' : 'option'}
              ref={(element) => {
                if (index === active && shown) element?.scrollIntoView({ block: 'nearest' });
              }}
              // before the blur of the input closes the list
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              {item.icon && <Pictogram name={item.icon} />}
              <span class="option-label">{item.label}</span>
              {item.hint && <span class="option-hint">{item.hint}</span>}
            </div>
          ))}
          {items.length === 0 && (
            // biome-ignore lint/a11y/useFocusableInteractive: nothing to choose
            <div role="option" aria-disabled="true" aria-selected="false" class="option none">
              {t('common.nothingFound')}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}
