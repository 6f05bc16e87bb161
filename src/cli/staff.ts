import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { StaffError } from '../staff/route.js';
import { openStaffRoom } from '../staff/staff-room.js';
import { readCommand, type StaffCommand, USAGE, UsageError } from './staff/command.js';
import { runCommand } from './staff/run.js';

/** `npm run staff -- add --login amina --name Amina --role admin`: accounts of the staff app. */
const config = readConfig(process.env);
let command: StaffCommand;
try {
  command = readCommand(process.argv.slice(2), {
    organisation: config.organisation,
    isTown: (id) =>
      /^[a-z0-9-]+$/.test(id) && existsSync(join(config.knowledgeDirectory, 'municipalities', `${id}.yaml`)),
    isLanguage: (code) => /^[a-z]+$/.test(code) && existsSync(join('locales', `${code}.json`)),
  });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exit(1);
}
const database = await openDatabase(config.databaseUrl);
try {
  const lines = await runCommand(command, openStaffRoom(database, config, Date.now));
  console.log(lines.join('\n'));
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof StaffError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.destroy();
}
