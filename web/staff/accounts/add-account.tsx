import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { ApiError, api } from '../api.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { FormError } from '../parts/form-error.js';
import type { Names } from '../register/catalogue.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import type { AccountDraft, ListedAccount } from './account.js';
import { AccountFields } from './account-fields.js';

/** A new account; its one-time password is shown once. */
export function AddAccount(props: {
  readonly catalogue: Catalogue | undefined;
  readonly names: Names;
  readonly onAdded: (account: ListedAccount, password: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const me = useAccount();
  const [draft, setDraft] = useState<AccountDraft>({
    login: '',
    name: '',
    role: 'bridge',
    organisation: me.organisation,
    municipality: me.municipality ?? null,
    languages: [],
  });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const known = error instanceof ApiError && error.field !== undefined ? error : undefined;

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const added = await api.post<{ account: ListedAccount; oneTimePassword: string }>('accounts', draft);
      props.onAdded(added.account, added.oneTimePassword);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Dialog title={t('accounts.add')} onClose={props.onClose}>
      <form class="form" onSubmit={submit}>
        <FormError error={known ? undefined : error} />
        <AccountFields {...props} draft={draft} onChange={setDraft} isNew error={known} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('accounts.create')}
          </Button>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
