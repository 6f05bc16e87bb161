import { openingView } from '../../../../../web/staff/policy/view/opening-view';

const options = { first: '2024-01-01', until: '2026-11-21', municipality: 'gent' };
const open = (query: string, given = options) => openingView(new URLSearchParams(query), given);

test('somebody of one town begins with that town', () => {
  expect(open('')).toEqual({ period: '2026Q3', filters: { municipality: 'gent' } });
  expect(open('source=demo').filters).toEqual({ source: 'demo', municipality: 'gent' });
});

test('an address with a period is shown as it is: the region when no town stands in it', () => {
  expect(open('period=2025&theme=work')).toEqual({ period: '2025', filters: { theme: 'work' } });
});

test('who is of the whole region begins with all of it', () => {
  expect(openingView(new URLSearchParams(), { ...options, municipality: null }).filters).toEqual({});
});
