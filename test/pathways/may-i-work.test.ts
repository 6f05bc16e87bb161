import { loadKnowledge } from '../../src/knowledge/load';
import { loadLanguages } from '../../src/languages/languages';
import { checkReferences, checkScripts, checkTexts } from '../../src/pathways/check';
import { loadPathways } from '../../src/pathways/load';

test('the dialogs of this repository are whole', async () => {
  const [languages, knowledge, pathways] = await Promise.all([
    loadLanguages(),
    loadKnowledge('knowledge'),
    loadPathways('dialogs'),
  ]);
  const codes = languages.list.map(({ code }) => code);
  expect(pathways.problems).toEqual([]);
  expect(pathways.list.map(({ id }) => id)).toContain('may-i-work');
  for (const definition of pathways.definitions) {
    expect(checkTexts(definition, codes, pathways.sources)).toEqual([]);
    expect(checkScripts(definition, languages.list, pathways.sources)).toEqual([]);
    expect(checkReferences(definition, knowledge, pathways.sources)).toEqual([]);
  }
});
