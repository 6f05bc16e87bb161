import './accounts.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../layout/page.js';
import { Tabs } from '../parts/tabs.js';
import { navigate, useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { AccountList } from './account-list.js';
import { AuditLog } from './audit-log.js';

type Part = 'list' | 'log';

/** Accounts of staff, and who did what with them. */
export function AccountsPage(): JSX.Element {
  const { t } = useTexts();
  const { query } = useAppLocation();
  const [part, setPart] = useState<Part>(query.get('part') === 'log' ? 'log' : 'list');
  return (
    <Page title={t('accounts.title')} wide>
      <Tabs<Part>
        label={t('accounts.title')}
        tabs={[
          { id: 'list', label: t('accounts.list') },
          { id: 'log', label: t('accounts.log') },
        ]}
        current={part}
        onChange={(next) => {
          setPart(next);
          navigate(next === 'log' ? '/accounts?part=log' : '/accounts', { replace: true });
        }}
      >
        {part === 'list' ? <AccountList /> : <AuditLog />}
      </Tabs>
    </Page>
  );
}
