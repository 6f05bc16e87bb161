import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { factsIn } from './facts.js';
import type {
  DirectoryTexts,
  Entry,
  EntryText,
  Fact,
  Knowledge,
  Municipality,
  Problem,
  Service,
  ServiceOverride,
  Theme,
} from './knowledge.js';
import {
  directoryTextsFile,
  entryFile,
  factsFile,
  municipalityFile,
  serviceFile,
  textHead,
  themesFile,
} from './schema.js';
import { type Parsed, parseYaml, problem, type SourceText } from './yaml-text.js';

const ENTRY_PATH = /^entries\/(.+)\/([^/]+)\.(yaml|md)$/;

/** Thrown when a folder holds no knowledge base at all. */
export class KnowledgeMissing extends Error {
  readonly code = 'KNOWLEDGE_MISSING';
  constructor(directory: string) {
    super(`No entries in ${directory}. Set KNOWLEDGE_DIR to a folder that holds entries/<theme>/<name>/<lang>.md.`);
  }
}

/**
 * Reads a knowledge folder. A file with an error is left out and named in `problems`, everything else works;
 * only `entries/` must be there.
 *
 * @throws KnowledgeMissing when there is not one entry
 */
export async function loadKnowledge(directory: string): Promise<Knowledge> {
  const files = await readTextFiles(directory);
  if (!files.some(({ path }) => path.endsWith('.md') && ENTRY_PATH.test(path))) throw new KnowledgeMissing(directory);
  const problems: Problem[] = [];
  const keep = <T>(parsed: Parsed<T>): T | undefined => {
    problems.push(...parsed.problems);
    return 'value' in parsed ? parsed.value : undefined;
  };
  const folder = <T, S extends z.ZodType>(name: string, schema: S, make: (id: string, value: z.output<S>) => T) => {
    const found = new Map<string, T>();
    for (const source of files.filter((file) => file.path.startsWith(`${name}/`) && file.path.endsWith('.yaml'))) {
      const value = keep(parseYaml(source, schema));
      const id = source.path.slice(name.length + 1, -'.yaml'.length);
      if (value !== undefined) found.set(id, make(id, value));
    }
    return found;
  };

  const facts = new Map<string, Fact>();
  for (const [file, group] of folder('facts', factsFile, (_id, value) => value)) {
    for (const [name, fact] of Object.entries(group)) {
      if (facts.has(name)) problems.push(problem(`facts/${file}.yaml`, 1, `${name} exists in another file: rename it`));
      else facts.set(name, factOf(name, fact));
    }
  }
  const themesSource = files.find((file) => file.path === 'themes.yaml');
  const themes = new Map(
    (themesSource ? (keep(parseYaml(themesSource, themesFile)) ?? []) : [])
      .sort((a, b) => a.order - b.order)
      .map((theme): [string, Theme] => [theme.id, { ...theme, lifeDomains: theme['life-domains'] }]),
  );
  const services = folder('services', serviceFile, serviceOf);
  const municipalities = folder('municipalities', municipalityFile, municipalityOf);
  const texts = folder('texts', directoryTextsFile, (_id, value) => directoryTextsOf(value));
  const entries = readEntries(files, facts, keep, problems);

  for (const entry of entries.values()) {
    if (!themes.has(entry.theme))
      themes.set(entry.theme, { id: entry.theme, icon: 'info', order: 999, lifeDomains: [] });
  }
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update('\0').update(file.text).update('\0');
  const version = hash.digest('hex').slice(0, 16);
  return { version, entries, facts, themes, services, municipalities, texts, problems };
}

/** All .yaml and .md files below a folder, in a fixed order, with paths relative to it. */
async function readTextFiles(directory: string): Promise<SourceText[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((item) => item.isFile() && /\.(ya?ml|md)$/.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path
        .slice(directory.length)
        .replace(/^[\\/]+/, '')
        .replaceAll('\\', '/'),
      text: (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    })),
  );
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

type Keep = <T>(parsed: Parsed<T>) => T | undefined;

function readEntries(
  files: readonly SourceText[],
  facts: ReadonlyMap<string, Fact>,
  keep: Keep,
  problems: Problem[],
): Map<string, Entry> {
  const heads = new Map<string, z.output<typeof entryFile> | undefined>();
  const texts = new Map<string, Map<string, EntryText>>();
  for (const source of files) {
    const [, id, name, kind] = ENTRY_PATH.exec(source.path) ?? [];
    if (!id || !name) continue;
    if (kind === 'yaml' && name === 'entry') heads.set(id, keep(parseYaml(source, entryFile)));
    if (kind !== 'md') continue;
    const text = readEntryText(source, name, facts, keep, problems);
    if (text) texts.set(id, (texts.get(id) ?? new Map()).set(name, text));
  }
  const entries = new Map<string, Entry>();
  for (const [id, byLanguage] of texts) {
    const broken = heads.has(id) && heads.get(id) === undefined;
    if (!broken) entries.set(id, entryOf(id, heads.get(id) ?? entryFile.parse({}), byLanguage));
  }
  return entries;
}

function readEntryText(
  source: SourceText,
  language: string,
  facts: ReadonlyMap<string, Fact>,
  keep: Keep,
  problems: Problem[],
): EntryText | undefined {
  const match = FRONT_MATTER.exec(source.text);
  if (!match) {
    problems.push(problem(source.path, 1, 'begins without a head: put title and questions between two lines of ---'));
    return undefined;
  }
  const head = keep(parseYaml({ path: source.path, text: match[1] ?? '', lineOffset: 1 }, textHead));
  if (!head) return undefined;
  const body = source.text.slice(match[0].length).trim();
  const unknown = factsIn(body).filter((name) => !facts.has(name));
  if (unknown.length > 0) {
    const line = source.text.slice(0, source.text.indexOf(`{{${unknown[0]}`)).split('\n').length;
    problems.push(problem(source.path, line, `{{${unknown[0]}}} is not in facts/: add it there or correct the name`));
    return undefined;
  }
  if (!body) problems.push({ ...problem(source.path, 1, 'has no text below its head'), severity: 'warning' });
  return {
    language,
    title: head.title,
    questions: head.questions,
    body,
    ...(head.phrase === undefined ? {} : { phrase: head.phrase }),
    words: new Map(Object.entries(head.words)),
    review: head.review,
  };
}

function entryOf(id: string, head: z.output<typeof entryFile>, texts: Map<string, EntryText>): Entry {
  const withMeanings = new Map(
    [...texts].map(([language, text]): [string, EntryText] => {
      const means = (head.dutch?.words ?? []).flatMap(({ term, means }) =>
        means[language] ? [[term, means[language]] as const] : [],
      );
      return [language, means.length > 0 ? { ...text, words: new Map([...means, ...text.words]) } : text];
    }),
  );
  return {
    id,
    theme: head.theme ?? id.split('/')[0] ?? id,
    core: head.core,
    ...(head.projects ? { projects: true } : {}),
    icon: head.icon,
    audience: head.audience,
    services: head.services,
    related: head.related,
    confidence: head.confidence,
    sources: head.sources,
    verified: head.verified,
    reviewAfter: head['review-after'],
    sensitive: head.sensitive,
    ...(head.dutch ? { dutch: { phrase: head.dutch.phrase, words: head.dutch.words.map(({ term }) => term) } } : {}),
    texts: withMeanings,
  };
}

function factOf(name: string, fact: z.output<typeof factsFile>[string]): Fact {
  return {
    name,
    value: fact.value,
    unit: fact.unit,
    ...(fact['valid-from'] ? { validFrom: fact['valid-from'] } : {}),
    source: fact.source,
    verified: fact.verified,
    confidence: fact.confidence,
    reviewAfter: fact['review-after'],
  };
}

function serviceOf(id: string, file: z.output<typeof serviceFile>): Service {
  const { 'always-open': alwaysOpen, ...rest } = file;
  return { ...definedOnly(rest), id, alwaysOpen };
}

function municipalityOf(id: string, file: z.output<typeof municipalityFile>): Municipality {
  const services = Object.entries(file.services).map(([service, { 'always-open': alwaysOpen, ...rest }]) => {
    const override: ServiceOverride = definedOnly({ ...rest, alwaysOpen });
    return [service, override] as const;
  });
  return {
    id,
    name: file.name,
    province: file.province,
    postcodes: file.postcodes,
    latitude: file.latitude,
    longitude: file.longitude,
    ...(file.website ? { website: file.website } : {}),
    ...(file.integration ? { integration: file.integration } : {}),
    services: new Map(services),
    projects: file.projects.map(({ 'as-of': asOf, ...project }) => definedOnly({ ...project, asOf })),
    notes: new Map(
      Object.entries(file.notes).map(([entry, { 'written-against': writtenAgainst, replaces, texts }]) => [
        entry,
        { writtenAgainst, ...(replaces ? { replaces } : {}), texts: new Map(Object.entries(texts)) },
      ]),
    ),
  };
}

function directoryTextsOf(file: z.output<typeof directoryTextsFile>): DirectoryTexts {
  const services = Object.entries(file.services).map(([id, { 'what-for': whatFor, ...rest }]) => {
    return [id, definedOnly({ whatFor, ...rest })] as const;
  });
  return { themes: new Map(Object.entries(file.themes)), services: new Map(services) };
}

/** Leaves out keys whose value is undefined, as `exactOptionalPropertyTypes` wants. */
function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
