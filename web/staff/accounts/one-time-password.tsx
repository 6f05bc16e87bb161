import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { useTexts } from '../texts/texts.js';
import type { ListedAccount } from './account.js';

/** The one moment at which a one-time password can be read. */
export function OneTimePassword(props: {
  readonly account: ListedAccount;
  readonly password: string;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  const { account, password } = props;
  async function copy() {
    // without permission or TLS the password stays on the screen, to be selected
    await navigator.clipboard?.writeText(password).then(
      () => setCopied(true),
      () => undefined,
    );
  }
  return (
    <Dialog title={t('password.oneTime')} onClose={props.onClose}>
      <p>{t('accounts.handOver', { name: account.name, login: account.login })}</p>
      <p class="one-time" data-password>
        {password}
      </p>
      <p class="soft">{t('accounts.onlyNow')}</p>
      <div class="actions">
        <Button look="main" icon={copied ? 'check' : 'copy'} onClick={copy}>
          {t(copied ? 'common.copied' : 'common.copy')}
        </Button>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
}
