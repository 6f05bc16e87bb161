import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadPathways } from '../../src/pathways/load';

const TREE = `theme: work
icon: briefcase
start: ask
sources: [{ title: A, url: https://example.org }]
verified: 2026-11-21
review-after: 2027-05-21
steps:
  ask:
    answers:
      "yes": { to: end }
      "no": { to: end }
  end:
    end: { entries: [work/find-job], services: [vdab] }
`;
const DUTCH = `title: Mag ik werken?
steps:
  ask: { text: Heb je een kaart?, answers: { "yes": Ja, "no": Nee } }
  end: { text: Ga naar VDAB. }
`;

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dialogs-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function load(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  return loadPathways(directory);
}
const namesOf = ({ problems }: Awaited<ReturnType<typeof load>>) =>
  problems.map(({ path, line, message }) => `${path}:${line} ${message}`);

test('a folder is a dialog, a file is a language', async () => {
  const pathways = await load({
    'a/pathway.yaml': TREE,
    'a/nl.yaml': DUTCH,
    'a/en.yaml': DUTCH.replace('Mag ik', 'May I'),
  });
  expect(pathways.problems).toEqual([]);
  expect(pathways.get('a')?.title(['en', 'nl'])).toBe('May I werken?');
  expect(pathways.forTheme('work').map(({ id }) => id)).toEqual(['a']);
  expect(pathways.forTheme('health')).toEqual([]);
});

test('a broken dialog is left out and named; the other works', async () => {
  const pathways = await load({
    'a/pathway.yaml': TREE,
    'a/nl.yaml': DUTCH,
    'b/pathway.yaml': TREE.replace('"no": { to: end }', '"no": { to: gone }'),
    'b/nl.yaml': DUTCH,
  });
  expect(pathways.list.map(({ id }) => id)).toEqual(['a']);
  expect(namesOf(pathways)).toEqual(['b/pathway.yaml:11 ask.no: there is no step gone']);
});

test('a broken translation leaves the dialog in Dutch', async () => {
  const pathways = await load({ 'a/pathway.yaml': TREE, 'a/nl.yaml': DUTCH, 'a/fr.yaml': 'title: "x\nsteps:' });
  expect(pathways.get('a')?.title(['fr', 'nl'])).toBe('Mag ik werken?');
  expect(namesOf(pathways)[0]).toMatch(/^a\/fr\.yaml:\d+ /);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no tree', { 'a/nl.yaml': DUTCH }, /^a\/pathway\.yaml:1 is missing/],
  ['no Dutch', { 'a/pathway.yaml': TREE, 'a/en.yaml': DUTCH }, /^a\/nl\.yaml:1 is missing/],
  [
    'a key that does not exist',
    { 'a/pathway.yaml': `${TREE}more: 1\n`, 'a/nl.yaml': DUTCH },
    /^a\/pathway\.yaml:\d+ .*more/,
  ],
  [
    'a step that is neither',
    { 'a/pathway.yaml': TREE.replace('end: { entries', 'stop: { entries'), 'a/nl.yaml': DUTCH },
    /^a\/pathway\.yaml:13 steps\.end: give the step/,
  ],
])('%s is said', async (_case, files, expected) => {
  const pathways = await load(files);
  expect(pathways.list).toEqual([]);
  expect(namesOf(pathways)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
});

test('a folder that is not there holds no dialogs', async () => {
  expect((await loadPathways(join(directory, 'none'))).list).toEqual([]);
});
