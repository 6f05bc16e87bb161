import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Signpost } from '../../newcomer/parts/marks.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { useErrorText } from '../parts/error-text.js';
import { Icon } from '../parts/icon.js';
import { useToast } from '../parts/toasts.js';
import { Link } from '../router/location.js';
import { useAccount, useSession } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';
import { Connection } from './connection.js';
import { LanguageSwitch } from './language-switch.js';

/** Name of the app, the connection, and who is signed in. */
export function TopBar(): JSX.Element {
  const { t } = useTexts();
  const account = useAccount();
  const [open, setOpen] = useState(false);
  return (
    <header class="top-bar">
      <Link to="/" class="mark">
        <Signpost />
        <span>{t('layout.app')}</span>
      </Link>
      <Connection />
      <button type="button" class="who" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="user" />
        <span class="who-name">{account.name}</span>
        <span class="hidden">{t('layout.you')}</span>
      </button>
      {open && <YouDialog onClose={() => setOpen(false)} />}
    </header>
  );
}

function YouDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const account = useAccount();
  const { signOut } = useSession();
  const toast = useToast();
  const say = useErrorText();
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    try {
      await signOut();
    } catch (error) {
      toast({ text: say(error), tone: 'bad' });
      setBusy(false);
    }
  }
  return (
    <Dialog title={account.name} onClose={onClose}>
      <p class="soft">
        {account.login} · {t(`roles.${account.role}`)} · {account.organisation}
      </p>
      <LanguageSwitch />
      <div class="actions">
        <Link to="/password" class="button plain" onClick={onClose}>
          <Icon name="key" />
          {t('password.title')}
        </Link>
        <Button icon="log-out" busy={busy} onClick={leave}>
          {t('layout.signOut')}
        </Button>
      </div>
    </Dialog>
  );
}
