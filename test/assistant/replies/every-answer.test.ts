import { answerReply } from '../../../src/assistant/replies/answer-reply.js';
import { speak } from '../../../src/assistant/speak.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { loadLanguages } from '../../../src/languages/languages.js';
import { makeTurn } from '../turns.js';

test('every entry can be said in every language, for a town and without one, complete', async () => {
  const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
  const faults: string[] = [];
  for (const { code } of languages.list) {
    for (const municipality of ['kortrijk', undefined]) {
      const turn = await makeTurn({ language: code, knowledge, ...(municipality ? { municipality } : {}) });
      for (const entry of knowledge.entries.values()) {
        const reply = answerReply(turn, entry);
        const said = reply && JSON.stringify(speak(reply));
        const where = `${entry.id} in ${code}`;
        if (!reply || !said) faults.push(`${where}: nothing`);
        else if (said.includes('{{') || said.includes('undefined')) faults.push(`${where}: a hole in the text`);
        else if (reply.places.length === 0) faults.push(`${where}: nowhere to go`);
        else if (reply.places.some((place) => place.whatFor === '')) faults.push(`${where}: a place without words`);
        else if (code !== 'nl' && entry.texts.has(code) && reply.original?.body.length !== reply.body.length) {
          faults.push(`${where}: not aligned with the Dutch text`);
        }
      }
    }
  }
  expect(faults).toEqual([]);
});
