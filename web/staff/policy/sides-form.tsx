import type { JSX } from 'preact';
import { Button } from '../parts/button.js';
import { Select } from '../parts/field.js';
import { useTexts } from '../texts/texts.js';
import { BROKEN_DOWN, type BrokenDown, COMPARED, type Compared, type TwoSides } from './figures/compared.js';
import { proposeSides } from './figures/propose-sides.js';
import type { FiguresContext } from './frame.js';
import { PeriodPicker } from './view/period-picker.js';

interface SidesFormProps extends FiguresContext {
  readonly sides: TwoSides;
  readonly onSides: (sides: TwoSides) => void;
}

/** What is compared, and with what. */
export function SidesForm({ sides, onSides, options, names, view }: SidesFormProps): JSX.Element {
  const { t } = useTexts();
  const { by } = sides;
  // somebody of one town sees that town and the region: organisations of others are not theirs to compare
  const possible = COMPARED.filter((name) => name === 'period' || options.dimensions[name].length > 0);
  const side = (which: 'left' | 'right') =>
    by === 'period' ? (
      <PeriodPicker
        label={t(`policy.compare.${which}`)}
        period={sides[which]}
        first={options.first}
        until={options.until}
        onPeriod={(period) => onSides({ ...sides, [which]: period })}
      />
    ) : (
      <Select
        label={t(`policy.compare.${which}`)}
        value={sides[which]}
        options={[
          { value: '', label: t(by === 'municipality' ? 'policy.region' : 'policy.compare.all') },
          ...options.dimensions[by].map(({ id }) => ({ value: id, label: names.name(by, id) })),
        ]}
        onValue={(value) => onSides({ ...sides, [which]: value })}
      />
    );
  return (
    <section class="card sides-form" aria-label={t('policy.compare.choose')}>
      <div class="sides-fields">
        <Select
          label={t('policy.compare.by')}
          value={by}
          options={possible.map((value) => ({ value, label: t(`policy.compare.what.${value}`) }))}
          onValue={(value) => {
            const next = value as Compared;
            const [left, right] = proposeSides(next, view, options);
            const group = sides.group === next ? (next === 'theme' ? 'language' : 'theme') : sides.group;
            onSides({ by: next, left, right, group });
          }}
        />
        <Select
          label={t('policy.compare.group')}
          value={sides.group}
          options={BROKEN_DOWN.filter((name) => name !== by).map((value) => ({
            value,
            label: t(`policy.dimension.${value}`),
          }))}
          onValue={(group) => onSides({ ...sides, group: group as BrokenDown })}
        />
      </div>
      <div class="sides-fields">
        {side('left')}
        {side('right')}
      </div>
      <Button
        class="swap"
        look="quiet"
        icon="swap"
        onClick={() => onSides({ ...sides, left: sides.right, right: sides.left })}
      >
        {t('policy.compare.swap')}
      </Button>
    </section>
  );
}
