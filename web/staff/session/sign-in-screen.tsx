import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Signpost } from '../../newcomer/parts/marks.js';
import { api } from '../api.js';
import { LanguageSwitch } from '../layout/language-switch.js';
import { Button } from '../parts/button.js';
import { Field } from '../parts/field.js';
import { FormError } from '../parts/form-error.js';
import { useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import type { SessionAnswer } from './session.js';
import { useSession } from './session-provider.js';

/** The first screen of somebody who is not signed in. */
export function SignInScreen(): JSX.Element {
  const { t, find } = useTexts();
  const { accept, methods } = useSession();
  const { query } = useAppLocation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // the way back from the identity provider
  const refused = query.get('error');

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('layout.app')}`;
  }, [t]);

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      accept(await api.post<SessionAnswer>('session', { login: login.trim(), password }, { quiet: true }));
    } catch (failure) {
      setError(failure);
      setPassword('');
      setBusy(false);
      document.querySelector<HTMLInputElement>('input[name="password"]')?.focus();
    }
  }

  return (
    <main class="alone-screen">
      <div class="sign-in">
        <div class="sign-in-mark">
          <Signpost />
          <p>{t('layout.app')}</p>
        </div>
        <form class="card form" onSubmit={submit}>
          <h1>{t('signIn.title')}</h1>
          {refused && <p class="form-error">{find(`errors.${refused}`) ?? t('errors.OIDC_FAILED')}</p>}
          <FormError error={error} />
          <Field
            label={t('signIn.login')}
            name="login"
            value={login}
            onValue={setLogin}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            autofocus
          />
          <Field
            label={t('signIn.password')}
            name="password"
            type="password"
            value={password}
            onValue={setPassword}
            autocomplete="current-password"
            required
          />
          <Button type="submit" busy={busy}>
            {t('signIn.submit')}
          </Button>
          {methods.oidc && (
            <a class="button plain" href="/api/staff/oidc/start">
              {t('signIn.with', { name: methods.oidcName ?? t('signIn.organisation') })}
            </a>
          )}
          <p class="soft">{t('signIn.forgotten')}</p>
        </form>
        <LanguageSwitch />
      </div>
    </main>
  );
}
