import type { Board } from './board.js';

export const percent = (part: number, whole: number): string => (whole > 0 ? ((100 * part) / whole).toFixed(1) : '-');

/** A Markdown table whose first columns are words and whose others are numbers. */
export function printTable(rows: readonly (readonly string[])[], wordColumns = 3): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const [at, row] of rows.entries()) {
    const cells = row.map((cell, column) =>
      column < wordColumns ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    console.log(`| ${cells.join(' | ')} |`);
    if (at === 0) console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  }
}

export function printBoards(boards: readonly Board[]): void {
  const rows: string[][] = [
    ['language', 'system', 'kind', 'asked', 'first', 'in three', 'false refusals', 'refused off-topic'],
  ];
  for (const { language, system, kinds, all, outOfScope } of boards) {
    const off = percent(outOfScope.refused, outOfScope.asked);
    for (const score of [...kinds, all]) {
      rows.push([
        language,
        system,
        score.kind,
        String(score.asked),
        percent(score.first, score.asked),
        percent(score.three, score.asked),
        percent(score.refused, score.asked),
        score === all ? `${off} of ${outOfScope.asked}` : '',
      ]);
    }
  }
  printTable(rows);
  for (const { language, system, own, others, languageRight, alarms, all } of boards) {
    if (!own) continue;
    if (alarms > 0) console.log(`${language} ${system}: crisis alarm at ${alarms} of ${all.asked} questions`);
    for (const [kind, { asked, right }] of others)
      console.log(`${language} ${system}: ${kind} recognised ${percent(right, asked)} % of ${asked}`);
    if (languageRight.asked > 0)
      console.log(
        `${language} ${system}: language ${percent(languageRight.right, languageRight.asked)} % of ${languageRight.asked}`,
      );
  }
  printTotals(boards);
}

/** All languages of one system together: one language's questions are few. */
function printTotals(boards: readonly Board[]): void {
  const systems = [...new Set(boards.map(({ system }) => system))];
  if (boards.length === systems.length) return;
  console.log('\nAll languages');
  const kinds = [...new Set(boards.flatMap(({ others }) => [...others.keys()]))].sort();
  const rows = [
    [
      'system',
      'asked',
      'first',
      'in three',
      'false refusals',
      'refused off-topic',
      ...kinds,
      'number shown',
      'alarms',
      'language',
    ],
  ];
  for (const system of systems) {
    const mine = boards.filter((board) => board.system === system);
    const sum = (read: (board: Board) => number): number => mine.reduce((total, board) => total + read(board), 0);
    const asked = sum(({ all }) => all.asked);
    rows.push([
      system,
      String(asked),
      percent(
        sum(({ all }) => all.first),
        asked,
      ),
      percent(
        sum(({ all }) => all.three),
        asked,
      ),
      percent(
        sum(({ all }) => all.refused),
        asked,
      ),
      `${percent(
        sum(({ outOfScope }) => outOfScope.refused),
        sum(({ outOfScope }) => outOfScope.asked),
      )} of ${sum(({ outOfScope }) => outOfScope.asked)}`,
      ...kinds.map((kind) => {
        const all = sum(({ others }) => others.get(kind)?.asked ?? 0);
        return `${percent(
          sum(({ others }) => others.get(kind)?.right ?? 0),
          all,
        )} of ${all}`;
      }),
      percent(
        sum(({ numbers }) => numbers.shown),
        sum(({ numbers }) => numbers.asked),
      ),
      percent(
        sum(({ alarms }) => alarms),
        asked,
      ),
      percent(
        sum(({ languageRight }) => languageRight.right),
        sum(({ languageRight }) => languageRight.asked),
      ),
    ]);
  }
  printTable(rows, 1);
}

/** The pairs of entries that were taken for each other most, with the messages: for editors. */
export function printConfusions(boards: readonly Board[], most: number): void {
  const pairs = new Map<string, string[]>();
  for (const { language, confusions } of boards)
    for (const { expected, got, text } of confusions) {
      const key = `${expected} -> ${got}`;
      pairs.set(key, [...(pairs.get(key) ?? []), `${language}: ${text}`]);
    }
  const worst = [...pairs].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  if (worst.length > 0) console.log('\nWorst confusions (expected -> got)');
  for (const [pair, texts] of worst) {
    console.log(`${texts.length} x ${pair}`);
    for (const text of texts.slice(0, 4)) console.log(`      ${text}`);
  }
}

/** What was refused, accepted or missed wrongly, one a line. */
export function printMisses(boards: readonly Board[]): void {
  console.log('\nMisses (language, kind, what came, message)');
  for (const { language, misses } of boards)
    for (const { kind, outcome, text } of misses) console.log(`${language}\t${kind}\t${outcome}\t${text}`);
}
