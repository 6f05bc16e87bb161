import type { JSX } from 'preact';
import type { WeeklyHours } from '../../../src/staff/desk-types.js';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { Button } from '../parts/button.js';
import { Field, Select } from '../parts/field.js';
import { useTexts } from '../texts/texts.js';
import { type AvailabilityProblem, copyToWeek, moreHours, WEEKDAYS, type Weekday } from './week.js';

/** A Monday, to write the names of the days with. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY = 86_400_000;

interface WeekProps {
  readonly catalogue: Catalogue;
  readonly hours: readonly WeeklyHours[];
  readonly problems: readonly AvailabilityProblem[];
  readonly onChange: (hours: readonly WeeklyHours[]) => void;
}

/** The hours of every day of the week, each with the desk where people can come. */
export function WeekHours(props: WeekProps): JSX.Element {
  const { t, intl } = useTexts();
  const { hours } = props;
  const dayName = new Intl.DateTimeFormat(intl, { weekday: 'long', timeZone: 'UTC' });
  return (
    <section class="card" aria-labelledby="week-hours">
      <h2 id="week-hours">{t('availability.week')}</h2>
      <ul class="week">
        {WEEKDAYS.map((day) => (
          <Day key={day} {...props} day={day} name={dayName.format(MONDAY + (day - 1) * DAY)} />
        ))}
      </ul>
      {hours.length === 0 && <p class="soft">{t('availability.noHours')}</p>}
    </section>
  );
}

function Day(props: WeekProps & { readonly day: Weekday; readonly name: string }): JSX.Element {
  const { t } = useTexts();
  const { day, name, hours, onChange } = props;
  const own = hours.map((slot, index) => ({ slot, index })).filter(({ slot }) => slot.day === day);
  return (
    <li class="day">
      <h3>{name}</h3>
      <div class="day-slots">
        {own.length === 0 && <p class="soft">{t('availability.notThere')}</p>}
        {own.map(({ slot, index }, number) => (
          <Slot
            key={index}
            {...{ slot, index, day: `${name} ${number + 1}` }}
            catalogue={props.catalogue}
            problem={props.problems.find((problem) => problem.index === index)}
            onChange={(next) => onChange(hours.map((other, at) => (at === index ? next : other)))}
            onRemove={() => onChange(hours.filter((_, at) => at !== index))}
          />
        ))}
        <div class="actions">
          <Button
            class="small"
            icon="plus"
            aria-label={t('availability.addHoursOn', { day: name })}
            onClick={() => onChange([...hours, moreHours(hours, day)])}
          >
            {t('availability.addHours')}
          </Button>
          {own.length > 0 && day <= 5 && (
            <Button
              class="small"
              look="quiet"
              icon="copy"
              aria-label={t('availability.copyDay', { day: name })}
              onClick={() => onChange(copyToWeek(hours, day))}
            >
              {t('availability.copy')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function Slot(props: {
  readonly slot: WeeklyHours;
  /** Which of the week, for screen readers: `maandag 1`. */
  readonly day: string;
  readonly catalogue: Catalogue;
  readonly problem: AvailabilityProblem | undefined;
  readonly onChange: (slot: WeeklyHours) => void;
  readonly onRemove: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { slot, day, catalogue, problem, onChange } = props;
  const { place, ...online } = slot;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
    <div class="slot" role="group" aria-label={day}>
      <Field
        label={t('availability.from')}
        type="time"
        value={slot.from}
        onValue={(from) => onChange({ ...slot, from })}
        error={problem && t(`availability.problems.${problem.problem}`)}
      />
      <Field label={t('availability.to')} type="time" value={slot.to} onValue={(to) => onChange({ ...slot, to })} />
      <Select
        label={t('availability.place')}
        value={place ?? ''}
        onValue={(id) => onChange(id === '' ? online : { ...online, place: id })}
        options={[
          { value: '', label: t('availability.online') },
          ...catalogue.services.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button look="quiet" icon="trash" aria-label={t('availability.removeHours', { day })} onClick={props.onRemove} />
    </div>
  );
}
