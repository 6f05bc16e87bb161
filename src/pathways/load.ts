import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Problem } from '../knowledge/knowledge.js';
import { type Parsed, parseYaml, problem, type SourceText } from '../knowledge/yaml-text.js';
import { SOURCE_LANGUAGE } from '../languages/language.js';
import { checkTree } from './check.js';
import type { PathwayDefinition, PathwayTexts, Step } from './definition.js';
import type { Pathways } from './pathway.js';
import { createPathway } from './run.js';
import { pathwayFile, pathwayTextsFile } from './schema.js';

/** The guided dialogs that can be walked, and what is wrong with the files of the others. */
export interface LoadedPathways extends Pathways {
  readonly definitions: readonly PathwayDefinition[];
  /** Paths are relative to the folder of dialogs. */
  readonly problems: readonly Problem[];
  /** The files as read, for checks that name lines. */
  readonly sources: readonly SourceText[];
}

/**
 * Reads `dialogs/<id>/pathway.yaml` and its `<lang>.yaml` files. A dialog that would lead a person nowhere is left out
 * and named in `problems`; the others work. A folder that is not there holds no dialogs.
 */
export async function loadPathways(directory = 'dialogs'): Promise<LoadedPathways> {
  const sources = await readSources(directory);
  const problems: Problem[] = [];
  const definitions: PathwayDefinition[] = [];
  for (const id of new Set(sources.map(({ path }) => path.split('/')[0] ?? ''))) {
    const files = sources.filter(({ path }) => path.startsWith(`${id}/`));
    const definition = readDefinition(id, files, problems);
    if (!definition) continue;
    const tree = checkTree(definition, files);
    problems.push(...tree);
    if (tree.every(({ severity }) => severity !== 'error')) definitions.push(definition);
  }
  const list = definitions.map(createPathway);
  const byId = new Map(list.map((pathway) => [pathway.id, pathway]));
  return {
    list,
    get: (id) => byId.get(id),
    forTheme: (theme) => list.filter((pathway) => pathway.theme === theme),
    definitions,
    problems,
    sources,
  };
}

async function readSources(directory: string): Promise<SourceText[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((item) => item.isFile() && item.name.endsWith('.yaml') && item.parentPath !== directory)
    .map((item) => join(item.parentPath, item.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(join(directory, '/').length).replaceAll('\\', '/'),
      text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    })),
  );
}

function readDefinition(id: string, files: readonly SourceText[], problems: Problem[]): PathwayDefinition | undefined {
  const keep = <T>(parsed: Parsed<T>): T | undefined => {
    problems.push(...parsed.problems);
    return 'value' in parsed ? parsed.value : undefined;
  };
  const treeSource = files.find(({ path }) => path === `${id}/pathway.yaml`);
  if (!treeSource) {
    problems.push(problem(`${id}/pathway.yaml`, 1, 'is missing: it holds the steps of the dialog'));
    return undefined;
  }
  const tree = keep(parseYaml(treeSource, pathwayFile));
  const texts = new Map<string, PathwayTexts>();
  for (const source of files) {
    if (source === treeSource) continue;
    const value = keep(parseYaml(source, pathwayTextsFile));
    if (value) texts.set(source.path.slice(id.length + 1, -'.yaml'.length), textsOf(value));
  }
  if (!tree) return undefined;
  if (!texts.has(SOURCE_LANGUAGE)) {
    if (!files.some(({ path }) => path === `${id}/${SOURCE_LANGUAGE}.yaml`)) {
      problems.push(problem(`${id}/${SOURCE_LANGUAGE}.yaml`, 1, 'is missing: Dutch is the source of every text'));
    }
    return undefined;
  }
  return {
    id,
    theme: tree.theme,
    icon: tree.icon,
    start: tree.start,
    verified: tree.verified,
    reviewAfter: tree['review-after'],
    steps: new Map(Object.entries(tree.steps).map(([name, step]) => [name, stepOf(step)])),
    texts,
  };
}

function stepOf(step: z.output<typeof pathwayFile>['steps'][string]): Step {
  if ('end' in step) return step;
  const answers = Object.entries(step.answers).map(([id, { to, icon }]) => ({ id, to, ...(icon ? { icon } : {}) }));
  return { answers };
}

function textsOf(file: z.output<typeof pathwayTextsFile>): PathwayTexts {
  const steps = Object.entries(file.steps).map(([name, { text, answers }]) => {
    return [name, { text, answers: new Map(Object.entries(answers)) }] as const;
  });
  return { title: file.title, review: file.review, steps: new Map(steps) };
}
