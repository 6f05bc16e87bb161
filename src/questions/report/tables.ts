import { NONE } from '../figures/dimensions.js';
import type { FigureRow, FigureTable, ShownCount } from '../figures/types.js';
import type { ExportNames } from '../sharing/sheet.js';
import { escaped } from './charts.js';
import { countText, percent, signed } from './sentences.js';

/** Rows of a long table. */
const LONGEST = 20;
/** Shades of the heat map. */
const SHADES = 4;

interface Column {
  readonly head: string;
  readonly text: (row: FigureRow) => string;
}

const COLUMNS: readonly Column[] = [
  { head: 'Vragen', text: ({ questions }) => countText(questions) },
  { head: 'Aandeel', text: ({ share }) => percent(share) },
  { head: 'Op een kwartaal', text: ({ change }) => signed(change) },
  { head: 'Op een jaar', text: ({ yearChange }) => signed(yearChange) },
  { head: 'Beantwoord', text: ({ answerRate }) => percent(answerRate) },
  { head: 'Geholpen', text: ({ helpedRate }) => percent(helpedRate) },
];

/** A table as HTML, without columns that say nothing about any row, and without rows when there are only small counts. */
export function htmlTable(table: FigureTable, names: ExportNames): string {
  const [dimension = 'theme'] = table.group;
  const rows = table.rows.filter(({ questions }) => questions !== '<5').slice(0, LONGEST);
  if (rows.length === 0) return '<p>Te weinig vragen om te tonen: overal minder dan vijf, of geen.</p>';
  const columns = COLUMNS.filter(({ text }) => rows.some((row) => text(row) !== '–'));
  const head = [names.dimension(dimension), ...columns.map((column) => column.head)];
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${escaped(names.value(dimension, row.key[0] ?? ''))}</th>${columns
        .map(({ text }) => `<td>${escaped(text(row))}</td>`)
        .join('')}</tr>`,
  );
  return `<table><thead><tr>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>${restOf(table, names, rows.length)}`;
}

/** What a table leaves out, in a sentence. */
function restOf(table: FigureTable, names: ExportNames, shown: number): string {
  const [dimension = 'theme'] = table.group;
  const small = table.rows.filter(({ questions }) => questions === '<5');
  const large = table.rows.length - small.length;
  const sentences = [
    large > shown ? `Dit zijn de ${shown} grootste van ${large}.` : '',
    small.length > 0
      ? `Minder dan vijf vragen, of geen: ${small.map(({ key }) => names.value(dimension, key[0] ?? '')).join(', ')}.`
      : '',
  ].filter(Boolean);
  return sentences.length > 0 ? `<p class="small">${escaped(sentences.join(' '))}</p>` : '';
}

/** Languages by themes, darker where there are more; the figures stand in it, so that it reads in black and white too. */
export function heatTable(table: FigureTable, names: ExportNames): string {
  const counts = new Map(table.rows.map(({ key, questions }) => [key.join('\t'), questions]));
  const [languages, themes] = [valuesOf(table, 0), valuesOf(table, 1)];
  if (languages.length === 0) return '<p>Te weinig vragen om te tonen.</p>';
  const most = Math.max(1, ...table.rows.map(({ questions }) => sizeOf(questions)));
  const cell = (language: string, theme: string) => {
    const count = counts.get(`${language}\t${theme}`) ?? '<5';
    const shade = typeof count === 'number' ? Math.max(1, Math.ceil((count / most) * SHADES)) : 0;
    return `<td${shade > 0 ? ` class="s${shade}"` : ''}>${escaped(countText(count))}</td>`;
  };
  const head = themes.map((id) => `<th scope="col"><span>${escaped(names.value('theme', id))}</span></th>`);
  const body = languages.map(
    (id) =>
      `<tr><th scope="row">${escaped(names.value('language', id))}</th>${themes.map((theme) => cell(id, theme)).join('')}</tr>`,
  );
  return `<table class="heat"><thead><tr><th scope="col">${escaped(names.dimension('language'))}</th>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** The values of one side that have something to show, largest first; without a theme comes last. */
function valuesOf(table: FigureTable, at: 0 | 1): string[] {
  const sizes = new Map<string, number>();
  for (const { key, questions } of table.rows) {
    const value = key[at] ?? '';
    sizes.set(value, (sizes.get(value) ?? 0) + sizeOf(questions));
  }
  return [...sizes]
    .filter(([, size]) => size > 0)
    .sort(([a, n], [b, m]) => Number(a === NONE) - Number(b === NONE) || m - n || (a < b ? -1 : 1))
    .map(([value]) => value);
}

function sizeOf(count: ShownCount): number {
  return typeof count === 'number' ? count : 0;
}
