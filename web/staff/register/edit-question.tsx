import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Catalogue, OwnQuestion, QuestionChange } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { FormError } from '../parts/form-error.js';
import { useToast } from '../parts/toasts.js';
import { useTexts } from '../texts/texts.js';
import type { Names } from './catalogue.js';
import type { DayLine } from './day-lines.js';
import { type Draft, firstMissing, type Needed, questionOf } from './draft.js';
import { QuestionFields, useGroups } from './question-fields.js';
import { useQueue } from './queue-provider.js';
import { useTakeBack } from './take-back.js';

/** Corrects a question or takes it back. */
export function EditQuestion(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly line: DayLine;
  readonly onChanged: (question: OwnQuestion) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { catalogue, names, line, onChanged, onClose } = props;
  const queue = useQueue();
  const toast = useToast();
  const takeBack = useTakeBack();
  const groups = useGroups();
  const [draft, setDraft] = useState<Draft>(line);
  const [missing, setMissing] = useState<Needed>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function save(event: Event) {
    event.preventDefault();
    const question = questionOf(draft, line.id, line.askedAt);
    setMissing(firstMissing(draft));
    if (!question) return;
    setBusy(true);
    setError(undefined);
    try {
      if (!(await queue.change(question))) {
        const { id, askedAt: _askedAt, ...change } = question;
        onChanged(await api.patch<OwnQuestion>(`questions/${id}`, change satisfies QuestionChange));
      }
      toast({ text: t('register.corrected') });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  async function remove() {
    setBusy(true);
    const gone = await takeBack(line.id, questionOf(line, line.id, line.askedAt));
    setBusy(false);
    if (gone) onClose();
  }

  return (
    <Dialog title={t('register.correct')} wide onClose={onClose}>
      <form class="form edit-question" noValidate onSubmit={save}>
        <FormError error={error} />
        <QuestionFields {...{ catalogue, names, draft, missing, groups }} onChange={setDraft} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="quiet" icon="trash" busy={busy} onClick={remove} class="danger-text">
            {t('common.remove')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
