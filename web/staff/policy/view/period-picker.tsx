import type { JSX } from 'preact';
import type { Level } from '../../../../src/staff/figures-types.js';
import { Button } from '../../parts/button.js';
import { Field, Select } from '../../parts/field.js';
import { useTexts } from '../../texts/texts.js';
import { usePeriodName } from './period-name.js';
import { LEVELS, levelOf, periodOf, periodsBetween, step, toLevel } from './periods.js';

interface PickerProps {
  readonly label: string;
  readonly period: string;
  readonly first: string | null;
  readonly until: string;
  readonly onPeriod: (period: string) => void;
}

/** A day, week, month, quarter or year; one earlier and one later with a button. */
export function PeriodPicker({ label, period, first, until, onPeriod }: PickerProps): JSX.Element {
  const { t } = useTexts();
  const level = levelOf(period) ?? 'quarter';
  const [oldest, newest] = [periodOf(first ?? until, level), periodOf(until, level)];
  const move = (count: number) => {
    const next = step(period, count);
    return { next, there: next >= oldest && next <= newest };
  };
  const [earlier, later] = [move(-1), move(1)];
  return (
    <div class="period-picker">
      <Select
        label={t('policy.period.level')}
        value={level}
        options={LEVELS.map((value) => ({ value, label: t(`policy.period.levels.${value}`) }))}
        onValue={(value) => onPeriod(toLevel(period, value as Level, until))}
      />
      {level === 'day' ? (
        <Field
          label={label}
          type="date"
          value={period}
          min={oldest}
          max={newest}
          // a year that is still being typed is none
          onValue={(day) => day >= oldest && day <= newest && onPeriod(day)}
        />
      ) : (
        <PeriodList {...{ label, period, level, first: first ?? until, until, onPeriod }} />
      )}
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

/** All periods of a level, newest first; one from an address that has no figures stands above them. */
function PeriodList(props: PickerProps & { readonly level: Level; readonly first: string }): JSX.Element {
  const nameOf = usePeriodName();
  const { period } = props;
  const listed = periodsBetween(props.first, props.until, props.level);
  const options = listed.includes(period) ? listed : [period, ...listed];
  return (
    <Select
      label={props.label}
      value={period}
      options={options.map((value) => ({ value, label: nameOf(value) }))}
      onValue={props.onPeriod}
    />
  );
}
