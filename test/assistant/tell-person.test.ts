import { tellPerson } from '../../src/assistant/live/tell-person';
import { TurnScope } from '../../src/assistant/turn-scope';
import { onEveryDatabase } from '../database/databases';
import { type RunningHandoff, startHandoff } from '../handoff/start-handoff';
import { makeTurn, NOW } from './turns';

onEveryDatabase('what only a person can take in', (open) => {
  let running: RunningHandoff;
  beforeEach(async () => {
    running = await startHandoff(await open());
  }, 60_000);
  afterEach(() => running.stop());

  /** Tells of a voice note; whether somebody was there for it. */
  async function voiceNote(request: string | undefined, evenWaiting: boolean): Promise<boolean> {
    const { library, languages, memory, turn } = await makeTurn({ memory: request === undefined ? {} : { request } });
    const people = { handoff: running.handoff, lines: new Map() };
    const scope = new TurnScope(library, languages, memory, turn, 'wegwijzer', NOW, { text: '🎤' }, people);
    let taken = false;
    await tellPerson(scope, {
      evenWaiting,
      taken: () => {
        taken = true;
      },
    });
    await turn.writes.commit(running.database);
    expect(scope.replies).toEqual([]);
    return taken;
  }
  const texts = async (id: string) => (await running.handoff.messages.list(id)).map(({ text }) => text);

  test('is told to the bridge figure who is there', async () => {
    const noor = await running.figure('noor');
    const id = await (await running.person('nl')).askForChat();
    await running.desk.parts.live.accept(id, noor);
    expect(await voiceNote(id, true)).toBe(true);
    expect((await texts(id)).at(-1)).toBe('🎤');
  });

  test('is written down for one who is waited for, when the person will not be answered otherwise', async () => {
    await running.figure('noor');
    const id = await (await running.person('nl')).askForChat();
    expect(await voiceNote(id, false)).toBe(false);
    expect(await texts(id)).not.toContain('🎤');
    expect(await voiceNote(id, true)).toBe(false);
    expect(await texts(id)).toContain('🎤');
  });

  test('is nobody’s when nobody was asked for', async () => {
    expect(await voiceNote(undefined, true)).toBe(false);
    expect(await voiceNote('gone', true)).toBe(false);
    expect(await running.database('handoff_messages')).toEqual([]);
  });
});
