import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Field } from '../parts/field.js';
import { FormError } from '../parts/form-error.js';
import { useTexts } from '../texts/texts.js';
import type { SessionAnswer, StaffAccount } from './session.js';

/** Over the page whose session has ended: the password again, and the page goes on where it was. */
export function SignInAgain(props: {
  readonly account: StaffAccount;
  readonly methods: SessionAnswer['signInMethods'];
  /** Takes over what the server answered. */
  readonly accept: (answer: SessionAnswer) => void;
  readonly onSettled: (signedIn: boolean) => void;
}): JSX.Element {
  const { t } = useTexts();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { account, methods, accept, onSettled } = props;

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const answer = await api.post<SessionAnswer>('session', { login: account.login, password }, { quiet: true });
      accept(answer);
      onSettled(true);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog title={t('signIn.again')} onClose={() => onSettled(false)}>
      <form class="form" onSubmit={submit}>
        <p>{t('signIn.againWhy')}</p>
        <FormError error={error} />
        <Field label={t('signIn.login')} name="login" value={account.login} readOnly autocomplete="username" />
        <Field
          label={t('signIn.password')}
          name="password"
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          required
          autofocus
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('signIn.submit')}
          </Button>
          {methods.oidc && (
            // in a tab of its own: this page keeps what was typed, and is tried again by hand
            <a class="button plain" href="/api/staff/oidc/start" target="_blank" rel="noreferrer">
              {t('signIn.with', { name: methods.oidcName ?? '' })}
            </a>
          )}
        </div>
      </form>
    </Dialog>
  );
}
