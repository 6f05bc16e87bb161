import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { CannedList, DeskRequestDetail } from '../../../src/staff/desk-types.js';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { Combobox, type ComboItem } from '../parts/combobox.js';
import { Dialog } from '../parts/dialog.js';
import { useErrorText } from '../parts/error-text.js';
import { Checkbox, Select } from '../parts/field.js';
import { useToast } from '../parts/toasts.js';
import { addressOf } from '../router/path.js';
import { searchEntries } from '../search-entries.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { useDeskCatalogue } from './desk-catalogue.js';
import { deskStore } from './desk-store.js';

/** A referral slip: into the person's chat, or printed. */
export function SlipDialog(props: { readonly detail: DeskRequestDetail; readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const { request, suggestions } = props.detail;
  const first = request.entry ?? suggestions[0];
  const [entry, setEntry] = useState<ComboItem | undefined>(first && { id: first.id, label: first.title });
  const [service, setService] = useState('');
  const [bring, setBring] = useState<readonly string[]>([]);
  const catalogue = useDeskCatalogue();
  const canned = useLoad((signal) => api.get<CannedList>('desk/canned', { signal }), []);
  const find = useCallback((typed: string) => searchEntries(typed), []);
  function send() {
    if (!entry) return;
    const body = {
      clientId: crypto.randomUUID(),
      kind: 'slip',
      entry: entry.id,
      ...(service ? { service } : {}),
      ...(bring.length > 0 ? { bring } : {}),
    } as const;
    deskStore
      .send({ request: request.id, body, shown: `${t('desk.slip.title')}: ${entry.label}` })
      .catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
    props.onClose();
  }
  const query = new URLSearchParams({ language: request.language, ...(service ? { service } : {}) });
  if (bring.length > 0) query.set('bring', bring.join(','));
  return (
    <Dialog title={t('desk.slip.title')} onClose={props.onClose}>
      <div class="form">
        <Combobox label={t('desk.slip.entry')} find={find} chosen={entry} onChoose={setEntry} />
        <Select
          label={t('desk.slip.service')}
          value={service}
          onValue={setService}
          options={[
            { value: '', label: t('desk.slip.firstService') },
            ...(catalogue?.services ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <fieldset class="bring">
          <legend>{t('desk.slip.bring')}</legend>
          {(canned.data?.things ?? []).map(({ id, text }) => (
            <Checkbox
              key={id}
              label={text}
              checked={bring.includes(id)}
              onValue={(checked) => setBring(checked ? [...bring, id] : bring.filter((other) => other !== id))}
            />
          ))}
        </fieldset>
        <div class="actions">
          <Button look="main" icon="send" aria-disabled={!entry} onClick={send}>
            {t('desk.slip.send')}
          </Button>
          {entry && (
            <a class="button plain" href={addressOf(`/slip/${entry.id}?${query}`)} target="_blank" rel="noopener">
              {t('desk.slip.print')}
            </a>
          )}
        </div>
      </div>
    </Dialog>
  );
}
