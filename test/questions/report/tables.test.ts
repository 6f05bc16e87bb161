import type { FigureTable, Measures } from '../../../src/questions/figures/types.js';
import { heatTable, htmlTable } from '../../../src/questions/report/tables.js';

const names = { dimension: (dimension: string) => dimension, value: (_: string, id: string) => id };
const measures: Measures = {
  questions: 40,
  share: 0.5,
  change: null,
  yearChange: null,
  answerRate: null,
  handoffRate: null,
  helpedRate: null,
  waiting: null,
};
const table = (
  group: FigureTable['group'],
  rows: readonly (readonly [key: string, n: Measures['questions']])[],
): FigureTable => ({
  period: '2026Q4',
  level: 'quarter',
  filters: {},
  group,
  total: measures,
  rows: rows.map(([key, questions]) => ({ ...measures, key: key.split(' '), questions })),
  until: '2026-12-31',
});

test('small rows become one sentence, and empty columns go', () => {
  const html = htmlTable(
    table(
      ['theme'],
      [
        ['<wonen>', 40],
        ['werk', '<5'],
        ['vervoer', '<5'],
      ],
    ),
    names,
  );
  expect(html).toContain('<th scope="row">&lt;wonen&gt;</th><td>40</td><td>50%</td></tr>');
  expect(html).not.toContain('Geholpen');
  expect(html).toContain('Minder dan vijf vragen, of geen: werk, vervoer.');
  expect(htmlTable(table(['theme'], [['werk', '<5']]), names)).toMatch(/^<p>Te weinig vragen/);
});

test('a long table ends at twenty rows and says so', () => {
  const html = htmlTable(
    table(
      ['entry'],
      Array.from({ length: 25 }, (_, at) => [`e${at}`, 90 - at] as const),
    ),
    names,
  );
  expect(html.match(/<tr>/g)).toHaveLength(21);
  expect(html).toContain('Dit zijn de 20 grootste van 25.');
});

test('the heat map has the largest first and darkest, hidden cells as they are, and no theme last', () => {
  const html = heatTable(
    table(
      ['language', 'theme'],
      [
        ['ar wonen', 100],
        ['ar werk', 20],
        ['ar -', 90],
        ['uk werk', 30],
        ['uk wonen', 'hidden'],
        ['so werk', '<5'],
      ],
    ),
    names,
  );
  expect([...html.matchAll(/<span>([^<]+)/g)].map(([, theme]) => theme)).toEqual(['wonen', 'werk', '-']);
  expect([...html.matchAll(/<th scope="row">([^<]+)/g)].map(([, language]) => language)).toEqual(['ar', 'uk']);
  expect(html).toContain('<td class="s4">100</td><td class="s1">20</td>');
  expect(html).toContain('<td>–</td><td class="s2">30</td><td>&lt;5</td>');
  expect(heatTable(table(['language', 'theme'], []), names)).toBe('<p>Te weinig vragen om te tonen.</p>');
});
