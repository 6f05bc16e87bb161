import { onEveryDatabase } from '../../database/databases.js';
import { EchoBot, post, readTexts, startChannel, startConversation } from './start-channel.js';

onEveryDatabase('Direct Line after a crash', (open) => {
  test('a message that was acknowledged and not answered is answered once at the next start', async () => {
    const database = await open();
    const crashing = new EchoBot();
    const first = await startChannel(database, crashing);
    const started = await startConversation(first.base);
    await first.channel.idle();
    // the process dies in the middle of the turn: its commit never comes
    crashing.gate = new Promise(() => {});
    expect((await post(first.base, started, { text: 'do not lose me' })).status).toBe(200);
    await first.kill();

    const bot = new EchoBot();
    const second = await startChannel(database, bot);
    await second.channel.resume();
    await second.channel.idle();
    expect(await readTexts(second.base, started)).toEqual(['welcome', 'do not lose me', 'echo: do not lose me']);
    await second.channel.resume();
    await second.channel.idle();
    expect(bot.turns).toBe(1);
    await second.stop();
    await database.destroy();
  });
});
