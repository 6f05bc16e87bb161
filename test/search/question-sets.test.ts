import { readdirSync, readFileSync } from 'node:fs';
import { loadKnowledge } from '../../src/knowledge/load.js';

const FOLDERS = ['test/search', 'test/search/fresh'];

/** As it is compared: letters and digits only, so that a capital or a question mark makes no other question. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

test('no question of a test set is an example question: nothing would be measured by it', async () => {
  const knowledge = await loadKnowledge('knowledge');
  const taught = new Set(
    [...knowledge.entries.values()].flatMap(({ texts }) =>
      [...texts.values()].flatMap(({ questions }) => questions.map(bare)),
    ),
  );
  const copied = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) =>
        readFileSync(`${folder}/${name}`, 'utf8')
          .split('\n')
          .flatMap((line, at) =>
            // one or two words are the same whoever writes them
            line !== '' && bare(JSON.parse(line).text).split(' ').length > 2 && taught.has(bare(JSON.parse(line).text))
              ? [`${folder}/${name}:${at + 1}`]
              : [],
          ),
      ),
  );
  expect(copied).toEqual([]);
});
