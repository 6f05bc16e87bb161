import { readCommand, UsageError } from '../../../src/cli/staff/command';
import { runCommand } from '../../../src/cli/staff/run';
import { openDatabase } from '../../../src/database/connection';
import { createPasswordHash } from '../../../src/staff/password-hash';
import { openStaffRoom } from '../../../src/staff/staff-room';

const KNOWN = {
  organisation: 'wegwijzer',
  isTown: (id: string) => id === 'kortrijk',
  isLanguage: (code: string) => ['nl', 'fr'].includes(code),
};
const read = (line: string) => readCommand(line.split(' ').filter(Boolean), KNOWN);

describe('npm run staff', () => {
  test('reads an account with its fields, and the organisation of the installation when none is given', () => {
    expect(
      read('add --login Amina@Stad.example --name Amina --role admin --municipality kortrijk --languages nl,fr'),
    ).toEqual({
      do: 'add',
      login: 'amina@stad.example',
      fields: {
        name: 'Amina',
        role: 'admin',
        organisation: 'wegwijzer',
        municipality: 'kortrijk',
        languages: ['nl', 'fr'],
      },
    });
    expect(read('add --login amina --name Amina --role bridge --organisation stad')).toMatchObject({
      fields: { organisation: 'stad' },
    });
  });

  test.each([
    ['', /Say one of/],
    ['list more', /Say one of/],
    ['remove', /no command "remove"/],
    ['add --name Amina --role admin', /--login is missing/],
    ['add --login amina --name Amina', /--role is missing/],
    ['add --login amina --name Amina --role chief', /--role must be one of bridge, policy, editor, admin/],
    ['add --login amina --name Amina --role admin --municipality nowhere', /--municipality .*town/],
    ['add --login amina --name Amina --role admin --languages nl,xx', /--languages .*language/],
    ['reset', /--login is missing/],
    ['list --colour', /colour/],
  ])('"%s" is answered with what is wrong', (line, message) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(message);
  });

  test('makes, lists, resets and deactivates accounts, and writes it in the log', async () => {
    const database = await openDatabase('sqlite::memory:');
    const settings = { dataKey: 'a-key-of-the-tests-with-enough-characters', publicUrl: undefined, oidc: undefined };
    const room = openStaffRoom(database, settings, Date.now, createPasswordHash({ memory: 64, passes: 1 }));
    const run = async (line: string) => (await runCommand(read(line), room)).join('\n');
    const passwordIn = (text: string) => /One-time password: (\S+)/.exec(text)?.[1] ?? '';

    expect(await run('list')).toMatch(/no accounts yet/);
    const first = passwordIn(await run('add --login amina --name Amina --role admin'));
    expect(await room.signIn.withPassword('amina', first, '127.0.0.1')).toMatch(/.{40}/);
    await run('add --login noor --name Noor --role bridge --languages nl');
    expect(await run('list')).toMatch(/amina +Amina +admin +wegwijzer +- +- +one-time password/);
    const second = passwordIn(await run('reset --login amina'));
    await expect(room.signIn.withPassword('amina', first, '127.0.0.1')).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    await room.signIn.withPassword('amina', second, '127.0.0.1');
    expect(await run('deactivate --login Noor')).toMatch(/deactivated/);
    expect(await run('list')).toMatch(/noor .*deactivated/);
    expect(await run('reactivate --login noor')).toMatch(/active again/);
    await expect(run('deactivate --login amina')).rejects.toMatchObject({ code: 'LAST_ADMIN' });
    await expect(run('reset --login nobody')).rejects.toThrow(/no account "nobody"/);
    const { entries } = await room.audit.page();
    expect(entries.filter(({ detail }) => detail === 'command line').map(({ what }) => what)).toEqual([
      'account-reactivated',
      'account-deactivated',
      'password-reset',
      'account-added',
      'account-added',
    ]);
    await database.destroy();
  });
});
