import '../policy.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Threshold } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Page } from '../../layout/page.js';
import { Button } from '../../parts/button.js';
import { Select } from '../../parts/field.js';
import { Empty, Loaded } from '../../parts/states.js';
import { useCatalogue, useNames } from '../../register/catalogue.js';
import { navigate, useAppLocation } from '../../router/location.js';
import { useAccount } from '../../session/session-provider.js';
import { useTexts } from '../../texts/texts.js';
import { useLoad } from '../../use-load.js';
import { readEvidence } from './evidence.js';
import { ThresholdCard } from './threshold-card.js';
import { ThresholdForm } from './threshold-form.js';

const STATUSES = ['open', 'discussed', 'solved', 'declined'] as const satisfies readonly Threshold['status'][];

/** Structural thresholds that people at the desk see: filed, followed up, answered. */
export function ThresholdsPage(): JSX.Element {
  const { t } = useTexts();
  const { query } = useAppLocation();
  const { role } = useAccount();
  const bridge = role === 'bridge';
  const catalogue = useCatalogue();
  const names = useNames(catalogue.data);
  const [filing, setFiling] = useState(query.has('new'));
  const [status, setStatus] = useState('');
  const [theme, setTheme] = useState('');
  const loading = useLoad((signal) => api.get<readonly Threshold[]>('figures/thresholds', { signal }), []);
  useEffect(() => {
    if (query.has('new')) setFiling(true);
  }, [query]);
  const close = () => {
    setFiling(false);
    if (query.has('new')) navigate('/policy/thresholds', { replace: true });
  };
  return (
    <Page
      title={t(bridge ? 'thresholds.ownTitle' : 'thresholds.title')}
      actions={
        !filing && (
          <Button look="main" icon="plus" onClick={() => setFiling(true)}>
            {t('thresholds.new')}
          </Button>
        )
      }
    >
      <p class="soft">{t(bridge ? 'thresholds.aboutOwn' : 'thresholds.about')}</p>
      <Loaded of={catalogue}>
        {(known) => (
          <>
            {filing && (
              <ThresholdForm
                catalogue={known}
                names={names}
                evidence={readEvidence(query)}
                onFiled={(filed) => loading.replace((list) => [filed, ...list])}
                onClose={close}
              />
            )}
            <Loaded of={loading}>
              {(list) => {
                const shown = list.filter(
                  (one) => (status === '' || one.status === status) && (theme === '' || one.theme === theme),
                );
                return (
                  <>
                    {list.length > 3 && (
                      <div class="filter-fields">
                        <Select
                          label={t('thresholds.statusField')}
                          value={status}
                          options={[
                            { value: '', label: t('policy.filter.all') },
                            ...STATUSES.map((value) => ({ value, label: t(`thresholds.status.${value}`) })),
                          ]}
                          onValue={setStatus}
                        />
                        <Select
                          label={t('policy.dimension.theme')}
                          value={theme}
                          options={[
                            { value: '', label: t('policy.filter.all') },
                            ...known.themes.map(({ id }) => ({ value: id, label: names.theme(id) })),
                          ]}
                          onValue={setTheme}
                        />
                      </div>
                    )}
                    {shown.length === 0 ? (
                      <section class="card">
                        <Empty icon="flag" title={t(list.length === 0 ? 'thresholds.none' : 'thresholds.noneSo')}>
                          {list.length === 0 && <p>{t('thresholds.noneWhy')}</p>}
                        </Empty>
                      </section>
                    ) : (
                      <ul class="group-list">
                        {shown.map((threshold) => (
                          <ThresholdCard
                            key={threshold.id}
                            threshold={threshold}
                            names={names}
                            onChanged={(changed) =>
                              loading.replace((all) => all.map((one) => (one.id === changed.id ? changed : one)))
                            }
                          />
                        ))}
                      </ul>
                    )}
                  </>
                );
              }}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  );
}
