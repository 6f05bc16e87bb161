import { MemoryStorage } from 'botbuilder';
import { ConversationMemory, memoryKey } from '../../src/assistant/memory';

const KEY = memoryKey('directline', 'abc');

async function remembered(storage: MemoryStorage) {
  return (await ConversationMemory.read(storage, KEY)).memory;
}

test('the key has the form of the Bot Framework', () => {
  expect(KEY).toBe('directline/conversations/abc/memory');
});

test('what is changed in a turn is there in the next', async () => {
  const storage = new MemoryStorage();
  const first = await ConversationMemory.read(storage, KEY);
  expect(first.memory).toEqual({});
  first.memory.language = 'ar';
  first.memory.position = { pathway: 'may-i-work', steps: ['paper'] };
  await first.save();
  expect(await remembered(storage)).toEqual({ language: 'ar', position: { pathway: 'may-i-work', steps: ['paper'] } });
});

test('what is forgotten in a turn stays away', async () => {
  const storage = new MemoryStorage();
  const first = await ConversationMemory.read(storage, KEY);
  first.memory.heldMessage = 'hallo';
  await first.save();
  const second = await ConversationMemory.read(storage, KEY);
  delete second.memory.heldMessage;
  await second.save();
  expect(await remembered(storage)).toEqual({});
});

test('a turn that changes nothing writes nothing', async () => {
  const storage = new MemoryStorage();
  const write = jest.spyOn(storage, 'write');
  const turn = await ConversationMemory.read(storage, KEY);
  await turn.save();
  expect(write).not.toHaveBeenCalled();
});

test('a turn that read before another wrote does not win silently', async () => {
  const storage = new MemoryStorage();
  const start = await ConversationMemory.read(storage, KEY);
  start.memory.language = 'nl';
  await start.save();
  const one = await ConversationMemory.read(storage, KEY);
  const other = await ConversationMemory.read(storage, KEY);
  one.memory.language = 'ar';
  await one.save();
  other.memory.language = 'fr';
  await expect(other.save()).rejects.toThrow(/etag/i);
  expect(await remembered(storage)).toEqual({ language: 'ar' });
});

test('erasing leaves nothing', async () => {
  const storage = new MemoryStorage();
  const turn = await ConversationMemory.read(storage, KEY);
  turn.memory.language = 'ar';
  await turn.save();
  await turn.erase();
  expect(await storage.read([KEY])).toEqual({});
});

test('conversations do not know each other', async () => {
  const storage = new MemoryStorage();
  const turn = await ConversationMemory.read(storage, KEY);
  turn.memory.language = 'ar';
  await turn.save();
  expect((await ConversationMemory.read(storage, memoryKey('directline', 'def'))).memory).toEqual({});
});
