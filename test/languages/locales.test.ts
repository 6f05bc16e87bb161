import { readdirSync, readFileSync } from 'node:fs';
import { checkLocales, type LocaleFile } from '../../src/languages/check-locales';

/** The locales of the repository, Dutch first. */
const locales: LocaleFile[] = readdirSync('locales')
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ code: name.slice(0, -5), content: JSON.parse(readFileSync(`locales/${name}`, 'utf8')) as unknown }))
  .sort((a, b) => Number(b.code === 'nl') - Number(a.code === 'nl'));

test('thirteen languages say the same, each in its own words', () => {
  expect(locales.map(({ code }) => code).sort()).toEqual([
    'ar',
    'en',
    'es',
    'fr',
    'nl',
    'pl',
    'prs',
    'ps',
    'ru',
    'so',
    'ti',
    'tr',
    'uk',
  ]);
  expect(checkLocales(locales).map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

test('every text the assistant asks for is there', () => {
  const files = readdirSync('src/assistant', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const code = files.map((name) => readFileSync(`src/assistant/${name}`, 'utf8')).join('\n');
  // an example in a docstring is not asked for
  const keys = [...code.replace(/^ \*.*$/gm, '').matchAll(/turn\.text\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  const [dutch] = locales;
  const textAt = (key: string) =>
    key
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], dutch?.content);
  expect(keys.length).toBeGreaterThan(20);
  expect([...new Set(keys)].filter((key) => typeof textAt(`assistant.${key}`) !== 'string')).toEqual([]);
});

describe('crisis texts', () => {
  const crisis = (file: LocaleFile) =>
    (file.content as { assistant: { crisis: Record<string, string | Record<string, string>> } }).assistant.crisis;

  test.each(locales.map((file) => [file.code, file] as const))('%s gives the same numbers as Dutch', (_code, file) => {
    const [dutch] = locales;
    const numbers = (of: LocaleFile) => JSON.stringify(crisis(of)).match(/\d+/g);
    expect(numbers(file)).toEqual(dutch && numbers(dutch));
  });

  test.each(locales.map((file) => [file.code, file] as const))('%s has the number in the first line', (_code, file) => {
    for (const kind of ['suicide', 'violence', 'child', 'medical', 'fire', 'trafficking']) {
      expect((crisis(file)[kind] as Record<string, string>).first).toContain('112');
    }
  });
});

describe('the check itself', () => {
  const file = (code: string, texts: object, script = 'Latn'): LocaleFile => ({
    code,
    content: { meta: { script, intl: code }, ...texts },
  });
  const messages = (...files: LocaleFile[]) => checkLocales(files).map(({ code, message }) => `${code}: ${message}`);
  const dutch = file('nl', { a: { hello: 'Dag {{name}}', list: [{ title: 'Een' }] } });

  test.each<[string, LocaleFile, string]>([
    ['a missing text', file('fr', { a: { list: [{ title: 'Un' }] } }), 'fr: a.hello is missing'],
    [
      'a text too much',
      file('fr', { a: { hello: 'Salut {{name}}', list: [{ title: 'Un' }], more: 'x' } }),
      'fr: a.more is not in the Dutch file: remove it',
    ],
    [
      'a lost placeholder',
      file('fr', { a: { hello: 'Salut', list: [{ title: 'Un' }] } }),
      'fr: a.hello has the placeholders (none), and must have {{name}}',
    ],
    [
      'an empty text',
      file('fr', { a: { hello: 'Salut {{name}}', list: [{ title: ' ' }] } }),
      'fr: a.list.0.title is empty',
    ],
    [
      'another script',
      file('fr', { a: { hello: 'Привет {{name}}', list: [{ title: 'Un' }] } }),
      'fr: a.hello holds letters of another language: Привет',
    ],
    [
      'no own script',
      file('ru', { a: { hello: 'Privet {{name}}', list: [{ title: 'Один' }] } }, 'Cyrl'),
      'ru: a.hello is not in its own script: Privet {{name}}',
    ],
    [
      'a Cyrillic letter in a Latin word',
      file('ru', { a: { hello: 'Привет {{name}} Bелгия', list: [{ title: 'Один' }] } }, 'Cyrl'),
      'ru: a.hello holds letters of another language: Bелгия',
    ],
    [
      'a letter of the neighbour',
      file('ar', { a: { hello: 'سلام {{name}}', list: [{ title: 'یک' }] } }, 'Arab'),
      'ar: a.list.0.title holds letters of another language: یک',
    ],
  ])('finds %s', (_case, other, message) => {
    expect(messages(dutch, other)).toEqual([message]);
  });

  test('finds English that was left', () => {
    const english = file('en', { a: { hello: 'Hello {{name}}', list: [{ title: 'One' }] } });
    const polish = file('pl', { a: { hello: 'Hello {{name}}', list: [{ title: 'Jeden' }] } });
    expect(messages(dutch, english, polish)).toEqual(['pl: a.hello is still in English: Hello {{name}}']);
  });

  test('each language has its own plural forms', () => {
    const minutes = file('nl', { a: { minutes_one: '{{count}} minuut', minutes_other: '{{count}} minuten' } });
    const polish = file('pl', {
      a: { minutes_one: 'minuta', minutes_few: '{{count}} minuty', minutes_other: '{{count}} minut' },
    });
    expect(messages(minutes, polish)).toEqual(['pl: a.minutes_many is missing: this language has that form']);
  });
});
