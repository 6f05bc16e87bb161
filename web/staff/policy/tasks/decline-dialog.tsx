import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { TextArea } from '../../parts/field.js';
import { useTexts } from '../../texts/texts.js';
import type { TaskChange } from './task-card.js';

/** Says why a task is not done; nobody is left without an answer. */
export function DeclineDialog(props: { readonly change: TaskChange; readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const { change, onClose } = props;
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  async function decline(event: Event) {
    event.preventDefault();
    setTried(true);
    const given = answer.trim();
    if (given && (await change.send({ status: 'declined', answer: given }))) onClose();
  }
  return (
    <Dialog title={t('tasks.decline')} onClose={onClose}>
      <form class="form" onSubmit={decline} noValidate>
        <TextArea
          label={t('tasks.why')}
          hint={t('tasks.whyHint')}
          error={tried && !answer.trim() ? t('tasks.whyMissing') : undefined}
          value={answer}
          onValue={setAnswer}
          rows={4}
        />
        <div class="actions">
          <Button type="submit" busy={change.busy}>
            {t('tasks.decline')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
