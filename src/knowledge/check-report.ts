import type { Coverage } from './checks/coverage.js';
import { toReviewFirst } from './checks/review-first.js';
import type { Knowledge, Problem } from './knowledge.js';

/** `knowledge/entries/a/b/nl.md:3 what is wrong`, as editors and terminals make a link of it. */
export function problemLine({ path, line, message, severity }: Problem): string {
  return `${path}:${line} ${severity}: ${message}`;
}

/** "2 errors, 1 warning" */
export function countsLine(problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return `${count('error')}, ${count('warning')}`;
}

const COLUMNS = ['language', 'entries', 'questions', 'words', 'draft', 'reviewed'] as const;

/** The coverage per language, in columns for a terminal. */
export function coverageTable(coverage: readonly Coverage[], total: number): string {
  const rows = [COLUMNS, ...rowsOf(coverage, total)];
  const widths = COLUMNS.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function rowsOf(coverage: readonly Coverage[], total: number): string[][] {
  return coverage.map(({ language, entries, questions, words, draft, reviewed }) => [
    language,
    `${entries}/${total}`,
    ...[questions, words, draft, reviewed].map(String),
  ]);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What the report is made of. */
export interface ReportParts {
  readonly knowledge: Knowledge;
  readonly coverage: readonly Coverage[];
  readonly problems: readonly Problem[];
  /** ISO day. */
  readonly today: string;
}

/** The check as a page for editors: how far each language is, what to look at first, and every problem by file. */
export function reportMarkdown({ knowledge, coverage, problems, today }: ReportParts): string {
  const first = toReviewFirst(knowledge, today);
  const byPath = new Map<string, Problem[]>();
  for (const problem of problems) byPath.set(problem.path, [...(byPath.get(problem.path) ?? []), problem]);
  const parts = [
    `# The knowledge base on ${today}`,
    `${knowledge.entries.size} entries, ${knowledge.facts.size} facts, ${knowledge.services.size} services, ${knowledge.municipalities.size} towns. ${countsLine(problems)}.`,
    '## Languages',
    markdownTable(COLUMNS, rowsOf(coverage, knowledge.entries.size)),
    '## To review first',
    first.length > 0
      ? markdownTable(
          ['what', 'why'],
          first.map(({ what, why }) => [what, why]),
        )
      : 'Nothing is unsure or past its date.',
    '## Problems',
    byPath.size > 0
      ? [...byPath]
          .map(([path, list]) =>
            [
              `### ${path}`,
              ...list.map(({ line, severity, message }) => `- line ${line}, ${severity}: ${message}`),
            ].join('\n'),
          )
          .join('\n\n')
      : 'None.',
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The report a supervisor of the law on the use of languages asks for. */
export function languageLawMarkdown({ knowledge, coverage, problems, today }: ReportParts): string {
  const rows = coverage
    .filter(({ language }) => language !== 'nl')
    .map(({ language, entries }) => {
      const own = problems.filter(({ path }) => path.endsWith(`/${language}.md`)).length;
      const withDutch = [...knowledge.entries.values()].filter(
        ({ texts }) => texts.has(language) && texts.has('nl'),
      ).length;
      return [language, String(entries), String(withDutch), String(own)];
    });
  const parts = [
    `# Translations and their Dutch source, ${today}`,
    'Dutch is the source of every text. A translation stands beside it, marked as a translation, with the Dutch one tap away. It has the same paragraphs, takes the same facts, and holds no number, date, phone or address that the Dutch text does not give.',
    markdownTable(['language', 'translations', 'with their Dutch text', 'differences'], rows),
    problems.length > 0
      ? problems.map((problem) => `- ${problemLine(problem)}`).join('\n')
      : 'No difference was found.',
  ];
  return `${parts.join('\n\n')}\n`;
}
