import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { NewThreshold, Threshold } from '../../../../src/staff/figures-types.js';
import type { Catalogue } from '../../../../src/staff/register-types.js';
import { api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Checkbox, Select, TextArea } from '../../parts/field.js';
import { FormError } from '../../parts/form-error.js';
import { useToast } from '../../parts/toasts.js';
import type { Names } from '../../register/catalogue.js';
import { useAccount } from '../../session/session-provider.js';
import { useTexts } from '../../texts/texts.js';
import { usePeriodName } from '../view/period-name.js';
import { periodOf, step } from '../view/periods.js';
import { useEvidenceText } from './evidence-text.js';

/** Months a desk can still speak of. */
const MONTHS = 4;

/** Files a threshold; the form stays open for the next one, so that a month is said in one go. */
export function ThresholdForm(props: {
  readonly catalogue: Catalogue;
  readonly names: Names;
  readonly evidence: Threshold['evidence'];
  readonly onFiled: (threshold: Threshold) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const { role, municipality } = useAccount();
  const toast = useToast();
  const nameOf = usePeriodName();
  const { catalogue, names, evidence } = props;
  const evidenceText = useEvidenceText(names);
  const thisMonth = periodOf(new Date().toISOString().slice(0, 10), 'month');
  const [theme, setTheme] = useState(evidence?.filters.theme ?? '');
  const [town, setTown] = useState(municipality ?? evidence?.filters.municipality ?? '');
  const [month, setMonth] = useState(role === 'bridge' ? thisMonth : '');
  const [text, setText] = useState('');
  const [attached, setAttached] = useState(true);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const towns = municipality
    ? catalogue.municipalities.filter(({ id }) => id === municipality)
    : catalogue.municipalities;
  const missing = { theme: theme === '', text: text.trim() === '' };

  async function file(event: Event) {
    event.preventDefault();
    setTried(true);
    if (missing.theme || missing.text) {
      field.current?.querySelector<HTMLElement>(missing.theme ? 'select' : 'textarea')?.focus();
      return;
    }
    const threshold: NewThreshold = {
      theme,
      text: text.trim(),
      ...(town ? { municipality: town } : {}),
      ...(month ? { month } : {}),
      ...(evidence && attached ? { evidence } : {}),
    };
    setBusy(true);
    setError(undefined);
    try {
      props.onFiled(await api.post<Threshold>('figures/thresholds', threshold));
      toast({ text: t('thresholds.filed') });
      setText('');
      setTheme('');
      // it belongs to the one that was just filed
      setAttached(false);
      setTried(false);
      field.current?.querySelector<HTMLElement>('select')?.focus();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="card" aria-labelledby="new-threshold">
      <h2 id="new-threshold" ref={heading} tabIndex={-1}>
        {t('thresholds.new')}
      </h2>
      <form class="form" ref={field} onSubmit={file} noValidate>
        <div class="filter-fields">
          <Select
            label={t('policy.dimension.theme')}
            value={theme}
            error={tried && missing.theme ? t('register.missing.theme') : undefined}
            options={[
              { value: '', label: t('thresholds.chooseTheme') },
              ...catalogue.themes.map(({ id }) => ({ value: id, label: names.theme(id) })),
            ]}
            onValue={setTheme}
          />
          <Select
            label={t('policy.dimension.municipality')}
            value={town}
            options={[
              ...(municipality ? [] : [{ value: '', label: t('policy.region') }]),
              ...towns.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onValue={setTown}
          />
          <Select
            label={t('thresholds.month')}
            value={month}
            options={[
              { value: '', label: t('thresholds.noMonth') },
              ...Array.from({ length: MONTHS }, (_, back) => step(thisMonth, -back)).map((value) => ({
                value,
                label: nameOf(value),
              })),
            ]}
            onValue={setMonth}
          />
        </div>
        <TextArea
          label={t('thresholds.text')}
          hint={t('thresholds.textHint')}
          error={tried && missing.text ? t('thresholds.textMissing') : undefined}
          value={text}
          onValue={setText}
          rows={4}
          maxLength={2000}
        />
        {evidence && (
          <Checkbox
            label={`${t('thresholds.attach')} ${evidenceText(evidence)}`}
            checked={attached}
            onValue={setAttached}
          />
        )}
        <FormError error={error} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('thresholds.file')}
          </Button>
          <Button onClick={props.onClose}>{t('common.close')}</Button>
        </div>
      </form>
    </section>
  );
}
