import { readdirSync, readFileSync } from 'node:fs';
import { BARRIERS } from '../../../../src/questions/register';
import { DESK_CHANNELS, DESK_OUTCOMES } from '../../../../src/staff/register-types';
import { ROLES } from '../../../../src/staff/route';
import { fillText, type TextTree, textAt } from '../../../../web/staff/texts/fill';

const LANGUAGES = ['nl', 'en', 'fr'] as const;
const trees = new Map(
  LANGUAGES.map((code) => [code, JSON.parse(readFileSync(`locales/staff/${code}.json`, 'utf8')) as TextTree]),
);
const dutch = trees.get('nl') as TextTree;

function leaves(tree: TextTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value] as [string, string]] : leaves(value, `${prefix}${name}.`),
  );
}
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it('has a file for each language of the app and no other', () => {
  expect(readdirSync('locales/staff').sort()).toEqual(LANGUAGES.map((code) => `${code}.json`).sort());
});

describe.each(['en', 'fr'] as const)('%s', (code) => {
  const tree = trees.get(code) as TextTree;

  it('has the keys of Dutch', () => {
    expect(
      leaves(tree)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      leaves(dutch)
        .map(([key]) => key)
        .sort(),
    );
  });

  it('has the blanks of Dutch', () => {
    const wrong = leaves(dutch).filter(([key, text]) => blanks(text).join() !== blanks(textAt(tree, key) ?? '').join());
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

it('has no empty text', () => {
  for (const tree of trees.values()) expect(leaves(tree).filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('has a text for every role, outcome, barrier and channel', () => {
  const keys = [
    ...ROLES.map((role) => `roles.${role}`),
    ...DESK_OUTCOMES.map((outcome) => `outcomes.${outcome}`),
    ...BARRIERS.map((barrier) => `barriers.${barrier}`),
    ...DESK_CHANNELS.map((channel) => `register.channels.${channel}`),
  ];
  expect(keys.filter((key) => textAt(dutch, key) === undefined)).toEqual([]);
});

it('has a text for every error of the staff API', () => {
  const files = readdirSync('src/staff').map((name) => readFileSync(`src/staff/${name}`, 'utf8'));
  const codes = files.flatMap((code) =>
    [...code.matchAll(/new StaffError\(\s*\d+,\s*'([A-Z_]+)'/g)].map(([, found]) => found),
  );
  expect(codes.length).toBeGreaterThan(10);
  expect([...new Set(codes)].filter((code) => textAt(dutch, `errors.${code}`) === undefined)).toEqual([]);
});

describe('filling in', () => {
  const tree = { to: { send_one: '{{count}} question', send_other: '{{count}} questions', name: '{{name}} {{gone}}' } };
  const plurals = new Intl.PluralRules('en');

  it('chooses between one and many', () => {
    expect(fillText(tree, 'to.send', { count: 1 }, plurals)).toBe('1 question');
    expect(fillText(tree, 'to.send', { count: 0 }, plurals)).toBe('0 questions');
    // French has a third form for a million, which nobody wrote
    expect(fillText(tree, 'to.send', { count: 1_000_000 }, new Intl.PluralRules('fr'))).toBe('1000000 questions');
  });

  it('leaves a blank that nobody filled in, and says when there is no text', () => {
    expect(fillText(tree, 'to.name', { name: '$&' }, plurals)).toBe('$& {{gone}}');
    expect(fillText(tree, 'to.nowhere', {}, plurals)).toBeUndefined();
    expect(fillText(tree, 'to', {}, plurals)).toBeUndefined();
  });
});
