import type { JSX } from 'preact';
import type { Catalogue } from '../../../src/staff/register-types.js';
import type { ApiError } from '../api.js';
import { LanguageOrder } from '../availability/language-order.js';
import { useErrorText } from '../parts/error-text.js';
import { Field, Select } from '../parts/field.js';
import type { Names } from '../register/catalogue.js';
import type { Role } from '../session/session.js';
import { useTexts } from '../texts/texts.js';
import type { AccountDraft } from './account.js';

const ROLES: readonly Role[] = ['bridge', 'policy', 'editor', 'admin'];

/** What an administrator fills in for an account. */
export function AccountFields(props: {
  readonly draft: AccountDraft;
  readonly onChange: (draft: AccountDraft) => void;
  readonly catalogue: Catalogue | undefined;
  readonly names: Names;
  readonly isNew: boolean;
  readonly error: ApiError | undefined;
}): JSX.Element {
  const { t } = useTexts();
  const say = useErrorText();
  const { draft, catalogue, error } = props;
  const change = (part: Partial<AccountDraft>) => props.onChange({ ...draft, ...part });
  const wrong = (field: string) => (error?.field === field ? say(error) : undefined);
  return (
    <>
      <Field
        label={t('accounts.name')}
        hint={t('accounts.nameHint')}
        name="name"
        value={draft.name}
        onValue={(name) => change({ name })}
        maxLength={80}
        autocomplete="off"
        error={wrong('name')}
        required
      />
      <Field
        label={t('signIn.login')}
        hint={props.isNew ? t('accounts.loginHint') : undefined}
        name="login"
        value={draft.login}
        onValue={(login) => change({ login })}
        readOnly={!props.isNew}
        maxLength={128}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        error={wrong('login')}
        required
      />
      <Select
        label={t('accounts.role')}
        hint={t(`accounts.roleHint.${draft.role}`)}
        value={draft.role}
        onValue={(role) => change({ role: role as Role })}
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <Field
        label={t('accounts.organisation')}
        name="organisation"
        value={draft.organisation}
        onValue={(organisation) => change({ organisation })}
        maxLength={64}
        error={wrong('organisation')}
        required
      />
      <Select
        label={t('register.municipality')}
        value={draft.municipality ?? ''}
        onValue={(id) => change({ municipality: id === '' ? null : id })}
        options={[
          { value: '', label: t('accounts.region') },
          ...(catalogue?.municipalities ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {catalogue && (draft.role === 'bridge' || draft.role === 'admin') && (
        <LanguageOrder
          catalogue={{ ...catalogue, languages: catalogue.languages.filter(({ contact }) => contact) }}
          names={props.names}
          languages={draft.languages}
          onChange={(languages) => change({ languages })}
          plain
        />
      )}
    </>
  );
}
