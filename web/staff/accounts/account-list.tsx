import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../api.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { Checkbox, Field } from '../parts/field.js';
import { Empty, Loaded } from '../parts/states.js';
import { type Column, Table } from '../parts/table.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { filterAccounts, type ListedAccount } from './account.js';
import { AddAccount } from './add-account.js';
import { EditAccount } from './edit-account.js';
import { OneTimePassword } from './one-time-password.js';

/** A password just made, and whose it is. */
interface Handed {
  readonly account: ListedAccount;
  readonly password: string;
}

/** All accounts, to add to and to change. */
export function AccountList(): JSX.Element {
  const { t } = useTexts();
  const format = useFormats();
  const catalogue = useCatalogue();
  const names = useNames(catalogue.data);
  const accounts = useLoad(
    async (signal) => (await api.get<{ accounts: readonly ListedAccount[] }>('accounts', { signal })).accounts,
    [],
  );
  const [typed, setTyped] = useState('');
  const [withInactive, setWithInactive] = useState(false);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<ListedAccount>();
  const [handed, setHanded] = useState<Handed>();
  const put = (account: ListedAccount) =>
    accounts.replace((list) =>
      [...list.filter(({ id }) => id !== account.id), account].sort((a, b) => a.login.localeCompare(b.login)),
    );

  const columns: Column<ListedAccount>[] = [
    {
      key: 'name',
      head: t('accounts.name'),
      naming: true,
      cell: ({ name, login }) => (
        <>
          {name}
          <span class="below soft">{login}</span>
        </>
      ),
    },
    { key: 'role', head: t('accounts.role'), cell: ({ role }) => t(`roles.${role}`) },
    {
      key: 'organisation',
      head: t('accounts.organisation'),
      cell: ({ organisation, municipality }) => (
        <>
          {organisation}
          <span class="below soft">{municipality ? names.municipality(municipality) : t('accounts.region')}</span>
        </>
      ),
    },
    {
      key: 'languages',
      head: t('accounts.languages'),
      cell: ({ languages }) => languages.map(names.language).join(', ') || '–',
    },
    {
      key: 'signed-in',
      head: t('accounts.signedIn'),
      cell: (account) => (
        <span class="state-cell">
          {account.signedInAt === null ? t('accounts.never') : format.dateTime(account.signedInAt)}
          {!account.active && <Badge tone="danger">{t('accounts.inactive')}</Badge>}
          {account.active && account.mustChangePassword && <Badge tone="sun">{t('accounts.oneTime')}</Badge>}
        </span>
      ),
    },
    {
      key: 'edit',
      head: t('common.edit'),
      kind: 'actions',
      cell: (account) => (
        <Button
          class="small"
          icon="pencil"
          aria-label={t('accounts.editOf', { name: account.name })}
          onClick={() => setEditing(account)}
        >
          {t('common.edit')}
        </Button>
      ),
    },
  ];

  return (
    <div class="accounts card">
      <div class="accounts-tools">
        <Field label={t('accounts.search')} type="search" value={typed} onValue={setTyped} />
        <Checkbox label={t('accounts.withInactive')} checked={withInactive} onValue={setWithInactive} />
        <Button look="main" icon="plus" onClick={() => setAdding(true)}>
          {t('accounts.add')}
        </Button>
      </div>
      <Loaded of={accounts}>
        {(all) => {
          const rows = filterAccounts(all, typed, withInactive);
          return rows.length === 0 ? (
            <Empty icon="users" title={t('common.nothingFound')} />
          ) : (
            <Table caption={t('accounts.list')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          );
        }}
      </Loaded>
      {adding && (
        <AddAccount
          catalogue={catalogue.data}
          names={names}
          onAdded={(account, password) => {
            put(account);
            setAdding(false);
            setHanded({ account, password });
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {editing && (
        <EditAccount
          key={editing.id}
          catalogue={catalogue.data}
          names={names}
          account={editing}
          onChanged={put}
          onReset={(account, password) => {
            put(account);
            setEditing(undefined);
            setHanded({ account, password });
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      {handed && <OneTimePassword {...handed} onClose={() => setHanded(undefined)} />}
    </div>
  );
}
