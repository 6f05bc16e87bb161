import { plainError } from '../src/plain-error';

const SECRET = "ik heb geen papieren, zei hij: 'help' - it's me";

function failing(message: string, fields: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(message), fields);
}

describe('an error for the log', () => {
  it.each([
    [
      'SQLite, values in the query',
      failing(`insert into "a" ("text") values ('${SECRET}') - UNIQUE constraint failed: a.id`, {
        code: 'SQLITE_CONSTRAINT',
      }),
    ],
    [
      'PostgreSQL, values in message, detail and where',
      failing(`insert into a - invalid input syntax for type bigint: "${SECRET}"`, {
        code: '22P02',
        detail: `Key (text)=(${SECRET})`,
        where: SECRET,
      }),
    ],
    ['PostgreSQL without quotation marks', failing(`value too long: ${SECRET}`, { code: '22001' })],
    ['JSON with a quotation of what was read', failing(`Unexpected token 'i', "${SECRET}" is not valid JSON`)],
    ['a message on several lines, like a stack', failing(`not "one\n    at ${SECRET} (a:1:1)"`)],
    ['quoted and never closed', failing(`cannot read '${SECRET}`)],
    ['a cause', failing('failed', { cause: failing(`no "${SECRET}"`, { code: 'SQLITE_ERROR' }) })],
  ])('says nothing of what was written: %s', (_case, error) => {
    const plain = JSON.stringify(plainError(error));
    for (const word of ['papieren', 'help', 'zei']) expect(plain).not.toContain(word);
    // where it happened is what helps
    expect(plain).toContain('plain-error.test');
  });

  it('keeps what helps', () => {
    const sqlite = failing('insert into `a` (`id`) values (?) - UNIQUE constraint failed: a.id', {
      code: 'SQLITE_CONSTRAINT',
    });
    expect(plainError(sqlite)).toMatchObject({
      name: 'Error',
      code: 'SQLITE_CONSTRAINT',
      message: 'UNIQUE constraint failed: a.id',
      stack: expect.stringMatching(/^\s+at /),
    });
    const postgres = failing('x', { code: '23505', table: 'activities', constraint: 'activities_pkey' });
    expect(plainError(postgres)).toMatchObject({
      code: '23505',
      message: '',
      table: 'activities',
      constraint: 'activities_pkey',
    });
    expect(plainError(new TypeError("a person's value is not a function"))).toMatchObject({
      name: 'TypeError',
      message: "a person's value is not a function",
    });
  });

  it('stays the same when taken twice, and takes whatever is thrown', () => {
    const once = plainError(failing('no "thing"', { code: 'GONE' }));
    expect(plainError(once)).toEqual(once);
    for (const thrown of [undefined, null, 'secret', 5]) {
      expect(plainError(thrown)).toEqual({ name: thrown === null ? 'object' : typeof thrown, message: '', stack: '' });
    }
  });

  it('ends with a cause that is itself', () => {
    const error: Error & { cause?: unknown } = new Error('round');
    error.cause = error;
    expect(JSON.stringify(plainError(error))).toContain('round');
  });
});
