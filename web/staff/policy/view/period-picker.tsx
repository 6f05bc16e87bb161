import type { JSX } from 'preact';
import { Button } from '../../parts/button.js';
import { Select } from '../../parts/field.js';
import { useTexts } from '../../texts/texts.js';
import { usePeriodName } from './period-name.js';
import { levelOf, PICKED_LEVELS, type PickedLevel, periodsBetween, step, toLevel } from './periods.js';

interface PickerProps {
  readonly label: string;
  readonly period: string;
  readonly first: string | null;
  readonly until: string;
  readonly onPeriod: (period: string) => void;
}

/** A month, quarter or year; one earlier and one later with a button. */
export function PeriodPicker({ label, period, first, until, onPeriod }: PickerProps): JSX.Element {
  const { t } = useTexts();
  const nameOf = usePeriodName();
  const found = levelOf(period);
  const level = PICKED_LEVELS.find((name) => name === found);
  const listed = level ? periodsBetween(first ?? until, until, level) : [];
  const options = listed.includes(period) ? listed : [period, ...listed];
  const move = (count: number) => {
    const next = step(period, count);
    return { next, there: listed.includes(next) };
  };
  const [earlier, later] = [move(-1), move(1)];
  return (
    <div class="period-picker">
      <Select
        label={t('policy.period.level')}
        value={found ?? 'quarter'}
        options={(level ? PICKED_LEVELS : [...PICKED_LEVELS, found ?? 'quarter']).map((value) => ({
          value,
          label: t(`policy.period.levels.${value}`),
        }))}
        onValue={(value) => onPeriod(toLevel(period, value as PickedLevel, until))}
      />
      <Select
        label={label}
        value={period}
        options={options.map((value) => ({ value, label: nameOf(value) }))}
        onValue={onPeriod}
      />
      <div class="period-steps">
        <Button
          icon="arrow-left"
          aria-label={t('policy.period.earlier')}
          aria-disabled={!earlier.there}
          onClick={() => earlier.there && onPeriod(earlier.next)}
        />
        <Button
          icon="arrow-right"
          aria-label={t('policy.period.later')}
          aria-disabled={!later.there}
          onClick={() => later.there && onPeriod(later.next)}
        />
      </div>
    </div>
  );
}
