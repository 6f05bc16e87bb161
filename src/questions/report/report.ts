import { createHash } from 'node:crypto';
import { firstDay, lastDay, type Period, periodOf } from '../calendar.js';
import { DEFINITIONS, PRIVACY_NOTE } from '../figures/definitions.js';
import type { Dimension, Filters } from '../figures/dimensions.js';
import type { Figures } from '../figures/figures.js';
import type { FigureSeries, FigureTable, ShownCount } from '../figures/types.js';
import type { ExportNames } from '../sharing/export.js';
import { findSignals } from '../signals/signals.js';
import type { Signal, Threshold } from '../signals/types.js';
import { barsSvg, escaped, lineSvg, type Point } from './charts.js';
import { countText, percent, sentenceOf, signed } from './sentences.js';

/** Rows of a long table. */
const LONGEST_TABLE = 20;

/** What a report is made of. */
export interface ReportData {
  readonly quarter: Period;
  readonly municipality: string | undefined;
  readonly themes: FigureTable;
  readonly weeks: FigureSeries;
  readonly tables: readonly FigureTable[];
  readonly signals: readonly Signal[];
  readonly thresholds: readonly Threshold[];
}

const TABLES: readonly Dimension[] = ['language', 'channel', 'outcome', 'barrier', 'entry', 'service'];

/** Reads everything a report says. @param thresholds of the town, of which those of the quarter are taken */
export async function readReport(
  figures: Figures,
  quarter: Period,
  given: Filters,
  thresholds: readonly Threshold[],
): Promise<ReportData> {
  const [first, last] = [firstDay(quarter), [lastDay(quarter), figures.until].sort()[0] ?? lastDay(quarter)];
  const table = (dimension: Dimension) => figures.table({ period: quarter, filters: given, group: [dimension] });
  const weekAfter = last < first ? first : last;
  return {
    quarter,
    municipality: given.municipality,
    themes: await table('theme'),
    weeks: await figures.series(periodOf(first, 'week'), periodOf(weekAfter, 'week'), given),
    tables: await Promise.all(TABLES.map(table)),
    signals: await findSignals(figures, quarter, given),
    thresholds: thresholds
      .filter(({ createdAt }) => createdAt >= dayStart(first) && createdAt < dayStart(lastDay(quarter)) + 86_400_000)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
  };
}

/** The report as one HTML page for A4; the same data gives the same bytes. */
export function reportHtml(data: ReportData, names: ExportNames): string {
  const place = data.municipality === undefined ? 'de hele regio' : names.value('municipality', data.municipality);
  const title = `Hulpvragen van nieuwkomers: ${place}, ${quarterName(data.quarter)}`;
  const { total } = data.themes;
  const unfinished = lastDay(data.quarter) > data.themes.until;
  const cards = [
    ['hulpvragen', countText(total.questions), signed(total.change)],
    ['beantwoord', percent(total.answerRate), ''],
    ['persoon gevraagd', percent(total.handoffRate), ''],
    ['geholpen', percent(total.helpedRate), ''],
  ];
  const sections = [
    `<h1>${escaped(title)}</h1>`,
    unfinished ? `<p class="note">Dit kwartaal loopt nog: geteld tot en met ${data.themes.until}.</p>` : '',
    `<dl class="cards">${cards.map(([name, value, more]) => card(name ?? '', value ?? '', more ?? '')).join('')}</dl>`,
    total.waiting
      ? `<p>Wie een persoon vroeg, kreeg in de helft van de gevallen binnen ${total.waiting.median} minuten antwoord.</p>`
      : '',
    `<h2>Waarover</h2>${barsSvg('Hulpvragen per thema', bars(data.themes, names))}${htmlTable(data.themes, names)}`,
    `<section class="page"><h2>Week na week</h2>${lineSvg('Hulpvragen per week', weekPoints(data.weeks))}`,
    `<h2>Signalen</h2>${signalList(data, names)}`,
    `<h2>Drempels die medewerkers zien</h2>${thresholdList(data, names)}</section>`,
    ...data.tables.map(
      (table) =>
        `<section><h2>${escaped(names.dimension(table.group[0] ?? 'theme'))}</h2>${htmlTable(table, names)}</section>`,
    ),
    `<section class="page"><h2>Wat de woorden betekenen</h2><dl>${DEFINITIONS.map(
      ([term, meaning]) => `<dt>${escaped(term)}</dt><dd>${escaped(meaning)}</dd>`,
    ).join('')}</dl>`,
    `<h2>Kleine aantallen</h2>${PRIVACY_NOTE.map((note) => `<p>${escaped(note)}</p>`).join('')}`,
    `<h2>Hoe signalen gevonden worden</h2><p>${escaped(METHOD)}</p></section>`,
  ];
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>\n${sections.filter(Boolean).join('\n')}\n</main></body></html>\n`;
}

const METHOD =
  'Een stijging is een signaal als ze groter is dan toeval verklaart: de exacte voorwaardelijke toets van Przyborowski en Wilenski (1940) tegenover de vorige periode, gecorrigeerd voor het aantal vergelijkingen volgens Benjamini en Hochberg (1995), bij 5%. Wie elk jaar in dezelfde periode stijgt, is geen signaal.';

const STYLE = [
  '@page{size:A4;margin:18mm 16mm}',
  'body{font:11pt/1.45 system-ui,sans-serif;color:#1b1b1b;margin:0 auto;max-width:180mm;padding:8mm}',
  'h1{font-size:20pt;line-height:1.2}h2{font-size:14pt;margin:8mm 0 3mm;break-after:avoid}',
  'table{border-collapse:collapse;width:100%;font-size:9.5pt}th,td{padding:1mm 2mm;border-bottom:1px solid #ccc;text-align:right}',
  'th:first-child,td:first-child{text-align:left}thead{display:table-header-group}tr,svg,li{break-inside:avoid}',
  '.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:4mm;margin:5mm 0}.cards div{border:1px solid #767676;border-radius:2mm;padding:3mm}',
  '.cards dd{margin:0;font-size:20pt;font-weight:700}.cards small{font-size:10pt;font-weight:400}dt{font-weight:700}dd{margin:0 0 2mm}',
  '.note{border-left:3px solid #8a5a00;padding-left:3mm}svg{max-width:100%;height:auto;font:11px system-ui,sans-serif}',
  'rect,circle{fill:#1d5b79}.line{fill:none;stroke:#1d5b79;stroke-width:2}.grid{stroke:#ddd}.label{text-anchor:end}.middle{text-anchor:middle}',
  '@media print{body{padding:0}.page{break-before:page}}',
].join('');

/** For the page's Content-Security-Policy: this style and nothing else. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

function card(name: string, value: string, more: string): string {
  const small = more === '' || more === '–' ? '' : ` <small>${more}</small>`;
  return `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}${small}</dd></div>`;
}

function bars(table: FigureTable, names: ExportNames): Point[] {
  return table.rows.map(({ key, questions }) => point(names.value(table.group[0] ?? 'theme', key[0] ?? ''), questions));
}

function weekPoints(series: FigureSeries): Point[] {
  const counts = series.lines[0]?.questions ?? [];
  return series.periods.map((period, at) => point(period.slice(5), counts[at] ?? '<5'));
}

function point(label: string, count: ShownCount): Point {
  return { label, value: typeof count === 'number' ? count : null, text: countText(count) };
}

function htmlTable(table: FigureTable, names: ExportNames): string {
  const [dimension = 'theme'] = table.group;
  const head = [
    names.dimension(dimension),
    'Vragen',
    'Aandeel',
    'Verandering',
    'Op een jaar',
    'Beantwoord',
    'Geholpen',
  ];
  const rows = table.rows
    .slice(0, LONGEST_TABLE)
    .map(({ key, questions, share, change, yearChange, answerRate, helpedRate }) =>
      [
        names.value(dimension, key[0] ?? ''),
        countText(questions),
        percent(share),
        signed(change),
        signed(yearChange),
        percent(answerRate),
        percent(helpedRate),
      ].map((text, at) => (at === 0 ? `<th scope="row">${escaped(text)}</th>` : `<td>${escaped(text)}</td>`)),
    );
  if (rows.length === 0) return '<p>Niets dat getoond kan worden.</p>';
  const more = table.rows.length > LONGEST_TABLE ? `<p>De ${LONGEST_TABLE} grootste van ${table.rows.length}.</p>` : '';
  return `<table><thead><tr>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.join('')}</tr>`)
    .join('')}</tbody></table>${more}`;
}

function signalList({ signals }: ReportData, names: ExportNames): string {
  if (signals.length === 0) return '<p>Niets wijkt meer af dan toeval verklaart.</p>';
  return `<ul>${signals.map((signal) => `<li>${escaped(sentenceOf(signal, names))}</li>`).join('')}</ul>`;
}

const STATUS: Readonly<Record<Threshold['status'], string>> = {
  open: 'nog open',
  discussed: 'besproken',
  solved: 'opgelost',
  declined: 'niet opgenomen',
};

function thresholdList({ thresholds }: ReportData, names: ExportNames): string {
  if (thresholds.length === 0) return '<p>In dit kwartaal zijn er geen gemeld.</p>';
  const items = thresholds.map(({ theme, text, status, answer }) => {
    const reply = answer === null ? '' : ` Antwoord: ${answer}`;
    return `<li><b>${escaped(names.value('theme', theme))}</b>: ${escaped(text)} (${STATUS[status]}.${escaped(reply)})</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function quarterName(quarter: Period): string {
  return `${quarter.slice(5)}e kwartaal ${quarter.slice(0, 4)}`;
}

/** ms since 1970; the evening of the last day may fall into the next quarter by an hour or two, which matters to nobody. */
function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
