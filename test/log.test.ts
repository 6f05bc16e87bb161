import { openLog } from '../src/log';
import { onEveryDatabase } from './database/databases';

const SECRET = 'ik slaap op straat';

onEveryDatabase('the log', (open) => {
  test('holds the code of what a database refused, and nothing of what was to be written', async () => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line: string) => void lines.push(line) });
    const database = await open();
    await database.schema.createTable('kept', (table) => {
      table.string('id', 64).primary();
      table.bigInteger('at').notNullable();
    });
    await database('kept').insert({ id: SECRET, at: 1 });
    const refused = [
      () => database('kept').insert({ id: SECRET, at: 2 }),
      () => database('kept').insert({ id: 'x', at: null, no_such_column: SECRET }),
      () => database('no_such_table').where({ id: SECRET }),
      () => database.raw(`select ${'?'} from`, [SECRET]),
    ];
    for (const query of refused) {
      await query().then(
        () => expect('this').toBe('refused'),
        (err: unknown) => log.error({ err, code: 'TURN_NOT_STORED' }, 'a turn could not be stored'),
      );
    }
    expect(lines).toHaveLength(refused.length);
    for (const line of lines) {
      expect(line).not.toContain('straat');
      expect(JSON.parse(line)).toMatchObject({ code: 'TURN_NOT_STORED', err: { code: expect.any(String) } });
    }
    await database.destroy();
  });
});
