import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FigureOptions } from '../../../../src/staff/figures-types.js';
import { Button } from '../../parts/button.js';
import { Select } from '../../parts/field.js';
import { Icon } from '../../parts/icon.js';
import { useTexts } from '../../texts/texts.js';
import type { NameOf } from '../names.js';
import { PeriodPicker } from './period-picker.js';
import { CHOSEN, type ChosenDimension, entriesOf, type View, withFilter, withoutFilters } from './view.js';

interface FilterBarProps {
  readonly view: View;
  readonly options: FigureOptions;
  readonly name: NameOf;
  readonly onView: (view: View) => void;
  /** The page chooses its periods itself, or one of the filters is what it compares. */
  readonly without?: readonly (ChosenDimension | 'period')[];
}

/** Period and filters; what is on is said in one line, and taken away with one press. */
export function FilterBar({ view, options, name, onView, without = [] }: FilterBarProps): JSX.Element {
  const { t } = useTexts();
  const id = useId();
  const [open, setOpen] = useState(false);
  // that the data is made up is said by the banner
  const on = entriesOf(view.filters).filter(
    ([dimension, value]) => !without.includes(dimension as ChosenDimension) && value !== 'demo',
  );
  const choices = CHOSEN.filter((dimension) => {
    if (without.includes(dimension)) return false;
    return dimension === 'source' || options.dimensions[dimension].length > 1 || view.filters[dimension] !== undefined;
  });
  return (
    <section class="card filter-bar" aria-label={t('policy.filter.title')}>
      <div class="filter-row">
        {!without.includes('period') && (
          <PeriodPicker
            label={t('policy.period.title')}
            period={view.period}
            first={options.first}
            until={options.until}
            onPeriod={(period) => onView({ ...view, period })}
          />
        )}
        <Button icon="filter" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t('policy.filter.open')}
        </Button>
      </div>
      <div class="filter-fields" id={id} hidden={!open}>
        {choices.map((dimension) => (
          <Select
            key={dimension}
            label={t(`policy.dimension.${dimension}`)}
            value={view.filters[dimension] ?? ''}
            options={[
              { value: '', label: t(dimension === 'source' ? 'policy.filter.realSources' : 'policy.filter.all') },
              ...options.dimensions[dimension].map((option) => ({
                value: option.id,
                label: name(dimension, option.id),
              })),
            ]}
            onValue={(value) => onView(withFilter(view, dimension, value))}
          />
        ))}
      </div>
      {on.length > 0 && (
        <div class="filters-on">
          <p>{t('policy.filter.on')}</p>
          <ul>
            {on.map(([dimension, value]) => (
              <li key={dimension}>
                <button
                  type="button"
                  class="filter-chip"
                  aria-label={t('policy.filter.remove', {
                    name: `${t(`policy.dimension.${dimension}`)}: ${name(dimension, value)}`,
                  })}
                  onClick={() => onView(withFilter(view, dimension, undefined))}
                >
                  <span>
                    {t(`policy.dimension.${dimension}`)}: <b>{name(dimension, value)}</b>
                  </span>
                  <Icon name="x" />
                </button>
              </li>
            ))}
          </ul>
          <Button look="quiet" class="small" onClick={() => onView(withoutFilters(view))}>
            {t('policy.filter.removeAll')}
          </Button>
        </div>
      )}
    </section>
  );
}
