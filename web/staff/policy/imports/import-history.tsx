import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ImportRecord } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Badge } from '../../parts/badge.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { FormError } from '../../parts/form-error.js';
import { Empty, Loaded } from '../../parts/states.js';
import { Table } from '../../parts/table.js';
import { useToast } from '../../parts/toasts.js';
import { useFormats } from '../../texts/formats.js';
import { useTexts } from '../../texts/texts.js';
import type { Loading } from '../../use-load.js';

/** Files that were taken over; each can be given back. */
export function ImportHistory({ loading }: { readonly loading: Loading<readonly ImportRecord[]> }): JSX.Element {
  const { t } = useTexts();
  const formats = useFormats();
  const [undoing, setUndoing] = useState<ImportRecord>();
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{t('imports.history')}</h2>
      <Loaded of={loading}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon="import" title={t('imports.noHistory')} />
          ) : (
            <Table
              caption={t('imports.history')}
              columns={[
                { key: 'name', head: t('imports.file'), naming: true, cell: ({ name }) => name },
                { key: 'organisation', head: t('policy.dimension.organisation'), cell: (row) => row.organisation },
                { key: 'at', head: t('imports.at'), cell: ({ at }) => formats.dateTime(at) },
                {
                  key: 'imported',
                  head: t('imports.imported'),
                  kind: 'number',
                  cell: ({ imported }) => formats.number(imported),
                },
                {
                  key: 'failed',
                  head: t('imports.failed'),
                  kind: 'number',
                  cell: ({ failed }) => formats.number(failed),
                },
                {
                  key: 'undo',
                  head: t('common.undo'),
                  kind: 'actions',
                  cell: (record) =>
                    record.status === 'undone' ? (
                      <Badge>{t('imports.undone')}</Badge>
                    ) : (
                      <Button class="small" icon="undo" onClick={() => setUndoing(record)}>
                        {t('imports.undo')}
                        <span class="hidden">: {record.name}</span>
                      </Button>
                    ),
                },
              ]}
              rows={list}
              rowKey={({ id }) => id}
            />
          )
        }
      </Loaded>
      {undoing && (
        <UndoDialog
          record={undoing}
          onUndone={(record) => loading.replace((all) => all.map((one) => (one.id === record.id ? record : one)))}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </section>
  );
}

function UndoDialog(props: {
  readonly record: ImportRecord;
  readonly onUndone: (record: ImportRecord) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function undo() {
    setBusy(true);
    setError(undefined);
    try {
      props.onUndone(await api.delete<ImportRecord>(`figures/imports/${props.record.id}`));
      toast({ text: t('imports.undoDone') });
      props.onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }
  return (
    <Dialog title={t('imports.undo')} onClose={props.onClose}>
      <p>{t('imports.undoSure', { name: props.record.name, count: props.record.imported })}</p>
      <FormError error={error} />
      <div class="actions">
        <Button look="danger" busy={busy} onClick={() => void undo()}>
          {t('imports.undo')}
        </Button>
        <Button onClick={props.onClose}>{t('common.cancel')}</Button>
      </div>
    </Dialog>
  );
}
