import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.js';
import { Select } from '../parts/field.js';
import { Icon } from '../parts/icon.js';
import { useTexts } from '../texts/texts.js';
import type { FiguresContext } from './frame.js';
import { usePeriodName } from './view/period-name.js';
import { periodsBetween, toLevel } from './view/periods.js';

/** Chooses the quarter of the report; it opens as a page of its own, ready to print. */
export function ReportDialog(props: FiguresContext & { readonly onClose: () => void }): JSX.Element {
  const { t } = useTexts();
  const nameOf = usePeriodName();
  const { options, view, names } = props;
  const quarters = periodsBetween(options.first ?? options.until, options.until, 'quarter');
  const near = toLevel(view.period, 'quarter', options.until);
  const [quarter, setQuarter] = useState(quarters.includes(near) ? near : (quarters[0] ?? near));
  const [town, setTown] = useState(view.filters.municipality ?? options.municipality ?? '');
  const query = new URLSearchParams({ quarter });
  if (town) query.set('municipality', town);
  if (view.filters.source) query.set('source', view.filters.source);
  const towns = options.dimensions.municipality;
  return (
    <Dialog title={t('policy.report.title')} onClose={props.onClose}>
      <p>{t('policy.report.about')}</p>
      <Select
        label={t('policy.report.quarter')}
        value={quarter}
        options={quarters.map((value) => ({ value, label: nameOf(value) }))}
        onValue={setQuarter}
      />
      {towns.length > 0 && (
        <Select
          label={t('policy.dimension.municipality')}
          value={town}
          options={[
            { value: '', label: t('policy.region') },
            ...towns.map(({ id }) => ({ value: id, label: names.name('municipality', id) })),
          ]}
          onValue={setTown}
        />
      )}
      <div class="actions">
        <a class="button main" href={`/api/staff/figures/report?${query}`} target="_blank" rel="noopener">
          <Icon name="printer" />
          {t('policy.report.open')}
        </a>
      </div>
      <p class="hint">{t('policy.report.hint')}</p>
    </Dialog>
  );
}
