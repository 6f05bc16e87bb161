import type { JSX } from 'preact';
import type { Availability } from '../../../src/staff/desk-types.js';
import { Button } from '../parts/button.js';
import { Field } from '../parts/field.js';
import { dayOf } from '../register/days.js';
import { useTexts } from '../texts/texts.js';
import type { AvailabilityProblem } from './week.js';

/** Holidays and other days away, first and last day included. */
export function DaysOff(props: {
  readonly daysOff: Availability['daysOff'];
  readonly problems: readonly AvailabilityProblem[];
  readonly onChange: (daysOff: Availability['daysOff']) => void;
}): JSX.Element {
  const { t } = useTexts();
  const { daysOff, problems, onChange } = props;
  const today = dayOf(Date.now());
  const put = (index: number, next: Availability['daysOff'][number]) =>
    onChange(daysOff.map((other, at) => (at === index ? next : other)));
  return (
    <section class="card" aria-labelledby="days-off">
      <h2 id="days-off">{t('availability.daysOff')}</h2>
      {daysOff.length === 0 && <p class="soft">{t('availability.noDaysOff')}</p>}
      {daysOff.map((range, index) => {
        const problem = problems.find((found) => found.index === index);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
          <div key={index} class="slot" role="group" aria-label={`${t('availability.daysOff')} ${index + 1}`}>
            <Field
              label={t('availability.firstDay')}
              type="date"
              value={range.from}
              onValue={(from) => put(index, { from, to: range.to < from ? from : range.to })}
              error={problem && t(`availability.problems.${problem.problem}`)}
            />
            <Field
              label={t('availability.lastDay')}
              type="date"
              min={range.from}
              value={range.to}
              onValue={(to) => put(index, { ...range, to })}
            />
            <Button
              look="quiet"
              icon="trash"
              aria-label={t('availability.removeDaysOff', { number: index + 1 })}
              onClick={() => onChange(daysOff.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      <div class="actions">
        <Button class="small" icon="plus" onClick={() => onChange([...daysOff, { from: today, to: today }])}>
          {t('availability.addDaysOff')}
        </Button>
      </div>
    </section>
  );
}
