import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { useTexts } from '../texts/texts.js';
import { PasswordForm } from './password-form.js';
import { useAccount, useSession } from './session-provider.js';

/** Whoever came in with a one-time password chooses an own one before anything else. */
export function NewPasswordScreen(): JSX.Element {
  const { t } = useTexts();
  const { accept, signOut } = useSession();
  const account = useAccount();
  useEffect(() => {
    document.title = `${t('password.choose')} · ${t('layout.app')}`;
  }, [t]);
  return (
    <main class="alone-screen">
      <div class="card sign-in">
        <h1>{t('password.choose')}</h1>
        <p>{t('password.chooseWhy', { name: account.name })}</p>
        <PasswordForm oneTime onDone={accept} />
        <Button look="quiet" onClick={() => void signOut().catch(() => undefined)}>
          {t('layout.signOut')}
        </Button>
      </div>
    </main>
  );
}
