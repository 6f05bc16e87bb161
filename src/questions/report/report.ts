import { firstDay, lastDay, type Period, periodOf } from '../calendar.js';
import { DEFINITIONS, PRIVACY_NOTE } from '../figures/definitions.js';
import type { Dimension, Filters } from '../figures/dimensions.js';
import type { Figures } from '../figures/figures.js';
import type { FigureSeries, FigureTable, Measures, ShownCount } from '../figures/types.js';
import type { ExportNames } from '../sharing/sheet.js';
import { findSignals } from '../signals/signals.js';
import type { Signal, Threshold } from '../signals/types.js';
import { barsSvg, escaped, lineSvg, type Point } from './charts.js';
import { countText, percent, periodName, sentenceOf, signed } from './sentences.js';
import { STYLE } from './style.js';
import { heatTable, htmlTable } from './tables.js';

/** What a report is made of. */
export interface ReportData {
  readonly quarter: Period;
  readonly municipality: string | undefined;
  /** Made up to try the pages with. */
  readonly demo: boolean;
  readonly themes: FigureTable;
  readonly weeks: FigureSeries;
  /** Languages by themes. */
  readonly heat: FigureTable;
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
    demo: given.source === 'demo',
    themes: await table('theme'),
    weeks: await figures.series(periodOf(first, 'week'), periodOf(weekAfter, 'week'), given),
    heat: await figures.table({ period: quarter, filters: given, group: ['language', 'theme'] }),
    tables: await Promise.all(TABLES.map(table)),
    signals: await findSignals(figures, quarter, given),
    thresholds: thresholds
      .filter(({ createdAt }) => createdAt >= dayStart(first) && createdAt < dayStart(lastDay(quarter)) + 86_400_000)
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
  };
}

/** The report as one HTML page for A4; the same data gives the same bytes. */
export function reportHtml(data: ReportData, names: ExportNames): string {
  const place = data.municipality === undefined ? 'De hele regio' : names.value('municipality', data.municipality);
  const period = periodName(data.quarter);
  const title = `Hulpvragen van nieuwkomers: ${place}, ${period}`;
  const { total, until } = data.themes;
  const sections = [
    `<section class="cover"><p class="small">Wegwijzer, register van hulpvragen</p><h1>Hulpvragen van nieuwkomers</h1><p class="lead">${escaped(place)}, ${period}</p>`,
    lastDay(data.quarter) > until
      ? `<p class="note">Dit kwartaal loopt nog: geteld tot en met ${periodName(until)}. Veranderingen staan er pas als het voorbij is.</p>`
      : '',
    data.demo ? '<p class="note"><b>Demonstratie.</b> Deze vragen zijn verzonnen.</p>' : '',
    `<dl class="cards">${cardsOf(total).join('')}</dl>`,
    total.waiting
      ? `<p>Wie een persoon vroeg, kreeg in de helft van de gevallen binnen ${total.waiting.median} minuten antwoord.</p>`
      : '',
    '<p class="small">Aantallen zijn licht verstoord en kleine staan er niet in, zodat niemand te herkennen is. Achteraan staat wat de woorden betekenen en hoe er gerekend is.</p></section>',
    `<section class="page"><h2>Wat opvalt</h2>${signalList(data, names)}`,
    `<h2>Drempels die medewerkers meldden</h2>${thresholdTable(data, names)}</section>`,
    `<section class="page"><h2>Waarover</h2>${barsSvg('Hulpvragen per thema', bars(data.themes, names))}${htmlTable(data.themes, names)}</section>`,
    `<section class="page"><h2>Week na week</h2>${lineSvg('Hulpvragen per week', weekPoints(data.weeks))}`,
    '<p class="small">De eerste en de laatste week kunnen voor een deel in een ander kwartaal liggen.</p>',
    `<h2>Talen en thema’s</h2>${heatTable(data.heat, names)}</section>`,
    ...data.tables.map(
      (table) =>
        `<section${table.rows.length <= SHORT ? ' class="whole"' : ''}><h2>${escaped(HEADINGS[table.group[0] ?? 'theme'] ?? '')}</h2>${htmlTable(table, names)}</section>`,
    ),
    `<section class="page"><h2>Wat de woorden betekenen</h2><dl class="terms">${DEFINITIONS.map(
      ([term, meaning]) => `<dt>${escaped(term)}</dt><dd>${escaped(meaning)}</dd>`,
    ).join('')}</dl>`,
    `<h2>Kleine aantallen</h2>${PRIVACY_NOTE.map((note) => `<p>${escaped(note)}</p>`).join('')}`,
    `<h2>Hoe opvallende cijfers gevonden worden</h2><p>${escaped(METHOD)}</p></section>`,
  ];
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>\n${sections.filter(Boolean).join('\n')}\n</main></body></html>\n`;
}

/** Rows of a table that stays on one page. */
const SHORT = 14;
const HEADINGS: Readonly<Partial<Record<Dimension, string>>> = {
  language: 'In welke taal',
  channel: 'Langs welke weg',
  outcome: 'Hoe het afliep',
  barrier: 'Welke drempels mensen tegenkwamen',
  entry: 'Welke fiches antwoord gaven',
  service: 'Naar wie werd doorverwezen',
};

const METHOD =
  'Een stijging is een signaal als ze groter is dan toeval verklaart: de exacte voorwaardelijke toets van Przyborowski en Wilenski (1940) tegenover de vorige periode, gecorrigeerd voor het aantal vergelijkingen volgens Benjamini en Hochberg (1995), bij 5%. Wat elk jaar in dezelfde periode stijgt, is geen signaal. Een fiche die niet helpt, een taal met weinig antwoorden en een dienst waar mensen op een drempel botsen, zijn een signaal als hun deel hoger ligt dan dat van alle samen: de exacte binomiale toets, op dezelfde manier gecorrigeerd. Een signaal zegt waar te kijken, niet waarom.';

/** The four figures that matter, each with what it is a part of. */
function cardsOf({ questions, change, yearChange, answerRate, handoffRate, helpedRate }: Measures): string[] {
  const changes = [
    change === null ? '' : `${signed(change)} op een kwartaal`,
    yearChange === null ? '' : `${signed(yearChange)} op een jaar`,
  ];
  return [
    ['Hulpvragen', countText(questions), changes.filter(Boolean).join(', ') || 'gestelde vragen, geen mensen'],
    ['Beantwoord', percent(answerRate), 'van de vragen bleef niet open'],
    ['Persoon gevraagd', percent(handoffRate), 'van de vragen ging naar een brugfiguur'],
    ['Geholpen', percent(helpedRate), 'van wie zei of het antwoord hielp'],
  ].map(
    ([name = '', value = '', note = '']) =>
      `<div><dt>${escaped(name)}</dt><dd class="value">${escaped(value)}</dd><dd class="small">${escaped(note)}</dd></div>`,
  );
}

/** Small ones stand in a line below the table. */
function bars(table: FigureTable, names: ExportNames): Point[] {
  const shown = table.rows.filter(({ questions }) => questions !== '<5');
  return shown.map(({ key, questions }) => point(names.value(table.group[0] ?? 'theme', key[0] ?? ''), questions));
}

function weekPoints(series: FigureSeries): Point[] {
  const counts = series.lines[0]?.questions ?? [];
  return series.periods.map((period, at) => point(period.slice(5), counts[at] ?? '<5'));
}

function point(label: string, count: ShownCount): Point {
  return { label, value: typeof count === 'number' ? count : null, text: countText(count) };
}

function signalList({ signals }: ReportData, names: ExportNames): string {
  if (signals.length === 0) return '<p>Niets wijkt meer af dan toeval kan verklaren.</p>';
  return `<ul>${signals.map((signal) => `<li>${escaped(sentenceOf(signal, names))}</li>`).join('')}</ul>`;
}

const STATUS: Readonly<Record<Threshold['status'], string>> = {
  open: 'nog open',
  discussed: 'besproken',
  solved: 'opgelost',
  declined: 'niet opgenomen',
};

function thresholdTable({ thresholds }: ReportData, names: ExportNames): string {
  if (thresholds.length === 0) return '<p>In dit kwartaal zijn er geen gemeld.</p>';
  const rows = thresholds.map(({ theme, municipality, text, status, answer }) => {
    const where = municipality === null ? 'Regio' : names.value('municipality', municipality);
    const cells = [names.value('theme', theme), where, text, STATUS[status], answer ?? 'Nog geen antwoord'];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  const head = ['Thema', 'Waar', 'Drempel', 'Stand', 'Antwoord'].map((text) => `<th scope="col">${text}</th>`).join('');
  return `<table class="words"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** ms since 1970; the evening of the last day may fall into the next quarter by an hour or two, which matters to nobody. */
function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
