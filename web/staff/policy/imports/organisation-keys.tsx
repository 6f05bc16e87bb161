import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FigureKey } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { useErrorText } from '../../parts/error-text.js';
import { Field, Select } from '../../parts/field.js';
import { FormError } from '../../parts/form-error.js';
import { Empty, Loaded } from '../../parts/states.js';
import { Table } from '../../parts/table.js';
import { useToast } from '../../parts/toasts.js';
import { useCatalogue } from '../../register/catalogue.js';
import { useFormats } from '../../texts/formats.js';
import { useTexts } from '../../texts/texts.js';
import { useLoad } from '../../use-load.js';

/** Keys with which other organisations read the figures by themselves; the key is shown once. */
export function OrganisationKeys(): JSX.Element {
  const { t } = useTexts();
  const formats = useFormats();
  const toast = useToast();
  const say = useErrorText();
  const towns = useCatalogue().data?.municipalities ?? [];
  const loading = useLoad((signal) => api.get<readonly FigureKey[]>('figures/keys', { signal }), []);
  const [made, setMade] = useState<FigureKey>();
  const [organisation, setOrganisation] = useState('');
  const [town, setTown] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const townName = (id: string | null) => towns.find((one) => one.id === id)?.name ?? id ?? t('policy.region');
  async function make(event: Event) {
    event.preventDefault();
    const name = organisation.trim();
    if (!name) return;
    setBusy(true);
    setError(undefined);
    try {
      const place = town ? { municipality: town } : {};
      const key = await api.post<FigureKey>('figures/keys', { organisation: name, ...place });
      setMade(key);
      setOrganisation('');
      loading.replace((all) => [...all, key]);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  async function revoke({ id }: FigureKey) {
    try {
      await api.delete(`figures/keys/${id}`);
      loading.replace((all) => all.filter((one) => one.id !== id));
      if (made?.id === id) setMade(undefined);
    } catch (failure) {
      toast({ text: say(failure), tone: 'bad' });
    }
  }
  return (
    <section class="card" aria-labelledby="keys">
      <h2 id="keys">{t('imports.keys')}</h2>
      <p class="soft">{t('imports.keysAbout')}</p>
      {made?.key && (
        <p class="new-key" role="status">
          <span>{t('imports.keyOnce', { organisation: made.organisation })}</span> <code>{made.key}</code>
        </p>
      )}
      <Loaded of={loading}>
        {(list) =>
          list.length === 0 ? (
            <Empty icon="key" title={t('imports.noKeys')} />
          ) : (
            <Table
              caption={t('imports.keys')}
              columns={[
                {
                  key: 'organisation',
                  head: t('policy.dimension.organisation'),
                  naming: true,
                  cell: (key) => key.organisation,
                },
                { key: 'town', head: t('policy.dimension.municipality'), cell: (key) => townName(key.municipality) },
                {
                  key: 'used',
                  head: t('imports.lastUsed'),
                  cell: ({ lastUsedAt }) => (lastUsedAt ? formats.dateTime(lastUsedAt) : t('imports.neverUsed')),
                },
                {
                  key: 'revoke',
                  head: t('imports.revoke'),
                  kind: 'actions',
                  cell: (key) => (
                    <Button class="small" icon="trash" onClick={() => void revoke(key)}>
                      {t('imports.revoke')}
                      <span class="hidden">: {key.organisation}</span>
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
      <form class="form" onSubmit={make}>
        <div class="filter-fields">
          <Field
            label={t('policy.dimension.organisation')}
            value={organisation}
            onValue={setOrganisation}
            maxLength={64}
            required
          />
          <Select
            label={t('policy.dimension.municipality')}
            value={town}
            options={[
              { value: '', label: t('policy.region') },
              ...towns.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={setTown}
          />
        </div>
        <FormError error={error} />
        <div class="actions">
          <Button type="submit" look="plain" icon="key" busy={busy}>
            {t('imports.makeKey')}
          </Button>
        </div>
      </form>
    </section>
  );
}
