import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CalledAnswer, DeskRequest } from '../../../src/staff/desk-types.js';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { FormError } from '../parts/form-error.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { deskStore } from './desk-store.js';

/** A person waits for a call or a WhatsApp message: shows the number when asked, and marks the promise as kept. */
export function CallBack({ request }: { readonly request: DeskRequest }): JSX.Element | null {
  const { t } = useTexts();
  const { dateTime } = useFormats();
  const [phone, setPhone] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  if (request.way === 'chat' || request.state !== 'accepted') return null;
  const kept = request.promise?.keptAt !== undefined;
  async function attempt(action: () => Promise<void>) {
    setBusy(true);
    setError(undefined);
    await action().catch(setError);
    setBusy(false);
  }
  const show = () =>
    attempt(async () => {
      const answer = await api.post<CalledAnswer>(`desk/requests/${request.id}/called`);
      setPhone(answer.phone);
    });
  const keep = () =>
    attempt(async () => {
      await deskStore.act(request.id, 'kept');
    });
  return (
    <div class="call-back">
      {request.promise && !kept && <p>{t('desk.promised', { by: dateTime(request.promise.by) })}</p>}
      {kept && <p>{t('desk.promiseKept')}</p>}
      <div class="actions">
        {phone ? (
          <a
            class="button main"
            href={request.way === 'whatsapp' ? `https://wa.me/${phone.replace(/\D/g, '')}` : `tel:${phone}`}
          >
            <bdi dir="ltr">{phone}</bdi>
          </a>
        ) : (
          <Button icon="phone" busy={busy} onClick={show}>
            {t('desk.showNumber')}
          </Button>
        )}
        {!kept && (
          <Button icon="check" busy={busy} onClick={keep}>
            {t(`desk.kept.${request.way}`)}
          </Button>
        )}
      </div>
      <FormError error={error} />
    </div>
  );
}
