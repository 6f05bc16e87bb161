import fc from 'fast-check';
import { NotPossible } from '../../src/assistant/live/not-possible';
import type { HandoffRequest } from '../../src/handoff/request';
import { onEveryDatabase } from '../database/databases';
import { type Person, type RunningHandoff, startHandoff } from './start-handoff';

const MINUTE = 60_000;

/** What somebody does with a request; refused when it is not possible. */
const DEEDS = {
  'noor accepts': ({ live, id }) => live.accept(id, NOOR),
  'sam accepts': ({ live, id }) => live.accept(id, SAM),
  'noor releases': ({ live, id }) => live.release(id, NOOR),
  'noor closes': ({ live, id }) => live.close(id, NOOR, { outcome: 'answered' }),
  'sam closes': ({ live, id }) => live.close(id, SAM, { outcome: 'could-not-help', barrier: 'language' }),
  'noor keeps the promise': ({ live, id }) => live.keepPromise(id, NOOR),
  'noor writes': ({ live, id }) => live.send(id, NOOR, { kind: 'text', text: 'Dag', language: 'nl' }, 'client-0001'),
  'noor looks at the number': ({ live, id }) => live.showPhone(id, NOOR, async () => {}),
  'noor’s account is closed': ({ live }) => live.moves.retire(NOOR.id),
  'the person writes': ({ person }) => person.say('dag'),
  'the person leaves': ({ person }) => person.say('', 'handoff:leave'),
  'the person ends it': ({ person }) => person.say('', 'handoff:end'),
  'the person rates it': ({ person }) => person.say('', 'rate:3'),
  'the person is forgotten': ({ person }) => person.say('', 'forget-me'),
  'another desk fails': ({ live, id }) => live.moves.fail(id),
  'time goes by': async ({ running }) => {
    running.clock += 11 * MINUTE;
    await running.desk.sweep.run();
  },
} satisfies Record<string, (around: Around) => Promise<unknown>>;
type Deed = keyof typeof DEEDS;

interface Around {
  readonly running: RunningHandoff;
  readonly live: RunningHandoff['desk']['parts']['live'];
  readonly person: Person;
  readonly id: string;
}

const NOOR = { id: 'noor', name: 'noor' };
const SAM = { id: 'sam', name: 'sam' };

onEveryDatabase('whatever order things happen in', (open) => {
  let running: RunningHandoff;
  beforeAll(async () => {
    running = await startHandoff(await open());
  }, 60_000);
  afterAll(() => running.stop());

  /** Somebody who has asked for a chat or a call. */
  const ask = async (way: 'chat' | 'call'): Promise<Around> => {
    await running.figure('noor', { hours: [{ day: 2, from: '09:00', to: '12:00' }] });
    await running.figure('sam');
    const person = await running.person('nl');
    await person.say('', 'entry:housing/rent-deposit');
    for (const action of ['person', 'handoff:yes', 'municipality:kortrijk', `handoff:${way}`]) {
      await person.say('', action);
    }
    if (way === 'call') await person.say('0470 00 00 00');
    const request = await running.handoff.requests.liveIn(person.started.id);
    if (!request) throw new Error('no request stands');
    return { running, live: running.desk.parts.live, person, id: request.id };
  };

  const carryOut = async (around: Around, deed: Deed): Promise<void> => {
    try {
      await DEEDS[deed](around);
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
    }
  };

  /** What must hold of a request at any moment. */
  const check = async (before: HandoffRequest, forgotten: boolean): Promise<HandoffRequest> => {
    const now = await running.handoff.requests.find(before.id);
    if (!now) throw new Error('the request has gone');
    const isOver = !['waiting', 'accepted'].includes(now.state);
    if (now.state === 'waiting') expect(now.accountId).toBeUndefined();
    if (now.state === 'accepted') expect(now.accountId).toBeDefined();
    expect(now.closedAt !== undefined).toBe(isOver);
    if (isOver) expect(now.phone).toBeUndefined();
    else expect(now.phone).toBe(before.phone);
    // what is over stays over, and its outcome stays what it was
    if (!['waiting', 'accepted'].includes(before.state)) expect(now.state).toBe(before.state);
    if (before.outcome !== undefined) expect(now.outcome).toBe(before.outcome);
    if (now.outcome !== undefined) expect(now.state).toBe('closed');
    const sequences = (await running.handoff.messages.list(now.id)).map(({ sequence }) => sequence);
    if (!forgotten) expect(sequences).toEqual(Array.from({ length: now.lastSequence }, (_, index) => index + 1));
    // one row of the register, with the outcome that was said
    const rows = await running.database('help_questions').where({ id: before.questionId });
    expect(rows).toHaveLength(1);
    expect(Boolean(rows[0].handoff)).toBe(true);
    expect(rows[0].outcome).toBe(now.outcome ?? 'answered');
    expect(rows[0].barrier).toBe(now.barrier ?? null);
    return now;
  };

  test('a request is in one state, its number goes when it ends, and its question is registered once', async () => {
    const deeds = fc.array(
      fc.uniqueArray(fc.constantFrom(...(Object.keys(DEEDS) as Deed[])), { minLength: 1, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('chat' as const, 'call' as const), deeds, async (way, moments) => {
        const around = await ask(way);
        let request = await running.handoff.requests.find(around.id);
        if (!request) throw new Error('no request stands');
        let forgotten = false;
        for (const moment of moments) {
          forgotten ||= moment.includes('the person is forgotten');
          // at the same moment
          await Promise.all(moment.map((deed) => carryOut(around, deed)));
          request = await check(request, forgotten);
        }
        // whatever happened, the bridge figures come to an end with it
        for (const deed of ['noor releases', 'sam accepts', 'sam closes'] as const) await carryOut(around, deed);
        await check(request, forgotten);
      }),
      { numRuns: 25, seed: 20261123, endOnFailure: true },
    );
  }, 120_000);
});
