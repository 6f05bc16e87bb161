import type { Entry, EntryText, Fact, Knowledge } from './knowledge.js';

const PLACEHOLDER = /\{\{\s*([a-z0-9][a-z0-9-]*)\s*\}\}/g;

/** The names of the facts a text takes, each once. */
export function factsIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/**
 * Puts the facts into a text, written the way of a language.
 *
 * @param intl tag for Intl, see Language.intl
 */
export function writeFacts(text: string, facts: ReadonlyMap<string, Fact>, intl: string): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const fact = facts.get(name);
    return fact ? writeFact(fact, intl) : whole;
  });
}

/** Left-to-right isolate (Unicode UAX 9): a phone number or address keeps its order inside Arabic text. */
const LRI = '\u2066';
const PDI = '\u2069';

/** One fact in words: amounts with their currency, days in words, phones and addresses as they stand. */
export function writeFact(fact: Fact, intl: string): string {
  const { unit, value } = fact;
  if (typeof value === 'number') {
    if (unit === 'euro') return numberFormat(intl, 'euro', Number.isInteger(value) ? 0 : 2).format(value);
    if (unit === 'percent') return numberFormat(intl, 'percent', 1).format(value / 100);
    return numberFormat(intl, 'number', 2).format(value);
  }
  if (unit === 'date') return writeDay(value, intl);
  if (unit === 'phone' || unit === 'time') return `${LRI}${value}${PDI}`;
  return value;
}

/** A day in words: "1 January 2026". Text that is no ISO day comes back as it is. */
export function writeDay(day: string, intl: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  let format = dayFormats.get(intl);
  if (!format) {
    format = new Intl.DateTimeFormat(intl, { dateStyle: 'long', timeZone: 'UTC' });
    dayFormats.set(intl, format);
  }
  return format.format(date);
}

// Intl formats are slow to make; the handful used here are kept.
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(intl: string, style: 'euro' | 'percent' | 'number', digits: number): Intl.NumberFormat {
  const key = `${intl} ${style} ${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    const options: Intl.NumberFormatOptions =
      style === 'euro'
        ? { style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits }
        : { style: style === 'percent' ? 'percent' : 'decimal', maximumFractionDigits: digits };
    format = new Intl.NumberFormat(intl, options);
    numberFormats.set(key, format);
  }
  return format;
}

/**
 * Whether an answer must say "ask to be sure": the entry or one of its facts is of low confidence or past its date.
 *
 * @param today ISO day
 */
export function isUnsure(entry: Entry, text: EntryText, knowledge: Pick<Knowledge, 'facts'>, today: string): boolean {
  if (entry.confidence === 'low' || isPast(entry.reviewAfter, today)) return true;
  return factsIn(text.body).some((name) => {
    const fact = knowledge.facts.get(name);
    return fact !== undefined && (fact.confidence === 'low' || isPast(fact.reviewAfter, today));
  });
}

function isPast(day: string, today: string): boolean {
  return day !== '' && day < today;
}
