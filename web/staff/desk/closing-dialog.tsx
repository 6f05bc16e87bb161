import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ClosingOutcome, DeskRequest } from '../../../src/staff/desk-types.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { Select } from '../parts/field.js';
import { FormError } from '../parts/form-error.js';
import { useToast } from '../parts/toasts.js';
import { navigate } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { useDeskCatalogue } from './desk-catalogue.js';
import { deskStore } from './desk-store.js';

/** How it ended and what stood in the way: what policy staff need to know. */
export function ClosingDialog(props: { readonly request: DeskRequest; readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const catalogue = useDeskCatalogue();
  const [outcome, setOutcome] = useState<ClosingOutcome>();
  const [barrier, setBarrier] = useState('');
  const [service, setService] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  async function save() {
    if (!outcome) return;
    setBusy(true);
    setError(undefined);
    try {
      await deskStore.act(props.request.id, 'close', {
        outcome,
        ...(outcome === 'referred' && service ? { service } : {}),
        ...(barrier ? { barrier } : {}),
      });
      toast({ text: t('desk.closed') });
      props.onClose();
      navigate('/desk');
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog title={t('desk.closing.title')} onClose={props.onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset>
          <legend>{t('desk.closing.outcome')}</legend>
          {(catalogue?.outcomes ?? []).map((value) => (
            <label key={value} class="checkbox wide">
              <input
                type="radio"
                name="outcome"
                required
                value={value}
                checked={outcome === value}
                onChange={() => setOutcome(value)}
              />
              <span>{t(`outcomes.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        {outcome === 'referred' && (
          <Select
            label={t('desk.closing.service')}
            value={service}
            onValue={setService}
            options={[
              { value: '', label: t('common.none') },
              ...(catalogue?.services ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Select
          label={t('desk.closing.barrier')}
          value={barrier}
          onValue={setBarrier}
          options={[
            { value: '', label: t('common.none') },
            ...(catalogue?.barriers ?? []).map((value) => ({ value, label: t(`barriers.${value}`) })),
          ]}
        />
        <FormError error={error} />
        <Button type="submit" busy={busy} aria-disabled={!outcome}>
          {t('desk.closing.save')}
        </Button>
      </form>
    </Dialog>
  );
}
