import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FigureOptions } from '../../../../src/staff/figures-types.js';
import { Button } from '../../parts/button.js';
import { Select } from '../../parts/field.js';
import { Icon } from '../../parts/icon.js';
import { useToast } from '../../parts/toasts.js';
import { type TextKey, useTexts } from '../../texts/texts.js';
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
    // the one town of an account stands beside the whole region
    const least = dimension === 'municipality' && options.municipality !== null ? 1 : 2;
    return (
      dimension === 'source' || options.dimensions[dimension].length >= least || view.filters[dimension] !== undefined
    );
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
        <CopyAddress />
      </div>
      <div class="filter-fields" id={id} hidden={!open}>
        {choices.map((dimension) => (
          <Select
            key={dimension}
            label={t(`policy.dimension.${dimension}`)}
            value={view.filters[dimension] ?? ''}
            options={[
              { value: '', label: t(nothingChosen(dimension)) },
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

/** What a filter that is off stands for. */
function nothingChosen(dimension: ChosenDimension): TextKey {
  if (dimension === 'source') return 'policy.filter.realSources';
  return dimension === 'municipality' ? 'policy.region' : 'policy.filter.all';
}

/** The address has the whole view: whoever opens it sees the same figures. */
function CopyAddress(): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      toast({ text: t('policy.filter.copied') });
    } catch {
      toast({ text: t('policy.filter.notCopied'), tone: 'bad' });
    }
  }
  return (
    <Button look="quiet" icon="copy" onClick={() => void copy()}>
      {t('policy.filter.copy')}
    </Button>
  );
}
