import { openDatabase } from '../../src/database/connection';
import { createPasswordHash, type PasswordHash } from '../../src/staff/password-hash';
import { openStaffRoom } from '../../src/staff/staff-room';
import { CHEAP, START } from './start-staff';

const SETTINGS = { dataKey: 'a-key-of-the-tests-with-enough-characters', publicUrl: undefined, oidc: undefined };
const FIELDS = { name: 'Noor', role: 'bridge', organisation: 'stad' } as const;

/** A room whose hashes are counted. */
async function openRoom() {
  const database = await openDatabase('sqlite::memory:');
  const hash = createPasswordHash(CHEAP);
  const checked: boolean[] = [];
  const counting: PasswordHash = {
    ...hash,
    async check(stored, password) {
      const fits = await hash.check(stored, password);
      checked.push(fits);
      return fits;
    },
  };
  let clock = START;
  const room = openStaffRoom(database, SETTINGS, () => clock, counting);
  return { database, room, checked, later: (ms: number) => (clock += ms) };
}

test('every failed sign-in costs one check of a password, whatever the reason', async () => {
  const { database, room, checked } = await openRoom();
  const { oneTimePassword } = await room.accounts.add('noor', FIELDS);
  const gone = await room.accounts.add('gone', FIELDS);
  await room.accounts.change(gone.account.id, { active: false });
  const fails = async (login: string, password: string) => {
    checked.length = 0;
    await expect(room.signIn.withPassword(login, password, '203.0.113.1')).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    expect(checked).toEqual([false]);
  };
  await fails('nobody', 'wrong');
  await fails('gone', gone.oneTimePassword);
  for (let tries = 0; tries < 5; tries++) await fails('noor', 'wrong');
  await fails('noor', oneTimePassword);
  await database.destroy();
});

test('somebody who tries many logins from one address has to wait, and others do not', async () => {
  const { database, room, later } = await openRoom();
  const { oneTimePassword } = await room.accounts.add('noor', FIELDS);
  const from = (address: string) => room.signIn.withPassword('noor', oneTimePassword, address);
  for (let index = 0; index < 31; index++) {
    await room.signIn.withPassword(`guess${index}`, 'wrong', '203.0.113.1').catch(() => {});
  }
  await expect(from('203.0.113.1')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
  await expect(from('203.0.113.2')).resolves.toMatch(/.{40}/);
  later(15_000);
  await expect(from('203.0.113.1')).resolves.toMatch(/.{40}/);
  // neither logins nor addresses can be read from what is kept
  expect(JSON.stringify(await database('staff_sign_in_tries'))).not.toMatch(/guess|203/);
  later(86_400_001);
  await room.erase();
  expect(await database('staff_sign_in_tries')).toEqual([]);
  await database.destroy();
});
