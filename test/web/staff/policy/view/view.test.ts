import {
  entriesOf,
  pathOfView,
  readView,
  withFilter,
  withoutFilters,
  writeView,
} from '../../../../../web/staff/policy/view/view';

const read = (query: string) => readView(new URLSearchParams(query), '2026Q3');

test('a view comes back from its address, whatever stands in it', () => {
  const view = { period: '2026-11', filters: { theme: 'housing', language: 'prs', organisation: 'CAW & co' } };
  expect(read(writeView(view))).toEqual(view);
});

test('the same view has one address, in whatever order it was made', () => {
  expect(writeView({ period: '2026Q4', filters: { language: 'prs', theme: 'housing' } })).toBe(
    writeView({ period: '2026Q4', filters: { theme: 'housing', language: 'prs' } }),
  );
});

test('what is no period becomes the usual one, and what is not known is left out', () => {
  expect(read('period=tomorrow&colour=red&theme=&channel=desk')).toEqual({
    period: '2026Q3',
    filters: { channel: 'desk' },
  });
});

test('a filter is put on, changed and taken away', () => {
  const view = withFilter({ period: '2026', filters: {} }, 'theme', 'work');
  expect(view.filters).toEqual({ theme: 'work' });
  expect(withFilter(view, 'theme', 'housing').filters).toEqual({ theme: 'housing' });
  expect(withFilter(view, 'theme', '').filters).toEqual({});
});

test('removing all filters leaves made-up data chosen, and real data without a source', () => {
  expect(withoutFilters({ period: '2026', filters: { theme: 'work', source: 'demo' } }).filters).toEqual({
    source: 'demo',
  });
  expect(withoutFilters({ period: '2026', filters: { theme: 'work', source: 'own' } }).filters).toEqual({});
});

test('filters are listed in the order of the page', () => {
  expect(entriesOf({ entry: 'a/b', source: 'own', theme: 'work' }).map(([dimension]) => dimension)).toEqual([
    'theme',
    'source',
    'entry',
  ]);
});

test('figures of a service are shown where they can be counted', () => {
  expect(pathOfView({ period: '2026Q3', filters: { theme: 'work' } })).toBe('/policy?period=2026Q3&theme=work');
  expect(pathOfView({ period: '2026Q3', filters: { service: 'bank' } })).toMatch(/^\/policy\/compare\?.*service=bank$/);
});
