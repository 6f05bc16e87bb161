import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Availability } from '../../../src/staff/desk-types.js';
import type { Catalogue } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { Button } from '../parts/button.js';
import { FormError } from '../parts/form-error.js';
import { useToast } from '../parts/toasts.js';
import type { Names } from '../register/catalogue.js';
import { useTexts } from '../texts/texts.js';
import { DaysOff } from './days-off.js';
import { LanguageOrder } from './language-order.js';
import { ThemeList } from './theme-list.js';
import { problemsOf, sortedHours } from './week.js';
import { WeekHours } from './week-hours.js';

/** Hours, days off, languages, themes: saved together. */
export function AvailabilityForm(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly loaded: Availability;
  /** Of somebody else. */
  readonly account: string | undefined;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const [saved, setSaved] = useState(props.loaded);
  const [form, setForm] = useState<Availability>({ ...props.loaded, hours: sortedHours(props.loaded.hours) });
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const problems = checked ? problemsOf(form) : [];
  const change = (part: Partial<Availability>) => setForm((now) => ({ ...now, ...part }));

  async function store(next: Availability): Promise<void> {
    const { accountId: _own, ...rest } = next;
    const body = props.account === undefined ? rest : { ...rest, accountId: props.account };
    const answer = await api.put<Availability>('availability', body);
    setSaved(answer);
    setForm({ ...answer, hours: sortedHours(answer.hours) });
  }

  async function submit(event: Event) {
    event.preventDefault();
    setChecked(true);
    if (problemsOf(form).length > 0) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.availability .wrong input')?.focus());
      return;
    }
    setBusy(true);
    setError(undefined);
    const before = saved;
    try {
      await store(form);
      toast({
        text: t('availability.saved'),
        undo: () => void store(before).catch((failure: unknown) => setError(failure)),
      });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <form class="availability form" noValidate onSubmit={submit}>
      <WeekHours
        {...props}
        hours={form.hours}
        problems={problems.filter((problem) => problem.in === 'hours')}
        onChange={(hours) => change({ hours })}
      />
      <DaysOff
        daysOff={form.daysOff}
        problems={problems.filter((problem) => problem.in === 'daysOff')}
        onChange={(daysOff) => change({ daysOff })}
      />
      <LanguageOrder {...props} languages={form.languages} onChange={(languages) => change({ languages })} />
      <ThemeList {...props} themes={form.themes} onChange={(themes) => change({ themes })} />
      <div class="availability-save">
        <FormError error={error} />
        <Button type="submit" icon="check" busy={busy}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
