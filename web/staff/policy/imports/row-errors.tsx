import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportPreview } from '../../../../src/staff/figures-types.js';
import { Icon } from '../../parts/icon.js';
import { Table } from '../../parts/table.js';
import { useTexts } from '../../texts/texts.js';
import { writeCsv } from './write-csv.js';

type Errors = ImportPreview['errors'];

/** Rows that cannot be taken, with the reason in plain words; lines are those of the spreadsheet. */
export function RowErrors({ errors }: { readonly errors: Errors }): JSX.Element {
  const { t, language } = useTexts();
  const columns = [
    { key: 'line', head: t('imports.line'), cell: ({ line }: Errors[number]) => line },
    {
      key: 'field',
      head: t('imports.column'),
      cell: ({ field }: Errors[number]) => (field ? t(`imports.field.${field}`) : ''),
    },
    { key: 'why', head: t('imports.why'), cell: ({ message }: Errors[number]) => message[language] },
  ];
  const lines = [columns.map(({ head }) => head), ...errors.map((row) => columns.map(({ cell }) => String(cell(row))))];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: higher than the screen, so the keyboard must be able to scroll it */}
      <section class="row-errors" tabIndex={0} aria-label={t('imports.errors')}>
        <Table
          caption={t('imports.errors')}
          columns={columns}
          rows={errors}
          rowKey={({ line, field, problem }) => `${line} ${field} ${problem}`}
        />
      </section>
      <TakeAway name="wegwijzer-rijen.csv" text={writeCsv(lines)} />
    </>
  );
}

/** Who imports is often not who can mend the file: the list goes along in a mail. */
function TakeAway({ name, text }: { readonly name: string; readonly text: string }): JSX.Element {
  const { t } = useTexts();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <p class="downloads">
      <Icon name="download" />
      <a href={address ?? '#'} download={name}>
        {t('imports.takeErrors')}
      </a>
    </p>
  );
}
