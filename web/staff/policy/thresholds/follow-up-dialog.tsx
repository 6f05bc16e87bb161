import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Threshold } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Field, Select, TextArea } from '../../parts/field.js';
import { FormError } from '../../parts/form-error.js';
import { useToast } from '../../parts/toasts.js';
import { useTexts } from '../../texts/texts.js';

const STATUSES = ['open', 'discussed', 'solved', 'declined'] as const satisfies readonly Threshold['status'][];

/** Who takes a threshold up, how far it is, and the answer for who filed it. */
export function FollowUpDialog(props: {
  readonly threshold: Threshold;
  readonly onChanged: (threshold: Threshold) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const { threshold } = props;
  const [status, setStatus] = useState<string>(threshold.status);
  const [owner, setOwner] = useState(threshold.owner ?? '');
  const [answer, setAnswer] = useState(threshold.answer ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function save(event: Event) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const given = answer.trim();
      const changed = await api.patch<Threshold>(`figures/thresholds/${threshold.id}`, {
        status,
        owner: owner.trim(),
        ...(given ? { answer: given } : {}),
      });
      props.onChanged(changed);
      toast({ text: t('thresholds.saved') });
      props.onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }
  return (
    <Dialog title={t('thresholds.follow')} onClose={props.onClose}>
      <p dir="auto">{threshold.text}</p>
      <form class="form" onSubmit={save}>
        <Select
          label={t('thresholds.statusField')}
          value={status}
          options={STATUSES.map((value) => ({ value, label: t(`thresholds.status.${value}`) }))}
          onValue={setStatus}
        />
        <Field
          label={t('thresholds.owner')}
          hint={t('thresholds.ownerHint')}
          value={owner}
          onValue={setOwner}
          maxLength={128}
        />
        <TextArea
          label={t('thresholds.answer')}
          hint={t('thresholds.answerHint')}
          value={answer}
          onValue={setAnswer}
          rows={4}
          maxLength={2000}
        />
        <FormError error={error} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('common.save')}
          </Button>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
