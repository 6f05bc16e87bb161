import type { ComponentChildren, JSX } from 'preact';
import { useTexts } from '../texts/texts.js';
import type { Loading as Load } from '../use-load.js';
import { Button } from './button.js';
import { useErrorText } from './error-text.js';
import { Icon, type IconName } from './icon.js';

/** The form of what is coming. */
export function Loading({ lines = 4 }: { readonly lines?: number }): JSX.Element {
  const { t } = useTexts();
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{t('common.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty(props: {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      {props.icon && <Icon name={props.icon} />}
      <p class="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

/** What failed, what to do, and a button to try again. */
export function ErrorBox(props: { readonly error: unknown; readonly onRetry?: () => void }): JSX.Element {
  const { t } = useTexts();
  const say = useErrorText();
  return (
    <div class="error-box" role="alert">
      <Icon name="warning" />
      <p>{say(props.error)}</p>
      {props.onRetry && (
        <Button icon="undo" onClick={props.onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

/** Shows what was loaded; before, its skeleton; when it failed, why. An older answer stays below an error. */
export function Loaded<T>(props: {
  readonly of: Load<T>;
  readonly lines?: number;
  readonly children: (data: T) => ComponentChildren;
}): JSX.Element {
  const { data, error, reload } = props.of;
  return (
    <>
      {error !== undefined && <ErrorBox error={error} onRetry={reload} />}
      {data === undefined ? error === undefined && <Loading lines={props.lines ?? 4} /> : props.children(data)}
    </>
  );
}
