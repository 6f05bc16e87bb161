import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { ApiError, api } from '../api.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { FormError } from '../parts/form-error.js';
import { useToast } from '../parts/toasts.js';
import type { Names } from '../register/catalogue.js';
import { Link } from '../router/location.js';
import { useAccount } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import type { AccountDraft, ListedAccount } from './account.js';
import { AccountFields } from './account-fields.js';

/** Changes an account, gives a new one-time password, takes it out of use or back into use. */
export function EditAccount(props: {
  readonly catalogue: Catalogue | undefined;
  readonly names: Names;
  readonly account: ListedAccount;
  readonly onChanged: (account: ListedAccount) => void;
  readonly onReset: (account: ListedAccount, password: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const me = useAccount();
  const { account, onChanged, onReset, onClose } = props;
  const [draft, setDraft] = useState<AccountDraft>({ ...account, municipality: account.municipality ?? null });
  const [sure, setSure] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const known = error instanceof ApiError && error.field !== undefined ? error : undefined;
  const isMe = account.id === me.id;
  const { name } = account;

  const patch = async (changes: object) =>
    onChanged((await api.patch<{ account: ListedAccount }>(`accounts/${account.id}`, changes)).account);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  const save = () =>
    attempt(async () => {
      await patch({
        name: draft.name,
        role: draft.role,
        organisation: draft.organisation,
        municipality: draft.municipality,
        languages: draft.languages,
      });
      toast({ text: t('accounts.saved', { name: draft.name }) });
      onClose();
    });
  const reset = () =>
    attempt(async () => {
      const answer = await api.post<{ account: ListedAccount; oneTimePassword: string }>(
        `accounts/${account.id}/reset`,
      );
      onReset(answer.account, answer.oneTimePassword);
    });
  const setActive = (active: boolean) =>
    attempt(async () => {
      await patch({ active });
      const undo = () => void patch({ active: !active }).catch(() => toast({ text: t('errors.UNKNOWN'), tone: 'bad' }));
      toast({ text: t(active ? 'accounts.activated' : 'accounts.deactivated', { name }), undo });
      onClose();
    });

  return (
    <Dialog title={name} onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormError error={known ? undefined : error} />
        <AccountFields {...props} draft={draft} onChange={setDraft} isNew={false} error={known} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
      <div class="account-more">
        {(account.role === 'bridge' || account.role === 'admin') && (
          <Link class="button plain small" to={`/availability?account=${account.id}`} onClick={onClose}>
            {t('accounts.hours')}
          </Link>
        )}
        {!isMe && !sure && (
          <Button class="small" icon="key" onClick={() => setSure(true)}>
            {t('accounts.reset')}
          </Button>
        )}
        {!isMe && sure && (
          <>
            <p>{t('accounts.resetSure', { name })}</p>
            <Button class="small" look="danger" busy={busy} onClick={reset}>
              {t('accounts.resetYes')}
            </Button>
          </>
        )}
        {!isMe && (
          <Button class="small" busy={busy} onClick={() => setActive(!account.active)}>
            {t(account.active ? 'accounts.deactivate' : 'accounts.activate')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
