import { Dispatch } from '../../../src/channels/whatsapp/dispatch';
import { Precedence } from '../../../src/channels/whatsapp/precedence';
import { Together } from '../../../src/channels/whatsapp/together';

const round = () => new Promise((resolve) => setImmediate(resolve));

describe('what comes in goes before what can wait', () => {
  test('a turn waits as long as calls come in, and then begins', async () => {
    const precedence = new Precedence();
    let began = false;
    void precedence.pass().then(() => {
      began = true;
    });
    for (let n = 0; n < 20; n++) {
      precedence.arrived();
      await round();
      expect(began).toBe(false);
    }
    for (let n = 0; n < 5; n++) await round();
    expect(began).toBe(true);
  });

  test('however many calls come, nobody waits for ever', async () => {
    const precedence = new Precedence();
    let began = false;
    void precedence.pass().then(() => {
      began = true;
    });
    let rounds = 0;
    for (; !began && rounds < 1000; rounds++) {
      precedence.arrived();
      await round();
    }
    expect(rounds).toBeLessThan(300);
  });

  test('one after the other, in order, with room for calls between', async () => {
    const precedence = new Precedence();
    const begun: number[] = [];
    for (let n = 0; n < 3; n++) void precedence.pass().then(() => begun.push(n));
    const seen = new Set<number>();
    for (let n = 0; n < 30; n++) {
      await round();
      seen.add(begun.length);
    }
    expect(begun).toEqual([0, 1, 2]);
    expect([...seen]).toEqual([0, 1, 2, 3]);
  });
});

describe('what comes together is done together', () => {
  const together = (work: (items: readonly number[]) => Promise<ReadonlyMap<number, string>>, most = 100) =>
    new Together<number, string>(work, round as () => Promise<void>, most);
  const named = (items: readonly number[]) => new Map(items.map((item) => [item, `n${item}`]));

  test('calls of one moment share a round; each gets what is its own', async () => {
    const rounds: (readonly number[])[] = [];
    const store = together(async (items) => {
      rounds.push(items);
      return named(items.filter((item) => item !== 2));
    });
    expect(await Promise.all([store.take([1, 2]), store.take([3]), store.take([2])])).toEqual([['n1'], ['n3'], []]);
    expect(rounds).toEqual([[1, 2, 3, 2]]);
  });

  test('one that cannot be done fails alone', async () => {
    const store = together(async (items) => {
      if (items.includes(2)) throw new Error('no');
      return named(items);
    });
    const results = await Promise.allSettled([store.take([1]), store.take([2]), store.take([3])]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('the thousand of one call go in parts, and what comes meanwhile is not forgotten', async () => {
    const sizes: number[] = [];
    const store = together(async (items) => {
      sizes.push(items.length);
      return named(items);
    }, 10);
    const many = store.take(Array.from({ length: 25 }, (_, n) => n));
    const one = store.take([99]);
    expect(await one).toEqual(['n99']);
    expect(await many).toHaveLength(25);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
    expect(await store.take([5])).toEqual(['n5']);
  });
});

describe('whose messages are sent next', () => {
  function start(deliver: (id: string) => Promise<number | undefined>, due: () => Promise<string[]> = async () => []) {
    const put: { readonly after: number; readonly run: () => void }[] = [];
    const dispatch = new Dispatch({
      outbox: { due, nextDue: async () => undefined },
      deliver,
      blockedUntil: () => 0,
      timers: {
        after(after, run) {
          const one = { after, run };
          put.push(one);
          return () => void put.splice(put.indexOf(one), 1);
        },
      },
      now: () => 1000,
      log: { error: () => {}, warn: () => {}, info: () => {} },
    });
    return { dispatch, put };
  }

  test('what is written while the last message is on its way is sent when that has ended', async () => {
    const open: (() => void)[] = [];
    const began: string[] = [];
    const { dispatch } = start(async (id) => {
      began.push(id);
      await new Promise<void>((resolve) => open.push(resolve));
      return undefined;
    });
    dispatch.wake('amina');
    dispatch.wake('amina');
    expect(began).toEqual(['amina']);
    open[0]?.();
    await round();
    expect(began).toEqual(['amina', 'amina']);
    open[1]?.();
    await dispatch.idle();
    expect(began).toHaveLength(2);
  });

  test('at most so many at once, all others after them', async () => {
    const open: (() => void)[] = [];
    const { dispatch } = start(async () => {
      await new Promise<void>((resolve) => open.push(resolve));
      return undefined;
    });
    for (let n = 0; n < 60; n++) dispatch.wake(`person-${n}`);
    expect(open).toHaveLength(24);
    for (let n = 0; n < 60; n++) {
      open[n]?.();
      await round();
    }
    await dispatch.idle();
    expect(open).toHaveLength(60);
  });

  test('somebody who must wait is tried again at their time, and what nobody told of is found', async () => {
    const began: string[] = [];
    const { dispatch, put } = start(
      async (id) => (began.push(id) === 1 ? 4000 : undefined),
      async () => ['yonas'],
    );
    dispatch.wake('amina');
    await dispatch.idle();
    expect(put.map(({ after }) => after)).toEqual([3000]);
    put[0]?.run();
    await dispatch.idle();
    dispatch.wake();
    await dispatch.idle();
    expect(began).toEqual(['amina', 'amina', 'yonas']);
    await dispatch.stop();
    expect(put).toEqual([]);
  });
});
