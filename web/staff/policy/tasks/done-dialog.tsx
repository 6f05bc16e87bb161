import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EditorTask } from '../../../../src/staff/figures-types.js';
import { Button } from '../../parts/button.js';
import { Combobox, type ComboItem } from '../../parts/combobox.js';
import { Dialog } from '../../parts/dialog.js';
import { TextArea } from '../../parts/field.js';
import { searchEntries } from '../../search-entries.js';
import { useTexts } from '../../texts/texts.js';
import type { TaskChange } from './task-card.js';

/** Finishes a task with the entry that answers it; bridge figures then see what was added. */
export function DoneDialog(props: {
  readonly task: EditorTask;
  readonly entryName: (id: string) => string;
  readonly change: TaskChange;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { task, change, onClose } = props;
  const [entry, setEntry] = useState<ComboItem | undefined>(
    task.entry ? { id: task.entry, label: props.entryName(task.entry) } : undefined,
  );
  const [answer, setAnswer] = useState('');
  async function finish(event: Event) {
    event.preventDefault();
    const given = answer.trim();
    const body = { ...(entry ? { entry: entry.id } : {}), ...(given ? { answer: given } : {}) };
    if (await change.send({ status: 'done', ...body })) onClose();
  }
  return (
    <Dialog title={t('tasks.finish')} onClose={onClose}>
      <form class="form" onSubmit={finish}>
        <p>{t('tasks.finishAbout')}</p>
        <Combobox
          label={t('tasks.withEntry')}
          hint={t('tasks.withEntryHint')}
          find={searchEntries}
          chosen={entry}
          onChoose={setEntry}
        />
        <TextArea
          label={`${t('tasks.answer')} (${t('common.optional')})`}
          value={answer}
          onValue={setAnswer}
          rows={3}
        />
        <div class="actions">
          <Button type="submit" busy={change.busy}>
            {t('tasks.finish')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
