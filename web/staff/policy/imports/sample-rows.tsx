import type { JSX } from 'preact';
import type { ImportPreview } from '../../../../src/staff/figures-types.js';
import { useTexts } from '../../texts/texts.js';

/** The first rows of the file as they stand in it. */
export function SampleRows({ preview }: { readonly preview: ImportPreview }): JSX.Element {
  const { t } = useTexts();
  const { columns, sample } = preview;
  return (
    <details class="sample">
      <summary>{t('imports.sample')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so the keyboard must be able to scroll it */}
      <section class="heat-scroll" tabIndex={0} aria-label={t('imports.sample')}>
        <table class="sample-table">
          <caption class="hidden">{t('imports.sample')}</caption>
          <thead>
            <tr>
              {columns.map((column, at) => (
                // columns may have the same heading
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, line) => (
              <tr key={line}>
                {columns.map((_, at) => (
                  <td key={at}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
