import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiError, api } from '../api.js';
import { Button } from '../parts/button.js';
import { useErrorText } from '../parts/error-text.js';
import { Checkbox, Field } from '../parts/field.js';
import { FormError } from '../parts/form-error.js';
import { useTexts } from '../texts/texts.js';
import type { SessionAnswer } from './session.js';
import { useAccount } from './session-provider.js';

/** Fewest characters of a password, as the server wants it. */
const SHORTEST = 12;

/** Chooses a password of one's own. */
export function PasswordForm(props: {
  /** The present one is the one-time password. */
  readonly oneTime?: boolean;
  readonly onDone: (answer: SessionAnswer) => void;
}): JSX.Element {
  const { t } = useTexts();
  const say = useErrorText();
  const account = useAccount();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const field = error instanceof ApiError ? error.field : undefined;
  const type = shown ? 'text' : 'password';

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      props.onDone(await api.post<SessionAnswer>('password', { current, password }));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form class="form" onSubmit={submit}>
      <FormError error={field ? undefined : error} />
      {/* lets password keepers know whose password it is */}
      <input
        type="text"
        name="username"
        class="hidden"
        autocomplete="username"
        value={account.login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Field
        label={t(props.oneTime ? 'password.oneTime' : 'password.current')}
        type={type}
        name="current"
        value={current}
        onValue={setCurrent}
        autocomplete="current-password"
        error={field === 'current' ? say(error) : undefined}
        required
      />
      <Field
        label={t('password.new')}
        hint={t('password.hint', { count: SHORTEST })}
        type={type}
        name="password"
        value={password}
        onValue={setPassword}
        autocomplete="new-password"
        minLength={SHORTEST}
        error={field === 'password' ? say(error) : undefined}
        required
      />
      <Checkbox label={t('password.show')} checked={shown} onValue={setShown} />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {t('password.save')}
        </Button>
      </div>
    </form>
  );
}
