import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportChoices, ImportPreview, ImportResult } from '../../../../src/staff/figures-types.js';
import { api } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Select } from '../../parts/field.js';
import { FormError } from '../../parts/form-error.js';
import { useTexts } from '../../texts/texts.js';
import { firstChoices, IMPORT_FIELDS, missingFields, realErrors, rowCounts, withColumn } from './choices.js';
import { RowErrors } from './row-errors.js';
import { SampleRows } from './sample-rows.js';
import { ThemeNames } from './theme-names.js';

/** What a file holds: which column is what, which theme is which, what goes wrong; then take it over or not. */
export function Preview(props: {
  readonly preview: ImportPreview;
  readonly onCancel: () => void;
  readonly onImported: (result: ImportResult) => void;
}): JSX.Element {
  const { t } = useTexts();
  const { preview } = props;
  const [choices, setChoices] = useState<ImportChoices>(() => firstChoices(preview));
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const missing = missingFields(choices);
  const counts = rowCounts(preview);
  const errors = realErrors(preview);
  async function confirm(event: Event) {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      props.onImported(await api.post<ImportResult>(`figures/imports/${preview.id}/confirm`, choices));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }
  return (
    <form class="form" onSubmit={confirm} noValidate>
      <section class="card" aria-labelledby="preview">
        <h2 id="preview" tabIndex={-1} ref={heading}>
          {t('imports.preview', { name: preview.name })}
        </h2>
        <ul class="import-counts">
          <li class="good">{t('imports.good', { count: counts.good })}</li>
          {counts.waiting > 0 && <li>{t('imports.waiting', { count: counts.waiting })}</li>}
          {counts.known > 0 && <li>{t('imports.known', { count: counts.known })}</li>}
          {counts.bad > 0 && <li class="bad">{t('imports.bad', { count: counts.bad })}</li>}
        </ul>
        <p>{t('imports.of', { organisation: preview.organisation })}</p>
        <p class="soft">{t('imports.again')}</p>
        <SampleRows preview={preview} />
      </section>
      <ThemeNames
        id="unknown-themes"
        title={t('imports.themes')}
        about={t('imports.themesAbout')}
        names={preview.unknownThemes}
        choices={choices}
        onChoices={setChoices}
      />
      <ThemeNames
        id="remembered-themes"
        title={t('imports.remembered')}
        about={t('imports.rememberedAbout')}
        names={preview.rememberedThemes}
        choices={choices}
        onChoices={setChoices}
      />
      <section class="card" aria-labelledby="columns">
        <h2 id="columns">{t('imports.columns')}</h2>
        <p class="soft">{t('imports.columnsAbout')}</p>
        <div class="filter-fields">
          {IMPORT_FIELDS.map((field) => (
            <Select
              key={field}
              label={t(`imports.field.${field}`)}
              error={tried && missing.includes(field) ? t('imports.columnMissing') : undefined}
              value={choices.mapping[field] ?? ''}
              options={[
                { value: '', label: t('imports.noColumn') },
                ...preview.columns.map((column) => ({ value: column, label: column })),
              ]}
              onValue={(column) => setChoices(withColumn(choices, field, column))}
            />
          ))}
        </div>
      </section>
      {errors.length > 0 && (
        <section class="card" aria-labelledby="row-errors">
          <h2 id="row-errors">{t('imports.bad', { count: counts.bad })}</h2>
          <p class="soft">{t('imports.errorsAbout')}</p>
          <RowErrors errors={errors} />
        </section>
      )}
      <FormError error={error} />
      <div class="actions">
        <Button type="submit" icon="check" busy={busy}>
          {t('imports.confirm')}
        </Button>
        <Button onClick={props.onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
