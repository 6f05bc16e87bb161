import { findEntries } from '../../../../web/staff/register/find-entries';

const entry = (id: string, ...titles: string[]) => ({ id, theme: id.split('/')[0] ?? '', titles });
const ENTRIES = [
  entry('housing/deposit', 'De huurwaarborg betalen', 'Paying the rental deposit'),
  entry('housing/contract', 'Wat staat in mijn contract?'),
  entry('work/contract', 'Contract op het werk'),
  entry('work/union', 'De vakbond'),
];
const ids = (theme: string | undefined, typed: string) => findEntries(ENTRIES, theme, typed).map(({ id }) => id);

it('shows the whole theme before anything is typed', () => {
  expect(ids('housing', '')).toEqual(['housing/deposit', 'housing/contract']);
  expect(ids(undefined, ' ')).toEqual([]);
});

it('finds words by their first letters, those of the theme first', () => {
  expect(ids('housing', 'co')).toEqual(['housing/contract', 'work/contract']);
  expect(ids(undefined, 'co')).toEqual(['work/contract', 'housing/contract']);
});

it('finds by any title, and inside the long words of Dutch', () => {
  expect(ids(undefined, 'rent')).toEqual(['housing/deposit']);
  expect(ids(undefined, 'waarborg')).toEqual(['housing/deposit']);
  // two letters inside a word would be everything
  expect(ids(undefined, 'bo')).toEqual([]);
});
