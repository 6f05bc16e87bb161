import type { JSX } from 'preact';
import { useErrorText } from './error-text.js';
import { Icon } from './icon.js';

/** What went wrong with a form, announced as soon as it appears. */
export function FormError({ error }: { readonly error: unknown }): JSX.Element {
  const say = useErrorText();
  return (
    <div role="alert">
      {error !== undefined && error !== null && (
        <p class="form-error">
          <Icon name="warning" />
          <span>{say(error)}</span>
        </p>
      )}
    </div>
  );
}
