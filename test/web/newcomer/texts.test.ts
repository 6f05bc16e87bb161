import { readdirSync, readFileSync } from 'node:fs';
import { contactLanguage, fill, guessFirst, type LanguageName } from '../../../web/newcomer/texts.js';

/** The keys of a JSON object with their depth, `a.b.0.c`, and its placeholders. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [[path, ...(value.match(/\{\{\w+\}\}/g) ?? []).sort()].join(' ')];
  return Object.entries(value as object).flatMap(([key, child]) => shape(child, `${path}.${key}`));
}

const web = (language: string): unknown => JSON.parse(readFileSync(`locales/${language}.json`, 'utf8')).web;

describe('the texts of the client', () => {
  const languages = readdirSync('locales')
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5));

  it.each(languages)('are complete in %s, with the same placeholders', (language) => {
    expect(shape(web(language))).toEqual(shape(web('en')));
  });

  it.each(languages)('are not empty in %s', (language) => {
    expect(JSON.stringify(web(language))).not.toContain('""');
  });
});

describe('filling in', () => {
  it('puts values in their places and leaves unknown places alone', () => {
    expect(fill('Bel {{name}}, {{what}}', { name: 'OCMW' })).toBe('Bel OCMW, {{what}}');
  });
});

describe('guessing the language', () => {
  const names: readonly LanguageName[] = ['nl', 'en', 'ar', 'prs', 'uk'].map((code) => ({
    code,
    name: code,
    direction: 'ltr',
  }));
  const order = (preferred: readonly string[]) => guessFirst(names, preferred).map(({ code }) => code);

  it('puts the languages of the browser first, each once', () => {
    expect(order(['uk-UA', 'uk', 'en-US'])).toEqual(['uk', 'en', 'nl', 'ar', 'prs']);
  });

  it('keeps the order when it knows none of them', () => {
    expect(order(['ja-JP'])).toEqual(['nl', 'en', 'ar', 'prs', 'uk']);
  });

  it('takes Persian as Dari', () => {
    expect(contactLanguage('fa-AF')).toBe('prs');
    expect(order(['fa-IR'])[0]).toBe('prs');
  });
});
