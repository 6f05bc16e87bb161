import { type Level, type Period, periodOf } from '../calendar.js';
import { NONE } from '../figures/dimensions.js';
import { Block } from './block.js';
import { ALL, type Cell, type Cuboid } from './cells.js';
import type { Change } from './changes.js';
import { Codes, leftOf, Pairs, pairOf, rightOf } from './codes.js';
import { ALL_FACETS, Facets, ONE_FACET, RATE_FACETS } from './facets.js';

/** The values of theme, language, channel, organisation and item of a cell. */
type Names = readonly [theme: string, language: string, channel: string, organisation: string, item: string];

/** The blocks of one day: those of its month, its week and itself. */
interface DayBlocks {
  readonly month: Readonly<Record<Cuboid, Block>>;
  readonly week: Block;
  readonly day: Block;
}

const CUBOIDS = ['cross', 'pair', 'entry', 'service', 'margin'] as const satisfies readonly Cuboid[];
const WIDTHS: Readonly<Record<Cuboid, number>> = {
  cross: RATE_FACETS,
  pair: RATE_FACETS,
  entry: ALL_FACETS,
  service: ALL_FACETS,
  margin: ALL_FACETS,
};
/** Dimensions of a margin: none, theme, language, channel, organisation. */
const MARGINS = 5;

/** Counts changes into cells. Every value is a number while it counts: five million rows would be 200 million texts. */
export class Tally {
  readonly #facets = new Facets();
  readonly #towns = new Codes();
  readonly #sources = new Codes();
  readonly #themes = new Codes();
  readonly #languages = new Codes();
  readonly #channels = new Codes();
  readonly #organisations = new Codes();
  readonly #entries = new Codes();
  readonly #services = new Codes();
  readonly #places = new Pairs();
  readonly #abouts = new Pairs();
  readonly #ways = new Pairs();
  readonly #crosses = new Pairs();
  readonly #items = new Pairs();
  /** By table, level and period with spaces between. */
  readonly #blocks = new Map<string, Block>();
  readonly #days = new Map<string, DayBlocks>();
  /** The region as a town, and all its organisations as one. */
  readonly #region = this.#towns.of(ALL);
  readonly #whole = this.#organisations.of(ALL);

  add(change: Change): void {
    const { month, week, day } = this.#days.get(change.day) ?? this.#open(change.day);
    const n = change.weight;
    const k = change.cell_key * n;
    const place = this.#places.of(this.#towns.of(change.municipality ?? NONE), this.#sources.of(change.source));
    const theme = this.#themes.of(change.theme ?? NONE);
    const language = this.#languages.of(change.language);
    const channel = this.#channels.of(change.channel);
    const organisation = this.#organisations.of(change.organisation);
    const about = this.#abouts.of(theme, language);
    const facets = this.#facets.of(change);
    const count = (block: Block, sub: number) => {
      const line = block.line(pairOf(place, sub));
      for (const facet of facets) if (facet < block.width) block.add(line, facet, n, k);
    };
    const margins = (block: Block) => {
      count(block, 0);
      count(block, theme * MARGINS + 1);
      count(block, language * MARGINS + 2);
      count(block, channel * MARGINS + 3);
      count(block, organisation * MARGINS + 4);
    };
    margins(month.margin);
    margins(week);
    margins(day);
    count(month.pair, about);
    count(month.cross, this.#crosses.of(about, this.#ways.of(channel, organisation)));
    if (change.entry !== null) count(month.entry, this.#items.of(theme, this.#entries.of(change.entry)));
    if (change.service !== null) count(month.service, this.#services.of(change.service));
  }

  /** The periods counted so far, by table and level. */
  periods(): { readonly cuboid: Cuboid; readonly level: Level; readonly period: Period }[] {
    return [...this.#blocks.keys()].map((name) => {
      const [cuboid, level, period = ''] = name.split(' ');
      return { cuboid: cuboid as Cuboid, level: level as Level, period };
    });
  }

  /** The cells of one table and period, the region's among them, in no order; they are forgotten with it. */
  *take(cuboid: Cuboid, level: Level, period: Period): Generator<Cell> {
    const name = `${cuboid} ${level} ${period}`;
    const block = this.#blocks.get(name);
    if (!block) return;
    this.#blocks.delete(name);
    this.#days.clear();
    this.#addRegion(cuboid, block);
    for (const [key, line] of block.lines()) {
      const place = leftOf(key);
      const town = this.#towns.names[this.#places.left(place)] ?? NONE;
      const source = this.#sources.names[this.#places.right(place)] ?? NONE;
      const names = this.#names(cuboid, rightOf(key));
      for (let facet = 0; facet < block.width; facet++) {
        const [n, k] = [block.n(line, facet), block.k(line, facet)];
        if (n === 0 && k === 0) continue;
        yield [cuboid, level, period, this.#facets.names[facet] ?? '', town, source, ...names, n, k];
      }
    }
  }

  /** All cells. */
  *cells(): Generator<Cell> {
    for (const { cuboid, level, period } of this.periods()) yield* this.take(cuboid, level, period);
  }

  #open(day: string): DayBlocks {
    const block = (cuboid: Cuboid, level: Level, width: number) => {
      const name = `${cuboid} ${level} ${periodOf(day, level)}`;
      const known = this.#blocks.get(name) ?? new Block(width);
      this.#blocks.set(name, known);
      return known;
    };
    const month = Object.fromEntries(CUBOIDS.map((cuboid) => [cuboid, block(cuboid, 'month', WIDTHS[cuboid])]));
    const blocks = {
      month: month as Record<Cuboid, Block>,
      week: block('margin', 'week', RATE_FACETS),
      day: block('margin', 'day', ONE_FACET),
    };
    this.#days.set(day, blocks);
    return blocks;
  }

  /** The region follows from its towns, which are fewer than the questions. */
  #addRegion(cuboid: Cuboid, block: Block): void {
    for (const [key, line] of [...block.lines()]) {
      const place = this.#places.of(this.#region, this.#places.right(leftOf(key)));
      const sub = rightOf(key);
      // organisations of the region are added up from its towns
      const wider = cuboid === 'cross' ? this.#withoutOrganisation(sub) : sub;
      block.addLine(block.line(pairOf(place, wider)), block, line);
    }
  }

  #withoutOrganisation(cross: number): number {
    const way = this.#ways.of(this.#ways.left(this.#crosses.right(cross)), this.#whole);
    return this.#crosses.of(this.#crosses.left(cross), way);
  }

  #names(cuboid: Cuboid, sub: number): Names {
    const about = (code: number) =>
      [
        this.#themes.names[this.#abouts.left(code)] ?? NONE,
        this.#languages.names[this.#abouts.right(code)] ?? NONE,
      ] as const;
    switch (cuboid) {
      case 'pair':
        return [...about(sub), ALL, ALL, ALL];
      case 'cross': {
        const way = this.#crosses.right(sub);
        const channel = this.#channels.names[this.#ways.left(way)] ?? NONE;
        const organisation = this.#organisations.names[this.#ways.right(way)] ?? NONE;
        return [...about(this.#crosses.left(sub)), channel, organisation, ALL];
      }
      case 'entry':
        return [
          this.#themes.names[this.#items.left(sub)] ?? NONE,
          ALL,
          ALL,
          ALL,
          this.#entries.names[this.#items.right(sub)] ?? NONE,
        ];
      case 'service':
        return [ALL, ALL, ALL, ALL, this.#services.names[sub] ?? NONE];
      case 'margin':
        return this.#marginNames(sub % MARGINS, Math.floor(sub / MARGINS));
    }
  }

  #marginNames(dimension: number, value: number): Names {
    const lists = [[], this.#themes.names, this.#languages.names, this.#channels.names, this.#organisations.names];
    const name = lists[dimension]?.[value] ?? ALL;
    const at = (place: number) => (dimension === place ? name : ALL);
    return [at(1), at(2), at(3), at(4), ALL];
  }
}
