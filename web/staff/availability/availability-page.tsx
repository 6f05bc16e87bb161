import './availability.css';
import type { JSX } from 'preact';
import type { Availability } from '../../../src/staff/desk-types.js';
import { api } from '../api.js';
import { Page } from '../layout/page.js';
import { Loaded } from '../parts/states.js';
import { useCatalogue, useNames } from '../register/catalogue.js';
import { useAppLocation } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { AvailabilityForm } from './availability-form.js';

/** When I am there, what I speak; with `?account=` an administrator fills it in for somebody. */
export function AvailabilityPage(): JSX.Element {
  const { t } = useTexts();
  const account = useAppLocation().query.get('account');
  const query = account ? `?account=${encodeURIComponent(account)}` : '';
  const catalogue = useCatalogue();
  const names = useNames(catalogue.data);
  const availability = useLoad((signal) => api.get<Availability>(`availability${query}`, { signal }), [query]);
  return (
    <Page title={t(account ? 'availability.titleOther' : 'availability.title')}>
      <p class="soft">{t('availability.why')}</p>
      <Loaded of={catalogue}>
        {(data) => (
          <Loaded of={availability} lines={6}>
            {(loaded) => (
              <AvailabilityForm
                key={query}
                catalogue={data}
                names={names}
                loaded={loaded}
                account={account ?? undefined}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
