import type { FigureRow } from '../../../src/staff/figures-types.js';
import type { Column } from '../parts/table.js';
import type { Translate } from '../texts/texts.js';
import { countText, DASH, percentText, type Writing } from './figures/shown.js';

/** The measures of a row as columns of a table. */
export function measureColumns(t: Translate, writing: Writing): Column<FigureRow>[] {
  const change = (part: number | null) => (part === null ? DASH : `${part > 0 ? '+' : ''}${writing.percent(part)}`);
  return [
    {
      key: 'questions',
      head: t('policy.measure.questions'),
      kind: 'number',
      cell: ({ questions }) => countText(questions, writing),
    },
    { key: 'share', head: t('policy.measure.share'), kind: 'number', cell: ({ share }) => percentText(share, writing) },
    { key: 'change', head: t('policy.measure.change'), kind: 'number', cell: (row) => change(row.change) },
    { key: 'year', head: t('policy.measure.yearChange'), kind: 'number', cell: (row) => change(row.yearChange) },
    {
      key: 'answered',
      head: t('policy.measure.answered'),
      kind: 'number',
      cell: ({ answerRate }) => percentText(answerRate, writing),
    },
    {
      key: 'helped',
      head: t('policy.measure.helped'),
      kind: 'number',
      cell: ({ helpedRate }) => percentText(helpedRate, writing),
    },
  ];
}
