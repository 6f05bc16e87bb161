import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NewEditorTask } from '../../../../src/staff/figures-types.js';
import { Button } from '../../parts/button.js';
import { Combobox, type ComboItem } from '../../parts/combobox.js';
import { Dialog } from '../../parts/dialog.js';
import { Select, TextArea } from '../../parts/field.js';
import { searchEntries } from '../../search-entries.js';
import { useTexts } from '../../texts/texts.js';
import type { Tasks } from './use-tasks.js';

const KINDS = ['missing-entry', 'improve-entry', 'translate-entry'] as const satisfies readonly NewEditorTask['kind'][];

/** Asks something of the editor that no figure shows. */
export function NewTaskDialog(props: { readonly tasks: Tasks; readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const { tasks, onClose } = props;
  const [kind, setKind] = useState<NewEditorTask['kind']>('missing-entry');
  const [text, setText] = useState('');
  const [entry, setEntry] = useState<ComboItem>();
  const [tried, setTried] = useState(false);
  async function make(event: Event) {
    event.preventDefault();
    setTried(true);
    const given = text.trim();
    const about = kind !== 'missing-entry' && entry ? { entry: entry.id } : {};
    if (given && (await tasks.add({ kind, text: given, ...about }, 'new'))) onClose();
  }
  return (
    <Dialog title={t('tasks.new')} onClose={onClose}>
      <form class="form" onSubmit={make} noValidate>
        <Select
          label={t('tasks.what')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`tasks.kind.${value}`) }))}
          onValue={(value) => setKind(value as NewEditorTask['kind'])}
        />
        {kind !== 'missing-entry' && (
          <Combobox label={t('policy.dimension.entry')} find={searchEntries} chosen={entry} onChoose={setEntry} />
        )}
        <TextArea
          label={t('tasks.text')}
          hint={t('tasks.textHint')}
          error={tried && !text.trim() ? t('tasks.textMissing') : undefined}
          value={text}
          onValue={setText}
          rows={4}
        />
        <div class="actions">
          <Button type="submit" busy={tasks.busy === 'new'}>
            {t('tasks.make')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
