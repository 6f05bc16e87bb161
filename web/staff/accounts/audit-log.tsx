import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { Empty, ErrorBox, Loaded } from '../parts/states.js';
import { type Column, Table } from '../parts/table.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import type { AuditLine } from './account.js';

interface AuditPage {
  readonly entries: readonly AuditLine[];
  readonly next: number | null;
}

/** Who did what with accounts and data, newest first. */
export function AuditLog(): JSX.Element {
  const { t, find } = useTexts();
  const format = useFormats();
  const log = useLoad((signal) => api.get<AuditPage>('audit', { signal }), []);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function older(before: number) {
    setBusy(true);
    setError(undefined);
    try {
      const page = await api.get<AuditPage>(`audit?before=${before}`);
      log.replace((now) => ({ entries: [...now.entries, ...page.entries], next: page.next }));
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  const columns: Column<AuditLine>[] = [
    { key: 'at', head: t('accounts.audit.at'), naming: true, cell: ({ at }) => format.dateTime(at) },
    { key: 'what', head: t('accounts.audit.what'), cell: ({ what }) => find(`accounts.audit.actions.${what}`) ?? what },
    { key: 'who', head: t('accounts.audit.who'), cell: ({ who }) => (who ? `${who.name} (${who.login})` : '–') },
    {
      key: 'target',
      head: t('accounts.audit.target'),
      cell: ({ target, targetLogin }) => targetLogin ?? target ?? '–',
    },
    { key: 'detail', head: t('accounts.audit.detail'), cell: ({ detail }) => detail ?? '–' },
    { key: 'address', head: t('accounts.audit.address'), cell: ({ address }) => address ?? '–' },
  ];

  return (
    <div class="accounts card">
      <p class="soft">{t('accounts.audit.why')}</p>
      <Loaded of={log}>
        {({ entries, next }) => (
          <>
            {entries.length === 0 ? (
              <Empty icon="log" title={t('accounts.audit.nothing')} />
            ) : (
              <Table caption={t('accounts.log')} columns={columns} rows={entries} rowKey={({ id }) => String(id)} />
            )}
            {error !== undefined && <ErrorBox error={error} />}
            {next !== null && (
              <div class="actions">
                <Button busy={busy} onClick={() => older(next)}>
                  {t('accounts.audit.older')}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
