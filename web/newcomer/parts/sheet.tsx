import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTexts } from '../surroundings.js';
import { Icon } from './icon.js';

/** A dialog over the page. The browser keeps the focus in it, closes it on Escape and gives the focus back. */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog already
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="sheet-title"
      onClose={props.onClose}
      // the dialog itself is only hit beside its content
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="inside">
        <div class="head">
          <h2 id="sheet-title">{props.title}</h2>
          <button type="button" class="round" aria-label={texts.close} onClick={() => dialog.current?.close()}>
            <Icon name="x" />
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
