import { crisisReply } from '../../../src/assistant/replies/crisis-reply';
import type { CrisisKind } from '../../../src/search/understanding';
import { smallKnowledge } from '../small-knowledge';
import { makeTurn } from '../turns';

const KINDS: readonly CrisisKind[] = ['suicide', 'violence', 'child', 'medical', 'fire', 'trafficking'];
const LANGUAGES = ['nl', 'en', 'fr', 'ar', 'prs', 'ps', 'tr', 'uk', 'ru', 'so', 'ti', 'es', 'pl'];

test.each(KINDS)('%s: a number first, in every language', async (kind) => {
  for (const language of LANGUAGES) {
    const reply = crisisReply(await makeTurn({ language }), { kind, signal: 'direct' });
    expect(reply.lines).toHaveLength(1);
    expect(reply.lines[0]).toMatch(/\b(112|101)\b/);
    expect(reply.numbers.length).toBeGreaterThan(0);
    expect(reply.numbers[0]?.number).toMatch(/^(112|101)$/);
    for (const line of [...reply.lines, ...reply.after, reply.dutch?.meaning]) {
      expect(line).not.toMatch(/assistant\.|crisis\.|\{\{/);
    }
  }
});

test('an indirect sign gets a warm sentence and one question, at most three lines', async () => {
  const reply = crisisReply(await makeTurn(), { kind: 'suicide', signal: 'indirect' });
  expect(reply.lines).toHaveLength(3);
  expect(reply.lines[1]).toBe('Denk je eraan om een einde te maken aan je leven?');
});

test('the sentence to say is Dutch, with its meaning', async () => {
  const reply = crisisReply(await makeTurn({ language: 'ar' }), { kind: 'fire', signal: 'direct' });
  expect(reply.dutch?.phrase).toMatch(/^Brand!/);
  expect(reply.dutch?.meaning).toMatch(/^حريق!/);
});

test('lines carry what they are for and their website', async () => {
  const reply = crisisReply(await makeTurn(), { kind: 'suicide', signal: 'direct' });
  expect(reply.numbers).toEqual([
    { label: 'Noodnummer 112', number: '112', note: 'Levensgevaar.' },
    { label: 'Zelfmoordlijn 1813', number: '1813', website: 'https://www.zelfmoord1813.be' },
  ]);
});

test.each(KINDS)('%s: 112 is there when the directory of services is broken', async (kind) => {
  const knowledge = smallKnowledge({ services: new Map(), texts: new Map() });
  const reply = crisisReply(await makeTurn({ knowledge }), { kind, signal: 'direct' });
  expect(reply.numbers).toEqual([{ label: '112', number: '112' }]);
});

test('nothing is promised and nobody is told to think positively', async () => {
  for (const kind of KINDS) {
    const reply = crisisReply(await makeTurn({ language: 'en' }), { kind, signal: 'indirect' });
    const said = [...reply.lines, ...reply.after].join(' ');
    expect(said).not.toMatch(/positive|we promise|I promise|everything will be|don't worry|secret/i);
  }
});
