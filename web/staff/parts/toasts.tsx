import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useTexts } from '../texts/texts.js';
import { Icon } from './icon.js';

/** A short message at the edge of the screen. */
export interface Toast {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  /** Takes back what was done; the toast goes away. */
  readonly undo?: () => void;
}

interface Shown extends Toast {
  readonly id: number;
}

/** Milliseconds a toast stays; with something to undo longer, since it can be needed (WCAG 2.2.1: the list can, too). */
const STAYS = 6000;
const STAYS_WITH_UNDO = 12_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a toast: `toast({ text: t('register.saved'), undo })`. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

/** The newest toast; Ctrl+Z undoes it while it is there and nothing is being typed. */
export function ToastProvider(props: { readonly children: ComponentChildren }): JSX.Element {
  const [shown, setShown] = useState<Shown>();
  const counter = useRef(0);
  const [held, setHeld] = useState(false);
  const show = useCallback((toast: Toast) => {
    counter.current += 1;
    setShown({ ...toast, id: counter.current });
  }, []);
  const close = useCallback(() => {
    setShown(undefined);
    setHeld(false);
  }, []);
  useEffect(() => {
    if (!shown || held) return;
    const timer = setTimeout(close, shown.undo ? STAYS_WITH_UNDO : STAYS);
    return () => clearTimeout(timer);
  }, [shown, held, close]);
  const undo = useMemo(() => {
    const action = shown?.undo;
    return (
      action &&
      (() => {
        close();
        action();
      })
    );
  }, [shown, close]);
  useEffect(() => {
    if (!undo) return;
    const press = (event: KeyboardEvent) => {
      const typed = isTypedIn(event.target);
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || typed) return;
      event.preventDefault();
      undo();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [undo]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocusIn: () => setHeld(true),
    onFocusOut: () => setHeld(false),
  };
  return (
    <ToastContext.Provider value={show}>
      {props.children}
      {/* the regions are always there: what appears in them is read out */}
      <div class="toasts">
        <div role="status" aria-live="polite">
          {shown && shown.tone !== 'bad' && <ToastBox key={shown.id} {...{ shown, undo, close, hold }} />}
        </div>
        <div role="alert">
          {shown && shown.tone === 'bad' && <ToastBox key={shown.id} {...{ shown, undo, close, hold }} />}
        </div>
      </div>
    </ToastContext.Provider>
  );
}

function ToastBox(box: {
  readonly shown: Shown;
  readonly undo: (() => void) | undefined;
  readonly close: () => void;
  readonly hold: Readonly<Record<string, () => void>>;
}): JSX.Element {
  const { t } = useTexts();
  return (
    <div class={`toast ${box.shown.tone ?? 'good'}`} {...box.hold}>
      <Icon name={box.shown.tone === 'bad' ? 'warning' : 'check'} />
      <span>{box.shown.text}</span>
      {box.undo && (
        <button type="button" class="button toast-undo" onClick={box.undo}>
          {t('common.undo')}
        </button>
      )}
      <button type="button" class="button alone toast-close" aria-label={t('common.close')} onClick={box.close}>
        <Icon name="x" />
      </button>
    </div>
  );
}

/** Whether Ctrl+Z belongs to a text that is being typed. */
function isTypedIn(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== '';
  return target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type) && target.value !== '';
}
