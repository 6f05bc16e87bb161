import type { TurnContext } from 'botbuilder';
import { TURN, type Turn } from '../../../src/assistant/bot.js';
import { openLog } from '../../../src/log.js';
import { onEveryDatabase } from '../../database/databases.js';
import { EchoBot, post, startChannel, startConversation } from './start-channel.js';

/** Its turns cannot be stored: what the person said stands in a query the database refuses. */
class RefusedBot extends EchoBot {
  override async run(context: TurnContext): Promise<void> {
    const { type, text } = context.activity;
    if (type === 'message') {
      const { writes } = context.turnState.get<Turn>(TURN);
      writes.add(async (transaction) => {
        await transaction('help_questions').insert({ id: text, no_such_column: text });
      });
    }
    await super.run(context);
  }
}

onEveryDatabase('a turn that cannot be stored', (open) => {
  test('is logged by its code, and no line holds what the person said', async () => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line: string) => void lines.push(line) });
    const database = await open();
    const running = await startChannel(database, new RefusedBot(), { log });
    const started = await startConversation(running.base);
    await post(running.base, started, { text: 'ik slaap op straat' });
    await running.channel.idle();
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['TURN_NOT_STORED']);
    expect(lines.join()).not.toContain('straat');
    await running.stop();
    await database.destroy();
  });
});
