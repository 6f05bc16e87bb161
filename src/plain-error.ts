/** An error as a log may hold it. */
interface PlainError {
  readonly name: string;
  /** Of the database, the system or our own errors. */
  readonly code?: string | number;
  readonly message: string;
  /** Where it happened, without the message. */
  readonly stack: string;
  /** Of PostgreSQL: what was violated; names of our own, never values. */
  readonly table?: string;
  readonly constraint?: string;
  readonly cause?: PlainError;
}

/** Characters of a message that are kept. */
const LONGEST = 300;
/** Causes of causes that are followed. */
const DEPTH = 3;
/** SQLSTATE of PostgreSQL (appendix A of its manual), SQLite's own codes. */
const DATABASE_CODE = /^(?:SQLITE_\w+|[0-9A-Z]{5})$/;
const PLACE = /^\s+at .*[:(]/;
/** From the first quotation mark to the last, whatever it holds; an apostrophe within a word is none. */
const QUOTED = /["`“](?:.*["`”]|.*$)|(?<!\w)'(?:.*'(?!\w)|.*$)/gs;

/**
 * An error without anything a person may have written. Knex repeats the values of a query in its message, PostgreSQL in
 * `detail`, JSON.parse in quotation marks: of databases only the code and SQLite's own words stay, of others the message
 * without what is quoted. Taken twice it stays the same.
 */
export function plainError(error: unknown, depth = DEPTH): PlainError {
  if (typeof error !== 'object' || error === null) return { name: typeof error, message: '', stack: '' };
  const { name, code, message, stack, table, constraint, cause } = error as Readonly<Record<string, unknown>>;
  const known = typeof code === 'string' || typeof code === 'number';
  const said = typeof message === 'string' ? message : '';
  return {
    name: typeof name === 'string' ? name : 'Error',
    ...(known ? { code } : {}),
    message: known && DATABASE_CODE.test(String(code)) ? ownWords(String(code), said) : unquoted(said),
    stack: placesOf(typeof stack === 'string' ? stack : '', said),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(cause !== undefined && depth > 0 ? { cause: plainError(cause, depth - 1) } : {}),
  };
}

/** What the database itself said, behind the query. PostgreSQL names values there, too: its code says enough. */
function ownWords(code: string, message: string): string {
  if (!code.startsWith('SQLITE_')) return '';
  return unquoted(message.slice(message.lastIndexOf(' - ') + 1).replace(/^- /, ''));
}

function unquoted(message: string): string {
  return message.replace(QUOTED, '"…"').slice(0, LONGEST);
}

function placesOf(stack: string, message: string): string {
  const from = message !== '' && stack.includes(message) ? stack.indexOf(message) + message.length : 0;
  return stack
    .slice(from)
    .split('\n')
    .filter((line) => PLACE.test(line))
    .join('\n');
}
