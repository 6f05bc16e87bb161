/**
 * Checks the knowledge base, the dialogs and the locales.
 *
 *   npm run check                       problems as path:line, errors first, then how far each language is
 *   npm run check -- --report           the same as Markdown, for editors
 *   npm run check -- --language-law     whether translations say nothing that the Dutch text does not
 *   ... [--knowledge DIR]
 *
 * Exits with 1 when there is an error.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkKnowledge, checkLanguageLaw, sortProblems } from '../knowledge/check.js';
import {
  countsLine,
  coverageTable,
  languageLawMarkdown,
  problemLine,
  reportMarkdown,
} from '../knowledge/check-report.js';
import { coverageOf } from '../knowledge/checks/coverage.js';
import { avoidedWords } from '../knowledge/checks/glossary-rule.js';
import type { CheckContext } from '../knowledge/checks/rule.js';
import { loadGlossary, type Term } from '../knowledge/glossary.js';
import type { Knowledge, Problem } from '../knowledge/knowledge.js';
import { KnowledgeMissing, loadKnowledge } from '../knowledge/load.js';
import { yamlLine } from '../knowledge/yaml-line.js';
import { checkLocales } from '../languages/check-locales.js';
import { type Language, SOURCE_LANGUAGE } from '../languages/language.js';
import { loadLanguages } from '../languages/languages.js';
import { checkReferences, checkScripts, checkTexts } from '../pathways/check.js';
import { type LoadedPathways, loadPathways } from '../pathways/load.js';
import { words } from '../search/fold.js';
import { stopWordsOf } from '../search/stop-words.js';

const DIALOGS = 'dialogs';
const LOCALES = 'locales';
const PICTOGRAMS = 'node_modules/lucide-static/icons';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      report: { type: 'boolean', default: false },
      'language-law': { type: 'boolean', default: false },
      knowledge: { type: 'string', default: process.env.KNOWLEDGE_DIR ?? 'knowledge' },
    },
  });
  const directory = values.knowledge;
  const [languages, knowledge, glossary, files, icons, pathways, localeProblems] = await Promise.all([
    loadLanguages(LOCALES),
    loadKnowledge(directory),
    loadGlossary(directory),
    readFiles(directory),
    readdir(PICTOGRAMS),
    loadPathways(DIALOGS),
    problemsOfLocales(),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const context: CheckContext = {
    knowledge,
    languages: languages.list,
    glossary: glossary.terms,
    icons: new Set(icons.map((name) => name.replace(/\.svg$/, ''))),
    today,
    files,
    keyWords: (question, language) => words(question, language).filter((word) => !stopWordsOf(language).has(word)),
  };
  const inKnowledge = (list: readonly Problem[]) =>
    list.map((problem) => ({ ...problem, path: join(directory, problem.path) }));
  const coverage = coverageOf(
    knowledge,
    languages.list.map(({ code }) => code),
  );
  if (values['language-law']) {
    const problems = inKnowledge(checkLanguageLaw(context));
    console.log(languageLawMarkdown({ knowledge, coverage, problems, today }));
    fail(problems);
    return;
  }
  const problems = sortProblems([
    ...inKnowledge([...checkKnowledge(context), ...glossary.problems]),
    ...problemsOfPathways(pathways, knowledge, languages.list, glossary.terms),
    ...localeProblems,
  ]);
  if (values.report) {
    console.log(reportMarkdown({ knowledge, coverage, problems, today }));
  } else {
    for (const problem of problems) console.log(problemLine(problem));
    if (problems.length > 0) console.log('');
    console.log(coverageTable(coverage, knowledge.entries.size));
    console.log(`\n${countsLine(problems)}`);
  }
  fail(problems);
}

/** The text of every YAML and Markdown file below a folder, by its path there. */
async function readFiles(directory: string): Promise<Map<string, string>> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((item) => item.isFile() && /\.(ya?ml|md)$/.test(item.name))
    .map((item) => join(item.parentPath, item.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  const start = join(directory, '/').length;
  return new Map(paths.map((path, index) => [path.slice(start).replaceAll('\\', '/'), texts[index] ?? '']));
}

async function problemsOfLocales(): Promise<Problem[]> {
  const names = (await readdir(LOCALES)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(LOCALES, name), 'utf8');
      return { code: name.slice(0, -'.json'.length), text, content: JSON.parse(text) as unknown };
    }),
  );
  files.sort((a, b) => Number(b.code === SOURCE_LANGUAGE) - Number(a.code === SOURCE_LANGUAGE));
  return checkLocales(files).map(({ code, key, message }) => {
    const text = files.find((file) => file.code === code)?.text ?? '';
    // JSON is YAML, so its lines are found the same way
    return { path: join(LOCALES, `${code}.json`), line: yamlLine(text, key), message, severity: 'error' };
  });
}

function problemsOfPathways(
  pathways: LoadedPathways,
  knowledge: Knowledge,
  languages: readonly Language[],
  glossary: readonly Term[],
): Problem[] {
  const codes = languages.map(({ code }) => code).filter((code) => code !== SOURCE_LANGUAGE);
  const problems = pathways.definitions.flatMap((definition) => [
    ...checkTexts(definition, codes, pathways.sources),
    ...checkScripts(definition, languages, pathways.sources),
    ...checkReferences(definition, knowledge, pathways.sources),
    ...codes.flatMap((code): Problem[] => {
      const path = `${definition.id}/${code}.yaml`;
      const text = pathways.sources.find((source) => source.path === path)?.text ?? '';
      return avoidedWords(
        glossary,
        code,
      )(text).map(({ word, term }) => ({
        path,
        line: text.slice(0, text.toLowerCase().indexOf(word.toLowerCase())).split('\n').length,
        message: `says "${word}"; the glossary has "${term.names.get(code) ?? term.term}" for ${term.term}`,
        severity: 'warning',
      }));
    }),
  ]);
  return [...pathways.problems, ...problems].map((problem) => ({ ...problem, path: join(DIALOGS, problem.path) }));
}

function fail(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof KnowledgeMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
