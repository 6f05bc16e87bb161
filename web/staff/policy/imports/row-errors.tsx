import type { JSX } from 'preact';
import type { ImportPreview } from '../../../../src/staff/figures-types.js';
import { Table } from '../../parts/table.js';
import { useTexts } from '../../texts/texts.js';

/** Rows that cannot be taken, with the reason in plain words; lines are those of the spreadsheet. */
export function RowErrors({ errors }: { readonly errors: ImportPreview['errors'] }): JSX.Element {
  const { t, language } = useTexts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: higher than the screen, so the keyboard must be able to scroll it
    <section class="row-errors" tabIndex={0} aria-label={t('imports.errors')}>
      <Table
        caption={t('imports.errors')}
        columns={[
          { key: 'line', head: t('imports.line'), cell: ({ line }) => line },
          {
            key: 'field',
            head: t('imports.column'),
            cell: ({ field }) => (field ? t(`imports.field.${field}`) : ''),
          },
          { key: 'why', head: t('imports.why'), cell: ({ message }) => message[language] },
        ]}
        rows={errors}
        rowKey={({ line, field, problem }) => `${line} ${field} ${problem}`}
      />
    </section>
  );
}
