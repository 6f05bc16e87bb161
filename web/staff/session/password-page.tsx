import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../layout/page.js';
import { useToast } from '../parts/toasts.js';
import { useTexts } from '../texts/texts.js';
import { PasswordForm } from './password-form.js';
import { useSession } from './session-provider.js';

/** Another password. */
export function PasswordPage(): JSX.Element {
  const { t } = useTexts();
  const { accept } = useSession();
  const toast = useToast();
  const [turn, setTurn] = useState(0);
  return (
    <Page title={t('password.title')}>
      <div class="card narrow">
        <PasswordForm
          key={turn}
          onDone={(answer) => {
            accept(answer);
            setTurn(turn + 1);
            toast({ text: t('password.saved') });
          }}
        />
      </div>
    </Page>
  );
}
